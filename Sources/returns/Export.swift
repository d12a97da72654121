import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel

/// Writes a published table out of the store in its own layout.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a published table out of a store, in the layout it was published in.",
    discussion: """
      CSV to standard output or --out: figures as they were printed, symbols and all. Columns that \
      the table's mapping leaves out were never loaded and are not written. Rows stand by period, \
      place and slice.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The table: caseload, or ees/caseload.")
  var table: String

  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The day the release came out (ccyy-mm-dd); the newest when not said.")
  var released: String?

  @Option(help: "As the store knew it at this moment or on this day.")
  var asOf: String?

  @Option(help: "Write to this file instead of standard output.")
  var out: String?

  @OptionGroup var publishing: PublishOptions

  func validate() throws {
    try AsKnown.check(released: released, asOf: asOf)
  }

  func run() throws {
    let engine = try common.engine()
    var export = try TableExport(
      engine, store: store, table: table,
      released: released.flatMap { CalendarDate($0) }, asOf: asOf.flatMap { Instant($0) })
    if publishing.publish {
      let published = try export.published(through: publishing.gate(engine, store))
      export = published.made
      let folder = out.map {
        $0.contains("/") ? String($0[..<($0.lastIndex(of: "/") ?? $0.endIndex)]) : "."
      }
      try publishing.tell(published, beside: folder, quiet: common.quiet)
    }
    let outcome: TableExport.Outcome
    if let out {
      let file = try OutputFile(path: out)
      outcome = try export.write { bytes throws(StageFailure) in try file.write(bytes) }
      try file.close()
    } else {
      outcome = try export.write { bytes throws(StageFailure) in Messages.give(bytes) }
    }
    Messages.tell(outcome.notes, quiet: common.quiet)
  }
}
