import GRDB
import IndicatorStore
import ReturnModel
import TestSupport
import Testing

@Suite struct FindingTests {
  let folder: TemporaryFolder
  let store: IndicatorStore

  init() throws {
    folder = try TemporaryFolder()
    store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
  }

  private func finding(_ rule: RuleCode, _ line: Int) -> Finding {
    Finding(
      rule: rule, severity: .query, status: .accepted, returnID: "sen2", round: "2025",
      area: "893", module: "Requests", recordKey: "X\(line)/Requests[1]", file: "a.xml",
      line: line, field: "ReceivedDate", value: "it's \"so\", Synthetic", wording: "wrong",
      action: "mend")
  }

  private func stored(_ submission: Submission = .sample) throws -> [Finding] {
    var found: [Finding] = []
    try store.forEachFinding(of: submission) { found.append($0) }
    return found
  }

  @Test func findingsComeBackAsTheyWereInTheirOrder() throws {
    let findings = [finding("G-2", 9), finding("G-1", 3), finding("G-2", 4)]
    try store.load(SampleLoad(findings: findings), at: 100)
    #expect(try stored() == findings)
    #expect(try stored(.table("2025-06-26")).isEmpty)
  }

  @Test func findingsAreReplacedWithTheSubmissionAndOnlyThen() throws {
    try store.load(SampleLoad(bytes: "a", version: "1", findings: [finding("G-1", 1)]), at: 100)
    try store.load(SampleLoad(bytes: "a", version: "1", findings: [finding("G-9", 9)]), at: 200)
    try store.load(SampleLoad(bytes: "0", version: "0", findings: [finding("G-9", 9)]), at: 300)
    #expect(try stored() == [finding("G-1", 1)])
    try store.load(SampleLoad(bytes: "b", version: "2", findings: [finding("G-2", 2)]), at: 400)
    #expect(try stored() == [finding("G-2", 2)])
  }

  @Test func countsByRuleAreKeptWhenFindingsAreReplaced() throws {
    let first = [finding("G-1", 1), finding("G-2", 2), finding("G-1", 3)]
    try store.load(SampleLoad(bytes: "a", findings: first), at: 100)
    try store.load(SampleLoad(bytes: "b", findings: []), at: 200)
    let counts = try DatabaseQueue(path: folder.store).read { db in
      try Row.fetchAll(db, sql: "SELECT rule, findings FROM finding_count ORDER BY rule")
        .map { "\($0[0] as String) \($0[1] as Int)" }
    }
    #expect(counts == ["G-1 2", "G-2 1"])
    #expect(try stored().isEmpty)
  }

  /// A finding quotes a record, so none of it may be left in the file when it is replaced.
  @Test func replacedFindingsLeaveNothingInTheFile() throws {
    let telltale = "Z99999999999 Synthetic"
    var quoting = finding("G-1", 1)
    quoting.value = telltale
    var second: IndicatorStore? = try IndicatorStore.open(
      at: folder.path + "/other.sqlite", mode: .readWriteCreating)
    try second?.load(SampleLoad(bytes: "a", findings: [quoting]), at: 100)
    second = nil
    #expect(try folder.read("/other.sqlite").contains(telltale))
    second = try IndicatorStore.open(
      at: folder.path + "/other.sqlite", mode: .readWriteCreating)
    try second?.load(SampleLoad(bytes: "b"), at: 200)
    second = nil
    #expect(try !folder.read("/other.sqlite").contains(telltale))
    #expect(try folder.contents() == ["other.sqlite", "store"])
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    firstRange(of: Array(text.utf8)) != nil
  }
}
