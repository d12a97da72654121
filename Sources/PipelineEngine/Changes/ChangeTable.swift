internal import DelimitedText
internal import IndicatorStore
internal import ReturnModel

/// The rows of `changes.csv`: a finding or a figure each.
struct ChangeTable {
  /// The columns before the council's own.
  static let columns = [
    "kind", "change", "return", "round", "area", "severity", "rule", "module", "record_key",
    "field",
    "indicator", "period", "breakdown", "old", "new", "why", "file", "wording",
  ]

  /// The cells of a finding's row.
  static func cells(_ change: FindingChange) -> [String] {
    guard let finding = change.finding else { return [] }
    return [
      "finding", change.kind.rawValue, finding.returnID.text, finding.round.text, finding.area,
      finding.severity.rawValue, finding.rule.text, finding.module.text, finding.recordKey,
      finding.field, "", "", "", change.old?.value ?? "", change.new?.value ?? "", why(change),
      finding.file, finding.wording,
    ] + finding.carried
  }

  private static func why(_ change: FindingChange) -> String {
    guard let old = change.old, let new = change.new, old.value != new.value else { return "" }
    return "the value moved"
  }

  /// The cells of a figure's row.
  static func cells(_ change: FigureChange) -> [String] {
    let kind = change.old == nil ? "new" : change.new == nil ? "gone" : "changed"
    let submission = change.submission
    let round = submission.released.map(\.description) ?? submission.round.text
    return [
      "figure", kind, submission.source.text, round, change.area.text, "", "", "", "", "",
      change.indicator.text, change.period, change.breakdown, change.old?.text ?? "",
      change.new?.text ?? "", why(change), (change.extracts.new ?? change.extracts.old)?.file ?? "",
      "",
    ]
  }

  /// What moved, that a figure did: its extract, what makes figures of records, lists, patches.
  static func why(_ change: FigureChange) -> String {
    guard let new = change.extracts.new else { return "" }
    guard let old = change.extracts.old else { return "first loaded" }
    if new.sha256.isEmpty { return "made again of the returns it is the sum of" }
    var reasons: [String] = []
    if old.sha256 != new.sha256 {
      let names = old.file == new.file ? new.file : "\(old.file) to \(new.file)"
      reasons.append("extract: \(names), \(old.sha256.prefix(12)) to \(new.sha256.prefix(12))")
    }
    let (before, after) = (Parts(old.specification), Parts(new.specification))
    if before.round != after.round {
      reasons.append("rules or definitions: \(before.round) to \(after.round)")
    }
    if before.lists != after.lists { reasons.append("a list that breakdowns ask for") }
    if before.patches != after.patches { reasons.append("patches") }
    return reasons.isEmpty ? "loaded again" : reasons.joined(separator: "; ")
  }

  /// The parts of a digest of what makes figures of records.
  private struct Parts {
    let round: Substring
    let patches: [Substring]
    let lists: [Substring]

    init(_ specification: String) {
      let parts = specification.split(separator: "+")
      round = parts.first ?? ""
      patches = parts.dropFirst().filter { $0.hasPrefix("patches:") }
      lists = parts.dropFirst().filter { !$0.hasPrefix("patches:") }
    }
  }
}
