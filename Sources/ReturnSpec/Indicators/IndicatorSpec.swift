package import ReturnModel
package import RuleLanguage

/// One indicator bound to a round: which records count, when, and in which slices.
package struct IndicatorSpec: Sendable {
  /// When a record counts.
  package enum Timing: Sendable {
    /// In the year, and the month, of a date; a date outside `year` does not count.
    case dated(CompiledExpression, year: Int, byYear: Bool, byMonth: Bool)
    /// Always, and for the one period: a day, or the year that the return is about.
    case snapshot(Period)
    /// Always, and for the one year, when a day of the header, by number, is not before its end.
    case ended(Period, asAt: Int)
    /// Always, and for the day that a field of the header, by number, holds.
    case reported(Int)
    /// Always, and for the month or year that such a day ends.
    case through(Span, asAt: Int)
  }

  /// What a day of the header may be the last of.
  package enum Span: String, Sendable, CaseIterable {
    /// A calendar month.
    case month = "month-of"
    /// A quarter of a calendar year.
    case quarter = "quarter-of"
    /// A calendar year.
    case year = "year-of"
    /// A year from April to March.
    case financialYear = "financial-year-of"

    /// The period of this kind that `day` ends; `nil` when it does not: what has been counted so far
    /// would pass for all of it.
    package func ending(_ day: CalendarDate) -> Period? {
      let (year, month, _) = day.components
      let period: Period
      switch self {
      case .month: period = .month(year, month)
      case .quarter: period = .quarter(year, (month + 2) / 3)
      case .year: period = .calendarYear(year)
      case .financialYear: period = .splitYear(month < 4 ? year - 1 : year)
      }
      return period.span(of: .financial).upperBound == day ? period : nil
    }
  }

  /// What the indicator is.
  package let definition: IndicatorDefinition
  /// The module whose records are counted.
  package let module: Int
  /// Which records count at all; `nil` for all.
  package let filter: CompiledExpression?
  /// Which of those are above the line; `nil` for a count, a mean and a rate of a population.
  package let numerator: CompiledExpression?
  /// The whole number each record adds above the line; `nil` for one.
  package let above: CompiledExpression?
  /// The whole number each record adds below the line; `nil` for one.
  package let below: CompiledExpression?
  /// The people the count is divided by; `nil` when what is counted is below the line.
  package let population: PopulationSeries?
  /// When a record counts.
  package let timing: Timing
  /// The same text for indicators of one module that take the same records at the same times.
  package let choice: String
  /// Whether a subject counts once, however many of its records do.
  package let countsSubjects: Bool
  /// The slices beside the total.
  package internal(set) var breakdowns: [BreakdownSpec]

  /// The indicator without the breakdowns that ask for a list which is not among `lists`.
  package func keepingBreakdowns(with lists: Set<String>) -> IndicatorSpec {
    var kept = self
    kept.breakdowns.removeAll { !lists.isSuperset(of: $0.lists) }
    return kept
  }

  /// Every module whose records it looks at, by number.
  package var modulesRead: Set<Int> {
    let expressions = [filter, numerator, above, below].compactMap { $0 } + breakdowns.map(\.value)
    return Set([module] + expressions.flatMap { $0.modulesWalked + $0.fieldsRead.map(\.module) })
  }
}

/// One breakdown bound to an indicator's module: an expression, and the category of each value.
///
/// A class for the reason ``RuleCheck`` is one.
package final class BreakdownSpec: Sendable {
  /// The dimension's id.
  package let dimension: String
  /// What is looked at.
  package let value: CompiledExpression
  /// Every category there is, the last being for anything else.
  package let categories: [BreakdownCategory]
  /// The category of each code's position, when the value is a code.
  let byCode: [Int]
  /// The category of each text, when the value is a text.
  let byText: [String: Int]

  init(
    dimension: String, value: CompiledExpression, categories: [BreakdownCategory], byCode: [Int]
  ) {
    self.dimension = dimension
    self.value = value
    self.categories = categories
    self.byCode = byCode
    var byText: [String: Int] = [:]
    for (number, category) in categories.enumerated() {
      if case .text(let text) = category.match, byText[text] == nil { byText[text] = number }
    }
    self.byText = byText
  }

  /// The optional lists it asks for; without them it is not made.
  package var lists: [String] { value.externalListsRead }

  /// The number of the category of a text.
  package func category(ofText text: String) -> Int { byText[text] ?? other }

  /// The number of the category of `value`.
  package func category(of value: Value) -> Int {
    switch value {
    case .code(let position): return byCode.indices.contains(position) ? byCode[position] : other
    case .integer(let number):
      let found = categories.firstIndex { category in
        guard case .range(let from, let to) = category.match else { return false }
        return (from.map { $0 <= number } ?? true) && (to.map { number <= $0 } ?? true)
      }
      return found ?? other
    case .boolean(let flag):
      return categories.firstIndex { $0.match == .text(flag ? "true" : "false") } ?? other
    default: return other
    }
  }

  private var other: Int { categories.count - 1 }
}
