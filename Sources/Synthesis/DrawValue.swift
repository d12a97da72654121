package import ReturnModel

/// A value that a recipe works with.
package enum DrawValue: Hashable, Sendable {
  /// Nothing.
  case blank
  /// A whole number.
  case number(Int)
  /// A day.
  case day(CalendarDate)
  /// Text.
  case text(String)
  /// True or false, which a return spells 1 and 0.
  case flag(Bool)

  /// The value as a return spells it; `nil` for nothing.
  package var spelling: String? {
    switch self {
    case .blank: nil
    case .number(let number): String(number)
    case .day(let day): day.description
    case .text(let text): text.isEmpty ? nil : text
    case .flag(let flag): flag ? "1" : "0"
    }
  }
}
