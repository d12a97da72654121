internal import ByteInput
internal import DelimitedText
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Finds the rows of a kept published table that a figure is printed in.
struct PublishedTrace {
  /// A row of the table, and the column of the figure.
  struct Place: Encodable, Sendable {
    let file: String
    /// The row's line, counted from 1.
    let line: Int
    let column: String
  }

  let engine: Engine
  let archive: ExtractArchive
  let cell: TracedCell
  /// The area the figure is of.
  let area: AreaID

  /// The places in the table whose digest is `sha256`; `nil` for a sheet or a workbook, which is laid
  /// out for people.
  func places(in sha256: String, file: String) throws(StageFailure) -> [Place]? {
    let path: String
    do { path = try archive.path(of: sha256) } catch { throw StageFailure(error) }
    let source: TextSource
    do { source = try TextSource(path: path) } catch { return nil }
    let catalogue = try TableCatalogue(engine.library)
    var table = TableExtract(source, file: file)
    var reader: PublishedTableReader?
    var figures = FigureBlock()
    var lines: [Int] = []
    let areas = engine.areas
    do {
      try table.forEachBlock { block, row throws(StageFailure) in
        let header = block.strings(of: row)
        reader = PublishedTableReader(
          try catalogue.table(of: header, file: file), header: header, file: file, areas: areas)
      } rows: { block, rows throws(StageFailure) in
        for row in block.rows[rows] where row.fieldCount > 0 {
          figures.removeAll()
          try reader?.take(row, of: block, into: &figures)
          if figures.count > 0, let names = reader?.names, holds(figures, names) {
            lines.append(row.line)
          }
        }
      }
    } catch {
      if error.isNotAnExtract { return nil }
      throw error
    }
    let column = reader?.table.measures.first { $0.indicator == cell.indicator }?.value ?? ""
    return lines.map { Place(file: file, line: $0, column: column) }
  }

  private func holds(_ figures: borrowing FigureBlock, _ names: FigureNames) -> Bool {
    var isHeld = false
    FigureBlock.forEachRecord(in: figures.bytes) { record in
      let key = record.key
      if names.areas[Int(key.area)] == area, names.periods[Int(key.period)] == cell.period,
        names.indicators[Int(key.indicator)] == cell.indicator,
        names.breakdowns[Int(key.breakdown)] == cell.breakdown
      {
        isHeld = true
      }
    }
    return isHeld
  }
}
