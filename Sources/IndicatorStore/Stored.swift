internal import ReturnModel

/// What stands in the store as text, and the values it stands for.
enum Stored {
  /// The text in the store is not one that this program writes.
  struct Unreadable: Error {}

  /// The status of a figure that has a value.
  static let given = "given"

  /// The value of an enumeration that `text` stands for.
  static func value<Value: RawRepresentable<String>>(
    _ text: String, as type: Value.Type
  ) throws -> Value {
    guard let value = Value(rawValue: text) else { throw Unreadable() }
    return value
  }

  /// A day, or empty text for none.
  static func text(_ day: CalendarDate?) -> String { day.map(\.description) ?? "" }

  /// A period as a person spells it, or with an `M` where that would be read as another period.
  ///
  /// `2011-12` is the year 2011-12, so December 2011 is `2011-M12`.
  static func text(_ period: Period) -> String {
    let text = period.description
    guard case .month(_, let month) = period, Period(text) != period else { return text }
    let digits = String(month)
    return text.prefix(5) + "M" + (month < 10 ? "0" + digits : digits)
  }

  /// Whether a period is one that there can be: no seventh quarter, no thirteenth month.
  static func canHold(_ period: Period) -> Bool { parsed(text(period)) == period }

  /// The period that ``text(_:)`` made `text` of.
  static func period(_ text: String) throws -> Period {
    guard let period = parsed(text) else { throw Unreadable() }
    return period
  }

  private static func parsed(_ text: String) -> Period? {
    let parts = text.split(separator: "-")
    if parts.count == 2, parts[1].first == "M", let year = Int(parts[0]),
      let month = Int(parts[1].dropFirst()), (1...12).contains(month)
    {
      return .month(year, month)
    }
    return Period(text)
  }
}
