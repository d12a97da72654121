internal import MarkupEvents

/// What a workbook says of its sheets.
struct SheetList {
  /// The sheets' names, in order.
  private(set) var names: [String] = []
  /// The part of each sheet, by name.
  private(set) var parts: [String: String] = [:]
  /// Which day dates count from.
  private(set) var epoch = SheetDate.Epoch.year1900

  init(_ archive: Archive, part book: String, links: Relationships) throws(SpreadsheetFailure) {
    var (names, parts, epoch) = ([String](), [String: String](), SheetDate.Epoch.year1900)
    try archive.elements(of: book) { element throws(SpreadsheetFailure) in
      guard element.kind != .close else { return }
      if element.name == "workbookPr", ["1", "true"].contains(element.attributes["date1904"]) {
        epoch = .year1904
      }
      guard element.name == "sheet", let name = element.attributes["name"],
        let id = element.attributes["id"], let part = links.part(id)
      else { return }
      guard parts.updateValue(part, forKey: name) == nil else {
        throw SpreadsheetFailure(.badPart, place: book, "two sheets have one name.")
      }
      names.append(name)
    }
    (self.names, self.parts, self.epoch) = (names, parts, epoch)
  }
}
