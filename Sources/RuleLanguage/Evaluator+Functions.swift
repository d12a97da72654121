import ReturnModel

extension Evaluator {
  /// The functions in the order of their numbers; made once.
  private static let functions = RuleFunction.allCases

  /// Calls a plain function with the arguments on top; the result takes their place.
  func call(
    _ step: Operation, _ top: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) -> Signal {
    let arguments = top - (Int(step.y) - 1)
    if step.code == .openFunction {
      arguments.pointee = Self.overlap(arguments)
      return .proceed
    }
    for index in 0..<Int(step.y) where arguments[index].isUnknown {
      arguments.pointee = .unknown
      return .proceed
    }
    switch Self.functions[Int(step.mode)] {
    case .upnValid:
      arguments.pointee = check(arguments[0], program, subject, UniquePupilNumber.isValid)
    case .ulnValid:
      arguments.pointee = check(arguments[0], program, subject, UniqueLearnerNumber.isValid)
    case .nhsValid:
      arguments.pointee = check(arguments[0], program, subject, NHSNumber.isValid)
    case .length:
      arguments.pointee = Slot(
        withText(arguments[0], program, subject) { Int64(TextMeasure.characters(in: $0)) })
    case .number:
      let number = withText(arguments[0], program, subject) { TextMeasure.integer($0) }
      arguments.pointee = number.map { Slot($0) } ?? .unknown
    case .part: arguments.pointee = part(arguments, program, subject)
    case .workingDays:
      let days = program.words.withUnsafeBufferPointer { words in
        WorkingDays.count(
          after: arguments[0].payload, through: arguments[1].payload,
          holidays: UnsafeBufferPointer(
            rebasing: words[Int(step.x)..<Int(step.x) + Int(step.constant)]))
      }
      arguments.pointee = Slot(Int64(days))
    case let function: return Self.callOnDates(function, arguments)
    }
    return .proceed
  }

  @inline(__always)
  private func check(
    _ slot: Slot, _ program: Program, _ subject: Subject,
    _ isValid: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Slot {
    Slot(withText(slot, program, subject, isValid))
  }

  /// The characters of a text from one on; blank when there are none.
  private func part(
    _ arguments: UnsafeMutablePointer<Slot>, _ program: Program, _ subject: Subject
  ) -> Slot {
    let text = arguments[0]
    let range = withText(text, program, subject) {
      TextMeasure.part(of: $0, from: arguments[1].payload, count: arguments[2].payload)
    }
    guard !range.isEmpty else { return .unknown }
    return Slot(
      payload: Int64(text.start + range.lowerBound) << 32 | Int64(range.count), state: text.state)
  }

  /// Whether two periods share a day; an end that is blank is still to come.
  private static func overlap(_ dates: UnsafeMutablePointer<Slot>) -> Slot {
    guard !dates[0].isUnknown, !dates[2].isUnknown else { return .unknown }
    let ends = (
      dates[1].isUnknown ? Int64.max : dates[1].payload,
      dates[3].isUnknown ? Int64.max : dates[3].payload
    )
    return Slot(dates[0].payload <= ends.1 && dates[2].payload <= ends.0)
  }
}
