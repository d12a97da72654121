internal import ReturnWriter
/// Writes a synthetic return in one form, subject by subject.
protocol ReturnEmitter: AnyObject {
  /// Takes what stands before the subjects; called first, once a file.
  func begin(_ file: SyntheticFile) throws(SynthesisFailure)
  /// Takes one subject.
  func write(_ subject: SyntheticRecord) throws(SynthesisFailure)
  /// Ends a file; an emitter that has one file for each names it.
  func endFile() throws(SynthesisFailure)
  /// Ends and names what all files share; called once, last.
  func finish() throws(SynthesisFailure)
}
