package import ReturnModel
package import ReturnSpec
internal import RuleLanguage

/// Counts what rules over a whole extract need, such as how many pupils are on roll.
///
/// Nothing of a subject is kept.
package struct TotalsCounter {
  /// The module that holds the numbers.
  private let module: Int
  /// By number, the module whose records are counted, and which of them.
  private let modules: [Int]
  private let filters: [CompiledExpression?]
  private var counts: [Int]
  private var evaluator: Evaluator

  /// Makes a counter for one extract; `nil` when its round counts nothing.
  package init?(round: RoundSpec, header: Subject) {
    guard let totals = round.totals else { return nil }
    module = totals.module
    modules = totals.totals.map(\.module)
    filters = totals.totals.map(\.filter)
    counts = totals.totals.map { _ in 0 }
    evaluator = Evaluator(header: header)
  }

  /// Counts every record of `subject`.
  package mutating func count(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count {
      let module = Int(subject.records[record].module)
      for number in counts.indices where modules[number] == module {
        if let filter = filters[number] {
          guard case .yes = evaluator.verdict(of: filter, record: record, in: subject) else {
            continue
          }
        }
        counts[number] += 1
      }
    }
  }

  /// The one record that holds the numbers, as rules read it.
  package func record(of round: RoundSpec) -> Subject {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: 0)
    if builder.openRecord(module, line: 1) {
      for (field, count) in counts.enumerated() {
        _ = builder.set(field, Array(String(count).utf8), line: 0)
      }
      builder.closeRecord()
    }
    return builder.subject
  }
}
