/// The conditions of many rules, laid out one after the other.
///
/// Going through them for a record follows no reference for what most of them are, a test of one or
/// two cells, and counts none for the others.
package struct ConditionTable: Sendable {
  /// What a rule asks, and when it does.
  struct Entry: Sendable {
    /// The module whose records it is about.
    let module: Int32
    let when: Part
    let require: Part
  }

  /// One condition.
  struct Part: Sendable {
    enum Kind: UInt8, Sendable {
      /// There is none, which holds always.
      case none
      /// It is one test of one or two cells.
      case test
      /// It takes several steps.
      case steps
    }

    let kind: Kind
    /// Its number among the programs.
    let program: Int32
    /// Where its steps begin.
    let start: Int
    /// The test, when it is one.
    let test: Operation
  }

  /// What a check that is not passed came to.
  package struct Fault {
    /// The number of the check.
    package let check: Int
    /// Why it could not be evaluated; `nil` when what it requires is definitely not so.
    package let failure: EvaluationFailure?
  }

  private(set) var entries: [Entry] = []
  private(set) var programs: [Program] = []
  /// The steps of all programs, one after the other.
  private(set) var operations: [Operation] = []

  /// Makes an empty table.
  package init() {}

  /// Adds a check; its number is how many there were before it.
  ///
  /// - Parameters:
  ///   - when: when it applies; `nil` for always.
  ///   - require: what must not be definitely false, for records of the same module as `when`.
  package mutating func append(when: CompiledExpression?, require: CompiledExpression) {
    let none = Part(kind: .none, program: -1, start: 0, test: Operation(.finish))
    entries.append(
      Entry(
        module: Int32(require.module), when: when.map { add($0.program) } ?? none,
        require: add(require.program)))
  }

  private mutating func add(_ program: Program) -> Part {
    let start = operations.count
    operations += program.operations
    programs.append(program)
    return Part(
      kind: program.isOneTest ? .test : .steps, program: Int32(programs.count - 1), start: start,
      test: operations[start])
  }
}
