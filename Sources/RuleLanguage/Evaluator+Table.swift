package import ReturnModel

extension Evaluator {
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
            switch answer(entry.pointee.when, table.parts, record, ground, subject) {
            case .yes: break
            case .no, .unknown, .invalid: continue
            case .failed: return failed(check, entry.pointee.when, table, record, subject)
            }
            applied[check] &+= 1
            switch answer(entry.pointee.require, table.parts, record, ground, subject) {
            case .yes, .unknown, .invalid: continue
            case .no: return ConditionTable.Fault(check: check, failure: nil)
            case .failed: return failed(check, entry.pointee.require, table, record, subject)
            }
          }
          return nil
        }
      }
    }
  }

  /// The fault of a condition that failed: it is evaluated again, for the reason.
  @inline(never)
  private func failed(
    _ check: Int, _ part: ConditionParts.Part, _ table: ConditionTable, _ record: Int,
    _ subject: Subject
  ) -> ConditionTable.Fault {
    let program = table.parts.programs[Int(part.program)]
    let outcome = run(program, record, subject)
    guard case .failed(let reason) = outcome.signal else { return wrongModule(check) }
    return ConditionTable.Fault(check: check, failure: failure(reason, outcome.step, program))
  }

  @inline(never)
  private func wrongModule(_ check: Int) -> ConditionTable.Fault {
    ConditionTable.Fault(check: check, failure: EvaluationFailure(.wrongModule, column: 1))
  }

  /// Decides conditions of `set` for `record`, which is of their module: the answers take the places
  /// from the first of `answers` on, which has as many.
  ///
  /// `memo` says what has been evaluated for this record before.
  package func decide(
    _ conditions: Range<Int>, of set: ConditionSet, record: Int, in subject: Subject,
    memo: inout ConditionMemo, into answers: inout [ConditionSet.Answer]
  ) {
    guard !conditions.isEmpty else { return }
    _ = withGround(subject) { ground -> Void? in
      set.numbers.withUnsafeBufferPointer { numbers in
        memo.withKnown { known in
          var start = set.starts[conditions.lowerBound]
          for condition in conditions {
            let end = set.starts[condition + 1]
            answers[condition - conditions.lowerBound] = decide(
              UnsafeBufferPointer(rebasing: numbers[start..<end]), set, record, ground, subject,
              known)
            start = end
          }
        }
      }
      return nil
    }
  }

  /// What conditions that `and` joins come to together: as in an expression, those that come after
  /// one that is false are not looked at.
  @inline(__always)
  private func decide(
    _ numbers: UnsafeBufferPointer<Int32>, _ set: ConditionSet, _ record: Int, _ ground: Ground,
    _ subject: Subject, _ known: ConditionMemo.Known
  ) -> ConditionSet.Answer {
    var result = ConditionSet.Answer.yes
    for number in numbers {
      let number = Int(number)
      var entry = known.entries[number]
      if entry & ~ConditionMemo.answerMask != known.stamp {
        let answer = self.answer(set.distinct[number], set.parts, record, ground, subject)
        entry = known.stamp | UInt32(answer.rawValue)
        known.entries[number] = entry
      }
      switch PartAnswer(rawValue: UInt8(entry & ConditionMemo.answerMask)) {
      case .yes: break
      case .unknown: result = .no
      case .no, .invalid: return .no
      case .failed, nil: return .failed
      }
    }
    return result
  }
}
