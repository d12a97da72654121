internal import DelimitedText
internal import Disclosure
internal import ReturnModel

/// What a release hides and why, for whoever must answer for it, without the figures.
struct DisclosureAccount {
  /// The columns of `disclosure.csv`.
  static let columns = [
    "indicator", "source", "area", "period", "breakdown", "kind", "reason", "protects", "relation",
    "release",
  ]

  let csv: [UInt8]
  let notes: [String]

  init(_ judgement: DisclosureJudgement, policy: DisclosurePolicy) {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Self.columns)
    for cell in judgement.hidden { writer.writeRow(Self.row(cell)) }
    csv = writer.take()
    let secondary = judgement.hidden.count { cell in
      if case .protects = cell.reason { return true }
      return false
    }
    var notes = [
      "disclosure: \(judgement.asked) figures judged, \(judgement.hidden.count) hidden, "
        + "\(secondary) of them so that others cannot be worked out"
    ]
    if !judgement.alreadyOut.isEmpty {
      let names = judgement.alreadyOut.map(\.description).joined(separator: "; ")
      notes.append("disclosure: small, and out already by an earlier release: \(names)")
    }
    self.notes = notes
  }

  private static func row(_ cell: HiddenCell) -> [String] {
    let key = cell.key
    let names = [
      key.indicator.text, key.source.text, key.area.text, key.period.description,
      key.breakdown.key,
    ]
    switch cell.reason {
    case .small:
      return names + ["primary", "a count that it is made of may not be shown", "", "", ""]
    case .hiddenByPublisher:
      return names + ["primary", "hidden where it was published", "", "", ""]
    case .hiddenBefore(let release):
      return names + ["secondary", "hidden before and unchanged", "", "", String(release)]
    case .protects(let other, let relation):
      return names + [
        "secondary", "another could be worked out", other?.description ?? "a count not shown",
        relation, "",
      ]
    }
  }
}
