import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Accepts findings, or prints the notes on those that were.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept a query with a note, or print the notes for the Department's portal.",
    discussion: """
      Adds a line to acceptances.csv for the finding of a rule on a record, which is looked up in a \
      store or a findings.csv. It covers the finding as long as the values stay what they are; they \
      are kept as a digest. With --export the notes are printed by rule and record; with a store or \
      a findings.csv too, only of findings that stand.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The file of acceptances; it is made when it is not there.")
  var acceptances: String

  @Option(help: "The rule.")
  var rule: String?

  @Option(help: "The record, as its finding names it.")
  var recordKey: String?

  @Option(help: "Why it stands: what the Department is told.")
  var note: String?

  @Option(help: "Who says so.")
  var by: String?

  @Option(help: "The day it is said, else today (ccyy-mm-dd).")
  var on: String?

  @Option(
    help: "The last day it holds (ccyy-mm-dd); as long as the values stay when none is given.")
  var expires: String?

  @Option(help: "The store to look the finding up in.")
  var store: String?

  @Option(help: "The findings.csv to look the finding up in.")
  var findings: String?

  @Flag(help: "Print the notes, as text to paste into the portal.")
  var export = false

  func validate() throws {
    for (name, text) in [("on", on), ("expires", expires)] {
      if let text, CalendarDate(text) == nil {
        throw ValidationError("--\(name) '\(text)' is not a day such as 2026-03-31")
      }
    }
    guard store == nil || findings == nil else {
      throw ValidationError("--store and --findings are not given together")
    }
    guard !export else {
      if recordKey != nil || note != nil || by != nil || expires != nil {
        throw ValidationError("--export prints notes; it takes --rule, --on, and where to look")
      }
      return
    }
    for (name, text) in [
      ("rule", rule), ("record-key", recordKey), ("note", note), ("by", by),
    ] where (text ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError("--\(name) is missing")
    }
    guard store != nil || findings != nil else {
      throw ValidationError("--store PATH or --findings FILE is missing: where is the finding?")
    }
    if let first = on.flatMap({ CalendarDate($0) }),
      let last = expires.flatMap({ CalendarDate($0) }),
      last < first
    {
      throw ValidationError("--expires is before --on")
    }
  }

  func run() throws {
    let service = AcceptService(try common.engine(), acceptances: acceptances)
    let source =
      store.map { FindingSource.store($0) } ?? findings.map { FindingSource.file($0) }
    let day = on.flatMap { CalendarDate($0) }
    if export {
      return Messages.give(Array(try service.notes(rule: rule, from: source, on: day).utf8))
    }
    guard let rule, let recordKey, let note, let by, let source else { return }
    var request = AcceptService.Request(rule: rule, recordKey: recordKey, note: note, by: by)
    request.on = day
    request.expires = expires.flatMap { CalendarDate($0) }
    Messages.tell(try service.accept(request, from: source), quiet: common.quiet)
  }
}
