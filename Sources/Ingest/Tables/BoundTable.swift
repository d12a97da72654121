internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

/// A table's columns as a round has them.
struct BoundTable {
  /// What a column's cells are.
  enum Use: Hashable {
    /// A field of the module, by number.
    case field(Int)
    /// A field that only other rounds have, by name.
    case fieldOfOtherRounds(String)
    /// Nothing the round knows.
    case unknown
    /// Of use for joining or for nobody.
    case skipped
    /// One of the council's own that is carried through to findings, by its number among those.
    case carried(Int)
  }

  /// The module's number in the round.
  let module: Int
  /// The module's name.
  let name: String
  let headings: [String]
  let uses: [Use]
  /// Columns whose heading stands for another field name than it spells, with the name.
  private(set) var aliases: [(heading: String, field: String)] = []
  /// Columns that were read by what their heading means, which is not certain.
  private(set) var doubtful: [(heading: String, field: String)] = []
  private let kinds: [FieldKind]
  private let digits: [Int]
  private let readings: FormReadings
  private let constants: [(field: Int, text: [UInt8])]
  /// How people write the codes of each field, where the form lets them.
  private let spellings: [CodeMemory?]
  private let epoch: SheetDate.Epoch
  /// By field, the code that each label stands for, in lower case; empty unless labels are read.
  private let labels: [[String: String]]

  init(
    _ table: FormTable, headings: [String], module: Int, round: RoundSpec, readings: FormReadings,
    epoch: SheetDate.Epoch = .year1900, carrying carried: [String] = []
  ) {
    self.module = module
    self.headings = headings
    self.readings = readings
    let spec = round.modules[module]
    name = spec.path.last ?? spec.name.text
    kinds = spec.fields.map(\.kind)
    self.epoch = epoch
    spellings = round.schema.modules[module].fields.map { field in
      guard readings.codes != .bare, let list = field.list else { return nil }
      return CodeMemory(CodeSpellings(list, wholeOnly: readings.codes == .folded))
    }
    digits = spec.fields.map { table.digits[$0.name] ?? 0 }
    labels =
      readings.isLoose
      ? round.schema.modules[module].fields.map { field in
        let codes = field.list?.codes ?? []
        return Dictionary(
          codes.map { ($0.label.lowercased(), $0.code) }, uniquingKeysWith: { first, _ in first })
      } : []
    var uses: [Use] = []
    for heading in headings {
      let use = Self.use(of: heading, table, spec, round.namesOfOtherRounds[module])
      if case .field = use {
        uses.append(use)
      } else {
        uses.append(carried.place(of: heading).map { .carried($0) } ?? use)
      }
    }
    self.uses = uses
    constants = table.constants.compactMap { constant in
      guard let field = spec.field(constant.field), !uses.contains(.field(field)) else {
        return nil
      }
      return (field, Array(constant.text.utf8))
    }
    for (heading, use) in zip(headings, uses) {
      if case .field(let field) = use { note(heading, spec.fields[field].name.text, table) }
    }
  }

  private static func use(
    of heading: String, _ table: FormTable, _ spec: ModuleSpec, _ others: [String: FieldName]
  ) -> Use {
    let plain = Heading.plain(heading)
    guard !plain.isEmpty else { return .skipped }
    if let field = table.field(headed: plain) {
      if let number = spec.field(field) { return .field(number) }
      let other = others[field.text.lowercased()]
      return other.map { .fieldOfOtherRounds($0.text) } ?? .unknown
    }
    let known = spec.fields.firstIndex { field in
      ([field.name.text] + field.aliases).contains { Heading.plain($0) == plain }
    }
    if let known { return .field(known) }
    if table.isSkipped(plain) { return .skipped }
    let other = others.first { Heading.plain($0.key) == plain }
    return other.map { .fieldOfOtherRounds($0.value.text) } ?? .unknown
  }

  /// Notes an alias, and a heading whose meaning is not certain; other spellings are the form's own.
  private mutating func note(_ heading: String, _ field: String, _ table: FormTable) {
    let plain = Heading.plain(heading)
    if table.doubtful[plain] != nil {
      doubtful.append((heading, field))
    } else if table.field(headed: plain) == nil, Heading.plain(field) != plain {
      aliases.append((heading, field))
    }
  }

  /// Puts a row's cells, and what the form says of every row, into the open record of `builder`;
  /// what is odd about them goes to `remark`.
  func fill(
    _ builder: inout SubjectBuilder, from row: PackedRow,
    remark: (_ notice: Notice, _ heading: String, _ text: String) -> Void
  ) {
    let line = row.line
    row.forEachCell { column, text in
      let heading = column < headings.count ? headings[column] : ""
      switch column < uses.count ? uses[column] : .unknown {
      case .skipped: break
      case .field(let field):
        if readings.isBlank(text) { break }
        switch set(field, text, in: &builder, line: line) {
        case .kept: break
        case .repeated: remark(.fieldRepeated, heading, "")
        case .placeholder: remark(.placeholderDate, heading, "")
        case .former: remark(.formerCode, heading, String(decoding: text, as: UTF8.self))
        }
      case .fieldOfOtherRounds(let name):
        remark(.fieldOutsideRounds, name, String(decoding: text, as: UTF8.self))
      case .unknown: remark(.unknownElement, heading, String(decoding: text, as: UTF8.self))
      case .carried(let number): builder.carry(number, text)
      }
    }
    for constant in constants { _ = builder.set(constant.field, constant.text, line: line) }
  }

  /// What became of a cell.
  private enum Taken {
    case kept
    /// The field has a text already, and the cell's was not taken.
    case repeated
    /// The day stands for one that is not known, and the field stays blank.
    case placeholder
    /// The code is spelt as an earlier release of its list had it.
    case former
  }

  private func set(
    _ field: Int, _ text: UnsafeBufferPointer<UInt8>, in builder: inout SubjectBuilder, line: Int
  ) -> Taken {
    if let canonical = canonical(text, field) {
      if readings.placeholders.contains(canonical) { return .placeholder }
      guard builder.set(field, canonical, line: line) else { return .repeated }
      return spellings[field]?.isFormer(text) == true ? .former : .kept
    }
    if let plain = plain(text, field) {
      return builder.set(field, plain, line: line) ? .kept : .repeated
    }
    let missing = digits[field] - text.count
    if missing > 0, text.allSatisfy({ (0x30...0x39).contains($0) }) {
      let zeros = [UInt8](repeating: 0x30, count: missing)
      return builder.set(field, zeros + Array(text), line: line) ? .kept : .repeated
    }
    if !readings.placeholders.isEmpty, readings.placeholders.contains(where: text.elementsEqual) {
      return .placeholder
    }
    return builder.set(field, text, line: line) ? .kept : .repeated
  }

  /// The text as the return spells it; `nil` when it stays as it is.
  private func canonical(_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [UInt8]? {
    switch kinds[field] {
    case .code: return spellings[field]?.code(text)
    case .date where text.count == 10 && CalendarDate(ascii: text) != nil: return nil
    case .date, .timestamp:
      if let serial = readings.serial(text) {
        return SheetDate.text(String(serial), epoch: epoch).map { Array($0.utf8) }
      }
      return readings.canonical(text, as: kinds[field])
    default: return readings.canonical(text, as: kinds[field])
    }
  }

  /// The code that a label stands for, or a whole number without its `.0`, where the form is loose.
  private func plain(_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [UInt8]? {
    guard readings.isLoose else { return nil }
    switch kinds[field] {
    case .code:
      let given = String(decoding: text, as: UTF8.self)
      guard !labels[field].values.contains(given) else { return nil }
      return labels[field][given.lowercased()].map { Array($0.utf8) }
    case .integer:
      return WholeNumber.text(String(decoding: text, as: UTF8.self)).map { Array($0.utf8) }
    case .text where digits[field] > 0:
      return WholeNumber.text(String(decoding: text, as: UTF8.self)).map { Array($0.utf8) }
    case .text, .decimal, .date, .timestamp, .boolean: return nil
    }
  }

  /// What the row holds, `column=text`, as the extract has it.
  func content(of row: PackedRow) -> [String] {
    var content: [String] = []
    row.forEachCell { column, text in
      let heading = column < headings.count ? headings[column] : ""
      content.append("\(heading)=\(String(decoding: text, as: UTF8.self))")
    }
    return content
  }
}

extension [String] {
  /// Which of the columns carried `heading` is; spelling, case and spaces do not matter.
  fileprivate func place(of heading: String) -> Int? {
    isEmpty ? nil : firstIndex { Heading.plain($0) == Heading.plain(heading) }
  }
}
