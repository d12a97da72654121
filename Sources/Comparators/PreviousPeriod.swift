import ReturnModel

/// The period that a change is counted from, or why none is.
enum PreviousPeriod {
  /// Figures of this period are of the same series.
  case known(Period)
  /// No change may be shown, in words that finish "no change on the previous period: ".
  case refused(String)

  /// The longest that two snapshots of one series lie apart; a year and a month, since census days
  /// move by a week.
  private static let longestStep: Int32 = 400

  /// Finds the period before, for what is asked.
  init(_ request: ComparatorRequest) {
    let period = request.period
    guard let previous = request.previous else {
      self = .refused("the snapshot before \(period) is not known")
      return
    }
    guard previous.isSameKind(as: period), previous < period else {
      self = .refused("\(previous) is not an earlier period of the kind of \(period)")
      return
    }
    if case .day = period,
      period.span.lowerBound.dayNumber - previous.span.lowerBound.dayNumber > Self.longestStep
    {
      self = .refused("a snapshot is missing between \(previous) and \(period)")
      return
    }
    let broken = request.breaks.filter { Self.breaks($0.from, previous, period) }
    if let first = broken.min(by: { $0.from < $1.from }) {
      let why = first.reason.isEmpty ? "" : ": \(first.reason)"
      self = .refused("the series has a break at \(first.from)\(why)")
      return
    }
    self = .known(previous)
  }

  /// The period, when a change may be counted from it.
  var period: Period? {
    if case .known(let period) = self { return period }
    return nil
  }

  /// Whether a series that begins anew with `broken` parts the two periods, or one of the two.
  private static func breaks(_ broken: Period, _ previous: Period, _ period: Period) -> Bool {
    let start = broken.span.lowerBound
    return previous.span.lowerBound < start && start <= period.span.upperBound
  }
}
