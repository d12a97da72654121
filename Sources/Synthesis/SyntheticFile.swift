internal import ReturnWriter
/// One file of a synthetic return: what stands before its subjects, and which subjects it has.
struct SyntheticFile: Sendable {
  /// The name of its XML file.
  let name: String
  /// The header.
  var header: SyntheticRecord
  /// Records about the file as a whole, such as a school, in the order they are written.
  var leading: [SyntheticRecord] = []
  /// The numbers of its subjects, counted from 0 over all files.
  let subjects: Range<Int>
}
