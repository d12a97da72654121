internal import GRDB
internal import ReturnModel

extension RecordCounts {
  /// The names of the five counts and their total as columns, in the order of ``values``.
  static let columns =
    "records_read, records_loaded, records_unchanged, records_superseded, records_quarantined, "
    + "records_out_of_scope"

  /// The counts in the order of ``columns``.
  var values: [Int] { [read, loaded, unchanged, superseded, quarantined, outOfScope] }

  /// Reads counts from columns named as in ``columns``.
  init(row: Row) {
    self.init(
      read: row["records_read"], loaded: row["records_loaded"],
      unchanged: row["records_unchanged"], superseded: row["records_superseded"],
      quarantined: row["records_quarantined"], outOfScope: row["records_out_of_scope"])
  }
}
