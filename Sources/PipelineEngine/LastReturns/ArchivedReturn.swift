internal import ByteInput
internal import Foundation
internal import IndicatorStore
internal import Ingest
internal import PipelineCore
internal import ReturnSpec
internal import Spreadsheet

/// Reads a return again from the archive beside the store, in whatever form it came.
struct ArchivedReturn {
  let archive: ExtractArchive
  let forms: [FormSpec]
  /// Where a workbook is put for as long as it is read; the archive keeps it compressed.
  let folder: String
  let rounds: RoundCache
  /// What was said of the return when it was loaded, where its extracts do not say it.
  var given: CallHeader?

  /// Reads the extract whose digest is `sha256`, which messages call `file`.
  func read(
    _ sha256: String, file: String, into consumer: inout some SubmissionSeries
  ) throws(StageFailure) {
    let path = try path(of: sha256)
    guard let first = Self.beginning(of: path) else {
      return try readWorkbook(sha256, file, &consumer)
    }
    if let members = ExtractManifest.members(in: first) {
      return try readTables(members, file, &consumer)
    }
    let source: TextSource
    do { source = try TextSource(path: path) } catch { throw StageFailure(file, error) }
    var reader = MarkupExtract(source, file: file)
    try reader.read(into: &consumer, round: lookup(file))
  }

  private func lookup(_ file: String) -> MarkupExtract.RoundLookup {
    { [rounds] recognition throws(StageFailure) in try rounds.round(for: recognition, file: file) }
  }

  /// The first bytes of a text; `nil` for what is none, as a workbook is.
  private static func beginning(of path: String) -> [UInt8]? {
    do {
      var source = try TextSource(path: path)
      return Array(try source.peek())
    } catch { return nil }
  }

  private func path(of sha256: String) throws(StageFailure) -> String {
    do { return try archive.path(of: sha256) } catch { throw StageFailure(error) }
  }

  private func readTables(
    _ found: (form: String, members: [(sha256: String, table: String)]), _ file: String,
    _ consumer: inout some SubmissionSeries
  ) throws(StageFailure) {
    guard let form = forms.first(where: { "\($0.definition.id) \($0.id)" == found.form }) else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file, problem: "there is no form '\(found.form)' now")
    }
    if !form.subjects.isEmpty { return try readLists(form, found.members, file, &consumer) }
    var reader = TableSetReader(form: form, spillingInto: folder)
    for member in found.members {
      guard let table = form.tables.firstIndex(where: { $0.name == member.table }) else { continue }
      _ = try reader.read(try open(member.sha256, file), file: member.table, table: table)
    }
    if form.holdsMany {
      try reader.finishMany(into: &consumer, round: lookup(file))
    } else {
      try reader.finish(into: &consumer, round: lookup(file))
    }
  }

  private func readLists(
    _ form: FormSpec, _ members: [(sha256: String, table: String)], _ file: String,
    _ consumer: inout some SubmissionSeries
  ) throws(StageFailure) {
    var reader = try listReader(form, file)
    for member in members {
      guard let list = form.tables.firstIndex(where: { $0.name == member.table }) else { continue }
      _ = try reader.read(try open(member.sha256, file), file: member.table, list: list)
    }
    try reader.finish(into: &consumer)
  }

  private func listReader(_ form: FormSpec, _ file: String) throws(StageFailure) -> ListSetReader {
    guard let given else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file,
        problem: "its lists do not say the day they are as at")
    }
    return try ListSetReader(
      form: form, round: try rounds.round(of: form.definition, asAt: given.asAt), header: given,
      spillingInto: folder)
  }

  private func open(_ sha256: String, _ file: String) throws(StageFailure) -> TextSource {
    let path = try path(of: sha256)
    do { return try TextSource(path: path) } catch { throw StageFailure(file, error) }
  }

  private func readWorkbook(
    _ sha256: String, _ file: String, _ consumer: inout some SubmissionSeries
  ) throws(StageFailure) {
    let path = "\(folder)/archived.workbook"
    do { try archive.restore(sha256, to: path) } catch { throw StageFailure(error) }
    defer { unlink(path) }
    let workbook: Workbook
    do { workbook = try Workbook(path: path, spillingInto: folder) } catch {
      throw StageFailure(file, error)
    }
    for form in forms {
      guard let wanted = form.sheet.map(Heading.plain),
        let sheet = workbook.sheets.first(where: { Heading.plain($0) == wanted })
      else { continue }
      var reader = TableSetReader(form: form, spillingInto: folder)
      try reader.read(workbook, sheet: sheet, file: file)
      return try reader.finish(into: &consumer, round: lookup(file))
    }
    for form in forms where form.containers.contains(.sheets) {
      let sheets = try ListSheets(workbook, form, file: file)
      guard !sheets.places.isEmpty else { continue }
      var reader = try listReader(form, file)
      try reader.read(workbook, sheets, file: file)
      return try reader.finish(into: &consumer)
    }
    throw StageFailure(
      .ingest, .unreadableExtract, subject: file, problem: "no form has a sheet of this workbook")
  }
}
