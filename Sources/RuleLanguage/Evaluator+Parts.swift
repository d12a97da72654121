import ReturnModel

/// What a condition comes to, without the reason.
enum PartAnswer: UInt8 {
  case yes
  case no
  /// A blank leaves it open.
  case unknown
  /// A cell was read that does not hold what its field asks for.
  case invalid
  case failed
}

extension Evaluator {
  /// What `part` comes to for `record`, which is of its module.
  @inline(__always)
  func answer(
    _ part: ConditionParts.Part, _ parts: ConditionParts, _ record: Int, _ ground: Ground,
    _ subject: Subject
  ) -> PartAnswer {
    switch part.kind {
    case .none: return .yes
    case .test:
      let here = ground.cells + Int(ground.records[record].firstCell)
      if let answer = Self.test(part.test, here, ground) { return answer }
    case .steps: break
    }
    return run(part, parts, record, ground, subject)
  }

  @inline(never)
  private func run(
    _ part: ConditionParts.Part, _ parts: ConditionParts, _ record: Int, _ ground: Ground,
    _ subject: Subject
  ) -> PartAnswer {
    let outcome: Outcome? = parts.operations.withUnsafeBufferPointer { operations in
      parts.programs.withUnsafeBufferPointer { programs in
        guard let operations = operations.baseAddress, let programs = programs.baseAddress else {
          return nil
        }
        ground.frames.pointee.record = record
        return run(
          operations + part.start, of: programs + Int(part.program), ground, subject)
      }
    }
    guard let outcome else { return .failed }
    switch outcome.signal {
    case .proceed: return outcome.slot.isUnknown ? .unknown : outcome.slot.isTrue ? .yes : .no
    case .invalid: return .invalid
    case .failed: return .failed
    }
  }

  /// The answer of one test of one or two cells; `nil` when it takes the steps to tell.
  @inline(__always)
  private static func test(
    _ step: Operation, _ here: UnsafePointer<Cell>, _ ground: Ground
  ) -> PartAnswer? {
    let cell = here + Int(step.x)
    if step.code == .presence {
      return (cell.pointee.state != .absent) == (step.mode == 1) ? .yes : .no
    }
    if cell.pointee.state == .invalid { return .invalid }
    let isTrue: Bool
    switch step.code {
    case .fieldInBits:
      guard cell.pointee.state == .valid else { return .unknown }
      isTrue = step.constant &>> cell.pointee.payload & 1 == 1
    case .fieldComparison:
      guard cell.pointee.state == .valid else { return .unknown }
      isTrue = compare(cell.pointee.payload, step.constant, step.mode) == 1
    default:
      let isOfHeader = step.code == .fieldHeaderComparison
      guard let other = isOfHeader ? ground.headerCell(step.y) : here + Int(step.y) else {
        return .unknown
      }
      if other.pointee.state == .invalid { return .invalid }
      guard cell.pointee.state == .valid, other.pointee.state == .valid else { return .unknown }
      if step.code == .fieldsDistance {
        guard let distance = difference(cell, other) else { return nil }
        isTrue = compare(distance, step.constant, step.mode) == 1
      } else {
        isTrue = compare(cell.pointee.payload, other.pointee.payload, step.mode) == 1
      }
    }
    return isTrue ? .yes : .no
  }
}
