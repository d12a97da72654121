package import ReturnModel

/// The time that a label of a printed table names: `2021`, `2023/24`, `Jan 24`, `2024 (to 30 June)`.
package struct LabelledPeriod: Hashable, Sendable {
  /// A month of a year; the year is `nil` where the label has none.
  package struct Month: Hashable, Sendable {
    /// The year.
    package let year: Int?
    /// 1 to 12.
    package let month: Int

    /// Makes a month.
    package init(year: Int?, month: Int) {
      self.year = year
      self.month = month
    }
  }

  /// What kind of time it is.
  package enum Kind: Hashable, Sendable {
    /// A calendar year.
    case year(Int)
    /// A year that begins in this one and ends in the next.
    case splitYear(Int)
    /// A month.
    case month(Month)
    /// A day.
    case day(CalendarDate)
    /// A quarter of a calendar year.
    case quarter(Int, Int)
    /// Some months of a year; without a last one as far as there are figures.
    case partYear(Int, from: Int, through: Int?)
  }

  /// What kind of time it is.
  package let kind: Kind

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let fullNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "sept",
  ]

  private static let keywords: Set<String> = ["to", "until", "ytd", "date", "year"]

  /// Reads a label; `nil` when it names no time, or more than one.
  ///
  /// Other words may stand beside the time, other numbers may not: `EHC plans Jan 2024`.
  package init?(_ label: String) {
    let text = label.trimmingSpaces().lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let timely = words.filter { word in
      word.contains(where: \.isNumber) || Self.month(word) != nil || Self.keywords.contains(word)
    }
    let kind = Self.day(text, timely, isAlone: words.count == 1) ?? Self.year(text, timely)
    guard let kind else { return nil }
    self.kind = kind
  }

  /// A day, a month, or some months of a year.
  private static func day(_ text: String, _ words: [String], isAlone: Bool) -> Kind? {
    if let day = CalendarDate(text) { return .day(day) }
    if case .month(let year, let month) = Period(text) {
      return .month(Month(year: year, month: month))
    }
    let months = words.compactMap(Self.month)
    guard let last = months.last else { return nil }
    guard let year = yearBeside(words) else {
      return isAlone ? .month(Month(year: nil, month: last)) : nil
    }
    if months.count == 2 || ["to", "until", "ytd"].contains(where: words.contains) {
      // `Year to 31 March 2024` is twelve months, most of them of the year before.
      let isWholeYear = words.starts(with: ["year", "to"]) && !words.contains("date")
      let first = months.count == 2 ? months[0] : 1
      guard !isWholeYear, months.count < 3, first <= last else { return nil }
      return .partYear(year, from: first, through: last)
    }
    guard months.count == 1 else { return nil }
    if words.count == 2 { return .month(Month(year: year, month: last)) }
    let days = words.compactMap { Int($0) }.filter { (1...31).contains($0) }
    guard words.count == 3, days.count == 1 else { return nil }
    return CalendarDate(year: year, month: last, day: days[0]).map { .day($0) }
  }

  /// A year, a quarter of one, or a year as far as it goes.
  private static func year(_ text: String, _ words: [String]) -> Kind? {
    guard !words.contains(where: { month($0) != nil }) else { return nil }
    let quarter = words.first { $0.count == 2 && $0.first == "q" }.flatMap { Int($0.dropFirst()) }
    let splits = text.split(separator: " ").compactMap(splitYear)
    // A quarter of a year that ends in the next may be of two kinds.
    if splits.count == 1 { return quarter == nil ? .splitYear(splits[0]) : nil }
    guard let year = words.lazy.compactMap(Self.year).first, !text.contains("/") else { return nil }
    let others = words.filter { $0 != String(year) && $0 != "year" }
    if others.isEmpty { return .year(year) }
    if others == ["ytd"] || others == ["to", "date"] {
      return .partYear(year, from: 1, through: nil)
    }
    guard let quarter, (1...4).contains(quarter), others.count == 1 else { return nil }
    return .quarter(year, quarter)
  }

  /// The year of four digits, or of two right behind a month: `Jan 24`, but not `24 Jan`.
  private static func yearBeside(_ words: [String]) -> Int? {
    if let year = words.lazy.compactMap(Self.year).first { return year }
    guard let month = words.firstIndex(where: { Self.month($0) != nil }),
      words.indices.contains(month + 1), words[month + 1].count == 2,
      let short = Int(words[month + 1])
    else { return nil }
    return 2000 + short
  }

  private static func month(_ word: String) -> Int? {
    if let short = months.firstIndex(of: word) { return short + 1 }
    return fullNames.firstIndex(of: word).map { $0 < 12 ? $0 + 1 : 9 }
  }

  private static func year(_ word: String) -> Int? {
    guard word.count == 4 else { return nil }
    return Int(word).flatMap { (1980...2100).contains($0) ? $0 : nil }
  }

  /// `2023/24`, `2023-24`, `2023/2024`, `202324`.
  private static func splitYear(_ text: Substring) -> Int? {
    let parts = text.split { $0 == "/" || $0 == "-" || $0 == "–" }
    if parts.count == 2, parts[0].count == 4, let first = year(String(parts[0])),
      let second = Int(parts[1]),
      [2, 4].contains(parts[1].count), second % 100 == (first + 1) % 100
    {
      return first
    }
    guard text.count == 6, let first = year(String(text.prefix(4))),
      let second = Int(text.suffix(2)),
      second == (first + 1) % 100
    else { return nil }
    return first
  }
}
