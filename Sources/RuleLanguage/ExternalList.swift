/// A list of texts supplied from outside, such as every establishment's number.
///
/// Membership is asked on bytes; no string is made.
package struct ExternalList: Sendable {
  /// The list's name, as rules spell it.
  package let name: String

  /// Makes a list; texts given twice count once.
  package init(name: String, texts: some Sequence<String>) {
    self.name = name
  }

  /// How many different texts the list holds.
  package var count: Int { 0 }

  /// Whether `bytes` is one of the texts, exactly.
  package func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { false }
}
