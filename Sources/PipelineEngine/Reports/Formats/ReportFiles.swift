internal import ByteInput
internal import Emission
internal import PipelineCore
internal import PrivateFiles
internal import ReturnModel

/// A report's files, all made from one model: HTML, Markdown, CSV with what its columns are, JSON, a
/// workbook, and a Data Package that tells of the CSV.
struct ReportFiles {
  let model: ReportModel

  /// Writes the files into `folder`, which is made when it is not there; gives their names.
  func write(to folder: String) throws(StageFailure) -> [String] {
    try OutputFile.makeFolder(folder)
    let name = model.pack
    let csv = model.data.csv
    let package = DataPackage(
      name: name, title: model.title,
      resources: [
        .init(path: "\(name).csv", table: model.data, bytes: csv.count, sha256: Self.digest(csv))
      ])
    let files = [
      ("\(name).html", Array(model.htmlPage.text.utf8)),
      ("\(name).md", Array(model.markdown.utf8)), ("\(name).csv", csv),
      ("\(name).meta.csv", model.data.metaCSV), ("\(name).json", Array(model.data.json.utf8)),
      ("datapackage.json", Array(package.json.utf8)),
    ]
    for (name, bytes) in files { try OutputFile.write(bytes, to: "\(folder)/\(name)") }
    try WorkbookFile.write(model.workbook, to: "\(folder)/\(name).xlsx")
    return files.map(\.0) + ["\(name).xlsx"]
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    var digest = DigestState()
    bytes.span.withUnsafeBytes { digest.update($0) }
    return digest.finish()?.hex ?? ""
  }
}
