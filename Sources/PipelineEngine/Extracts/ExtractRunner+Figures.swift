internal import ByteInput
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

extension ExtractRunner {
  /// Reads and loads a table of figures, which is read once and loaded as it comes.
  func readTable(_ job: ExtractJob) throws -> ExtractOutcome {
    var outcome = ExtractOutcome(file: job.name)
    guard case .file(let extract) = job.kind else { return outcome }
    do {
      if extract.isArchive {
        try readWorkbook(extract, &outcome)
      } else {
        var source = try extract.open(digesting: loader?.needsDigests ?? false)
        if try isSheet(&source, extract) {
          try readSheet(source, extract, &outcome)
        } else {
          try readTable(source, extract, &outcome)
        }
      }
    } catch let failure as StageFailure {
      // Specifications that cannot be taken stop the run: no extract is to blame.
      guard failure.stage != .specify else { throw failure }
      if failure.isNotAnExtract, !job.isNamed {
        outcome.isPassedOver = true
        outcome.decision = failure.problem
      } else {
        outcome.failure = failure
      }
    }
    return outcome
  }

  /// Whether the file has the headings of a printed sheet among its first rows.
  private func isSheet(
    _ source: inout TextSource, _ extract: FoundExtract
  ) throws(StageFailure) -> Bool {
    let catalogue = try sheets()
    do { return catalogue.recognises(try source.peek()) } catch {
      throw StageFailure(extract.name, error)
    }
  }

  private func readWorkbook(
    _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws {
    let workbook: Workbook
    do { workbook = try Workbook(path: extract.path) } catch {
      throw StageFailure(extract.name, error)
    }
    if try readSheets(of: workbook, extract, &outcome) { return }
    let wanted = try sheetNames()
    throw StageFailure(
      .ingest, .unreadableExtract, subject: extract.name,
      problem: "none of the workbook's sheets is one that holds a return or a mapped table",
      advice: "Sheets of returns that are read: \(wanted). Mappings are under Pipelines/*/sheets.",
      isNotAnExtract: true)
  }

  private func sheetNames() throws(StageFailure) -> String {
    do { return try engine.library.forms().compactMap(\.sheet).joined(separator: ", ") } catch {
      throw StageFailure(error)
    }
  }

  private func readTable(
    _ source: consuming TextSource, _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws {
    let figures = loader.map { _ in FigureSpool(spillingInto: request.folder) }
    var reading = TableReading(
      catalogue: try catalogue(), file: extract.name, areas: engine.areas, spool: figures,
      takesSchools: request.takesSchools)
    var table = TableExtract(source, file: extract.name)
    do { try reading.read(&table) } catch {
      if reading.isRecognised {
        outcome.counts = RecordCounts(read: table.rowCount, quarantined: table.rowCount)
      }
      throw error
    }
    guard let reader = reading.reader else { return }
    outcome.counts = reader.counts
    outcome.label = reader.table.source.text
    outcome.digest = table.digest
    outcome.bytes = table.byteCount
    report.notes += reading.notes
    if let loader, let figures {
      try loader.load(
        reader, figures, released: request.released, path: extract.path, into: &outcome)
    } else {
      outcome.decision = "read"
    }
  }
}
