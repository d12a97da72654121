package import ReturnModel

extension Evaluator {
  /// What a condition comes to, without the reason.
  private enum Answer {
    case yes
    case no
    /// A blank or an invalid cell leaves it open.
    case open
    case failed
  }

  /// Goes through `checks` of `table` for `record` until one is not passed; `nil` when all are.
  ///
  /// Adds one to the number in `applied`, which has one for each check, when a check applies.
  package func firstFault(
    in checks: Range<Int>, of table: ConditionTable, record: Int, in subject: Subject,
    applied: inout [Int]
  ) -> ConditionTable.Fault? {
    guard !checks.isEmpty else { return nil }
    return withGround(subject) { ground in
      table.entries.withUnsafeBufferPointer { entries in
        applied.withUnsafeMutableBufferPointer { applied in
          for check in checks {
            guard let entry = entries.baseAddress.map({ $0 + check }),
              entry.pointee.module == ground.records[record].module
            else { return wrongModule(check) }
            switch answer(entry.pointee.when, table, record, ground, subject) {
            case .yes: break
            case .no, .open: continue
            case .failed: return failed(check, entry.pointee.when, table, record, subject)
            }
            applied[check] &+= 1
            switch answer(entry.pointee.require, table, record, ground, subject) {
            case .yes, .open: continue
            case .no: return ConditionTable.Fault(check: check, failure: nil)
            case .failed: return failed(check, entry.pointee.require, table, record, subject)
            }
          }
          return nil
        }
      }
    }
  }

  @inline(__always)
  private func answer(
    _ part: ConditionTable.Part, _ table: ConditionTable, _ record: Int, _ ground: Ground,
    _ subject: Subject
  ) -> Answer {
    switch part.kind {
    case .none: return .yes
    case .test:
      let here = ground.cells + Int(ground.records[record].firstCell)
      if let answer = Self.test(part.test, here, ground) { return answer }
    case .steps: break
    }
    return run(part, table, record, ground, subject)
  }

  @inline(never)
  private func run(
    _ part: ConditionTable.Part, _ table: ConditionTable, _ record: Int, _ ground: Ground,
    _ subject: Subject
  ) -> Answer {
    let outcome: Outcome? = table.operations.withUnsafeBufferPointer { operations in
      table.programs.withUnsafeBufferPointer { programs in
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
    case .proceed: return outcome.slot.isUnknown ? .open : outcome.slot.isTrue ? .yes : .no
    case .invalid: return .open
    case .failed: return .failed
    }
  }

  /// The answer of one test of one or two cells; `nil` when it takes the steps to tell.
  @inline(__always)
  private static func test(
    _ step: Operation, _ here: UnsafePointer<Cell>, _ ground: Ground
  ) -> Answer? {
    let cell = here + Int(step.x)
    switch step.code {
    case .presence: return (cell.pointee.state != .absent) == (step.mode == 1) ? .yes : .no
    case .fieldInBits:
      guard cell.pointee.state == .valid else { return .open }
      return step.constant &>> cell.pointee.payload & 1 == 1 ? .yes : .no
    case .fieldComparison:
      guard cell.pointee.state == .valid else { return .open }
      return compare(cell.pointee.payload, step.constant, step.mode) == 1 ? .yes : .no
    case .fieldsComparison, .fieldHeaderComparison:
      let other = step.code == .fieldsComparison ? here + Int(step.y) : ground.headerCell(step.y)
      guard let other, cell.pointee.state == .valid, other.pointee.state == .valid else {
        return .open
      }
      return compare(cell.pointee.payload, other.pointee.payload, step.mode) == 1 ? .yes : .no
    default:
      let other = here + Int(step.y)
      guard cell.pointee.state == .valid, other.pointee.state == .valid else { return .open }
      guard let distance = difference(cell, other) else { return nil }
      return compare(distance, step.constant, step.mode) == 1 ? .yes : .no
    }
  }

  /// The fault of a condition that failed: it is evaluated again, for the reason.
  @inline(never)
  private func failed(
    _ check: Int, _ part: ConditionTable.Part, _ table: ConditionTable, _ record: Int,
    _ subject: Subject
  ) -> ConditionTable.Fault {
    let program = table.programs[Int(part.program)]
    let outcome = run(program, record, subject)
    guard case .failed(let reason) = outcome.signal else { return wrongModule(check) }
    return ConditionTable.Fault(
      check: check, failure: failure(reason, outcome.step, program))
  }

  @inline(never)
  private func wrongModule(_ check: Int) -> ConditionTable.Fault {
    ConditionTable.Fault(check: check, failure: EvaluationFailure(.wrongModule, column: 1))
  }
}
