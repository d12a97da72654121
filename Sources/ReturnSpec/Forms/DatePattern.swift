/// A way of writing a date, such as `ccyy-Mmm-dd hh:mm:ss` or `dd/mm/ccyy`.
///
/// Months by name are the English ones in three letters, `Sep` among them.
package struct DatePattern: Hashable, Sendable {
  /// What a text of the pattern says; there may be no such day.
  package struct Moment: Hashable, Sendable, CustomStringConvertible {
    fileprivate let year: Int
    fileprivate let month: Int
    fileprivate let day: Int
    fileprivate let clock: [Int]

    fileprivate init?(year: Int, month: Int, day: Int, clock: [Int]) {
      guard (1...12).contains(month), (1...31).contains(day) else { return nil }
      (self.year, self.month, self.day, self.clock) = (year, month, day, clock)
    }

    /// Whether the time is midnight, or not given.
    package var isMidnight: Bool { clock.allSatisfy { $0 == 0 } }

    /// The day as `ccyy-mm-dd`.
    package var date: String {
      let digits = String(year)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "\(padded)-\(Self.two(month))-\(Self.two(day))"
    }

    /// The moment as `ccyy-mm-ddThh:mm:ss`.
    package var description: String {
      "\(date)T\(clock.map(Self.two).joined(separator: ":"))"
    }

    fileprivate static func two(_ number: Int) -> String {
      number < 10 ? "0\(number)" : "\(number)"
    }
  }

  private enum Part: Hashable {
    case year, month, monthName, day, hour, minute, second
    case literal(UInt8)

    var length: Int {
      switch self {
      case .year: 4
      case .monthName: 3
      case .literal: 1
      default: 2
      }
    }
  }

  private let parts: [Part]
  private let length: Int
  private static let names = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let months = names.map { Array($0.lowercased().utf8) }

  /// Reads a pattern; `nil` when it does not name a year, a month and a day.
  package init?(_ pattern: String) {
    var parts: [Part] = []
    var rest = pattern[...]
    while let first = rest.utf8.first {
      let part = Self.part(at: rest, after: parts) ?? .literal(first)
      parts.append(part)
      rest = rest.dropFirst(part.length)
    }
    let hasMonth = parts.contains(.month) || parts.contains(.monthName)
    guard parts.contains(.year), hasMonth, parts.contains(.day) else { return nil }
    self.parts = parts
    length = parts.reduce(0) { $0 + $1.length }
  }

  private static func part(at rest: Substring, after parts: [Part]) -> Part? {
    if rest.hasPrefix("ccyy") { return .year }
    if rest.hasPrefix("Mmm") { return .monthName }
    if rest.hasPrefix("dd") { return .day }
    if rest.hasPrefix("hh") { return .hour }
    if rest.hasPrefix("ss") { return .second }
    guard rest.hasPrefix("mm") else { return nil }
    return parts.contains(.hour) ? .minute : .month
  }

  /// The moment a text gives; `nil` when it is not of this pattern.
  ///
  /// A day that does not exist is given as it stands: that it is none is found where it is read.
  package func read(_ text: UnsafeBufferPointer<UInt8>) -> Moment? {
    guard text.count == length else { return nil }
    var (year, month, day, clock) = (0, 0, 0, [0, 0, 0])
    var at = 0
    for part in parts {
      let piece = UnsafeBufferPointer(rebasing: text[at..<(at + part.length)])
      at += part.length
      switch part {
      case .literal(let byte):
        guard piece[0] == byte else { return nil }
      case .monthName:
        let name = piece.map { $0 | 0x20 }
        guard let number = Self.months.firstIndex(of: name) else { return nil }
        month = number + 1
      default:
        guard let number = Self.number(piece) else { return nil }
        switch part {
        case .year: year = number
        case .month: month = number
        case .day: day = number
        case .hour: clock[0] = number
        case .minute: clock[1] = number
        default: clock[2] = number
        }
      }
    }
    return Moment(year: year, month: month, day: day, clock: clock)
  }

  /// A moment in the spelling of returns, `ccyy-mm-dd` or `ccyy-mm-ddThh:mm:ss`, in this pattern; `nil`
  /// when it is none.
  package func rewritten(_ text: String) -> String? {
    for pattern in Self.ofReturns {
      guard let moment = Array(text.utf8).withUnsafeBufferPointer({ pattern.read($0) }) else {
        continue
      }
      return parts.map { Self.text(of: $0, moment) }.joined()
    }
    return nil
  }

  private static let ofReturns = ["ccyy-mm-dd", "ccyy-mm-ddThh:mm:ss"].compactMap { Self($0) }

  private static func text(of part: Part, _ moment: Moment) -> String {
    switch part {
    case .year: String(moment.date.prefix(4))
    case .month: Moment.two(moment.month)
    case .monthName: names[moment.month - 1]
    case .day: Moment.two(moment.day)
    case .hour: Moment.two(moment.clock[0])
    case .minute: Moment.two(moment.clock[1])
    case .second: Moment.two(moment.clock[2])
    case .literal(let byte): String(UnicodeScalar(byte))
    }
  }

  private static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    var number = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}
