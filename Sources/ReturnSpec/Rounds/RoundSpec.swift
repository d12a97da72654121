package import ReturnModel
package import RuleLanguage

/// One round of a return, resolved: every amendment made, every list bound, every rule compiled.
package struct RoundSpec: Sendable {
  /// The return it is a round of.
  package let definition: ReturnDefinition
  /// The round.
  package let id: RoundID
  /// Dates and numbers of the round that rules may name.
  package let constants: [String: Constant]
  /// The modules; numbers are positions here and in ``schema``.
  package let modules: [ModuleSpec]
  /// The modules and fields as expressions see them.
  package let schema: RecordSchema
  /// The pattern of each field, by module and field; `nil` for none.
  package let patterns: [[Pattern?]]
  /// What reads the fields' texts; made once, for a census has a file for each school.
  let readers: CellReaders
  /// By module, the numbers of the fields that an element may be, by its name in lower case.
  package let fieldsBySpelling: [[String: [Int]]]
  /// The rule that reports a field's own faults, by module and field.
  package let constraintRules: [[Int?]]
  /// Every rule in force.
  package let rules: [Rule]
  /// The conditions to check on each module's records.
  package internal(set) var checks: [[RuleCheck]]
  /// The rules over a whole submission or run.
  package internal(set) var uniqueness: [UniquenessCheck]
  /// The rule that each of our own notices is reported under, where the return names one.
  package let noticeRules: [String: Int]
  /// What may differ from the last return, and by how much.
  package let tolerances: [ToleranceCheck]
  /// Optional lists that rules and breakdowns name, in the order compiled expressions number them.
  package let externalLists: [String]
  /// By module, the fields that only other rounds have (in lower case), with the rounds that have them.
  package let fieldsOfOtherRounds: [[String: [RoundID]]]
  /// By module, the names of the fields that only other rounds have, by their spellings in lower case.
  package let namesOfOtherRounds: [[String: FieldName]]
  /// Modules that only other rounds have.
  package let modulesOfOtherRounds: Set<ModuleName>
  /// Every indicator of the return.
  package let indicators: [IndicatorSpec]
  /// What is counted over the whole of an extract, for rules to read; `nil` when nothing is.
  package let totals: TotalsSpec?
  /// A short digest of the files the round was made from; another text gives another digest.
  package let fingerprint: String

  /// The number of the header module.
  package var header: Int? { schema.header }

  /// The rule with `code`, when it is in force.
  package func rule(_ code: RuleCode) -> Rule? { rules.first { $0.code == code } }
}

extension RoundSpec {
  /// Whether each rule asks for the last return, by number.
  package var asksForLastReturn: [Bool] {
    var asks = rules.map { $0.tolerance != nil }
    for check in checks.joined() where !check.previousFields.isEmpty { asks[check.rule] = true }
    return asks
  }

  /// By module, the fields that rules read of the same record in the last return, in order.
  package var previousFields: [[Int]] {
    var fields = modules.map { _ in Set<Int>() }
    for field in checks.joined().flatMap(\.previousFields) {
      fields[field.module].insert(field.field)
    }
    return fields.map { $0.sorted() }
  }

  /// The tolerance of a module's records or of an indicator, with its rule: one that names it goes
  /// before one for all.
  package func tolerance(of measured: Tolerance.Measured, _ name: String) -> ToleranceCheck? {
    let all = tolerances.filter { $0.tolerance.of == measured }
    return all.first { $0.tolerance.names.contains(name) }
      ?? all.first { $0.tolerance.names.isEmpty }
  }

  /// The columns that expressions look things up in, of the external list `name`.
  package func columns(of name: String) -> [String] {
    var columns: [String] = []
    let rules = checks.joined().flatMap {
      ($0.when?.listColumnsRead ?? []) + $0.require.listColumnsRead
    }
    let slices = indicators.flatMap(\.breakdowns).flatMap(\.value.listColumnsRead)
    for column in rules + slices where column.list == name && !columns.contains(column.column) {
      columns.append(column.column)
    }
    return columns
  }

  /// The external lists that breakdowns ask for, by dimension.
  package var listsOfBreakdowns: [String: [String]] {
    var lists: [String: [String]] = [:]
    for breakdown in indicators.flatMap(\.breakdowns) where !breakdown.lists.isEmpty {
      lists[breakdown.dimension] = breakdown.lists
    }
    return lists
  }
}
