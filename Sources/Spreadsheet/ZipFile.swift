/// A zip archive of files, each read by its name, held to the limits of workbooks.
package struct ZipFile {
  /// The names of its files, in the order of their names; folders and what systems add are left out.
  package let names: [String]
  /// Whether it is a workbook of some office program, rather than an archive of files.
  package let isDocument: Bool
  private let archive: Archive

  /// Opens the archive at `path`.
  package init(
    path: String, limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws(SpreadsheetFailure) {
    archive = try Archive(path: path, limits: limits)
    isDocument =
      archive.holds("[Content_Types].xml") || archive.holds("_rels/.rels")
      || archive.holds("mimetype") && archive.holds(OpenDocumentBook.part)
    names = archive.names.filter { name in
      let parts = name.split(separator: "/")
      return !name.hasSuffix("/") && parts.first != "__MACOSX"
        && !parts.contains { $0.hasPrefix(".") }
    }
  }

  /// Calls `body` with the bytes of the file `name`, decompressed, piece by piece.
  package func read(
    _ name: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(SpreadsheetFailure) {
    try archive.read(name) { piece throws(SpreadsheetFailure) in body(piece) }
  }
}
