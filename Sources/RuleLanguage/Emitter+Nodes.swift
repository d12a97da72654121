import ReturnModel

extension Emitter {
  mutating func emitLoad(_ path: CellPath, _ node: TypedNode) {
    let isText = node.type == .text
    let field = path.field.field
    switch path.origin {
    case .record(let level, 0) where level == self.level:
      add(Operation(isText ? .loadText : .load, x: field), node, delta: 1)
    case .record(let level, let hops):
      let code: Opcode = isText ? .loadTextAbove : .loadAbove
      add(Operation(code, level: UInt8(clamping: level), x: field, y: hops), node, delta: 1)
    case .header, .previous:
      let code: Opcode = isText ? .loadTextForeign : .loadForeign
      add(Operation(code, mode: Self.origin(path.origin).rawValue, x: field), node, delta: 1)
    }
  }

  private static func origin(_ origin: CellPath.Origin) -> Value.TextRange.Origin {
    switch origin {
    case .record: .subject
    case .header: .header
    case .previous: .previous
    }
  }

  mutating func emitPresence(_ path: CellPath, _ wanted: Bool, _ node: TypedNode) {
    let mode: UInt8 = wanted ? 1 : 0
    let field = path.field.field
    switch path.origin {
    case .record(let level, 0) where level == self.level:
      add(Operation(.presence, mode: mode, x: field), node, delta: 1)
    case .record(let level, let hops):
      let level = UInt8(clamping: level)
      add(Operation(.presenceAbove, mode: mode, level: level, x: field, y: hops), node, delta: 1)
    case .header, .previous:
      let origin = Self.origin(path.origin).rawValue
      add(
        Operation(.presenceForeign, mode: origin, x: field, y: Int(mode)), node, delta: 1)
    }
  }

  mutating func emitPresentCount(_ paths: [CellPath], _ node: TypedNode) {
    for (index, path) in paths.enumerated() {
      emitPresence(path, true, node)
      if index > 0 { add(Operation(.addIntegers), node, delta: -1) }
    }
  }

  mutating func emitFirstPresent(_ nodes: [TypedNode], _ node: TypedNode) {
    var jumps: [Int] = []
    for (index, inner) in nodes.enumerated() {
      emit(inner)
      guard index < nodes.count - 1 else { break }
      jumps.append(next)
      add(Operation(.jumpIfKnown), node, delta: -1)
    }
    for jump in jumps { land(jump) }
  }

  mutating func emitChoice(
    _ condition: TypedNode, _ yes: TypedNode, _ no: TypedNode, _ node: TypedNode
  ) {
    emit(condition)
    let choose = next
    add(Operation(.choose), node, delta: -1)
    emit(yes)
    let jump = next
    add(Operation(.jump), node, delta: -1)
    land(choose)
    emit(no)
    land(jump)
    landSecond(choose)
  }

  mutating func emitChain(
    _ nodes: [TypedNode], _ join: Opcode, _ jump: Opcode, _ node: TypedNode
  ) {
    var jumps: [Int] = []
    for (index, inner) in nodes.enumerated() {
      emit(inner)
      if index > 0 { add(Operation(join), node, delta: -1) }
      guard index < nodes.count - 1 else { break }
      jumps.append(next)
      add(Operation(jump), node, delta: 0)
    }
    for jump in jumps { land(jump) }
  }

  mutating func emitComparison(
    _ comparison: Comparison, _ left: TypedNode, _ right: TypedNode, _ node: TypedNode
  ) {
    if left.isConstant, !right.isConstant {
      return emitComparison(comparison.mirrored, right, left, node)
    }
    emit(left)
    let mode = comparison.rawValue
    if left.type != .decimal, left.type != .text, let constant = Self.payload(of: right) {
      if let field = fieldLoadedLast(by: left) {
        replaceLast(
          by: Operation(.fieldComparison, mode: mode, x: field, constant: constant), node)
      } else if let last = operations.last, last.code == .fieldsDifference, left.isDifference {
        replaceLast(
          by: Operation(
            .fieldsDistance, mode: mode, x: Int(last.x), y: Int(last.y), constant: constant), node)
      } else {
        add(Operation(.compareWithConstant, mode: mode, constant: constant), node, delta: 0)
      }
      return
    }
    if left.type != .decimal, left.type != .text,
      emitPair(left, right, Operation(.fieldsComparison, mode: mode), node)
    {
      return
    }
    if left.type != .decimal, left.type != .text, let field = fieldLoadedLast(by: left),
      case .cell(let path) = right.kind, path.origin == .header
    {
      let code = Opcode.fieldHeaderComparison
      return replaceLast(
        by: Operation(code, mode: mode, x: field, y: path.field.field), node)
    }
    emit(right)
    let code: Opcode =
      switch left.type {
      case .decimal: .compareDecimals
      case .text: .compareTexts
      default: .compareIntegers
      }
    add(Operation(code, mode: mode), node, delta: -1)
  }

  private static func payload(of node: TypedNode) -> Int64? {
    switch node.kind {
    case .constant(let constant): payload(of: constant)
    case .code(let position): Int64(position)
    default: nil
    }
  }

  /// The field whose value here `node` is, when its steps are one load, just added.
  private func fieldLoadedLast(by node: TypedNode) -> Int? {
    guard case .cell = node.kind, let last = operations.last, last.code == .load else { return nil }
    return Int(last.x)
  }

  mutating func emitMembership(_ value: TypedNode, _ items: [TypedNode], _ node: TypedNode) {
    emit(value)
    switch value.type {
    case .code(let list): emitCodes(items, of: list, value, node)
    case .text:
      var places: [Int64] = []
      for case .constant(.text(let text)) in items.map(\.kind) {
        let place = keep(text)
        places.append(Int64(place.start) << 32 | Int64(place.count))
      }
      emitWords(places, .inTexts, node)
    case .decimal: emitWords(items.compactMap(Self.payload), .inDecimals, node)
    case .integer, .date, .boolean:
      emitWords(Set(items.compactMap(Self.payload)).sorted(), .inSorted, node)
    }
  }

  private mutating func emitCodes(
    _ items: [TypedNode], of list: CodeList, _ value: TypedNode, _ node: TypedNode
  ) {
    let positions = items.compactMap(Self.payload).map(Int.init)
    var bits = [UInt64](repeating: 0, count: (list.codes.count + 63) / 64)
    for position in positions { bits[position / 64] |= 1 << UInt64(position % 64) }
    if bits.count == 1, let field = fieldLoadedLast(by: value) {
      let set = Int64(bitPattern: bits[0])
      replaceLast(by: Operation(.fieldInBits, x: field, constant: set), node)
    } else {
      emitWords(bits.map(Int64.init(bitPattern:)), .inBits, node)
    }
  }

  private mutating func emitWords(_ kept: [Int64], _ code: Opcode, _ node: TypedNode) {
    let start = words.count
    words += kept
    add(Operation(code, x: start, y: kept.count), node, delta: 0)
  }

  /// Makes one step of two cells here, of which the first is loaded already; `false` when they are
  /// not both cells here.
  private mutating func emitPair(
    _ left: TypedNode, _ right: TypedNode, _ operation: Operation, _ node: TypedNode
  ) -> Bool {
    guard let first = fieldLoadedLast(by: left), case .cell(let path) = right.kind,
      path.origin == .record(level: level, hops: 0)
    else { return false }
    var operation = operation
    (operation.x, operation.y) = (Int32(first), Int32(path.field.field))
    replaceLast(by: operation, node)
    return true
  }

  mutating func emitArithmetic(
    _ operation: Arithmetic, _ left: TypedNode, _ right: TypedNode, _ node: TypedNode
  ) {
    let isDateLast = left.type == .integer && right.type == .date
    emit(isDateLast ? right : left)
    if operation == .subtract, node.type == .integer,
      emitPair(left, right, Operation(.fieldsDifference), node)
    {
      return
    }
    emit(isDateLast ? left : right)
    let isDecimal = left.type == .decimal
    let step =
      switch operation {
      case _ where node.type == .date:
        Operation(.moveDate, mode: operation == .subtract ? 1 : 0)
      case .add: Operation(isDecimal ? .addDecimals : .addIntegers)
      case .subtract: Operation(isDecimal ? .subtractDecimals : .subtractIntegers)
      case .multiply: Operation(isDecimal ? .multiplyDecimals : .multiplyIntegers)
      case .divide: Operation(.divideDecimals)
      }
    add(step, node, delta: -1)
  }

  mutating func emitFunction(
    _ function: RuleFunction, _ arguments: [TypedNode], _ node: TypedNode
  ) {
    if function == .days {
      // days(from, to) is to - from.
      return emitArithmetic(.subtract, arguments[1], arguments[0], node)
    }
    for argument in arguments { emit(argument) }
    let index = RuleFunction.allCases.firstIndex(of: function) ?? 0
    let count = arguments.count
    // Where the holidays stand among the words, and how many, for the one function that asks.
    let kept = function == .workingDays ? keepHolidays() : (start: 0, count: 0)
    let code: Opcode = function == .overlaps ? .openFunction : .function
    add(
      Operation(
        code, mode: UInt8(clamping: index), x: kept.start, y: count, constant: Int64(kept.count)),
      node, delta: 1 - count)
  }
}
