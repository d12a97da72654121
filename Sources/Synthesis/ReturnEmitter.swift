/// Writes a synthetic return in one form, subject by subject.
package protocol ReturnEmitter: AnyObject {
  /// Takes the header; called once, first.
  func begin(_ header: SyntheticRecord) throws(SynthesisFailure)
  /// Takes one subject.
  func write(_ subject: SyntheticRecord) throws(SynthesisFailure)
  /// Ends and names the files.
  func finish() throws(SynthesisFailure)
}
