package import ReturnModel

/// A measure over time beside others, and the places of authorities in its latest period: numbers only,
/// for whoever draws them.
package struct ReportSeries: Sendable {
  /// Whose numbers a line has.
  package enum Role: String, Sendable, CaseIterable {
    /// The area's.
    case own
    /// The mean of its statistical neighbours.
    case neighbours
    /// Its region's.
    case region
    /// England's.
    case england
    /// What it aims at.
    case target
  }

  /// A period of a line: a number, or a gap with its reason.
  package struct Point: Hashable, Sendable {
    /// The period.
    package let period: Period
    /// What stands for it: `2024`, `2024 (to 30 June)`.
    package let label: String
    /// The number; `nil` leaves a gap.
    package let value: Double?
    /// The number as people are shown it, or the symbol of the reason.
    package let shown: String
    /// Why there is none, where a reason is known.
    package let withheld: Withheld?
    /// Whether only a part of the period has passed.
    package let isPart: Bool
  }

  /// One line.
  package struct Line: Sendable {
    /// Whose numbers these are.
    package let role: Role
    /// What a legend calls it.
    package let name: String
    /// The points, the earliest first; a period without a figure is a gap.
    package let points: [Point]
  }

  /// A place among others.
  package struct Place: Hashable, Sendable {
    /// The place's name.
    package let name: String
    /// Its number.
    package let value: Double
    /// The number as people are shown it.
    package let shown: String
    /// Whether it is the area that the report is on.
    package let isOwn: Bool
    /// Whether it is one of the area's statistical neighbours.
    package let isNeighbour: Bool
  }

  /// The measure.
  package let definition: IndicatorDefinition
  /// The measure of the published figures beside; the same one when not another.
  package let beside: IndicatorDefinition
  /// The lines; those without a number are left out.
  package var lines: [Line]
  /// England's authorities with a figure in ``ranked``, the best first; the highest where neither way is.
  package var places: [Place]
  /// The period of ``places``.
  package let ranked: Period?
}
