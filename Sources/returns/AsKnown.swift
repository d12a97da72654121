import ArgumentParser
import ReturnModel

/// Options that say which release is meant and when it is asked for.
enum AsKnown {
  /// Refuses texts that are no day and no moment.
  static func check(released: String?, asOf: String?) throws {
    if let released, CalendarDate(released) == nil {
      throw ValidationError("--released '\(released)' is not a day such as 2025-06-26")
    }
    if let asOf, Instant(asOf) == nil {
      throw ValidationError("--as-of '\(asOf)' is not a day or moment such as 2025-07-01T03:00:00Z")
    }
  }
}
