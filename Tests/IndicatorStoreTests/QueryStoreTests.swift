import IndicatorStore
import ReturnModel
import TestSupport
import Testing

/// What a store keeps of acceptances and patches, and what differs between two of its runs.
@Suite struct QueryStoreTests {
  let folder: TemporaryFolder
  let store: IndicatorStore
  private static let day = CalendarDate(dayNumber: 20_000)

  init() throws {
    folder = try TemporaryFolder()
    store = try IndicatorStore.open(at: folder.store, mode: .readWriteCreating)
  }

  private func finding(
    _ key: String, _ bits: UInt64, _ status: Finding.Status = .accepted
  ) -> Finding {
    var finding = Finding(
      rule: "G-1", severity: .query, status: status, returnID: "sen2", round: "2025", area: "893",
      module: "Requests", recordKey: key, file: "a.xml", line: 1, field: "F", value: "v",
      wording: "w", action: "a")
    finding.fingerprint = ValueFingerprint(bits: bits)
    return finding
  }

  private func acceptance(_ key: String, _ bits: UInt64, _ note: String) -> Acceptance {
    Acceptance(
      rule: "G-1", recordKey: key, fingerprint: ValueFingerprint(bits: bits), note: note, by: "AB",
      on: Self.day)
  }

  @Test func theAcceptancesOfAnExtractAreThoseThatCoveredItsFindings() throws {
    let sample = SampleLoad(
      findings: [finding("X1", 1), finding("X1", 1), finding("X2", 2), finding("X3", 3, .open)])
    var load = sample.load
    load.acceptances = [
      acceptance("X1", 1, "first"), acceptance("X2", 9, "of another value"),
      acceptance("X3", 3, "not in force"), acceptance("X2", 2, "second"),
    ]
    try store.load(load, at: 100)
    let found = try store.acceptances(of: sample.extract)
    #expect(found.map(\.acceptance.note) == ["first", "second"])
    #expect(found.map(\.findings) == [2, 1])
    #expect(found.first?.acceptance.by == "AB")
    #expect(found.first?.acceptance.on == Self.day)
    #expect(try store.acceptances(of: SampleLoad(bytes: "b").extract).isEmpty)
  }

  @Test func thePatchesOfAnExtractNamePeopleAsExplainDoes() throws {
    let hash = try KeyHash(besideStoreAt: folder.store)
    let patch = Patch(
      returnID: "sen2", module: "Requests", recordKey: "X1/Requests[1]", field: "F", old: "1",
      new: "2", reason: "typed wrong", by: "AB", on: Self.day)
    let sample = SampleLoad()
    var load = sample.load
    load.patches = [
      MetPatch(patch: patch, outcome: .applied), MetPatch(patch: patch, outcome: .refused),
    ]
    load.keyHash = hash
    load.patchFile = "digest"
    try store.load(load, at: 100)
    let found = try store.patches(of: sample.extract)
    #expect(found.map(\.outcome) == [.applied, .refused])
    #expect(found.first?.recordHash == hash.hash("X1") + "/Requests[1]")
    #expect(found.first?.newHash == hash.hash("2"))
    #expect(found.first?.reason == "typed wrong")
    #expect(
      try store.patchFiles(of: sample.submission.source, round: sample.submission.round)
        == ["a": "digest"])
  }

  @Test func aReviewChangesWhetherFindingsAreOpen() throws {
    try store.load(SampleLoad(findings: [finding("X1", 1), finding("X2", 2, .open)]), at: 100)
    var seen: [UInt64?] = []
    try store.review { finding in
      seen.append(finding.fingerprint?.bits)
      return finding.recordKey == "X1" ? .open : .accepted
    }
    #expect(seen == [1, 2])
    var found: [Finding.Status] = []
    try store.forEachFinding(of: .sample) { found.append($0.status) }
    #expect(found == [.open, .accepted])
  }

  /// Cells by hand over four runs; the third's clock was set back before the second's.
  @Test func whatDiffersBetweenTwoRunsIsListed() throws {
    let runs: [(cells: [String: Double], bytes: String, second: Int64)] = [
      (["a": 1, "b": 2, "c": 3], "1", 100), (["a": 1, "b": 5], "2", 200),
      (["a": 1, "b": 6], "3", 50), (["a": 1, "b": 2, "d": 4], "4", 300),
    ]
    for run in runs {
      try store.load(SampleLoad(bytes: run.bytes, cells: run.cells), at: run.second)
    }
    func changes(_ first: Int64, _ second: Int64) throws -> [String] {
      var lines: [String] = []
      try store.forEachChange(
        after: RunRowID(number: first), through: RunRowID(number: second)
      ) { change in
        lines.append(
          "\(change.breakdown) \(change.old?.text ?? "-") \(change.new?.text ?? "-") "
            + "\(change.extracts.old?.sha256 ?? "-") \(change.extracts.new?.sha256 ?? "-")")
      }
      return lines
    }
    #expect(try changes(1, 2) == ["b 2.0 5.0 1 2", "c 3.0 - 1 2"])
    #expect(try changes(2, 3) == ["b 5.0 6.0 2 3"])
    #expect(try changes(1, 3) == ["b 2.0 6.0 1 3", "c 3.0 - 1 3"])
    #expect(try changes(1, 4) == ["c 3.0 - 1 4", "d - 4.0 1 4"])
    #expect(try changes(0, 1) == ["a - 1.0 - 1", "b - 2.0 - 1", "c - 3.0 - 1"])
    #expect(try changes(4, 4).isEmpty)
  }
}
