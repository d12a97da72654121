internal import MarkupEvents

/// Which styles of a workbook's cells print numbers as days.
struct CellStyles {
  private var dates: [Bool] = []

  /// Reads a workbook's part of styles.
  init(_ archive: Archive, part: String?) throws(SpreadsheetFailure) {
    guard let part else { return }
    var codes: [Int: String] = [:]
    var isInCellFormats = false
    var dates: [Bool] = []
    try archive.elements(of: part) { element throws(SpreadsheetFailure) in
      switch element.name {
      case "cellXfs": isInCellFormats = element.kind == .open
      case "numFmt":
        if let number = element.attributes["numFmtId"].flatMap({ Int($0) }) {
          codes[number] = element.attributes["formatCode"]
        }
      case "xf" where isInCellFormats && element.kind != .close:
        let number = element.attributes["numFmtId"].flatMap { Int($0) } ?? 0
        dates.append(
          codes[number].map(NumberFormat.isDate(code:)) ?? NumberFormat.isDate(builtIn: number))
      default: break
      }
    }
    self.dates = dates
  }

  /// Whether the style prints a day.
  func isDate(_ style: Int) -> Bool { dates.indices.contains(style) && dates[style] }
}
