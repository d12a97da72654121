internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Recognises a published table by its header and reads it by its mapping.
struct TableReading {
  let tables: [PublishedTableSpec]
  let file: String
  let areas: AreaDirectory
  private(set) var reader: PublishedTableReader?
  /// Whether the header was one with a mapping, whatever came after it.
  private(set) var isRecognised = false

  init(tables: [PublishedTableSpec], file: String, areas: AreaDirectory) {
    self.tables = tables
    self.file = file
    self.areas = areas
  }

  /// Reads the whole of `extract`.
  mutating func read(_ extract: inout TableExtract) throws(StageFailure) {
    var found: PublishedTableReader?
    let (tables, file, areas) = (tables, file, areas)
    do {
      try extract.read { header throws(StageFailure) in
        found = try Self.recognise(header, tables, file, areas)
      } row: { texts, line throws(StageFailure) in
        try found?.take(texts, line: line)
      }
    } catch {
      isRecognised = found != nil
      throw error
    }
    reader = found
  }

  private static func recognise(
    _ header: [String], _ tables: [PublishedTableSpec], _ file: String, _ areas: AreaDirectory
  ) throws(StageFailure) -> PublishedTableReader {
    for table in tables {
      if let reader = PublishedTableReader(table, header: header, file: file, areas: areas) {
        return reader
      }
    }
    throw StageFailure(
      .ingest, .unreadableExtract, subject: file,
      problem: "its columns are those of no table with a mapping",
      advice: "Mappings are under Pipelines/*/tables.", isNotAnExtract: true)
  }

  /// What a person should know of the reading: rows passed over and columns not used.
  var notes: [String] {
    guard let reader else { return [] }
    var notes = reader.passedOver.sorted { $0.key < $1.key }.map { why, count in
      "\(file): \(count) rows out of scope: \(why)"
    }
    if !reader.unusedColumns.isEmpty {
      notes.append("\(file): columns not loaded: \(reader.unusedColumns.joined(separator: ", "))")
    }
    if !reader.missingColumns.isEmpty {
      let count = reader.missingColumns.count
      notes.append(
        "\(file): \(count) columns that its mapping knows are not here; the rest was read")
    }
    return notes
  }
}
