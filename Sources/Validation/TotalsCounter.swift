package import ReturnModel
package import ReturnSpec
internal import RuleLanguage

/// Counts what rules over a whole extract need, such as how many pupils are on roll.
///
/// Nothing of a subject is kept.
package struct TotalsCounter {
  private let totals: TotalsSpec
  private var counts: [Int]
  private var evaluator: Evaluator

  /// Makes a counter for one extract; `nil` when its round counts nothing.
  package init?(round: RoundSpec, header: Subject) {
    guard let totals = round.totals else { return nil }
    self.totals = totals
    counts = totals.totals.map { _ in 0 }
    evaluator = Evaluator(header: header)
  }

  /// Counts every record of `subject`.
  package mutating func count(_ subject: borrowing Subject) {
    for record in 0..<subject.records.count {
      let module = Int(subject.records[record].module)
      for number in counts.indices where totals.totals[number].module == module {
        if let filter = totals.totals[number].filter,
          evaluator.verdict(of: filter, record: record, in: subject) != .yes
        {
          continue
        }
        counts[number] += 1
      }
    }
  }

  /// The one record that holds the numbers, as rules read it.
  package func record(of round: RoundSpec) -> Subject {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: 0)
    if builder.openRecord(totals.module, line: 1) {
      for (field, count) in counts.enumerated() {
        _ = builder.set(field, Array(String(count).utf8), line: 0)
      }
      builder.closeRecord()
    }
    return builder.subject
  }
}
