import IndicatorStore
import ReturnModel

extension Submission {
  /// Shropshire's return of 2025.
  static let sample = Submission(source: "return:sen2", round: "2025", area: "shropshire")

  /// A vintage of a published table.
  static func table(_ released: String) -> Submission {
    Submission(
      source: "ees/ehcplans", released: CalendarDate(released) ?? CalendarDate(dayNumber: 0))
  }
}
