internal import ReturnModel
internal import RuleLanguage

/// Reads the texts of a round's fields as their kinds, and says whether they are of them.
///
/// What there is to know of each field lies in flat arrays: to read a cell counts no reference.
struct CellReaders: Sendable {
  private struct Field: Sendable {
    let kind: FieldKind
    /// Where its pattern begins in ``tables``; -1 for none.
    let pattern: Int32
    /// Its code list, by number; -1 for none.
    let list: Int32
  }

  private var fields: [Field] = []
  private var firstFields = [0]
  private var tables: [UInt16] = []
  private var codes: [PackedCodes] = []

  init(_ schema: RecordSchema, _ patterns: [[Pattern?]]) {
    for (module, layout) in schema.modules.enumerated() {
      for (field, spec) in layout.fields.enumerated() {
        fields.append(
          Field(
            kind: spec.kind, pattern: keep(patterns[module][field]), list: keep(spec.list)))
      }
      firstFields.append(fields.count)
    }
  }

  private mutating func keep(_ pattern: Pattern?) -> Int32 {
    guard let pattern else { return -1 }
    let start = tables.count
    tables += pattern.table
    return Int32(start)
  }

  private mutating func keep(_ list: CodeList?) -> Int32 {
    guard let list else { return -1 }
    codes.append(PackedCodes(list))
    return Int32(codes.count - 1)
  }

  /// The number of a module's first field.
  func firstField(of module: Int) -> Int { firstFields[module] }

  /// How many fields a module has.
  func fieldCount(of module: Int) -> Int { firstFields[module + 1] - firstFields[module] }

  /// The state and payload of a cell for a text that is not empty; `number` counts the fields of all
  /// modules.
  @inline(__always)
  func read(
    _ text: UnsafeBufferPointer<UInt8>, as number: Int
  ) -> (state: Cell.State, payload: Int64) {
    let field = fields[number]
    if field.pattern >= 0, !matches(text, field.pattern) { return (.invalid, 0) }
    switch field.kind {
    case .text: return (.valid, 0)
    case .code:
      guard field.list >= 0, let position = codes[Int(field.list)].position(of: text) else {
        return (.invalid, 0)
      }
      return (.valid, Int64(position))
    case .date:
      guard let date = CalendarDate(ascii: text) else { return (.invalid, 0) }
      return (.valid, Int64(date.dayNumber))
    case .boolean: return CellText.boolean(text)
    case .timestamp: return CellText.timestamp(text)
    case .integer: return CellText.integer(text)
    case .decimal: return CellText.decimal(text)
    }
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, _ start: Int32) -> Bool {
    tables.withUnsafeBufferPointer { Pattern.matches(text, $0, from: Int(start)) }
  }
}
