package import ReturnModel

/// A way in which a published table prints years, and the period that one printed so is.
package struct YearSpelling: Hashable, Sendable {
  /// What a printed year means; of several years printed together, what the last means.
  package enum Meaning: String, Hashable, Sendable, CaseIterable {
    /// 1 January to 31 December of it.
    case calendarYear = "calendar-year"
    /// The academic or financial year that ends in it.
    case splitYearEnding = "split-year-ending"
    /// A day of it, which the mapping gives.
    case day
    /// The census day that the mapping gives for the text.
    case censusDay = "census-day"
  }

  private enum Part: Hashable { case year, shortYear, text([UInt8]) }

  /// What the printed year means.
  package let meaning: Meaning
  private let parts: [Part]
  /// How many years lie between two that are printed together.
  private let apart: Int
  /// Month and day, for a day.
  private let day: (month: Int, day: Int)?
  private let pattern: String

  /// Reads a spelling of a mapping.
  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("spelling", "means", "apart", "day", "note")
    pattern = try map.text("spelling")
    parts = Self.parts(of: pattern)
    meaning = try map.required("means").instance(of: Meaning.self)
    apart = try map["apart"]?.integer() ?? 1
    guard parts.first == .year, parts.filter({ $0 == .year }).count == 1, apart > 0 else {
      throw node.error("a spelling begins with ccyy, the only year of four digits in it")
    }
    if let written = map["day"] {
      guard let date = CalendarDate("2024-\(try written.text())") else {
        throw written.error("expected a month and a day such as 03-31")
      }
      day = (date.components.month, date.components.day)
    } else {
      day = nil
    }
    guard (day != nil) == (meaning == .day) else {
      throw node.error("day: is given where a spelling means a day, and only there")
    }
  }

  /// The period that `text` is; `nil` when it is not spelt so.
  ///
  /// - Parameter censusDays: the census day by text, for spellings that mean one.
  package func period(
    of text: UnsafeBufferPointer<UInt8>, censusDays: [String: CalendarDate]
  ) -> Period? {
    guard let year = lastYear(of: text) else { return nil }
    switch meaning {
    case .calendarYear: return .calendarYear(year)
    case .splitYearEnding: return .splitYear(year - 1)
    case .censusDay: return censusDays[String(decoding: text, as: UTF8.self)].map { .day($0) }
    case .day:
      guard let day, let date = CalendarDate(year: year, month: day.month, day: day.day) else {
        return nil
      }
      return .day(date)
    }
  }

  private func lastYear(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var (at, year) = (0, 0)
    for part in parts {
      switch part {
      case .text(let bytes):
        guard text[at...].starts(with: bytes) else { return nil }
        at += bytes.count
      case .year:
        guard let number = Self.number(text, at, 4), number > 0 else { return nil }
        year = number
        at += 4
      case .shortYear:
        guard let number = Self.number(text, at, 2), number == (year + apart) % 100 else {
          return nil
        }
        year += apart
        at += 2
      }
    }
    return at == text.count ? year : nil
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    guard start + count <= text.count else { return nil }
    var number = 0
    for byte in text[start..<start + count] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  private static func parts(of pattern: String) -> [Part] {
    var (parts, text): ([Part], [UInt8]) = ([], [])
    var rest = Substring(pattern)
    func endText() { if !text.isEmpty { parts.append(.text(text)) } }
    while let first = rest.utf8.first {
      if rest.hasPrefix("ccyy") || rest.hasPrefix("yy") {
        endText()
        text = []
        parts.append(rest.hasPrefix("ccyy") ? .year : .shortYear)
        rest = rest.dropFirst(rest.hasPrefix("ccyy") ? 4 : 2)
      } else {
        text.append(first)
        rest = Substring(rest.utf8.dropFirst())
      }
    }
    endText()
    return parts
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.pattern == right.pattern && left.meaning == right.meaning
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}
