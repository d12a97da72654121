/// Where a walk over related records stands; the first is the expression's own record.
struct Frame {
  var record: Int
  /// Where the records end that are walked over.
  var limit = 0
  /// The module whose records count.
  var module: Int32 = 0
}
