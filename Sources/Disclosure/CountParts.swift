package import ReturnModel

/// The counts of people that a figure gives away: a count itself, or what a rate was made from.
///
/// Whoever sees a rate with all its digits can have the fraction it is, so a rate that is shown is
/// taken to show both of its counts.
package struct CountParts: Hashable, Sendable {
  /// The count, or the number above the line; `nil` where that is no count of people.
  package let numerator: Int?
  /// The number below the line; `nil` for a count.
  package let denominator: Int?
  /// Whether what is left over of the denominator is a count of people too.
  private let hasComplement: Bool
  /// The least number that is no whole one, such as a mean of monthly counts.
  private let fraction: Double?

  /// The counts of `figure`; none when it has no value.
  package init(_ figure: Figure, _ measure: Measure) {
    var numbers: [Double] = []
    var isRate = false
    if figure.value == nil {
      (numerator, denominator) = (nil, nil)
    } else {
      switch measure {
      case .pounds:
        (numerator, denominator) = (nil, nil)
      case .count:
        numbers = [figure.value].compactMap(\.self)
        (numerator, denominator) = (figure.value.flatMap(Self.whole), nil)
      case .mean:
        numbers = [figure.denominator].compactMap(\.self)
        (numerator, denominator) = (nil, figure.denominator.flatMap(Self.whole))
      case .percentage, .ratePer1000, .ratePer10000, .ratePer100000:
        isRate = true
        numbers = [figure.numerator, figure.denominator].compactMap(\.self)
        (numerator, denominator) = (
          figure.numerator.flatMap(Self.whole), figure.denominator.flatMap(Self.whole)
        )
      }
    }
    hasComplement = isRate
    fraction = numbers.filter { Self.whole($0) == nil && $0 > 0 }.min()
  }

  private init(_ other: CountParts, numerator: Int?, denominator: Int?) {
    self.numerator = numerator
    self.denominator = denominator
    hasComplement = other.hasComplement
    fraction = other.fraction
  }

  /// What is left over of the denominator; `nil` where that is no count of people, or where more
  /// stands above the line than below it.
  var complement: Int? {
    guard hasComplement, let numerator, let denominator, numerator <= denominator else {
      return nil
    }
    return denominator - numerator
  }

  /// Whether there is a number that is no whole one and below `limit`.
  func hasSmallFraction(below limit: Double) -> Bool { fraction.map { $0 < limit } ?? false }

  /// The same kind of figure of other counts.
  func with(numerator: Int?, denominator: Int?) -> CountParts {
    CountParts(self, numerator: numerator, denominator: denominator)
  }

  /// A part that relations run over.
  enum Part: CaseIterable {
    case numerator, denominator
  }

  /// The count that is `part`.
  subscript(_ part: Part) -> Int? { part == .numerator ? numerator : denominator }

  private static func whole(_ number: Double) -> Int? {
    number.rounded() == number && number.magnitude < 1e15 ? Int(number) : nil
  }
}
