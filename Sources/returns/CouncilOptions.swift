import ArgumentParser
import PipelineEngine

/// Options that name files of the council's own.
struct CouncilOptions: ParsableArguments {
  @Option(help: "Accepted queries, as 'returns accept' writes them.")
  var acceptances: String?

  @Option(help: "Corrections: a value of a record is taken for another.")
  var patches: String?

  @Option(
    help: "A column of the extract to put at the end of the findings: a team, a worker's area.")
  var carry: [String] = []

  @Option(help: "A list of such columns by record_key, for extracts that have none.")
  var carryFrom: String?

  /// The files they name.
  var files: CouncilFiles {
    var files = CouncilFiles()
    files.acceptances = acceptances
    files.patches = patches
    files.carried = carry
    files.carriedList = carryFrom
    return files
  }
}
