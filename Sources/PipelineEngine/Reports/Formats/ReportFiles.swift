internal import ByteInput
internal import Emission
internal import PipelineCore
internal import PrivateFiles
internal import ReturnModel

/// A report's files, all made from one model: HTML, Markdown, CSV with what its columns are, JSON, a
/// workbook, and a Data Package that tells of the CSV.
struct ReportFiles {
  let model: ReportModel
  /// The formats to write, of ``ReportModel/formats``.
  var formats = ReportModel.formats

  /// Writes the files into `folder`, which is made when it is not there; gives their names.
  func write(to folder: String) throws(StageFailure) -> [String] {
    try OutputFile.makeFolder(folder)
    let files = model.files(formats)
    for (name, bytes) in files { try OutputFile.write(bytes, to: "\(folder)/\(name)") }
    guard formats.contains("xlsx") else { return files.map(\.name) }
    try WorkbookFile.write(model.workbook, to: "\(folder)/\(model.pack).xlsx")
    return files.map(\.name) + ["\(model.pack).xlsx"]
  }
}

extension ReportModel {
  /// The formats it can be written in.
  package static let formats = ["html", "md", "csv", "json", "xlsx", "datapackage"]

  /// The files of those formats that are text, by name.
  package func files(_ formats: [String]) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if formats.contains("html") { files.append(("\(pack).html", Array(htmlPage.text.utf8))) }
    if formats.contains("md") { files.append(("\(pack).md", Array(markdown.utf8))) }
    let csv = data.csv
    if formats.contains("csv") {
      files += [("\(pack).csv", csv), ("\(pack).meta.csv", data.metaCSV)]
    }
    if formats.contains("json") { files.append(("\(pack).json", Array(json.utf8))) }
    if formats.contains("datapackage"), formats.contains("csv") {
      let package = DataPackage(
        name: pack, title: title,
        resources: [
          .init(path: "\(pack).csv", table: data, bytes: csv.count, sha256: Self.digest(csv))
        ], classification: classification)
      files.append(("datapackage.json", Array(package.json.utf8)))
    }
    return files
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    var digest = DigestState()
    bytes.span.withUnsafeBytes { digest.update($0) }
    return digest.finish()?.hex ?? ""
  }
}
