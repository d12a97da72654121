import ReturnModel

extension Evaluator {
  /// Calls a function over dates; the result takes the arguments' place.
  static func callOnDates(
    _ function: RuleFunction, _ arguments: UnsafeMutablePointer<Slot>
  ) -> Signal {
    switch function {
    case .date:
      let parts = (0..<3).map { Int(arguments[$0].payload) }
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
      arguments.pointee = date.map { Slot(Int64($0.dayNumber)) } ?? .unknown
    case .addMonths, .addYears:
      let (months, overflow) = arguments[1].payload.multipliedReportingOverflow(
        by: function == .addYears ? 12 : 1)
      guard !overflow, let moved = date(arguments[0]).adding(months: months) else {
        return .failed(.overflow)
      }
      arguments.pointee = Slot(Int64(moved.dayNumber))
    default: arguments.pointee = Slot(number(function, arguments))
    }
    return .proceed
  }

  private static func number(
    _ function: RuleFunction, _ arguments: UnsafeMutablePointer<Slot>
  ) -> Int64 {
    let first = date(arguments[0])
    switch function {
    case .year: return Int64(first.year)
    case .month: return Int64(first.components.month)
    case .day: return Int64(first.components.day)
    case .weekday: return Int64(first.weekday)
    case .academicYear: return Int64(first.academicYear)
    case .weeks: return (arguments[1].payload - arguments[0].payload) / 7
    case .months: return Int64(first.completedMonths(to: date(arguments[1])))
    case .ageOn: return Int64(first.completedYears(on: date(arguments[1])))
    default: return arguments[1].payload - arguments[0].payload
    }
  }

  private static func date(_ slot: Slot) -> CalendarDate {
    CalendarDate(dayNumber: Int32(clamping: slot.payload))
  }
}
