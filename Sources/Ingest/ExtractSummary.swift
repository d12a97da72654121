package import ReturnModel

/// What reading an extract to its end came to.
package struct ExtractSummary: Sendable {
  /// Records read, and those kept out for their structure; nothing is loaded yet.
  package var counts = RecordCounts()
  /// What was odd about the extract as a whole.
  package var remarks: [StructureRemark] = []
  /// Records that stood outside every subject.
  package var quarantined: [QuarantinedRecord] = []

  /// Makes a summary of nothing read.
  package init() {}
}
