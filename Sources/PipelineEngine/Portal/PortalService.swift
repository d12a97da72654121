internal import DelimitedText
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Sets what the Department's portal lists beside what was found here.
package struct PortalService {
  /// What was said of a code or a record.
  private enum Verdict: String {
    case same
    case differs
    case onlyPortal = "only in the portal"
    case onlyOurs = "only here"
    case noRule = "no such rule here"
    case notImplemented = "not implemented here"
  }

  private let export: PortalExport
  private let rules: PortalRules
  private let source: FindingSource
  private let returnName: String?

  /// Reads the portal's file `path`; our findings are those in `source`, of the return `name` only when
  /// one is named.
  package init(
    _ engine: Engine, export path: String, from source: FindingSource, only name: String?
  ) throws(StageFailure) {
    export = try PortalExport(path: path)
    rules = try PortalRules(engine, only: name)
    self.source = source
    returnName = name
  }

  /// The columns of what is written.
  private static let columns = [
    "level", "code", "return", "rule", "severity", "record_key", "portal", "here", "accepted",
    "difference", "verdict", "wording",
  ]

  /// Writes rows to `give`, a piece at a time: one for each code, and for each record that is on one
  /// side only when the portal's file names records; says what differs, a line each.
  ///
  /// Memory grows with the portal's file, not with our findings.
  package func write(_ give: ([UInt8]) -> Void) throws(StageFailure) -> (
    lines: [String], isSame: Bool
  ) {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Self.columns)
    var here: [String: (count: Int, accepted: Int)] = [:]
    var left = export.records
    var others = 0
    try source.forEach { finding, _ in
      guard returnName == nil || finding.returnID.text == returnName else { return }
      guard let code = rules.code(of: finding) else {
        others += 1
        return
      }
      here[code, default: (0, 0)].count += 1
      if finding.status == .accepted { here[code]?.accepted += 1 }
      guard left != nil else { return }
      let person = finding.recordKey.split(separator: "/").first.map(String.init) ?? ""
      for key in [finding.recordKey, person] {
        if let number = left?[code]?[key], number > 0 {
          left?[code]?[key] = number - 1
          return
        }
      }
      writer.writeRow([
        "record", code, finding.returnID.text, finding.rule.text, finding.severity.rawValue,
        finding.recordKey, "0", "1", "", "1", Verdict.onlyOurs.rawValue, finding.wording,
      ])
      if writer.bytes.count > 1 << 16 { give(writer.take()) }
    }
    for (code, keys) in (left ?? [:]).sorted(by: { $0.key < $1.key }) {
      for (key, number) in keys.sorted(by: { $0.key < $1.key }) where number > 0 {
        let entry = rules.rules(coded: code).first
        writer.writeRow([
          "record", code, entry?.returnID.text ?? "", entry?.rule.code.text ?? "",
          entry?.rule.severity.rawValue ?? "", key, String(number), "0", "", String(-number),
          (entry == nil ? Verdict.noRule : .onlyPortal).rawValue, entry?.rule.wording ?? "",
        ])
      }
    }
    let verdicts = writeCodes(here, &writer)
    give(writer.take())
    return (lines(verdicts, others), verdicts.allSatisfy { $0.0 == .same })
  }

  private func writeCodes(
    _ here: [String: (count: Int, accepted: Int)], _ writer: inout DelimitedWriter
  ) -> [(Verdict, String)] {
    var rows = export.counts.map { (code: $0.code, portal: $0.count) }
    let listed = Set(rows.map(\.code))
    rows += here.keys.filter { !listed.contains($0) }.sorted().map { ($0, 0) }
    return rows.map { code, portal in
      let found = rules.rules(coded: code)
      let ours = here[code] ?? (0, 0)
      let verdict = verdict(portal, ours.count, found)
      let entry = found.first
      writer.writeRow([
        "rule", code, Self.list(found.map(\.returnID.text)), Self.list(found.map(\.rule.code.text)),
        entry?.rule.severity.rawValue ?? "", "", String(portal), String(ours.count),
        String(ours.accepted), String(ours.count - portal), verdict.rawValue,
        entry?.rule.wording ?? "",
      ])
      return (verdict, "\(code): \(portal) in the portal, \(ours.count) here: \(verdict.rawValue)")
    }
  }

  private func verdict(_ portal: Int, _ ours: Int, _ found: [PortalRules.Entry]) -> Verdict {
    if found.isEmpty { return .noRule }
    if portal == ours { return .same }
    if found.allSatisfy({ $0.rule.notImplemented != nil }) { return .notImplemented }
    return portal == 0 ? .onlyOurs : ours == 0 ? .onlyPortal : .differs
  }

  private static func list(_ texts: [String]) -> String {
    Set(texts).sorted().joined(separator: " ")
  }

  private func lines(_ verdicts: [(Verdict, String)], _ others: Int) -> [String] {
    let same = verdicts.count { $0.0 == .same }
    return verdicts.filter { $0.0 != .same }.map(\.1) + [
      "\(verdicts.count) codes: \(same) the same, \(verdicts.count - same) not",
      "\(others) findings here are notices of our own, which no portal has",
    ]
  }
}
