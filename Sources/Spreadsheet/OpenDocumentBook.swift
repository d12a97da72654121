internal import MarkupEvents

/// An `.ods` workbook: every sheet in one part, one after the other.
struct OpenDocumentBook: WorkbookContent {
  /// The part that holds the sheets.
  static let part = "content.xml"
  private static let manifest = "META-INF/manifest.xml"
  private static let kind = "application/vnd.oasis.opendocument.spreadsheet"

  let sheets: [String]
  let epoch = SheetDate.Epoch.year1900
  private let archive: Archive
  private let limits: SpreadsheetLimits

  init(_ archive: Archive, limits: SpreadsheetLimits) throws(SpreadsheetFailure) {
    self.archive = archive
    self.limits = limits
    try Self.check(archive)
    var names: [String] = []
    var depth = 0
    try archive.blocks(of: Self.part) { block throws(SpreadsheetFailure) in
      var next = 0
      for event in block.events {
        let first = next
        if event.kind == .open || event.kind == .leaf { next += Int(event.attributeCount) }
        guard block.names[event.nameID] == "table" else { continue }
        if event.kind == .close { depth -= 1 }
        if event.kind == .open || event.kind == .leaf, depth == 0 {
          let name = block.string(of: "name", among: first..<next) ?? ""
          guard !names.contains(name) else {
            throw SpreadsheetFailure(.badPart, place: Self.part, "two sheets have one name.")
          }
          names.append(name)
        }
        if event.kind == .open { depth += 1 }
      }
      return true
    }
    sheets = names
  }

  /// Throws for an archive that is another kind of document, or that a password protects.
  private static func check(_ archive: Archive) throws(SpreadsheetFailure) {
    guard archive.holds("mimetype") else {
      throw SpreadsheetFailure(.notAWorkbook, "it is a zip archive and no workbook.")
    }
    var kind: [UInt8] = []
    try archive.read("mimetype") { piece throws(SpreadsheetFailure) in
      kind += piece
      return kind.count < 256
    }
    guard String(decoding: kind, as: UTF8.self).hasPrefix(Self.kind) else {
      throw SpreadsheetFailure(.notAWorkbook, "it is a document and no workbook.")
    }
    guard archive.holds(manifest) else { return }
    try archive.elements(of: manifest) { element throws(SpreadsheetFailure) in
      guard element.name != "encryption-data" else {
        throw SpreadsheetFailure(
          .encrypted, place: part, "it is protected by a password. Save it without one.")
      }
    }
  }

  func read(
    where isWanted: (String) -> Bool, _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    var reader = OpenDocumentReader(limits: limits)
    try archive.blocks(of: Self.part) { block throws(SpreadsheetFailure) in
      try reader.take(block, where: isWanted, body)
    }
  }
}

extension MarkupBlock {
  /// The value of the first of `attributes` with the local name `name`, copied.
  func string(of name: String, among attributes: Range<Int>) -> String? {
    for attribute in self.attributes[attributes] where names[attribute.nameID] == name {
      return String(decoding: value(of: attribute), as: UTF8.self)
    }
    return nil
  }
}
