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
  /// A number, whole in the cell, of which so many decimals are shown; a signed one shows its plus.
  case figure(Double, places: Int, isSigned: Bool = false)
  /// A day, as days after 1 January 1970; from 1 March 1900 on.
  case day(Int)
  /// The same with seconds into the day.
  case moment(Int, seconds: Int)
}
