/// The year groups of a phase, and which of them each pupil of a school is in.
///
/// Pupils stand year by year, so that a school's numbers by year can be told without making one.
struct SchoolYears: Sendable {
  /// A year group: its code and the age its pupils have on 31 August.
  struct Year: Sendable {
    let code: String
    let age: Int
  }

  /// Those of a school, youngest first; a small school has fewer.
  let years: [Year]
  private let size: Int

  init(phase: String, size: Int) {
    let all = Self.all(phase)
    // Never fewer than six to a year.
    let count = max(1, min(all.count, size / 6))
    let skipped = (all.count - count) / 2
    years = Array(all[skipped..<(skipped + count)])
    self.size = size
  }

  /// The year of the pupil at `place`, with the pupil's place in it.
  func year(at place: Int) -> (year: Year, place: Int) {
    let number = place * years.count / size
    let first = (number * size + years.count - 1) / years.count
    return (years[number], place - first)
  }

  /// A year group for somebody who has left: only of ages that leavers are returned for.
  func leaverYear(_ dice: inout SplitMix64, from youngest: Int) -> Year {
    let possible = years.filter { (youngest...15).contains($0.age) }
    return possible.isEmpty ? years[0] : possible[dice.below(possible.count)]
  }

  private static func all(_ phase: String) -> [Year] {
    switch phase {
    case "NS": [Year(code: "N1", age: 2), Year(code: "N2", age: 3)]
    case "PS": numbered(0...6)
    case "SS": numbered(7...13)
    case "PR": numbered(7...11)
    default: numbered(0...13)
    }
  }

  private static func numbered(_ range: ClosedRange<Int>) -> [Year] {
    range.map { Year(code: $0 == 0 ? "R" : String($0), age: $0 + 4) }
  }
}
