internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The mappings of published tables, each read whole when its first file comes.
final class TableCatalogue {
  private let mappings: [TableMapping]
  private var tables: [Int: PublishedTableSpec] = [:]

  init(_ library: SpecLibrary) throws(StageFailure) {
    do { mappings = try library.mappings() } catch { throw StageFailure(error) }
  }

  /// The table that a file with the columns `header` is of.
  func table(of header: [String], file: String) throws(StageFailure) -> PublishedTableSpec {
    let columns = Set(header)
    guard let position = mappings.firstIndex(where: { $0.recognises(columns) }) else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file,
        problem: "its columns are those of no table with a mapping",
        advice: "Mappings are under Pipelines/*/tables.", isNotAnExtract: true)
    }
    if let table = tables[position] { return table }
    do {
      let table = try mappings[position].table()
      tables[position] = table
      return table
    } catch { throw StageFailure(error) }
  }
}
