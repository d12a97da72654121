internal import ByteInput
internal import ReturnModel
internal import ReturnSpec

/// The patches of a run, by whom they are about.
struct PatchBook: Sendable {
  /// The patches, in the order of their file.
  let patches: [Patch]
  /// The file's name, for messages.
  let file: String
  private let places: [ReturnID: [String: [Int]]]

  init(_ patches: [Patch], file: String) {
    self.patches = patches
    self.file = file
    var places: [ReturnID: [String: [Int]]] = [:]
    for (place, patch) in patches.enumerated() {
      let person = patch.recordKey.split(separator: "/").first.map(String.init) ?? ""
      places[patch.returnID, default: [:]][person, default: []].append(place)
    }
    self.places = places
  }

  /// Whether any patch is about the return.
  func isAbout(_ id: ReturnID) -> Bool { places[id] != nil }

  /// Whether any patch is about the person with the business key `person`.
  func isAbout(_ id: ReturnID, person: String) -> Bool { places[id]?[person] != nil }

  /// A patch that met its record.
  struct Met {
    let met: MetPatch
    let record: Int
    let field: Int
  }

  /// Makes the patches that are about `subject`, and says which met their records there.
  ///
  /// Records are found by the keys they have before anything is made.
  func apply(to subject: inout Subject, of round: RoundSpec) -> [Met] {
    let keys = RecordKey(round.modules)
    guard let about = places[round.definition.id]?[keys.businessKey(of: subject)] else { return [] }
    let found = about.compactMap { place -> (Patch, Int, Int)? in
      let patch = patches[place]
      for record in subject.records.indices {
        let module = round.modules[Int(subject.records[record].module)]
        guard module.name == patch.module, let field = module.field(patch.field),
          keys.key(of: record, in: subject) == patch.recordKey
        else { continue }
        return (patch, record, field)
      }
      return nil
    }
    return found.map { patch, record, field in
      let cell = subject.cell(record, field)
      let text = cell.state == .absent ? "" : subject.string(cell)
      guard text == patch.old else {
        return Met(met: MetPatch(patch: patch, outcome: .refused), record: record, field: field)
      }
      round.replace(field, of: record, in: &subject, by: patch.new)
      return Met(met: MetPatch(patch: patch, outcome: .applied), record: record, field: field)
    }
  }

  /// A digest of what patches made of an extract; empty when none was made.
  static func digest(of met: [MetPatch]) -> String {
    let applied = met.filter { $0.outcome == .applied }.map(\.patch)
    guard !applied.isEmpty else { return "" }
    var digest = DigestState()
    for patch in applied {
      let text = [patch.recordKey, patch.field.text, patch.old, patch.new].joined(
        separator: "\u{1F}")
      Array("\(text)\u{1E}".utf8).withUnsafeBytes { digest.update($0) }
    }
    return "patches:\(digest.finish()?.hex.prefix(16) ?? "")"
  }
}
