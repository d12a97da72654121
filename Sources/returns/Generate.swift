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

  @Argument(help: "The return: sen2.")
  var name: String

  @Option(help: "The folder to write into; it is made when it is not there.")
  var out: String

  @Option(help: "The number that all choices follow from.")
  var seed: UInt64 = 1

  @Option(help: "How many faults to plant, one a person.")
  var faults = 0

  @Option(help: "How many people; 1000, or four a fault where that is more, when not said.")
  var people: Int?

  @Option(help: "The round; the newest when not said.")
  var round: String?

  @Option(help: "The authority's DfE number.")
  var area = "893"

  @Option(help: "Formats, with commas between: xml, xml.gz, and those of the return: blade, xlsx.")
  var formats = "xml"

  func run() throws {
    let engine = try common.engine()
    do {
      let specification = try engine.library.specification(
        of: ReturnID(name), areas: engine.areas)
      let newest = round.map { RoundID($0) } ?? specification.roundIDs.last
      guard let newest else { throw SynthesisFailure("\(name) has no round") }
      let people = people ?? max(1_000, min(faults, 1_000_000) * 4)
      let request = SynthesisRequest(
        folder: out, seed: seed, faults: faults, people: people, authority: area,
        formats: formats.split(separator: ",").map { .init(String($0)) })
      let generator = try ReturnGenerator(
        try engine.library.synthesis(of: ReturnID(name)), try specification.resolve(newest),
        request)
      try generator.write()
      Messages.tell(
        ["\(people) people, \(faults) faults: \(out)/\(generator.name)"], quiet: common.quiet)
    } catch let error as SpecError {
      throw StageFailure(error)
    } catch let error as SynthesisFailure {
      throw StageFailure(.emit, .usage, subject: "generate", problem: error.description)
    }
  }
}
