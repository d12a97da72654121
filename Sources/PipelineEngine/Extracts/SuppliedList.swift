internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import RuleLanguage

/// Reads an optional list for rules, such as every establishment, from a CSV file.
enum SuppliedList {
  /// The texts of the file's column `URN` when it has one, else of its first column.
  static func read(_ name: String, _ path: String) throws(StageFailure) -> ExternalList {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let source: TextSource
    do { source = try TextSource(path: path) } catch {
      throw StageFailure(.ingest, .usage, subject: file, problem: error.wording)
    }
    var table = TableExtract(source, file: file)
    var texts: [String] = []
    var column = 0
    try table.read { header throws(StageFailure) in
      column = header.firstIndex { $0.uppercased() == "URN" } ?? 0
    } row: { row, _ throws(StageFailure) in
      texts.append(row[column])
    }
    return ExternalList(name: name, texts: texts)
  }
}
