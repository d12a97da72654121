internal import ExternalSort
internal import PipelineCore
internal import ReturnModel

/// The findings of a run on disk, in the order of what tells them apart: return, round, authority, rule,
/// record and field, and then value; never file or line.
struct SortedFindings {
  private static let separator: Character = "\u{1F}"

  /// The file they stand in.
  let path: String

  /// Sorts what `each` gives into the file `path`, and spills beside it.
  init(
    to path: String, in folder: String,
    _ each: ((Finding) throws(StageFailure) -> Void) throws(StageFailure) -> Void
  ) throws {
    self.path = path
    var sorter = ExternalSorter(folder: folder, memoryBudget: 32 << 20)
    try each { finding throws(StageFailure) in
      let (key, payload) = (Self.key(finding), Self.payload(finding))
      do throws(SpillFailure) { try sorter.add(key: key.span, payload: payload.span) } catch {
        throw StageFailure(
          .emit, .temporary, subject: "changes", problem: error.description,
          advice: "Free some room and run again.")
      }
    }
    let file = try RecordSpool(path: path)
    try sorter.forEach { key, payload, _ in
      try file.add(
        key: (0..<key.count).map { key[$0] }, payload: (0..<payload.count).map { payload[$0] })
    }
    try file.close()
  }

  /// What tells a finding apart, a nought, and its value.
  private static func key(_ finding: Finding) -> [UInt8] {
    let identity = [
      finding.returnID.text, finding.round.text, finding.area, finding.rule.text, finding.recordKey,
      finding.field,
    ]
    return Array(joined(identity).utf8) + [0] + Array(plain(finding.value).utf8)
  }

  /// What tells the finding apart whose key is `key`.
  static func identity(_ key: [UInt8]) -> ArraySlice<UInt8> {
    key.prefix { $0 != 0 }
  }

  private static func payload(_ finding: Finding) -> [UInt8] {
    Array(joined(finding.cells + finding.carried).utf8)
  }

  /// The finding that ``payload(_:)`` was made of.
  static func finding(_ payload: [UInt8]) -> Finding? {
    let cells = String(decoding: payload, as: UTF8.self)
      .split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    return Finding(cells: cells)
  }

  private static func joined(_ texts: [String]) -> String {
    texts.map(plain).joined(separator: String(separator))
  }

  /// A text without the characters that part one from the next.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1F || $0 == 0 }) else { return text }
    return String(text.map { $0 == separator || $0 == "\0" ? " " : $0 })
  }
}
