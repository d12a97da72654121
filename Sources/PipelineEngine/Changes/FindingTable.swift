internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel

/// A table of findings that a run or `validate` wrote, read row by row.
struct FindingTable {
  private let path: String
  private let file: String

  /// Takes the file `path`.
  init(path: String) {
    self.path = path
    file = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Calls `body` with each finding, in order, whose own columns of the council stand in
  /// ``Finding/carried``, and with the names of these.
  func forEach(
    _ body: (_ finding: Finding, _ carried: [String]) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    let source: TextSource
    do { source = try TextSource(path: path) } catch { throw failure(file, error.wording) }
    var table = TableExtract(source, file: file)
    var carried: [String] = []
    do throws(StageFailure) {
      try table.read(
        header: { header throws(StageFailure) in
          guard header.starts(with: Finding.columns) else {
            throw failure(
              "\(file):1", "it is no findings.csv that 'returns validate' or a run wrote")
          }
          carried = Array(header.dropFirst(Finding.columns.count))
        },
        row: { texts, line throws(StageFailure) in
          guard let finding = Finding(cells: texts) else {
            throw failure("\(file):\(line)", "the row is no finding")
          }
          try body(finding, carried)
        })
    } catch {
      throw StageFailure(
        error.stage, .usage, subject: error.subject, problem: error.problem, advice: error.advice)
    }
  }

  private func failure(_ subject: String, _ problem: String) -> StageFailure {
    StageFailure(.validate, .usage, subject: subject, problem: problem)
  }
}
