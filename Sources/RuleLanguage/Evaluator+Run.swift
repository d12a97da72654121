import ReturnModel

extension Evaluator {
  /// Runs the steps of `program` for `record`.
  func run(_ program: Program, _ record: Int, _ subject: Subject) -> Outcome {
    withGround(subject) { ground in
      guard record >= 0, record < ground.records.count,
        Int(ground.records[record].module) == program.module
      else { return nil }
      return withUnsafePointer(to: program) { place in
        program.operations.withUnsafeBufferPointer { operations in
          guard let operations = operations.baseAddress else { return nil }
          ground.frames.pointee.record = record
          return run(operations, of: place, ground, subject)
        }
      }
    } ?? Outcome(.failed(.wrongModule), at: 0)
  }

  /// Looks up, once, where the arrays of `subject` lie, so that a step touches no reference count.
  ///
  /// `nil` when it has no cell, and so no record to evaluate anything for. The stack and the frames
  /// live on the thread's own stack.
  @inline(__always)
  func withGround<Result>(_ subject: Subject, _ body: (Ground) -> Result?) -> Result? {
    subject.cells.withUnsafeBufferPointer { cells in
      subject.records.withUnsafeBufferPointer { records in
        header.cells.withUnsafeBufferPointer { headerCells in
          withUnsafeTemporaryAllocation(of: Slot.self, capacity: Emitter.deepestStack) { stack in
            withUnsafeTemporaryAllocation(
              of: Frame.self, capacity: Checker.deepestRelated + 1
            ) { frames in
              guard let cells = cells.baseAddress, let stack = stack.baseAddress,
                let frames = frames.baseAddress
              else { return nil }
              return body(
                Ground(
                  cells: cells, records: records,
                  header: header.records.isEmpty ? nil : headerCells.baseAddress,
                  stack: stack, frames: frames))
            }
          }
        }
      }
    }
  }

  /// The loop: one switch over the steps that most rules are made of; the rest are in `perform`.
  ///
  /// It is long because leaving the function costs more than most steps do. The first frame has the
  /// record. `program` is looked at only by the rarer steps: to hold it counts a reference.
  @inline(never)
  func run(
    _ operations: UnsafePointer<Operation>, of program: UnsafePointer<Program>, _ ground: Ground,
    _ subject: Subject
  ) -> Outcome {
    let (cells, records, frames) = (ground.cells, ground.records, ground.frames)
    var step = operations
    // The place after the last value on the stack.
    var end = ground.stack
    var frame = frames
    var here = cells + Int(records[frame.pointee.record].firstCell)
    while true {
      switch step.pointee.code {
      case .finish: return Outcome(end[-1])
      case .load:
        let cell = here + Int(step.pointee.x)
        if cell.pointee.state == .invalid { return Outcome(.invalid) }
        end.pointee = Self.value(cell)
        end += 1
      case .loadText:
        let cell = here + Int(step.pointee.x)
        if cell.pointee.state == .invalid { return Outcome(.invalid) }
        end.pointee = Self.text(cell.pointee, 0)
        end += 1
      case .loadAbove, .loadTextAbove:
        end.pointee = .unknown
        if let cell = Self.above(step, cells, records, frames) {
          if cell.pointee.state == .invalid { return Outcome(.invalid) }
          let isValue = step.pointee.code == .loadAbove
          end.pointee = isValue ? Self.value(cell) : Self.text(cell.pointee, 0)
        }
        end += 1
      case .presence:
        let cell = here + Int(step.pointee.x)
        end.pointee = Slot((cell.pointee.state != .absent) == (step.pointee.mode == 1))
        end += 1
      case .presenceAbove:
        let state = Self.above(step, cells, records, frames)?.pointee.state
        end.pointee = Slot(((state ?? .absent) != .absent) == (step.pointee.mode == 1))
        end += 1
      case .fieldInBits:
        let cell = here + Int(step.pointee.x)
        if cell.pointee.state == .invalid { return Outcome(.invalid) }
        end.pointee = Self.inBits(cell, step)
        end += 1
      case .fieldComparison:
        let cell = here + Int(step.pointee.x)
        if cell.pointee.state == .invalid { return Outcome(.invalid) }
        end.pointee = Self.comparison(cell, step)
        end += 1
      case .fieldsComparison:
        let (one, other) = (here + Int(step.pointee.x), here + Int(step.pointee.y))
        if Self.isInvalid(one, other) { return Outcome(.invalid) }
        end.pointee = Self.comparison(one, other, step)
        end += 1
      case .fieldHeaderComparison:
        let cell = here + Int(step.pointee.x)
        guard let other = ground.headerCell(step.pointee.y) else {
          if cell.pointee.state == .invalid { return Outcome(.invalid) }
          end.pointee = .unknown
          end += 1
          break
        }
        if Self.isInvalid(cell, other) { return Outcome(.invalid) }
        end.pointee = Self.comparison(cell, other, step)
        end += 1
      case .fieldsDistance:
        let (one, other) = (here + Int(step.pointee.x), here + Int(step.pointee.y))
        if Self.isInvalid(one, other) { return Outcome(.invalid) }
        guard let distance = Self.difference(one, other) else {
          return Outcome(.failed(.overflow), at: step - operations)
        }
        let truth = Self.compare(distance, step.pointee.constant, step.pointee.mode)
        end.pointee = Slot(payload: truth, state: Self.state(one) & Self.state(other))
        end += 1
      case .fieldsDifference:
        let (one, other) = (here + Int(step.pointee.x), here + Int(step.pointee.y))
        if Self.isInvalid(one, other) { return Outcome(.invalid) }
        guard let difference = Self.difference(one, other) else {
          return Outcome(.failed(.overflow), at: step - operations)
        }
        end.pointee = Slot(payload: difference, state: Self.state(one) & Self.state(other))
        end += 1
      case .constant:
        end.pointee = Slot(step.pointee.constant)
        end += 1
      case .blank:
        end.pointee = .unknown
        end += 1
      case .not: end[-1].payload ^= 1
      case .and:
        end -= 1
        if end[0].isFalse || end[-1].isTrue { end[-1] = end[0] }
      case .or:
        end -= 1
        if end[0].isTrue || end[-1].isFalse { end[-1] = end[0] }
      case .truth:
        let asked = step.pointee.mode & 2 != 0
        let holds = !end[-1].isUnknown && end[-1].isTrue == asked
        end[-1] = Slot(holds != (step.pointee.mode & 1 != 0))
      case .jumpIfFalse:
        if end[-1].isFalse {
          step = operations + Int(step.pointee.x)
          continue
        }
      case .jumpIfTrue:
        if end[-1].isTrue {
          step = operations + Int(step.pointee.x)
          continue
        }
      case .jumpIfKnown:
        if !end[-1].isUnknown {
          step = operations + Int(step.pointee.x)
          continue
        }
        end -= 1
      case .jump:
        step = operations + Int(step.pointee.x)
        continue
      case .choose:
        if end[-1].isUnknown {
          // The condition's blank is the result.
          step = operations + Int(step.pointee.y)
          continue
        }
        end -= 1
        if end[0].isFalse {
          step = operations + Int(step.pointee.x)
          continue
        }
      case .compareIntegers:
        end -= 1
        end[-1] = Slot(
          payload: Self.compare(end[-1].payload, end[0].payload, step.pointee.mode),
          state: min(end[-1].state, end[0].state))
      case .compareWithConstant:
        end[-1].payload = Self.compare(
          end[-1].payload, step.pointee.constant, step.pointee.mode)
      case .walk:
        let start = Self.climb(Int(step.pointee.y), from: frame.pointee.record, records)
        let limit = start < 0 ? 0 : Int(records[start].end)
        let module = Int32(truncatingIfNeeded: step.pointee.constant)
        let found = Self.record(of: module, from: start &+ 1, to: limit, records)
        guard found < limit else {
          step = operations + Int(step.pointee.x)
          continue
        }
        frame += 1
        frame.pointee = Frame(record: found, limit: limit, module: module)
        here = cells + Int(records[found].firstCell)
      case .walkOn:
        // Records of one module do not stand in one another: what belongs to this one is passed.
        let (start, limit) = (Int(records[frame.pointee.record].end), frame.pointee.limit)
        let found = Self.record(of: frame.pointee.module, from: start, to: limit, records)
        guard found < limit else {
          frame -= 1
          here = cells + Int(records[frame.pointee.record].firstCell)
          break
        }
        frame.pointee.record = found
        here = cells + Int(records[found].firstCell)
        step = operations + Int(step.pointee.x)
        continue
      case .walkWhere:
        end -= 1
        if !end[0].isTrue {
          step = operations + Int(step.pointee.x)
          continue
        }
      case .walkAny, .walkAll, .walkFirst:
        end -= 1
        let code = step.pointee.code
        if code == .walkAny ? end[0].isTrue : code == .walkFirst || end[0].isFalse {
          end[-1] = end[0]
          frame -= 1
          here = cells + Int(records[frame.pointee.record].firstCell)
          step = operations + Int(step.pointee.x)
          continue
        }
      case .walkCount: end[-1].payload &+= 1
      case .walkEarlier:
        end.pointee = Slot(frame.pointee.record < frame[-1].record)
        end += 1
      default:
        let signal = perform(step.pointee, end - 1, program.pointee, subject)
        guard case .proceed = signal else { return Outcome(signal, at: step - operations) }
        end += Int(step.pointee.delta)
      }
      step += 1
    }
  }
}
