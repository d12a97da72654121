/// A small regular expression over bytes that must match a whole text.
package struct Pattern: Sendable {
  /// What is wrong with a pattern.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many characters into the pattern; 0-based.
    package let offset: Int
    /// What is wrong.
    package let description: String
  }

  /// Compiles a pattern.
  package init(_ text: String) throws(Fault) {}

  /// Whether the whole of `bytes` matches.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { false }
}
