/// A moment, to the second, in Coordinated Universal Time: when a figure was known, a run began.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// Makes a moment from seconds since 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Reads `ccyy-mm-ddThh:mm:ss` with or without a final `Z`, or `ccyy-mm-dd` alone, which is the
  /// day's **last** second, so that "as of a day" includes that day.
  public init?(_ text: some StringProtocol) {
    var text = Substring(text)
    if text.last == "Z" { text = text.dropLast() }
    guard let date = CalendarDate(text.prefix(10)) else { return nil }
    let midnight = Int64(date.dayNumber) * 86_400
    if text.count == 10 {
      self.init(seconds: midnight + 86_399)
      return
    }
    let clock = text.dropFirst(10)
    guard clock.count == 9, clock.first == "T" || clock.first == " " else { return nil }
    let parts = clock.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
      let hour = Int64(parts[0]), let minute = Int64(parts[1]), let second = Int64(parts[2]),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.init(seconds: midnight + hour * 3600 + minute * 60 + second)
  }

  /// The day this moment falls on, in UTC.
  public var date: CalendarDate {
    CalendarDate(dayNumber: Int32(clamping: (seconds - remainder) / 86_400))
  }

  private var remainder: Int64 { ((seconds % 86_400) + 86_400) % 86_400 }

  /// The moment as `ccyy-mm-ddThh:mm:ssZ`.
  public var description: String {
    let (hour, minute, second) = (remainder / 3600, remainder / 60 % 60, remainder % 60)
    let clock = [hour, minute, second].map { CalendarDate.padded(Int($0), 2) }
    return "\(date)T\(clock.joined(separator: ":"))Z"
  }

  /// Orders moments earliest first.
  public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}
