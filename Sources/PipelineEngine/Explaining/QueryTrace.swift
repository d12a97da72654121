internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel

/// Finds the acceptances and the patches that touched records which a figure counts.
struct QueryTrace {
  let store: IndicatorStore
  /// The store's path.
  let path: String
  /// Whether records are named by their keys.
  let showsKeys: Bool

  /// Those of the extracts with these digests, by record.
  ///
  /// One on a record that a counted record belongs to, or that belongs to it, touches it too.
  func queries(
    in digests: Set<String>, touching records: [ExplainedRecord]
  ) throws(StageFailure) -> [ExplainedQuery] {
    var acceptances: [Acceptance] = []
    var patches: [StoredPatch] = []
    let hash: KeyHash
    do {
      for stored in try store.extracts()
      where stored.decision == .loaded && digests.contains(stored.extract.sha256) {
        acceptances += try store.acceptances(of: stored.extract).map(\.acceptance)
        patches += try store.patches(of: stored.extract)
      }
      guard !acceptances.isEmpty || !patches.isEmpty else { return [] }
      hash = try KeyHash(besideStoreAt: path)
    } catch { throw StageFailure(error) }
    func hashed(_ key: String) -> String {
      let person = Self.person(key)
      return hash.hash(person) + key.dropFirst(person.count)
    }
    var shown: [String: String] = [:]
    for record in records { shown[showsKeys ? hashed(record.key) : record.key] = record.key }
    let people = Set(shown.keys.map(Self.person))
    func touches(_ key: String) -> Bool {
      guard people.contains(Self.person(key)) else { return false }
      return shown.keys.contains {
        $0 == key || $0.hasPrefix(key + "/") || key.hasPrefix($0 + "/")
      }
    }
    var found: [ExplainedQuery] = []
    for acceptance in acceptances where touches(hashed(acceptance.recordKey)) {
      found.append(
        ExplainedQuery(
          kind: .accepted,
          key: showsKeys ? acceptance.recordKey : hashed(acceptance.recordKey),
          name: acceptance.rule.text, note: acceptance.note, by: acceptance.by,
          on: acceptance.on.description))
    }
    for patch in patches where touches(patch.recordHash) {
      found.append(
        ExplainedQuery(
          kind: patch.outcome == .applied ? .patched : .refused,
          key: shown[patch.recordHash] ?? patch.recordHash,
          name: "\(patch.module).\(patch.field)", note: patch.reason, by: patch.by,
          on: patch.on.description))
    }
    // The same may have been said of an extract loaded twice.
    var met: Set<ExplainedQuery> = []
    return found.filter { met.insert($0).inserted }
  }

  private static func person(_ key: String) -> String { String(key.prefix { $0 != "/" }) }
}
