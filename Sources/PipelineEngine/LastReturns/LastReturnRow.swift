internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// One figure of a return beside the last one's: a row of `last-return.csv`.
struct LastReturnRow {
  /// How the two stand to each other.
  enum Status: String {
    /// The change is no more than the tolerance.
    case within
    /// The change is more.
    case outside
    /// The last return has no such figure.
    case noLastFigure = "no last figure"
    /// This one has none.
    case noFigure = "no figure"
    /// No rule of the round gives a tolerance.
    case noTolerance = "no tolerance"
    /// There is nothing to judge: people who are in one return only are in it.
    case none = ""
  }

  static let columns = [
    "return", "round", "area", "file", "last_round", "kind", "name", "period", "last", "now",
    "change",
    "change_percent", "tolerance", "status", "rule",
  ]

  /// The kind of a row about people.
  static let people = "people"

  /// What is counted: ``people``, or a measure that a tolerance may be of.
  let kind: String
  /// The module, the indicator, or which people.
  let name: String
  /// The period of this return's figure; empty for records.
  var period = ""
  let last: Double?
  let now: Double?
  var check: ToleranceCheck?
  /// The rule that gives the tolerance, when it is run.
  var rule: Rule?

  var status: Status {
    guard kind != Self.people else { return .none }
    guard let last else { return .noLastFigure }
    guard let now else { return .noFigure }
    guard let tolerance = check?.tolerance else { return .noTolerance }
    return tolerance.holds(last: last, now: now) ? .within : .outside
  }

  /// The change, of rates in their own unit.
  private var change: Double? {
    guard let last, let now else { return nil }
    return now - last
  }

  /// The change in percent of the last figure, of what is counted; to one place.
  private var percent: String {
    guard let last, let change, last != 0, kind != Tolerance.Measured.rates.rawValue else {
      return ""
    }
    return Rounding.text(change / last * 100, decimals: 1)
  }

  private func text(_ number: Double?) -> String {
    guard let number else { return "" }
    return kind == Tolerance.Measured.rates.rawValue
      ? Rounding.text(number, decimals: 1) : NumberText.shortest(number) ?? ""
  }

  /// The cells that follow those of the return.
  var cells: [String] {
    [
      kind, name, period, text(last), text(now), text(change), percent,
      check?.tolerance.words ?? "", status.rawValue, rule?.code.text ?? "",
    ]
  }

  /// The figures as a finding gives them.
  var value: String {
    let change = percent.isEmpty ? text(change) : "\(percent)%"
    let sign = (self.change ?? 0) > 0 ? "+" : ""
    return "\(text(last)) to \(text(now)) (\(sign)\(change))"
  }
}
