package import ReturnModel

/// A record of the last accepted submission, in the shape of the present round's schema.
package struct PreviousRecord: Sendable {
  /// The subject it belongs to.
  package var subject: Subject
  /// Its position in the subject's records.
  package var record: Int

  /// Makes a previous record.
  package init(subject: Subject, record: Int) {
    self.subject = subject
    self.record = record
  }
}
