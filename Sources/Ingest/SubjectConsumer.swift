package import PipelineCore
package import ReturnModel

/// Takes what an extract holds, one subject at a time.
package protocol SubjectConsumer {
  /// Takes the header; called once, before any subject.
  mutating func begin(_ header: ExtractHeader) throws(StageFailure)

  /// Takes one subject, lent for the length of the call, with what was odd about its structure and
  /// the records that were kept out of it.
  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure)

  /// Takes a record that belongs to no subject and cannot be loaded.
  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure)
}
