internal import ByteInput
internal import Disclosure
internal import IndicatorStore
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Lets figures out of a store for publishing, and remembers what it let out.
package struct ReleaseGate {
  /// Something made of what may be shown.
  package struct Published<Made> {
    /// What was made.
    package let made: Made
    /// What is hidden and why, as CSV; it holds no figure.
    package let account: [UInt8]
    /// What a person should know, a line each.
    package let notes: [String]
  }

  private let engine: Engine
  private let path: String
  private let store: IndicatorStore
  private let policy: DisclosurePolicy
  private let policyDigest: String
  private let definitions: [IndicatorID: IndicatorDefinition]

  /// Opens the store at `path`; the policy is that of the reference folder, or of the file `policy`.
  package init(
    _ engine: Engine, store path: String, policy file: String? = nil
  ) throws(StageFailure) {
    self.engine = engine
    self.path = path
    do { store = try .open(at: path, mode: .readOnly) } catch { throw StageFailure(error) }
    do throws(SpecError) {
      let all = try engine.library.indicators()
      let reader: DisclosureReader
      if let file {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        reader = try DisclosureReader(path: file, name: name)
      } else {
        reader = try engine.library.reference.disclosure()
      }
      policy = try reader.policy(known: Set(all.map(\.id)))
      policyDigest = Self.digest(reader.text)
      definitions = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    } catch { throw StageFailure(error) }
  }

  /// Makes something of figures that may be published.
  ///
  /// `make` is called twice: with all figures, to see which it reads, and with those that may be
  /// shown, of which its answer is given. Means, ranks and changes are so worked out from what is shown.
  package func publish<Made>(
    _ command: String, title: String,
    make: (FigureReader) throws(StageFailure) -> Made
  ) throws(StageFailure) -> Published<Made> {
    let noting = FigureReader.noting(store)
    _ = try make(noting)
    let release = try judge(noting.readings, command: command, title: title)
    let made = try make(.screened(store, by: release.screen))
    return Published(made: made, account: release.account, notes: release.notes)
  }

  /// What may be shown of `readings`, taken down as released.
  func judge(
    _ readings: [FigureReader.Reading], command: String, title: String
  ) throws(StageFailure) -> (screen: ReleaseScreen, account: [UInt8], notes: [String]) {
    let open = ReleaseScreen(
      hidden: [], policy: policy, definitions: definitions, areas: engine.areas)
    try refuseNever(readings, open)
    let newest: Int64
    do { newest = try store.newestRelease() } catch { throw StageFailure(error) }
    var context = ReleaseContext(open)
    try context.collect(readings, from: store)
    let past = context.past.compactMap(ReleasedCell.init)
    let judgement = DisclosureGate(policy: policy, finder: context.finder)
      .judge(context.cells, past: past)
    try refuse(judgement)
    let account = DisclosureAccount(judgement, policy: policy)
    let ledger = ReleaseLedger(cells: context.cells, past: past, judgement: judgement)
    let release = Release(
      command: command, title: title, policySHA256: policyDigest, version: Engine.version,
      recordedAt: Engine.now(), figures: judgement.asked, hidden: judgement.hidden.count)
    do throws(StoreFailure) {
      let writing = try IndicatorStore.open(at: path, mode: .readWriteCreating)
      _ = try writing.record(release, cells: ledger.changes, after: newest)
    } catch { throw StageFailure(error) }
    let screen = ReleaseScreen(
      hidden: Set(judgement.hidden.map(\.key)), policy: policy, definitions: definitions,
      areas: engine.areas)
    return (screen, account.csv, account.notes)
  }

  /// Whether a source's figures are out already.
  func isPublic(_ source: SourceID) -> Bool {
    policy.alreadyPublic.contains { $0.matches(source.text) }
  }

  private static func digest(_ text: String) -> String {
    var state = DigestState()
    var text = text
    text.withUTF8 { state.update(UnsafeRawBufferPointer($0)) }
    return state.finish()?.hex ?? ""
  }

  // MARK: Refusing

  private func refuseNever(
    _ readings: [FigureReader.Reading], _ screen: ReleaseScreen
  ) throws(StageFailure) {
    let own = readings.map(\.observation).filter { !screen.isPublic($0.source) }
    let never = own.filter { observation in
      policy.neverPublished.contains { $0.matches(observation.indicator.text) }
    }
    guard never.isEmpty else {
      throw Self.refusal(
        Set(never.map(\.indicator.text)).sorted(), "the policy has it never published",
        "Leave it out.")
    }
    let lists = own.filter { engine.areas[$0.area] == nil }
    guard lists.isEmpty else {
      throw Self.refusal(
        Set(lists.map(\.area.text)).sorted(),
        "figures of single establishments are not published", "Ask for an authority's.")
    }
  }

  private func refuse(_ judgement: DisclosureJudgement) throws(StageFailure) {
    guard judgement.unprotected.isEmpty else {
      throw Self.refusal(
        judgement.unprotected.map(\.description),
        "could be worked out, whatever else is hidden, from what is or was published",
        "Ask for fewer slices, or for what was published before as it was.")
    }
    guard !judgement.isAlarming(policy) else {
      let percent = Int((judgement.hiddenShare * 100).rounded())
      throw StageFailure(
        .emit, .disclosureRefused, subject: "disclosure",
        problem: "\(judgement.hidden.count) of \(judgement.asked) figures (\(percent)%) would be "
          + "hidden, more than the policy's \(Int(policy.ceiling * 100))%: "
          + Self.listed(judgement.hidden.map(\.key.description)),
        advice: "Ask for wider slices, or set at-most-percent: in a policy of your own.")
    }
  }

  private static func refusal(
    _ names: [String], _ problem: String, _ advice: String
  ) -> StageFailure {
    StageFailure(
      .emit, .disclosureRefused, subject: listed(names), problem: problem, advice: advice)
  }

  /// The first names, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let first = names.prefix(20).joined(separator: "; ")
    return names.count > 20 ? "\(first); and \(names.count - 20) more" : first
  }
}
