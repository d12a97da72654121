/// A cell of a workbook that is being written.
package enum WorkbookCell: Hashable, Sendable {
  /// Nothing.
  case blank
  /// Text, which stays text whatever it looks like: one that begins with `=` is no formula.
  case text(String)
  /// Text in bold.
  case heading(String)
  /// A number.
  case number(Double)
  /// A day, as days after 1 January 1970; from 1 March 1900 on.
  case day(Int)
  /// The same with seconds into the day.
  case moment(Int, seconds: Int)
}
