internal import Comparators
internal import ReturnModel
internal import ReturnSpec

/// A measure of a report: the area's own figures, what stands beside them, and what is aimed at.
struct ReportMeasure {
  /// Where the area's figure stands among its neighbours' middle half.
  enum Standing: String {
    case inRange = "in range"
    case above
    case below
    case none = ""
  }

  let item: PackItem
  let own: MeasureReading
  /// The reading of the published measure beside, which is the same where no other is named.
  let beside: MeasureReading
  let targets: TargetBook
  let minimumChange: Double

  var definition: IndicatorDefinition { own.definition }
  var area: Area { own.frame.area }
  var decimals: Int { item.decimals ?? definition.decimals }

  /// What a table calls it.
  var title: String { item.label ?? fullTitle }

  /// What it is called where no other heading tells what it is of.
  var fullTitle: String {
    guard let category = item.breakdown.category, let dimension = item.breakdown.dimension else {
      return definition.title
    }
    return "\(definition.title) (\(dimension) \(category.replacing("-", with: " ")))"
  }

  /// The periods of the area's own figures that are shown, in order.
  var periods: [Period] {
    own.periods.filter { isShown($0) && own.own($0, from: item.source) != nil }
  }

  /// Whether a period is of the kind that is shown, and not too early.
  func isShown(_ period: Period) -> Bool {
    period.isMonth == item.isMonthly
      && (item.since.map { $0.span.lowerBound <= period.span.upperBound } ?? true)
  }

  /// The area's own figure of `period`.
  func figure(_ period: Period) -> Observation? { own.own(period, from: item.source) }

  /// The latest own figure.
  var latest: Observation? { periods.last.flatMap(figure) }

  /// The latest period that something is published of, for what stands beside.
  ///
  /// That of the own figure where it is published too; never a later one where the own figure is the
  /// published one itself.
  var besidePeriod: Period? {
    let published = beside.periods.filter {
      beside.isPublished($0) && $0.isMonth == item.isMonthly
    }
    if let own = latest?.period, published.contains(own) { return own }
    return published.last
  }

  /// What is aimed at in `period`.
  func target(_ period: Period) -> TargetFile.Target? {
    targets.target(definition.id, item.breakdown, period)
  }

  /// Whether the latest own figure is where it is meant to be.
  var status: TargetStatus? {
    guard let latest, let value = latest.figure.value, let target = target(latest.period) else {
      return nil
    }
    return TargetStatus(
      value, target: target.value, tolerance: target.tolerance,
      polarity: target.better ?? definition.polarity)
  }

  /// The change of the latest own figure on the period before; `nil` where none may be worked out.
  ///
  /// Of what is counted on days the one before is the last day counted, however many a year has; not one
  /// of more than a year ago, for a day between is missing then.
  var change: Double? {
    guard let latest else { return nil }
    guard case .day(let day) = latest.period else {
      let rows = own.compared(latest.period).rows
      return rows.first { $0.comparator == .own && $0.source == latest.source }?.change
    }
    guard let value = latest.figure.value, let previous = periods.dropLast().last,
      case .day(let earlier) = previous, day.dayNumber - earlier.dayNumber <= Self.longestYear,
      !definition.breaks.contains(where: { previous < $0.from && $0.from <= latest.period }),
      let before = figure(previous), before.source == latest.source,
      let was = before.figure.value
    else { return nil }
    return PrintedArithmetic.difference(value, was)
  }

  /// From one census day to the next there may be some weeks more than a year.
  private static let longestYear: Int32 = 400

  /// The least change that is one.
  var leastChange: Double {
    latest.flatMap { target($0.period)?.minimumChange } ?? minimumChange
  }

  /// Which way the latest own figure went.
  var direction: DirectionOfTravel? {
    change.map {
      DirectionOfTravel(
        change: $0, minimum: leastChange,
        polarity: latest.flatMap { target($0.period)?.better } ?? definition.polarity)
    }
  }

  /// The own figure as it stands beside a yearly one.
  var comparable: Double? {
    latest?.figure.value.map { $0 * Double(item.annualise) }
  }

  /// Where the area stands; counts are not compared, for places are of different size.
  var standing: Standing {
    guard definition.measure != .count, let value = comparable ?? publishedFigure?.value,
      let period = besidePeriod
    else { return .none }
    let members = beside.compared(period).members
    let neighbours = Set(beside.frame.group)
    let values = members.filter { neighbours.contains($0.area) }.compactMap(\.figure.value)
    guard let range = Quartiles.range(of: values) else { return .none }
    if range.contains(value) { return .inRange }
    return value > range.upperBound ? .above : .below
  }

  /// The published figure of the area in the period beside.
  var publishedFigure: Figure? {
    besidePeriod.flatMap { beside.own($0, from: .published)?.figure }
  }
}
