internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Takes an extract subject by subject and keeps the records that one cell counts.
///
/// Of an extract that holds many returns only those that are asked for are counted.
struct TracingConsumer: SubmissionSeries {
  /// What came of one return.
  struct Found {
    /// What its figures stand under.
    let place: AreaID
    /// A digest of what the records were counted by.
    fileprivate(set) var specification: String
    /// Rules in force in its round.
    let ruleCount: Int
    var records: [ExplainedRecord] = []
  }

  private let cell: TracedCell
  private let areas: AreaDirectory
  private let lists: SuppliedLists
  private let hash: KeyHash?
  /// The counters of rounds met before, by round and absent modules.
  private var counters: [String: IndicatorCounter] = [:]
  private var counter: IndicatorCounter?
  private var header: ExtractHeader?
  private var keys: RecordKey?
  /// Whether records add to nothing below the line.
  private var isCount = false
  /// The extract at hand: its digest, its name, and the places whose records are asked for.
  private var extract = (sha256: "", file: "", places: Set<AreaID>())
  private var patches: PatchBook?
  private var met: [MetPatch] = []
  /// The returns met that were asked for.
  private(set) var found: [Found] = []

  /// Makes a consumer; without `hash`, people are named by their keys.
  init(_ cell: TracedCell, areas: AreaDirectory, lists: SuppliedLists, hash: KeyHash?) {
    self.cell = cell
    self.areas = areas
    self.lists = lists
    self.hash = hash
  }

  /// From now on takes the extract whose digest is `sha256`, with `patches` made.
  mutating func begin(
    _ sha256: String, file: String, places: Set<AreaID>, patches: PatchBook?
  ) {
    self.patches = patches
    extract = (sha256, file, places)
    found = []
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    counter = nil
    met = []
    self.header = header
    guard let area = header.area(in: areas) else { return }
    let place = header.place(in: area)
    guard extract.places.contains(place) else { return }
    let round = header.round
    let lists = try lists.lists(for: round)
    let key = "\(round.definition.id) \(round.id) \(header.absentModules.sorted())"
    var counter =
      counters[key]
      ?? IndicatorCounter(
        round: round, header: header.record, lists: lists, absent: header.absentModules,
        only: cell.indicator)
    counter.begin(header.record)
    counters[key] = counter
    found.append(
      Found(
        place: place, specification: round.fingerprint(with: lists),
        ruleCount: round.rules.count))
    guard counter.trace(cell.indicator, period: cell.period, breakdown: cell.breakdown) else {
      return
    }
    keys = RecordKey(round.modules)
    let indicator = round.indicators.first { $0.definition.id == cell.indicator }
    isCount = indicator.map { $0.definition.measure == .count || $0.population != nil } ?? false
    self.counter = counter
    take(header.record)
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) {
    guard let patches, let round = header?.round, !found.isEmpty else { return take(subject) }
    var copy = copy subject
    let met = patches.apply(to: &copy, of: round)
    self.met += met.map(\.met)
    take(copy)
  }

  /// What could not be loaded counts nowhere; it was told when it was read.
  mutating func setAside(_ record: QuarantinedRecord) {}

  mutating func end(_ summary: ExtractSummary) { counter = nil }

  /// Takes the end of the extract: with what was patched, the digest is that of a load.
  mutating func finish() {
    let patched = PatchBook.digest(of: met)
    guard !patched.isEmpty, !found.isEmpty else { return }
    found[found.count - 1].specification += "+\(patched)"
  }

  private mutating func take(_ subject: borrowing Subject) {
    guard let counted = counter?.counted(in: subject), !counted.isEmpty, let keys, let header,
      !found.isEmpty
    else { return }
    let subject = copy subject
    let business = keys.businessKey(of: subject)
    let person = hash?.hash(business) ?? business
    let root = subject.records[0].module
    let element = "/\(header.round.modules[Int(root)].name)[\(subject.ordinal)]"
    for one in counted {
      let record = subject.records[one.record]
      let path = keys.path(of: one.record, in: subject)
      let files = header.files
      let file = files.indices.contains(Int(record.module)) ? files[Int(record.module)] : ""
      found[found.count - 1].records.append(
        ExplainedRecord(
          extract: extract.sha256, file: file.isEmpty ? extract.file : file,
          line: Int(record.line), element: element + path, key: person + path,
          numerator: one.above, denominator: isCount ? nil : one.below))
    }
  }
}
