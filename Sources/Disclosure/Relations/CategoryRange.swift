/// The whole numbers that a category's name stands for: `7`, `5-9`, `under-3`, `20-and-over`.
enum CategoryRange {
  private static let most = 999

  /// The numbers, or `nil` for a name that stands for none.
  static func of(_ category: String) -> ClosedRange<Int>? {
    let words = category.split(separator: "-").map(String.init)
    let numbers = words.compactMap { Int($0) }
    switch (words.count, numbers.count) {
    case (1, 1): return numbers[0]...numbers[0]
    case (2, 2), (3, 2):
      guard words.count == 2 || words[1] == "to", numbers[0] <= numbers[1] else { return nil }
      return numbers[0]...numbers[1]
    case (2, 1) where words[0] == "under": return numbers[0] > 0 ? 0...(numbers[0] - 1) : nil
    case (2, 1) where words[1] == "plus": return numbers[0]...most
    case (3, 1) where ["and", "or"].contains(words[1]):
      if ["over", "more", "older"].contains(words[2]) { return numbers[0]...most }
      return ["under", "less", "younger"].contains(words[2]) ? 0...numbers[0] : nil
    default: return nil
    }
  }

  /// The places of those of `ranges` that make up `whole` without a gap; empty when none do.
  static func tiles(of whole: ClosedRange<Int>, _ ranges: [ClosedRange<Int>?]) -> [Int] {
    let inside = ranges.enumerated().compactMap { place, range in
      range.map { (place: place, range: $0) }
    }.filter { whole.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= whole.upperBound }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = whole.lowerBound
    for piece in inside {
      guard piece.range.lowerBound == next else { return [] }
      next = piece.range.upperBound + 1
    }
    return next == whole.upperBound + 1 ? inside.map(\.place) : []
  }
}
