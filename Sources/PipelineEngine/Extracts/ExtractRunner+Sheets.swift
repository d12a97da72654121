internal import ByteInput
internal import DelimitedText
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

extension ExtractRunner {
  /// Reads a printed sheet that stands alone in a delimited file.
  func readSheet(
    _ source: consuming TextSource, _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws {
    var reading = SheetReading(try sheets(), file: extract.name, areas: engine.areas)
    var rows = SheetExtract(source, file: extract.name)
    do {
      try rows.forEachRow { block, row throws(StageFailure) in
        try reading.take(line: row.line) {
          block.strings(of: row)
        } cell: { position in
          position < row.fieldCount
            ? block.text(position, of: row) : UnsafeBufferPointer(start: nil, count: 0)
        }
      }
    } catch {
      // What was read of a sheet that fails part-way counts wholly as quarantined.
      let read = reading.reader?.counts.read ?? 0
      outcome.counts = RecordCounts(read: read, quarantined: read)
      throw error
    }
    outcome.digest = rows.digest
    outcome.bytes = rows.byteCount
    try load([reading], extract, &outcome)
  }

  /// Reads the printed sheets of a workbook; false when it has none.
  func readSheets(
    of workbook: Workbook, _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws -> Bool {
    let catalogue = try sheets()
    guard !catalogue.sheets.isEmpty else { return false }
    var readings: [SheetReading] = []
    var (current, failure): (String?, StageFailure?) = (nil, nil)
    do throws(SpreadsheetFailure) {
      try workbook.readAll { sheet, row in
        if current != sheet {
          current = sheet
          let file = "\(extract.name) sheet \(sheet)"
          readings.append(SheetReading(catalogue, file: file, areas: engine.areas))
        }
        let cells = SheetCells(row)
        do throws(StageFailure) {
          try cells.withCells { cell throws(StageFailure) in
            try readings[readings.count - 1].take(
              line: row.number, texts: { cells.texts }, cell: cell)
          }
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch { throw StageFailure(extract.name, error) }
    let found = readings.filter { $0.reader != nil }
    if let failure {
      let read = found.reduce(0) { $0 + ($1.reader?.counts.read ?? 0) }
      outcome.counts = RecordCounts(read: read, quarantined: read)
      throw failure
    }
    guard !found.isEmpty else { return false }
    if loader != nil { try extract.identify(&outcome) }
    let others = workbook.sheets.count - found.count
    if others > 0 { note("\(extract.name): \(others) sheets hold no table that is mapped") }
    try load(found, extract, &outcome)
    return true
  }

  private func load(
    _ readings: [SheetReading], _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws {
    var labels: [String] = []
    var decisions: Set<String> = []
    for reading in readings {
      reading.notes.forEach(note)
      guard let reader = reading.reader else { continue }
      var one = ExtractOutcome(file: outcome.file)
      (one.counts, one.digest, one.bytes) = (reader.counts, outcome.digest, outcome.bytes)
      one.decision = "read"
      if let figures = reader.figures() {
        one.label = figures.source.text
        if let loader {
          try loader.load(figures, released: request.released, path: extract.path, into: &one)
        }
      } else {
        one.decision = "without a figure"
      }
      outcome.counts = outcome.counts + one.counts
      outcome.inserted += one.inserted
      outcome.closed += one.closed
      labels.append(one.label)
      decisions.insert(one.decision)
    }
    outcome.label =
      labels.count == 1 ? labels[0] : "\(labels.count) tables, \(labels.first ?? "") and others"
    outcome.decision = decisions.sorted().joined(separator: ", ")
  }
}
