internal import Emission
package import PipelineCore

/// Writes comparator tables to files.
package struct TableFiles {
  private let folder: String

  /// Makes a writer into the folder `folder`, which must be there.
  package init(folder: String) { self.folder = folder }

  /// Writes a table in each of `formats`; gives the names of the files.
  package func write(
    _ made: MadeTable, formats: [String]
  ) throws(StageFailure) -> [String] {
    let table = made.figures
    let name = made.fileName
    var files: [(name: String, bytes: [UInt8])] = []
    if formats.contains("csv") {
      files.append(("\(name).csv", table.publishedCSV))
      files.append(("\(name).meta.csv", table.publishedMetaCSV))
      files.append(("\(name)_comparators.csv", table.comparatorCSV))
    }
    if formats.contains("json") { files.append(("\(name).json", Array(table.json.utf8))) }
    if formats.contains("md") { files.append(("\(name).md", Array(made.markdown.utf8))) }
    if formats.contains("html") { files.append(("\(name).html", Array(made.html.utf8))) }
    for file in files { try OutputFile.write(file.bytes, to: "\(folder)/\(file.name)") }
    guard formats.contains("xlsx") else { return files.map(\.name) }
    try made.writeWorkbook(to: "\(folder)/\(name).xlsx")
    return files.map(\.name) + ["\(name).xlsx"]
  }

  /// Writes every table onto one page, `report.html`.
  package func writePage(_ tables: [MadeTable], title: String) throws(StageFailure) {
    let page = HTMLPage(title: title, sections: tables.map { .init(table: $0.table) })
    try OutputFile.write(Array(page.text.utf8), to: "\(folder)/report.html")
  }
}
