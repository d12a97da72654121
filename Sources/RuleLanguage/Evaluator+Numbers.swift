import ReturnModel

extension Evaluator {
  /// Steps over whole numbers and days; a result that does not fit is a failure.
  static func performOnIntegers(_ step: Operation, _ top: UnsafeMutablePointer<Slot>) -> Signal {
    let (result, overflow): (Int64, Bool)
    var place = top - 1
    switch step.code {
    case .walkSumIntegers where top.pointee.isUnknown: return .proceed
    case .addIntegers, .walkSumIntegers:
      (result, overflow) = top[-1].payload.addingReportingOverflow(top[0].payload)
    case .subtractIntegers:
      (result, overflow) = top[-1].payload.subtractingReportingOverflow(top[0].payload)
    case .multiplyIntegers:
      (result, overflow) = top[-1].payload.multipliedReportingOverflow(by: top[0].payload)
    case .moveDate: (result, overflow) = moved(top[-1], by: top[0], back: step.mode == 1)
    default:
      place = top
      let number = top[0].payload
      let changes = step.code == .negateInteger || number < 0
      (result, overflow) = changes ? Int64(0).subtractingReportingOverflow(number) : (number, false)
    }
    let isKnown = !place[0].isUnknown && !top[0].isUnknown
    if overflow, isKnown { return .failed(.overflow) }
    place.pointee = isKnown ? Slot(result) : .unknown
    return .proceed
  }

  private static func moved(_ date: Slot, by count: Slot, back: Bool) -> (Int64, Bool) {
    let (day, overflow) =
      back
      ? date.payload.subtractingReportingOverflow(count.payload)
      : date.payload.addingReportingOverflow(count.payload)
    return (day, overflow || day < -719_162 || day > 2_932_896)
  }

  /// Steps over decimals; division by zero and results that are no number are failures.
  static func performOnDecimals(_ step: Operation, _ top: UnsafeMutablePointer<Slot>) -> Signal {
    let number = top[0].decimal
    var place = top - 1
    let result: Double
    switch step.code {
    case .walkSumDecimals where top.pointee.isUnknown: return .proceed
    case .addDecimals, .walkSumDecimals: result = top[-1].decimal + number
    case .subtractDecimals: result = top[-1].decimal - number
    case .multiplyDecimals: result = top[-1].decimal * number
    case .divideDecimals: result = top[-1].decimal / number
    default:
      place = top
      switch step.code {
      case .toDecimal: result = Double(top[0].payload)
      case .negateDecimal: result = -number
      default: result = number.magnitude
      }
    }
    guard !place[0].isUnknown, !top[0].isUnknown else {
      place.pointee = .unknown
      return .proceed
    }
    if step.code == .divideDecimals, number == 0 { return .failed(.divisionByZero) }
    guard result.isFinite else { return .failed(.overflow) }
    place.pointee = Slot(result)
    return .proceed
  }

  /// Keeps the second of two values when it is better than the first, or the first is unknown.
  static func performBest(_ step: Operation, _ best: UnsafeMutablePointer<Slot>) {
    guard !best[1].isUnknown else { return }
    let isBetter =
      step.code == .walkBestDecimal
      ? compare(best[1].decimal, best[0].decimal, step.mode)
      : compare(best[1].payload, best[0].payload, step.mode)
    if best[0].isUnknown || isBetter == 1 { best[0] = best[1] }
  }
}
