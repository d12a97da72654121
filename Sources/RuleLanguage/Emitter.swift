import ReturnModel

/// Turns a typed expression into the steps that evaluate it.
struct Emitter {
  /// The most values that may wait on the evaluator's stack.
  static let deepestStack = 48

  let environment: ExpressionEnvironment
  private(set) var operations: [Operation] = []
  private(set) var columns: [Int32] = []
  var words: [Int64] = []
  var bytes: [UInt8] = []
  var tables: [UInt16] = []
  /// How many walks stand around the node being emitted.
  var level = 0
  private var depth = 0
  private var deepest = 0
  private var holidays: (start: Int, count: Int)?

  /// The compiled form of what `checker` found `node` to be.
  static func compile(
    _ node: TypedNode, _ checker: Checker
  ) throws(ExpressionError) -> CompiledExpression {
    var emitter = Emitter(environment: checker.environment)
    emitter.emit(node)
    emitter.add(Operation(.finish), node, delta: 0)
    guard emitter.deepest <= deepestStack else {
      throw checker.error("the expression is too deep: split it into several rules", at: 0)
    }
    var parts: [Program] = []
    if case .all(let nodes) = node.kind {
      for node in nodes { parts.append(try compile(node, checker).program) }
    }
    return CompiledExpression(program: Program(node.type, checker, emitter, parts: parts))
  }

  private init(environment: ExpressionEnvironment) { self.environment = environment }

  /// Whether the steps are one test of one or two cells of the record itself.
  var isOneTest: Bool {
    let tests: [Opcode] = [
      .presence, .fieldInBits, .fieldComparison, .fieldsComparison, .fieldHeaderComparison,
      .fieldsDistance,
    ]
    return operations.count == 2 && tests.contains(operations[0].code)
  }

  /// The place of the next step.
  var next: Int { operations.count }

  /// Adds a step that leaves `delta` more values on the stack.
  mutating func add(_ operation: Operation, _ node: TypedNode, delta: Int) {
    var operation = operation
    operation.delta = Int8(clamping: delta)
    operations.append(operation)
    columns.append(Int32(clamping: node.column + 1))
    depth += delta
    deepest = max(deepest, depth)
  }

  /// Puts a step in place of the one just added.
  mutating func replaceLast(by operation: Operation, _ node: TypedNode) {
    operations[next - 1] = operation
    columns[next - 1] = Int32(clamping: node.column + 1)
  }

  /// Makes the step at `index` go to the next one.
  mutating func land(_ index: Int) { operations[index].x = Int32(next) }

  mutating func landSecond(_ index: Int) { operations[index].y = Int32(next) }

  mutating func emit(_ node: TypedNode) {
    switch node.kind {
    case .constant(let constant): emit(constant, node)
    case .code(let position): push(Int64(position), node)
    case .cell(let path): emitLoad(path, node)
    case .presence(let path, let wanted): emitPresence(path, wanted, node)
    case .presentCount(let paths): emitPresentCount(paths, node)
    case .known(let inner, let wanted):
      emit(inner)
      add(Operation(.known, mode: wanted ? 1 : 0), node, delta: 0)
    case .firstPresent(let nodes): emitFirstPresent(nodes, node)
    case .choice(let condition, let yes, let no): emitChoice(condition, yes, no, node)
    case .all(let nodes): emitChain(nodes, .and, .jumpIfFalse, node)
    case .any(let nodes): emitChain(nodes, .or, .jumpIfTrue, node)
    case .not(let inner): emit(inner, then: Operation(.not), node)
    case .truth(let inner, let truth):
      let mode: UInt8 = (truth.value ? 2 : 0) | (truth.negated ? 1 : 0)
      emit(inner, then: Operation(.truth, mode: mode), node)
    case .comparison(let comparison, let left, let right):
      emitComparison(comparison, left, right, node)
    case .membership(let value, let items): emitMembership(value, items, node)
    case .arithmetic(let operation, let left, let right):
      emitArithmetic(operation, left, right, node)
    case .negative(let inner):
      let code: Opcode = inner.type == .decimal ? .negateDecimal : .negateInteger
      emit(inner, then: Operation(code), node)
    case .absolute(let inner):
      let code: Opcode = inner.type == .decimal ? .absoluteDecimal : .absoluteInteger
      emit(inner, then: Operation(code), node)
    case .decimal(let inner): emit(inner, then: Operation(.toDecimal), node)
    case .function(let function, let arguments): emitFunction(function, arguments, node)
    case .matches(let inner, let pattern):
      let start = tables.count
      tables += pattern.table
      emit(inner, then: Operation(.matches, x: start), node)
    case .inList(let inner, let list): emit(inner, then: Operation(.inList, x: list), node)
    case .lookup(let inner, let list, let column, let otherwise):
      emitLookup(inner, list, column, otherwise, node)
    case .related(let related): emitRelated(related, node)
    case .earlier: add(Operation(.walkEarlier), node, delta: 1)
    }
  }

  /// Adds the steps of `inner` and one that replaces its value.
  private mutating func emit(_ inner: TypedNode, then operation: Operation, _ node: TypedNode) {
    emit(inner)
    add(operation, node, delta: 0)
  }

  mutating func push(_ payload: Int64, _ node: TypedNode) {
    add(Operation(.constant, constant: payload), node, delta: 1)
  }

  private mutating func emit(_ constant: Constant, _ node: TypedNode) {
    if case .text(let text) = constant {
      let place = keep(text)
      add(Operation(.textConstant, x: place.start, y: place.count), node, delta: 1)
    } else {
      push(Self.payload(of: constant), node)
    }
  }

  /// Keeps the bytes of a text constant.
  mutating func keep(_ text: String) -> (start: Int, count: Int) {
    let start = bytes.count
    bytes += Array(text.utf8)
    return (start, bytes.count - start)
  }

  /// What stands on the stack for a constant other than text.
  static func payload(of constant: Constant) -> Int64 {
    switch constant {
    case .date(let date): Int64(date.dayNumber)
    case .integer(let number): Int64(number)
    case .decimal(let number): Int64(bitPattern: number.bitPattern)
    case .boolean(let value): value ? 1 : 0
    case .text: 0
    }
  }

  /// Where the working-day holidays stand among the words: Monday to Friday, sorted, each once.
  mutating func keepHolidays() -> (start: Int, count: Int) {
    if let holidays { return holidays }
    let days = Set(environment.holidays.filter { $0.weekday <= 5 }).sorted()
    let kept = (start: words.count, count: days.count)
    words += days.map { Int64($0.dayNumber) }
    holidays = kept
    return kept
  }
}
