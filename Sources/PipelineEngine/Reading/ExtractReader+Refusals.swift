internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension ExtractReader {
  /// Takes every record of a subject and keeps none, so that a file is counted and nothing more.
  private struct NobodyConsumer: SubjectConsumer {
    mutating func begin(_ header: ExtractHeader) {}
    mutating func consume(
      _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
    ) {}
    mutating func setAside(_ record: QuarantinedRecord) {}
  }

  /// Counts the records of a file whose name says that it is not to be loaded, and refuses it.
  func refuse(
    _ source: consuming TextSource, _ extract: FoundExtract, _ why: String,
    _ outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    var reader = MarkupExtract(source, file: extract.name)
    var nobody = NobodyConsumer()
    let (rounds, name) = (rounds, extract.name)
    try reader.read(into: &nobody) { recognition throws(StageFailure) in
      try rounds.round(for: recognition, file: name)
    }
    outcome.counts = reader.summary.counts
    outcome.counts.quarantined = outcome.counts.read
    throw StageFailure(
      .ingest, .unreadableExtract, subject: name, problem: "it is \(why); nothing of it was loaded",
      advice: "Load the file that takes its place.")
  }
}
