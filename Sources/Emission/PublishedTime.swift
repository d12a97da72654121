import ReturnModel

/// A period as the published standard spells it.
struct PublishedTime {
  /// Four digits, or six for a year that ends in the next: `202425`.
  let period: String
  /// What the digits are: `Calendar year`, `Academic year`, `June`.
  let identifier: String

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Spells `period`; a snapshot day by the academic year it falls in, as January censuses are.
  init(_ period: Period, splitYear: String) {
    switch period {
    case .calendarYear: (self.period, identifier) = (period.description, "Calendar year")
    case .splitYear: (self.period, identifier) = (Self.sixDigits(period), splitYear)
    case .quarter(let year, let quarter):
      self.period = Period.calendarYear(year).description
      identifier = "Calendar year Q\(quarter)"
    case .month(let year, let month):
      self.period = Period.calendarYear(year).description
      identifier = Self.months[min(max(month, 1), 12) - 1]
    case .day(let date):
      self.period = Self.sixDigits(.splitYear(date.academicYear))
      identifier = "Academic year"
    }
  }

  private static func sixDigits(_ year: Period) -> String {
    String(year.description.filter { $0 != "-" })
  }
}
