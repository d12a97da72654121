internal import ReturnWriter
/// What is made: everything in which the generator of one kind of return differs from another's.
///
/// A subject is made from the seed and its own number alone, so that files can be made in any order.
protocol ReturnRecipe: Sendable {
  /// The kinds of subject that a fault may ask for.
  var kinds: [String] { get }
  /// The modules whose records stand before the subjects of a file: the header, a school.
  var fileModules: [String] { get }
  /// The days that the round turns on.
  var calendar: ReturnCalendar { get }
  /// The subjects of each file, in order; together they are 0 up to the number of subjects.
  var files: [Range<Int>] { get }

  /// File `number` with nothing wrong in what stands before its subjects.
  func file(_ number: Int) throws(SynthesisFailure) -> SyntheticFile
  /// Subject `number`, which is of file `file`, with nothing wrong.
  func subject(
    _ number: Int, inFile file: Int, _ wish: SubjectWish
  ) throws(SynthesisFailure) -> SyntheticRecord
  /// The subjects of file `file` that may be of one of `kinds`; of any where it is empty.
  func subjects(of kinds: [String], inFile file: Int) -> Range<Int>
}

extension ReturnRecipe {
  func subjects(of kinds: [String], inFile file: Int) -> Range<Int> { files[file] }
}
