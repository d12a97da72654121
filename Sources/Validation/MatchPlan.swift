internal import ReturnModel
internal import ReturnSpec

/// What names the records of one return, so that those of another round's are the same ones: the
/// subject's identifier, then the place of the record under it.
struct MatchPlan {
  /// The key of a header, of which a return has one.
  static let headerKey: [UInt8] = [0xFF]

  /// One module, in the numbers of the return's own round.
  private struct Module {
    /// Its number in the present round.
    let number: UInt8
    /// The fields that name its records under their owner; none for their ordinal.
    let match: [Int]
    /// The fields that rules of the present round read, in its order; -1 for one that is not here.
    let kept: [Int]
  }

  /// The fields that may identify a subject, in order; -1 for one that this round does not have.
  let identifiers: [Int]
  private let modules: [Module?]
  private let isHeader: [Bool]

  /// Makes the plan for returns of `round`, which is `present` or `last`.
  init(_ round: RoundSpec, present: RoundSpec, last: RoundSpec) {
    let subject = present.modules.first { $0.role == .subject }
    let own = round.modules.first { $0.name == subject?.name }
    identifiers = subject?.key.map { own?.field($0) ?? -1 } ?? []
    let fields = present.previousFields
    isHeader = round.modules.map { $0.role == .header }
    modules = round.modules.map { module in
      guard let number = present.schema.module(module.name),
        let other = last.modules.first(where: { $0.name == module.name })
      else { return nil }
      let named = present.modules[number]
      // Both returns name the record in the same way, or neither would be found.
      let isShared = named.match.allSatisfy { name in
        named.field(name) != nil && other.field(name) != nil
      }
      return Module(
        number: UInt8(truncatingIfNeeded: number),
        match: isShared ? named.match.compactMap { module.field($0) } : [],
        kept: fields[number].map { module.field(named.fields[$0].name) ?? -1 })
    }
  }

  /// Whether a subject is the header of its return.
  func isHeader(_ subject: borrowing Subject) -> Bool {
    subject.records.count > 0 && isHeader[Int(subject.records[0].module)]
  }

  /// The fields of a record that rules read; `nil` for a module that the present round has not.
  func kept(of record: Int, in subject: borrowing Subject) -> [Int]? {
    modules[Int(subject.records[record].module)]?.kept
  }

  /// The key of a subject by its identifier at `position`; `nil` when it has none.
  func key(of subject: borrowing Subject, by position: Int) -> [UInt8]? {
    guard identifiers[position] >= 0, subject.records.count > 0 else { return nil }
    let cell = subject.cell(0, identifiers[position])
    guard cell.state != .absent else { return nil }
    var key = [UInt8(truncatingIfNeeded: position)]
    Self.append(cell, of: subject, to: &key)
    return key
  }

  /// `key`, which is the subject's, followed by the way down to `record`.
  func key(_ key: [UInt8], to record: Int, in subject: borrowing Subject) -> [UInt8] {
    var key = key
    append(record, of: subject, to: &key)
    return key
  }

  private func append(_ record: Int, of subject: borrowing Subject, to key: inout [UInt8]) {
    let parent = Int(subject.records[record].parent)
    guard parent >= 0 else { return }
    append(parent, of: subject, to: &key)
    let module = modules[Int(subject.records[record].module)]
    key.append(module?.number ?? 0xFF)
    let cells = module?.match.map { subject.cell(record, $0) } ?? []
    if !cells.isEmpty, cells.allSatisfy({ $0.state != .absent }) {
      key.append(1)
      for cell in cells { Self.append(cell, of: subject, to: &key) }
    } else {
      key.append(0)
      Self.append(subject.records[record].ordinal, to: &key)
    }
  }

  /// A cell's text, after its length, so that no text is taken for part of another.
  static func append(_ cell: Cell, of subject: borrowing Subject, to bytes: inout [UInt8]) {
    append(cell.count, to: &bytes)
    bytes.append(contentsOf: subject.text[Int(cell.start)..<Int(cell.start + cell.count)])
  }

  /// A number in four bytes, the greatest first.
  static func append(_ number: Int32, to bytes: inout [UInt8]) {
    for shift in [24, 16, 8, 0] {
      bytes.append(UInt8(truncatingIfNeeded: number >> Int32(shift)))
    }
  }
}
