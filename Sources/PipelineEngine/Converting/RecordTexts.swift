internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes of a subject's records what is written of them: the texts of their fields, as they were read.
struct RecordTexts {
  private let round: RoundSpec
  private let file: String
  private let files: [String]

  /// Of returns of `round` in the extract `file`; `files` are those of its modules, when it is several.
  init(_ round: RoundSpec, file: String, files: [String]) {
    (self.round, self.file, self.files) = (round, file, files)
  }

  /// The record at `index` of `subject` with all that belongs to it; texts that XML cannot hold are
  /// left out and told.
  func record(
    _ index: Int, of subject: borrowing Subject, _ refusals: inout [StageFailure]
  ) -> WrittenRecord {
    let record = subject.records[index]
    let module = Int(record.module)
    var written = WrittenRecord(round.modules[module].name.text)
    for (field, spec) in round.modules[module].fields.enumerated() {
      let cell = subject.cell(index, field)
      guard cell.state != .absent else { continue }
      let text = subject.string(cell)
      if let code = Self.unwritable(text) {
        refusals.append(refusal(code, spec.name, module, Int(cell.line)))
      } else {
        written[spec.name.text] = text
      }
    }
    var next = index + 1
    while next < Int(record.end) {
      written.children.append(self.record(next, of: subject, &refusals))
      next = Int(subject.records[next].end)
    }
    return written
  }

  /// The first character of `text` that XML 1.0 has no way to write; `nil` when there is none.
  static func unwritable(_ text: String) -> UInt32? {
    let found = text.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    return found?.value
  }

  private func refusal(
    _ code: UInt32, _ field: FieldName, _ module: Int, _ line: Int
  ) -> StageFailure {
    let digits = String(code, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = files.indices.contains(module) && !files[module].isEmpty ? files[module] : file
    return StageFailure(
      .emit, .errorsInData, subject: "\(name):\(line)",
      problem: "\(field) holds the character U+\(padded), which XML cannot",
      advice: "Take it out at the source.")
  }
}
