internal import DelimitedText
internal import ReturnModel
internal import ReturnSpec

/// Writes a return as the nine CSV files of the COLLECT Blade export, joined by table ids.
final class BladeEmitter: ReturnEmitter {
  /// One of the nine files.
  private struct Sheet {
    let module: ModuleSpec
    let columns: [String]
    let file: OutputFile
    var writer = DelimitedWriter()
    var rows = 0
  }

  private var sheets: [Sheet] = []
  private let places: [String: Int]
  private let kinds: [String: [String: FieldKind]]

  init(
    _ folder: String, _ layout: RoundLayout, _ round: RoundSpec, planned: [FaultRecipe],
    made: CalendarDate
  ) throws(SynthesisFailure) {
    let (year, month, day) = made.components
    let stamp =
      "\(SyntheticIdentity.padded(day, 2))-\(SyntheticIdentity.padded(month, 2))-\(year)"
    var places: [String: Int] = [:]
    var kinds: [String: [String: FieldKind]] = [:]
    for (place, module) in layout.modules.enumerated() {
      let name = module.name.text
      var columns = layout.columns[name] ?? []
      // A field of another round, planted, gets a column of its own.
      for target in planned.flatMap(\.set).map(\.target)
      where target.module == name && !columns.contains(target.field) {
        columns.append(target.field)
      }
      let file = try OutputFile("\(folder)/Blade-Export_\(stamp)_\(Self.table(module)).csv")
      sheets.append(Sheet(module: module, columns: columns, file: file))
      places[name] = place
      kinds[name] = Dictionary(
        module.fields.map { ($0.name.text, $0.kind) }, uniquingKeysWith: { first, _ in first })
    }
    self.places = places
    self.kinds = kinds
    for index in sheets.indices { writeHeading(index) }
  }

  /// The table's name: the header's is the return's.
  private static func table(_ module: ModuleSpec) -> String {
    module.role == .header ? "sen2" : module.name.text.lowercased()
  }

  private func writeHeading(_ index: Int) {
    let module = sheets[index].module
    let table = Self.table(module)
    var columns = ["\(table)tableid", "NativeId", "\(table)orderseqcolumn", "sourceid"]
    switch module.role {
    case .header, .totals: break
    case .subject: columns.append("sen2tableid")
    case .record: columns.append("\(module.parent?.text.lowercased() ?? "")tableid")
    }
    sheets[index].writer.writeRow(columns + sheets[index].columns.map { $0.lowercased() })
  }

  func begin(_ file: SyntheticFile) throws(SynthesisFailure) {
    try write(file.header, parent: nil)
  }

  func write(_ subject: SyntheticRecord) throws(SynthesisFailure) { try write(subject, parent: 1) }

  func endFile() throws(SynthesisFailure) {}

  func finish() throws(SynthesisFailure) {
    for index in sheets.indices {
      try sheets[index].file.write(sheets[index].writer.take())
      try sheets[index].file.close()
    }
  }

  private func write(_ record: SyntheticRecord, parent: Int?) throws(SynthesisFailure) {
    guard let place = places[record.module] else { return }
    sheets[place].rows += 1
    let number = sheets[place].rows
    let known = kinds[record.module] ?? [:]
    var row = [String(number), String(number), String(number), "1"]
    if let parent { row.append(String(parent)) }
    for column in sheets[place].columns {
      row.append(Self.text(record[column] ?? "", known[column], column))
    }
    sheets[place].writer.writeRow(row)
    if sheets[place].writer.bytes.count >= 1 << 17 {
      try sheets[place].file.write(sheets[place].writer.take())
    }
    for child in record.children { try write(child, parent: number) }
  }

  /// A text as the export has it; one that is not of its kind stays as it is.
  private static func text(_ text: String, _ kind: FieldKind?, _ column: String) -> String {
    switch kind {
    case .boolean where text == "1": return "true"
    case .boolean where text == "0": return "false"
    case .date:
      guard let date = CalendarDate(text) else { return text }
      return day(date) + " 00:00:00"
    case .timestamp:
      guard text.count == 19, let date = CalendarDate(text.prefix(10)) else { return text }
      return day(date) + " " + text.suffix(8)
    case .text where column == "SerialNo":
      // The export keeps the serial number as an integer, without its leading zeros.
      return Int(text).map(String.init) ?? text
    default: return text
    }
  }

  private static func day(_ date: CalendarDate) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, day) = date.components
    return "\(year)-\(months[month - 1])-\(SyntheticIdentity.padded(day, 2))"
  }
}
