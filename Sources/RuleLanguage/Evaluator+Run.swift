import ReturnModel

extension Evaluator {
  /// Runs the steps of `expression` for `record`.
  ///
  /// The stack and the frames live on the thread's own stack, and the subject's arrays are looked
  /// up once, so that a step touches no reference count.
  @inline(__always)
  func run(_ expression: CompiledExpression, _ record: Int, _ subject: Subject) -> Outcome {
    guard record >= 0, record < subject.records.count,
      Int(subject.records[record].module) == expression.module
    else { return Outcome(.failed(.wrongModule), at: 0) }
    return expression.operations.withUnsafeBufferPointer { operations in
      subject.cells.withUnsafeBufferPointer { cells in
        subject.records.withUnsafeBufferPointer { records in
          withUnsafeTemporaryAllocation(of: Slot.self, capacity: Emitter.deepestStack) { stack in
            withUnsafeTemporaryAllocation(
              of: Frame.self, capacity: Checker.deepestRelated + 1
            ) { frames in
              guard let stack = stack.baseAddress, let frames = frames.baseAddress else {
                return Outcome(.failed(.overflow), at: 0)
              }
              frames[0] = Frame(record: record)
              return steps(operations, cells, records, stack, frames, expression, subject)
            }
          }
        }
      }
    }
  }

  /// The loop: one switch over the steps that most rules are made of; the rest are in `perform`.
  @inline(__always)
  private func steps(
    _ operations: UnsafeBufferPointer<Operation>, _ cells: UnsafeBufferPointer<Cell>,
    _ records: UnsafeBufferPointer<SubjectRecord>, _ stack: UnsafeMutablePointer<Slot>,
    _ frames: UnsafeMutablePointer<Frame>, _ expression: CompiledExpression, _ subject: Subject
  ) -> Outcome {
    var next = 0
    var top = stack - 1
    var frame = frames
    var first = Int(records[frame.pointee.record].firstCell)
    while true {
      let step = operations[next]
      next += 1
      switch step.code {
      case .finish: return Outcome(top.pointee)
      case .load:
        let cell = cells[first + Int(step.x)]
        if cell.state == .invalid { return Outcome(.invalid, at: next - 1) }
        top += 1
        top.pointee = Self.value(cell)
      case .loadText:
        let cell = cells[first + Int(step.x)]
        if cell.state == .invalid { return Outcome(.invalid, at: next - 1) }
        top += 1
        top.pointee = Self.text(cell, 0)
      case .loadAbove, .loadTextAbove:
        let cell = Self.above(step, cells, records, frames)
        if cell.state == .invalid { return Outcome(.invalid, at: next - 1) }
        top += 1
        top.pointee = step.code == .loadAbove ? Self.value(cell) : Self.text(cell, 0)
      case .presence:
        top += 1
        let isPresent = cells[first + Int(step.x)].state != .absent
        top.pointee = Slot(isPresent == (step.mode == 1))
      case .presenceAbove:
        let cell = Self.above(step, cells, records, frames)
        top += 1
        top.pointee = Slot((cell.state != .absent) == (step.mode == 1))
      case .fieldInBits:
        let cell = cells[first + Int(step.x)]
        if cell.state == .invalid { return Outcome(.invalid, at: next - 1) }
        top += 1
        top.pointee = Slot(payload: step.constant &>> cell.payload & 1, state: Self.state(cell))
      case .fieldComparison:
        let cell = cells[first + Int(step.x)]
        if cell.state == .invalid { return Outcome(.invalid, at: next - 1) }
        top += 1
        top.pointee = Slot(
          payload: Self.compare(cell.payload, step.constant, step.mode),
          state: Self.state(cell))
      case .constant:
        top += 1
        top.pointee = Slot(step.constant)
      case .blank:
        top += 1
        top.pointee = .unknown
      case .not: top.pointee.payload ^= 1
      case .and:
        top -= 1
        if top[1].isFalse || top[0].isTrue { top.pointee = top[1] }
      case .or:
        top -= 1
        if top[1].isTrue || top[0].isFalse { top.pointee = top[1] }
      case .truth:
        let asked = step.mode & 2 != 0
        let holds = !top.pointee.isUnknown && top.pointee.isTrue == asked
        top.pointee = Slot(holds != (step.mode & 1 != 0))
      case .jumpIfFalse: if top.pointee.isFalse { next = Int(step.x) }
      case .jumpIfTrue: if top.pointee.isTrue { next = Int(step.x) }
      case .jumpIfKnown: if top.pointee.isUnknown { top -= 1 } else { next = Int(step.x) }
      case .jump: next = Int(step.x)
      case .choose:
        if top.pointee.isUnknown {
          // The condition's blank is the result.
          next = Int(step.y)
        } else {
          if top.pointee.isFalse { next = Int(step.x) }
          top -= 1
        }
      case .compareIntegers:
        top -= 1
        top.pointee = Slot(
          payload: Self.compare(top[0].payload, top[1].payload, step.mode),
          state: min(top[0].state, top[1].state))
      case .compareWithConstant:
        top.pointee.payload = Self.compare(top.pointee.payload, step.constant, step.mode)
      case .subtractIntegers:
        top -= 1
        let (difference, overflow) = top[0].payload.subtractingReportingOverflow(top[1].payload)
        let state = min(top[0].state, top[1].state)
        if overflow, state != 0 { return Outcome(.failed(.overflow), at: next - 1) }
        top.pointee = Slot(payload: difference, state: state)
      case .walk:
        let start = Self.climb(Int(step.y), from: frame.pointee.record, records)
        let limit = Int(records[start].end)
        let module = Int32(truncatingIfNeeded: step.constant)
        let found = Self.record(of: module, from: start + 1, to: limit, records)
        if found < limit {
          frame += 1
          frame.pointee = Frame(record: found, limit: limit, module: module)
          first = Int(records[found].firstCell)
        } else {
          next = Int(step.x)
        }
      case .walkOn:
        // Records of one module do not stand in one another: what belongs to this one is passed.
        let (start, limit) = (Int(records[frame.pointee.record].end), frame.pointee.limit)
        let found = Self.record(of: frame.pointee.module, from: start, to: limit, records)
        if found < limit {
          frame.pointee.record = found
          next = Int(step.x)
        } else {
          frame -= 1
        }
        first = Int(records[frame.pointee.record].firstCell)
      case .walkWhere:
        top -= 1
        if !top[1].isTrue { next = Int(step.x) }
      case .walkAny, .walkAll, .walkFirst:
        top -= 1
        let ends =
          step.code == .walkAny ? top[1].isTrue : step.code == .walkFirst || top[1].isFalse
        if ends {
          top.pointee = top[1]
          next = Int(step.x)
          frame -= 1
          first = Int(records[frame.pointee.record].firstCell)
        }
      case .walkCount: top.pointee.payload += 1
      default:
        let signal = perform(step, top, expression, subject)
        guard case .proceed = signal else { return Outcome(signal, at: next - 1) }
        top += Int(step.delta)
      }
    }
  }
}
