internal import ReturnModel
internal import ReturnSpec

/// How many records of each module a return has, the header left out.
struct ModuleCounts {
  private let round: RoundSpec
  private var counts: [Int]

  init(_ round: RoundSpec) {
    self.round = round
    counts = round.modules.map { _ in 0 }
  }

  /// Counts the records of a subject.
  mutating func add(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count { counts[Int(subject.records[record].module)] += 1 }
  }

  /// The counts by name, in the order of the modules.
  var named: [(module: ModuleName, count: Int)] {
    zip(round.modules, counts).filter { $0.0.role != .header }.map { ($0.0.name, $0.1) }
  }
}
