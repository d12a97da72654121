/// Conditions laid out one after the other, so that going through them follows no reference for what
/// most of them are, a test of one or two cells, and counts none for the others.
struct ConditionParts: Sendable {
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

    /// No condition.
    static let none = Part(kind: .none, program: -1, start: 0, test: Operation(.finish))
  }

  private(set) var programs: [Program] = []
  /// The steps of all programs, one after the other.
  private(set) var operations: [Operation] = []

  /// Adds a condition.
  mutating func add(_ program: Program) -> Part {
    let start = operations.count
    operations += program.operations
    programs.append(program)
    return Part(
      kind: program.isOneTest ? .test : .steps, program: Int32(programs.count - 1), start: start,
      test: operations[start])
  }
}
