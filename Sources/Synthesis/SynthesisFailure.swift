/// Why a synthetic return cannot be made.
package struct SynthesisFailure: Error, Equatable, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package let description: String

  /// Makes a failure.
  package init(_ description: String) { self.description = description }
}
