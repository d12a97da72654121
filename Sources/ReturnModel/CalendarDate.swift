/// A day in the Gregorian calendar, with no time and no zone.
///
/// Kept as days since 1970-01-01, so that comparing and counting days is integer arithmetic.
@frozen public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int32

  /// Makes a date from its count of days since 1970-01-01.
  @inlinable public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// Makes a date from year, month and day; `nil` when there is no such day, or the year is outside
  /// 1 to 9999.
  @inlinable public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    // Days from civil: years begin in March, so that the leap day ends one.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month and day.
  @inlinable public var components: (year: Int, month: Int, day: Int) {
    // Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms"
    // (2022): years begin in March, and 20,000 of them are added so that all is positive.
    let shifted = UInt64(bitPattern: Int64(dayNumber) + 719_468 + 50 * 146_097)
    let quarterDays = 4 * shifted + 3
    let century = quarterDays / 146_097
    let dayOfCentury = quarterDays % 146_097 / 4
    let product = 2_939_745 * (4 * dayOfCentury + 3)
    let dayOfYear = (product & 0xFFFF_FFFF) / 2_939_745 / 4
    let scaled = 2141 * dayOfYear + 197_913
    let isNextYear = dayOfYear >= 306
    let year = Int(100 * century + product >> 32) - 50 * 400 + (isNextYear ? 1 : 0)
    let month = Int(scaled >> 16) - (isNextYear ? 12 : 0)
    return (year, month, Int((scaled & 0xFFFF) / 2141) + 1)
  }

  /// The calendar year.
  @inlinable public var year: Int { components.year }

  /// The year in which the academic year holding this day began, on 1 September.
  @inlinable public var academicYear: Int {
    let (year, month, _) = components
    return month >= 9 ? year : year - 1
  }

  /// Whole years from this day to `date`: an age in completed years.
  ///
  /// A person born on 29 February has a birthday on 1 March in other years. Negative before birth.
  @inlinable public func completedYears(on date: CalendarDate) -> Int {
    let (born, now) = (components, date.components)
    let hadBirthday = (now.month, now.day) >= (born.month, born.day)
    return now.year - born.year - (hadBirthday ? 0 : 1)
  }

  /// How many days a month has.
  @inlinable public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders dates earliest first.
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CalendarDate: CustomStringConvertible {
  /// Reads `ccyy-mm-dd` from ASCII bytes; `nil` for anything else, or a day that does not exist.
  @inlinable public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, let start = bytes.baseAddress else { return nil }
    // Eight characters at a time, the first lowest: two hyphens, and digits that are 0 to 9 once
    // the bits of "0" are taken off.
    let raw = UnsafeRawPointer(start)
    let first = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    guard first & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
    let digits = (first ^ 0x3030_3030_3030_3030) & 0x00FF_FF00_FFFF_FFFF
    let (tens, ones) = (bytes[8] &- 0x30, bytes[9] &- 0x30)
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0, tens <= 9,
      ones <= 9
    else { return nil }
    func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: digits &>> (place * 8) & 0xFF) }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let (month, day) = (digit(5) * 10 + digit(6), Int(tens) * 10 + Int(ones))
    self.init(year: year, month: month, day: day)
  }

  /// Reads `ccyy-mm-dd`; `nil` for anything else, or a day that does not exist.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    let date = text.withUTF8 { CalendarDate(ascii: $0) }
    guard let date else { return nil }
    self = date
  }

  /// The date as `ccyy-mm-dd`.
  public var description: String {
    let (year, month, day) = components
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
