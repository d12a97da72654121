internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import Validation

/// Where findings are looked up: a store, or a file that `validate` or a run wrote.
package enum FindingSource: Hashable, Sendable {
  /// What a store holds.
  case store(String)
  /// A `findings.csv`.
  case file(String)

  /// The findings of `rule` on the record `key`.
  func findings(of rule: RuleCode, key: String) throws(StageFailure) -> [FoundFinding] {
    var found: [FoundFinding] = []
    try forEach { finding, fingerprint in
      guard finding.rule == rule, finding.recordKey == key else { return }
      found.append(FoundFinding(finding: finding, fingerprint: fingerprint))
    }
    return found
  }

  /// Calls `body` with each finding, as its extract has it, and its fingerprint when that is known.
  func forEach(_ body: (Finding, ValueFingerprint?) -> Void) throws(StageFailure) {
    switch self {
    case .store(let path):
      do throws(StoreFailure) {
        let store = try IndicatorStore.open(at: path, mode: .readOnly)
        for submission in try store.distinctSubmissions() {
          try store.forEachFinding(of: submission) { body(Self.plain($0), $0.fingerprint) }
        }
      } catch { throw StageFailure(error) }
    case .file(let path):
      try FindingTable(path: path).forEach { finding, _ throws(StageFailure) in
        let plain = Self.plain(finding)
        body(plain, FingerprintMaker.fingerprint(ofShown: plain))
      }
    }
  }

  /// A finding without what keeps a spreadsheet from running its texts.
  private static func plain(_ finding: Finding) -> Finding {
    var plain = finding
    plain.recordKey = CouncilTable.plain(finding.recordKey)
    plain.value = CouncilTable.plain(finding.value)
    return plain
  }
}
