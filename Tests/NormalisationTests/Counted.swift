import ByteInput
import Ingest
import Normalisation
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// The figures of one return, counted without checking or storing anything.
struct Counted: SubjectConsumer {
  private(set) var observations: [Observation] = []
  private(set) var round: RoundSpec
  private var counter: IndicatorCounter?

  init(_ path: String, round id: RoundID) throws {
    round = try Self.round(id)
    let spec = round
    var extract = MarkupExtract(try TextSource(path: path), file: "extract.xml")
    try extract.read(into: &self) { _ throws(StageFailure) in spec }
    observations = counter?.observations(area: "shropshire", source: "return:sen2") ?? []
  }

  private static let rounds = Result {
    let library = try SmallTable.library.get()
    let specification = try library.specification(
      of: "sen2", areas: try library.reference.areas())
    return try specification.roundIDs.map { try specification.resolve($0) }
  }

  /// A round of the project's specification, read once.
  static func round(_ id: RoundID) throws -> RoundSpec {
    try #require(try rounds.get().first { $0.id == id })
  }

  /// The figures of a sample.
  static func sample(_ name: String, round: RoundID) throws -> Counted {
    try Counted(Project.path("SampleInputs/sen2/\(name)"), round: round)
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    counter = IndicatorCounter(round: header.round, header: header.record)
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    counter?.count(subject)
  }

  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {}

  /// `16/49`, `78` for a count, `-` when there is no such figure.
  func text(_ indicator: IndicatorID, _ period: Period, _ breakdown: Breakdown = .total) -> String {
    let found = observations.first {
      $0.indicator == indicator && $0.period == period && $0.breakdown == breakdown
    }
    guard let figure = found?.figure, let above = figure.numerator else { return "-" }
    guard let below = figure.denominator else { return String(Int(above)) }
    return "\(Int(above))/\(Int(below))"
  }
}
