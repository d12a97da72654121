import ReturnModel

extension Evaluator {
  /// Does one of the rarer steps; `top` is the last value on the stack.
  @inline(never)
  func perform(
    _ step: Operation, _ top: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) -> Signal {
    switch step.code {
    case .loadForeign, .loadTextForeign, .presenceForeign: return performForeign(step, top)
    case .compareDecimals, .compareTexts: performComparison(step, top - 1, program, subject)
    case .inBits, .inSorted, .inDecimals, .inTexts:
      performMembership(step, top, program, subject)
    case .known: top.pointee = Slot(top.pointee.isUnknown != (step.mode == 1))
    case .textConstant:
      top[1] = Slot(
        start: step.x, count: step.y, origin: Int64(Value.TextRange.Origin.expression.rawValue))
    case .addIntegers, .subtractIntegers, .multiplyIntegers, .negateInteger, .absoluteInteger,
      .walkSumIntegers,
      .moveDate:
      return Self.performOnIntegers(step, top)
    case .addDecimals, .subtractDecimals, .multiplyDecimals, .divideDecimals, .negateDecimal,
      .absoluteDecimal, .toDecimal, .walkSumDecimals:
      return Self.performOnDecimals(step, top)
    case .walkBestInteger, .walkBestDecimal: Self.performBest(step, top - 1)
    case .function, .openFunction: return call(step, top, program, subject)
    case .matches:
      guard !top.pointee.isUnknown else { break }
      top.pointee = Slot(
        withText(top.pointee, program, subject) { text in
          program.tables.withUnsafeBufferPointer { tables in
            Pattern.matches(text, tables, from: Int(step.x))
          }
        })
    case .inList: return performList(step, top, program, subject)
    case .lookUp: return performLookup(step, top, program, subject)
    default: break
    }
    return .proceed
  }

  private func performForeign(_ step: Operation, _ top: UnsafeMutablePointer<Slot>) -> Signal {
    let cell = foreign(step)
    if step.code == .presenceForeign {
      top[1] = Slot((cell.state != .absent) == (step.y == 1))
      return .proceed
    }
    if cell.state == .invalid { return .invalid }
    top[1] =
      step.code == .loadForeign
      ? Slot(payload: cell.payload, state: cell.state == .valid ? 1 : 0)
      : Self.text(cell, Int64(step.mode))
    return .proceed
  }

  private func performComparison(
    _ step: Operation, _ left: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) {
    guard !left[0].isUnknown, !left[1].isUnknown else {
      left[0] = .unknown
      return
    }
    if step.code == .compareDecimals {
      left[0] = Slot(
        payload: Self.compare(left[0].decimal, left[1].decimal, step.mode), state: 1)
      return
    }
    let areEqual = withText(left[0], program, subject) { one in
      withText(left[1], program, subject) { other in TextMeasure.same(one, other) }
    }
    left[0] = Slot(areEqual == (step.mode == Comparison.equal.rawValue))
  }

  private func performMembership(
    _ step: Operation, _ top: UnsafeMutablePointer<Slot>, _ program: Program,
    _ subject: Subject
  ) {
    let slot = top.pointee
    guard !slot.isUnknown else { return }
    let (start, count) = (Int(step.x), Int(step.y))
    top.pointee = Slot(
      program.words.withUnsafeBufferPointer { words in
        switch step.code {
        case .inBits:
          let word = Int(slot.payload / 64)
          return word < count && words[start + word] &>> (slot.payload & 63) & 1 == 1
        case .inSorted:
          let found = Self.position(of: slot.payload, in: words, start, count)
          return found < start + count && words[found] == slot.payload
        case .inDecimals:
          return (start..<start + count).contains {
            Double(bitPattern: UInt64(bitPattern: words[$0])) == slot.decimal
          }
        default:
          return (start..<start + count).contains {
            let text = Slot(payload: words[$0], state: 3)
            return text.count == slot.count && isSame(slot, text, program, subject)
          }
        }
      })
  }

  private func isSame(
    _ slot: Slot, _ text: Slot, _ program: Program, _ subject: Subject
  ) -> Bool {
    withText(slot, program, subject) { one in
      withText(text, program, subject) { other in TextMeasure.same(one, other) }
    }
  }

  /// Where `value` stands, or would stand, among `count` sorted words from `start`.
  static func position(
    of value: Int64, in words: UnsafeBufferPointer<Int64>, _ start: Int, _ count: Int
  ) -> Int {
    var (low, high) = (start, start + count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
