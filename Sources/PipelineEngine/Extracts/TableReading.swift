internal import DelimitedText
internal import ExternalSort
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Recognises a published table by its header and reads it by its mapping.
struct TableReading {
  private let catalogue: TableCatalogue
  private let file: String
  private let areas: AreaDirectory
  /// Where the figures go; `nil` when they are only read.
  private let spool: FigureSpool?
  private let takesSchools: Bool
  private(set) var reader: PublishedTableReader?

  init(
    catalogue: TableCatalogue, file: String, areas: AreaDirectory, spool: FigureSpool?,
    takesSchools: Bool
  ) {
    self.takesSchools = takesSchools
    self.catalogue = catalogue
    self.file = file
    self.areas = areas
    self.spool = spool
  }

  /// Whether the header was one with a mapping, whatever came after it.
  var isRecognised: Bool { reader != nil }

  /// Reads the whole of `extract`.
  mutating func read(_ extract: inout TableExtract) throws(StageFailure) {
    var found: PublishedTableReader?
    var figures = FigureBlock()
    let (catalogue, file, areas, spool) = (catalogue, file, areas, spool)
    let takesSchools = takesSchools
    do {
      try extract.forEachBlock { block, row throws(StageFailure) in
        let header = block.strings(of: row)
        let table = try catalogue.table(of: header, file: file)
        found = PublishedTableReader(
          table, header: header, file: file, areas: areas, takesSchools: takesSchools)
      } rows: { block, rows throws(StageFailure) in
        for row in block.rows[rows] where row.fieldCount > 0 {
          try found?.take(row, of: block, into: &figures)
        }
        try Self.keep(figures, in: spool, file)
        figures.removeAll()
      }
    } catch {
      reader = found
      throw error
    }
    reader = found
    if let found { spool?.names = found.names }
  }

  private static func keep(
    _ figures: borrowing FigureBlock, in spool: FigureSpool?, _ file: String
  ) throws(StageFailure) {
    guard let spool else { return }
    do { try spool.append(figures) } catch {
      throw StageFailure(
        .store, .temporary, subject: file, problem: error.description,
        advice: "Free some room and run again.")
    }
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
