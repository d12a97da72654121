package import ReturnModel

/// Evaluates compiled expressions for the records of subjects; one for each thread at work.
///
/// An evaluation allocates nothing and makes no strings. A subject must be in the shape of the
/// schema the expression was compiled for: every record with all its module's cells.
package struct Evaluator: Sendable {
  /// The header of the extract, as its one record.
  package var header: Subject
  /// The external lists, in the order of the environment; `nil` is a list not supplied.
  package var externalLists: [ExternalList?]
  /// The same record in the previous submission; `previous.Field` is unknown while there is none.
  package var previous: PreviousRecord?

  /// Makes an evaluator.
  package init(header: Subject, externalLists: [ExternalList?] = []) {
    self.header = header
    self.externalLists = externalLists
  }

  /// Evaluates a condition for `record`, a position in the subject's records.
  package func verdict(
    of expression: CompiledExpression, record: Int, in subject: Subject
  ) -> Verdict {
    let program = expression.program
    let outcome = run(program, record, subject)
    switch outcome.signal {
    case .proceed: return outcome.slot.isUnknown ? .unknown : outcome.slot.isTrue ? .yes : .no
    case .invalid: return .invalid
    case .failed(let reason): return .failed(failure(reason, outcome.step, program))
    }
  }

  /// Evaluates an expression of any type for `record`.
  package func value(
    of expression: CompiledExpression, record: Int, in subject: Subject
  ) -> Value {
    let outcome = run(expression.program, record, subject)
    let slot = outcome.slot
    switch outcome.signal {
    case .invalid: return .invalid
    case .failed(let reason): return .failed(failure(reason, outcome.step, expression.program))
    case .proceed: break
    }
    if slot.isUnknown { return .unknown }
    switch expression.type {
    case .text: return .text(Self.range(of: slot))
    case .code: return .code(Int(slot.payload))
    case .integer: return .integer(Int(slot.payload))
    case .decimal: return .decimal(slot.decimal)
    case .date: return .date(CalendarDate(dayNumber: Int32(truncatingIfNeeded: slot.payload)))
    case .boolean: return .boolean(slot.isTrue)
    }
  }

  /// Spells a text that ``value(of:record:in:)`` gave for `expression` in `subject`.
  package func string(
    _ text: Value.TextRange, of expression: CompiledExpression, in subject: Subject
  ) -> String {
    let bytes: [UInt8] =
      switch text.origin {
      case .subject: subject.text
      case .header: header.text
      case .expression: expression.program.bytes
      case .previous: previous?.subject.text ?? []
      case .list: externalLists[text.list]?.values ?? []
      }
    guard text.range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[text.range], as: UTF8.self)
  }

  private static func range(of slot: Slot) -> Value.TextRange {
    let range = slot.start..<slot.start + slot.count
    let list = Int(slot.state - 1) - Int(Value.TextRange.Origin.list.rawValue)
    if list >= 0 { return Value.TextRange(origin: .list, range: range, list: list) }
    let origin = Value.TextRange.Origin(rawValue: UInt8(truncatingIfNeeded: slot.state - 1))
    return Value.TextRange(origin: origin ?? .subject, range: range)
  }

  func failure(
    _ reason: EvaluationFailure.Reason, _ step: Int, _ program: Program
  ) -> EvaluationFailure {
    EvaluationFailure(reason, column: program.columns[step])
  }
}
