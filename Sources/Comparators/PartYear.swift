package import ReturnModel

/// A year that is not over, added up from its months.
package struct PartYear: Hashable, Sendable {
  /// The year.
  package let year: Period
  /// The months that are added up, the earliest first.
  package let months: [Period]
  /// The figure: numerators over denominators, a rate of all of them and no mean of rates.
  package let figure: Figure
  /// Whether all of the year is there.
  package let isWhole: Bool

  /// Adds up the months of `year` from its first to the last there is.
  ///
  /// `nil` when one between is missing or has no number: part of a part would pass for the whole of it.
  package init?(
    of year: Period, months all: [(period: Period, figure: Figure)],
    _ definition: IndicatorDefinition
  ) {
    let span = definition.days(of: year)
    let inside = all.filter {
      $0.period.isMonth && span.contains($0.period.span.lowerBound)
    }.sorted { $0.period < $1.period }
    guard let first = inside.first, first.period.span.lowerBound == span.lowerBound else {
      return nil
    }
    var numerators: [Double] = []
    var denominators: [Double] = []
    var expected: CalendarDate? = span.lowerBound
    for (period, figure) in inside {
      guard period.span.lowerBound == expected, let above = figure.numerator ?? figure.value else {
        return nil
      }
      numerators.append(above)
      if definition.measure.scale != nil {
        guard let below = figure.denominator else { return nil }
        denominators.append(below)
      }
      expected = CalendarDate(dayNumber: period.span.upperBound.dayNumber + 1)
    }
    let above = PrintedArithmetic.sum(numerators)
    var figure = Figure(numerator: above)
    if let scale = definition.measure.scale {
      let below = PrintedArithmetic.sum(denominators)
      figure.denominator = below
      if below > 0 {
        figure.value = above / below * scale
      } else {
        figure.withheld = .notApplicable
      }
    } else {
      figure.value = above
    }
    self.year = year
    months = inside.map(\.period)
    self.figure = figure
    isWhole = inside.last?.period.span.upperBound == span.upperBound
  }

  /// The last day it is of.
  package var until: CalendarDate? { months.last?.span.upperBound }
}

extension Period {
  /// Whether the period is a month.
  package var isMonth: Bool {
    if case .month = self { return true }
    return false
  }
}
