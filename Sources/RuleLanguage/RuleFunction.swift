/// A function that expressions may call, by the name they call it.
///
/// `docs/rule-language.md` has a section for each, and a test sees to it.
package enum RuleFunction: String, CaseIterable, Sendable {
  // Blanks
  case present, blank
  case presentCount = "present_count"
  case firstPresent = "first_present"
  case choose = "if"
  // Dates
  case days, weeks, months
  case workingDays = "working_days"
  case ageOn = "age_on"
  case year, month, day, weekday
  case academicYear = "academic_year"
  case date
  case addMonths = "add_months"
  case addYears = "add_years"
  case overlaps
  // Text
  case matches, length, part, number
  case upnValid = "upn_valid"
  case ulnValid = "uln_valid"
  case nhsValid = "nhs_valid"
  case inList = "in_list"
  case lookup
  case place
  // Numbers
  case absolute = "abs"
  // Related records
  case any, all, count, sum, min, max, first
  case earlier
  // Whole returns
  case unique, known

  /// What a plain function takes and gives.
  ///
  /// `nil` for those that have rules of their own, which the checker keeps.
  var signature: (parameters: [ExpressionType], result: ExpressionType)? {
    switch self {
    case .days, .weeks, .months, .workingDays, .ageOn: ([.date, .date], .integer)
    case .year, .month, .day, .weekday, .academicYear: ([.date], .integer)
    case .date: ([.integer, .integer, .integer], .date)
    case .addMonths, .addYears: ([.date, .integer], .date)
    case .overlaps: ([.date, .date, .date, .date], .boolean)
    case .length, .number: ([.text], .integer)
    case .part: ([.text, .integer, .integer], .text)
    case .upnValid, .ulnValid, .nhsValid: ([.text], .boolean)
    case .present, .blank, .presentCount, .firstPresent, .choose, .matches, .inList, .lookup,
      .place, .absolute, .any, .all, .count, .sum, .min, .max, .first, .earlier, .unique, .known:
      nil
    }
  }

  /// Whether it looks at records related to the current one.
  var isRelated: Bool {
    switch self {
    case .any, .all, .count, .sum, .min, .max, .first: true
    default: false
    }
  }
}
