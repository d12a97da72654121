/// A value of the interpreter; codes are texts, dates are their day numbers.
enum ReferenceValue: Equatable {
  case unknown
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case date(Int)
  case text(String)

  var literal: String {
    switch self {
    case .unknown: "?"
    case .boolean(let value): String(value)
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .date(let day): Fixture.date(day)
    case .text(let text): "\"\(text)\""
    }
  }

  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }
}
