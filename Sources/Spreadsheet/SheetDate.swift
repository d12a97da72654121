/// Excel's dates: days counted from an epoch, with the time of day as a fraction.
package enum SheetDate {
  /// Which day a workbook counts from.
  package enum Epoch: Sendable {
    /// 31 December 1899 is day 0, and 29 February 1900, which never was, is day 60.
    case year1900
    /// 1 January 1904 is day 0.
    case year1904
  }

  /// The day as `ccyy-mm-dd`, with `Thh:mm:ss` when the number has a time of day; `nil` when it is no
  /// number of a day, and for the day that never was.
  package static func text(_ serial: String, epoch: Epoch) -> String? {
    guard let number = Double(serial), number >= 0, number < 2_958_466 else { return nil }
    // To the second: fractions are stored with an error far below one.
    let seconds = Int((number * 86_400).rounded())
    let (day, clock) = (seconds / 86_400, seconds % 86_400)
    guard let date = date(day, epoch) else { return nil }
    guard clock > 0 else { return date }
    let parts = [clock / 3600, clock / 60 % 60, clock % 60]
    return "\(date)T\(parts.map { padded($0, 2) }.joined(separator: ":"))"
  }

  /// The ten bytes `ccyy-mm-dd` of a whole number of days, as most dates are; `nil` for a number with a
  /// time of day, and for what ``text(_:epoch:)`` gives no day.
  package static func bytes(
    _ serial: UnsafeBufferPointer<UInt8>, epoch: Epoch
  ) -> (UInt64, UInt16)? {
    guard (4...7).contains(serial.count) else { return nil }
    var number = 0
    for byte in serial {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    guard number < 2_958_466, number > 60 else { return nil }
    let (year, month, day) = components(number - (epoch == .year1904 ? 24_107 : 25_569))
    var word: UInt64 = 0
    for digit in [year / 1000, year / 100 % 10, year / 10 % 10, year % 10] {
      word = word << 8 | UInt64(digit + 0x30)
    }
    word = word << 8 | 0x2D
    word = word << 8 | UInt64(month / 10 + 0x30)
    word = word << 8 | UInt64(month % 10 + 0x30)
    word = word << 8 | 0x2D
    return (word.bigEndian, (UInt16(day / 10 + 0x30) << 8 | UInt16(day % 10 + 0x30)).bigEndian)
  }

  /// Days from 1970-01-01 to a serial day, as a date.
  private static func date(_ day: Int, _ epoch: Epoch) -> String? {
    switch epoch {
    case .year1904: return civil(day - 24_107)
    case .year1900:
      // Day 0 is a time of day without a date.
      guard day != 0, day != 60 else { return nil }
      return civil(day - (day < 60 ? 25_568 : 25_569))
    }
  }

  private static func civil(_ days: Int) -> String {
    let (year, month, day) = components(days)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// A date from days since 1970-01-01; years begin in March, so that the leap day ends one.
  private static func components(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
