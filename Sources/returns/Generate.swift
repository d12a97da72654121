import ArgumentParser
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import Synthesis

/// Writes a synthetic return, with faults planted in it and the key of them.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a synthetic return of any size, with planted faults and their key.",
    discussion: """
      The people are made up: surname Synthetic, postcodes ZZ99. The same seed gives the same bytes. \
      The XML file goes into the folder, other formats into folders below it, and answer-key.csv \
      names the rule and record of every fault.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The return: chat, cld, school-census, sen2.")
  var name: String

  @Option(help: "The folder to write into; it is made when it is not there.")
  var out: String

  @Option(help: "The number that all choices follow from.")
  var seed: UInt64 = 1

  @Option(help: "How many faults to plant, one a person.")
  var faults = 0

  @Option(
    name: [.long, .customLong("pupils"), .customLong("children")],
    help: """
      How many people, pupils or children; 1000, or four a fault where that is more, when not said.
      """)
  var people: Int?

  @Option(help: "How many schools, of a return with a file for each.")
  var schools = 1

  @Option(help: "The term, of a return with several a year: autumn, spring or summer.")
  var term: String?

  @Option(help: "The round; the newest when not said.")
  var round: String?

  @Option(
    help: """
      The day that a return is as at, of one whose extracts do not say it (ccyy-mm-dd); when not said \
      the one in its synthesis.yaml.
      """)
  var asAt: String?

  @Option(
    help: "The authority's number, 893 when not said; or england for a return with a file a school."
  )
  var area: String?

  @Option(
    help: """
      Formats, with commas between: xml, xml.gz, and those of the return: blade, xlsx; collect; csv, \
      xlsx. With .gz after it a form in files is compressed. When not said xml, or all of a return \
      that is never XML.
      """)
  var formats: String?

  func validate() throws {
    if let asAt, CalendarDate(asAt) == nil {
      throw ValidationError("--as-at '\(asAt)' is not a day such as 2025-03-31")
    }
  }

  func run() throws {
    let engine = try common.engine()
    do {
      let specification = try engine.library.specification(
        of: ReturnID(name), areas: engine.areas)
      let rounds = specification.roundIDs.filter { id in
        term.map { id.text.hasSuffix($0) } ?? true
      }
      let latest = asAt.map { day in rounds.last { $0.text <= day } } ?? rounds.last
      let newest = round.map { RoundID($0) } ?? latest
      guard let newest else { throw SynthesisFailure("\(name) has no such round") }
      let people = people ?? max(1_000, min(faults, 1_000_000) * 4)
      let spec = try engine.library.synthesis(of: ReturnID(name))
      let round = try specification.resolve(newest)
      let formats = formats ?? (specification.definition.root.isEmpty ? "" : "xml")
      var request = SynthesisRequest(
        folder: out, seed: seed, faults: faults, people: people,
        authority: try authority(engine, round),
        formats: formats.split(separator: ",").map { .init(String($0)) })
      request.files = schools
      request.asAt = asAt.flatMap { CalendarDate($0) }
      let generator = try ReturnGenerator(spec, round, request)
      try generator.write()
      Messages.tell(
        [
          "\(people) people, \(faults) faults: \(out)/\(generator.name)"
            + (generator.fileCount > 1 ? " and \(generator.fileCount - 1) more" : "")
        ], quiet: common.quiet)
    } catch let error as SpecError {
      throw StageFailure(error)
    } catch let error as SynthesisFailure {
      throw StageFailure(.emit, .usage, subject: "generate", problem: error.description)
    }
  }

  /// The authority's number as the return writes it; when none is given, that of number 893.
  private func authority(_ engine: Engine, _ round: RoundSpec) throws -> String {
    let scheme = round.definition.areaScheme
    if let area, scheme == .dfe || !area.contains(":") { return area }
    guard scheme != .dfe, let day = round.day("census_day") else { return "893" }
    return try engine.area(named: area ?? "893").code(scheme, on: day) ?? "893"
  }
}
