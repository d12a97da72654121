/// Which part of a run's extracts one of several processes reads: every third, say.
///
/// Extracts are dealt out one after the other, so that large and small ones spread evenly.
package struct Slice: Hashable, Codable, Sendable, CustomStringConvertible {
  /// The slice, from 1.
  package let number: Int
  /// How many slices there are.
  package let count: Int

  /// The most slices that a run is parted into.
  static let most = 10_000

  /// Reads `3/10`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...Self.most).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// The slice as it is given: `3/10`.
  package var description: String { "\(number)/\(count)" }

  /// The positions that are this slice's, of a run of `total` extracts.
  func positions(of total: Int) -> [Int] {
    Array(stride(from: number - 1, to: total, by: count))
  }
}
