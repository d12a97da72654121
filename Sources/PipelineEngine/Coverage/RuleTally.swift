internal import IndicatorStore
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// Adds up what became of rules, by round.
struct RuleTally: Sendable {
  private struct Key: Hashable {
    let round: RoundName
    let rule: RuleCode
  }

  private var records: [Key: RuleRecord] = [:]

  /// Every record, by return, round and rule.
  var all: [RuleRecord] {
    records.values.sorted {
      ($0.returnID, $0.round, $0.rule) < ($1.returnID, $1.round, $1.rule)
    }
  }

  /// Takes what became of a rule over one extract of `round`.
  mutating func take(_ outcome: RuleOutcome, of rule: Rule, _ round: RoundSpec, needs: [String]) {
    var record = RuleRecord(returnID: round.definition.id, round: round.id, rule: rule.code)
    record.extracts = 1
    record.notRun = outcome.isRun ? 0 : 1
    (record.applied, record.broken, record.failed) = (
      outcome.applied, outcome.broken, outcome.failed
    )
    record.reason =
      outcome.failure?.description
      ?? (outcome.isRun ? "" : "needs \(needs.joined(separator: ", "))")
    take(record)
  }

  /// Takes a fault that was found across extracts, in one of `round`.
  mutating func takeFault(of rule: RuleCode, in round: RoundName) {
    var record = RuleRecord(returnID: round.returnID, round: round.round, rule: rule)
    record.broken = 1
    take(record)
  }

  mutating func take(_ record: RuleRecord) {
    let key = Key(
      round: RoundName(returnID: record.returnID, round: record.round), rule: record.rule)
    if records[key] == nil { records[key] = record } else { records[key]?.add(record) }
  }
}
