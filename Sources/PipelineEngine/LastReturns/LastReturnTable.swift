internal import Normalisation
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// A return set beside the last one: a row for each module, then people, then indicators.
struct LastReturnTable {
  let present: RoundSpec
  let counts: ModuleCounts
  let totals: [IndicatorTotal]
  let last: LastReturn

  /// The rows, in the order of the modules and of the indicators.
  var rows: [LastReturnRow] { modules + people + indicators }

  private var modules: [LastReturnRow] {
    counts.named.map { module, count in
      row(.records, module.text, "", last.counts[module].map(Double.init), Double(count))
    }
  }

  /// How many people are in both returns, and in one of them only, by their identifiers.
  private var people: [LastReturnRow] {
    let (both, gone) = (last.records.found, last.records.subjects - last.records.found)
    return [
      people("in both", Double(both), Double(both)),
      people("only in the last", Double(gone), nil),
      people("only in this one", nil, Double(last.records.missing)),
    ]
  }

  private func people(_ name: String, _ last: Double?, _ now: Double?) -> LastReturnRow {
    LastReturnRow(kind: LastReturnRow.people, name: name, last: last, now: now)
  }

  private var indicators: [LastReturnRow] {
    totals.map { total in
      let definition = total.definition
      return row(
        definition.measure == .count ? .counts : .rates, definition.id.text,
        total.period.description, last.totals[definition.id]?.figure.value, total.figure.value)
    }
  }

  private func row(
    _ measured: Tolerance.Measured, _ name: String, _ period: String, _ last: Double?,
    _ now: Double?
  ) -> LastReturnRow {
    let check = present.tolerance(of: measured, name)
    return LastReturnRow(
      kind: measured.rawValue, name: name, period: period, last: last, now: now, check: check,
      rule: check.map { present.rules[$0.rule] })
  }
}
