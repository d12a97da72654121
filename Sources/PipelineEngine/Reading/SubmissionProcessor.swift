internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// Takes one return's extract subject by subject: checks it, counts it, reports it, lets it go.
struct SubmissionProcessor: SubjectConsumer {
  /// What is known once the header has been read.
  private struct Work {
    let header: ExtractHeader
    let area: Area?
    let writer: FindingWriter
    var checker: RecordChecker
    /// What rules over the whole extract count.
    var totals: TotalsCounter?
    /// Nothing is counted when there is no store to load into, or to ask.
    var counter: IndicatorCounter?
    /// The return of the round before, with how many records this one has; `nil` without one.
    var last: (found: LastReturn, counts: ModuleCounts)?
    let specification: String
    /// What writes it as XML, when it is converted.
    let markup: MarkupFile?
    /// The patches that met its records.
    var met: [MetPatch] = []
  }

  private let file: String
  private let number: Int
  private let state: ReadingState
  private var work: Work?
  private let duplicates: DuplicateFinder

  /// Makes a processor for extract `number` of a job, which messages call `file`.
  init(file: String, number: Int, state: ReadingState) {
    self.file = file
    self.number = number
    self.state = state
    duplicates = DuplicateFinder(spillingInto: state.spillFolder, across: [.return])
  }

  /// The header, once it has been read.
  var header: ExtractHeader? { work?.header }

  /// What puts this extract's faults into words.
  var writer: FindingWriter? { work?.writer }

  /// A digest of all that makes figures of the records.
  var specification: String {
    let patches = PatchBook.digest(of: met)
    return [work?.specification ?? "", patches].filter { !$0.isEmpty }.joined(separator: "+")
  }

  /// The patches that met its records, with what became of them.
  var met: [MetPatch] { work?.met ?? [] }

  /// Puts the return together as XML, when it is converted.
  func converted() throws -> ConvertedReturn? { try work?.markup?.finish() }

  /// The authority, when it is one we know.
  var area: Area? { work?.area }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    let round = header.round
    let area = header.area(in: state.areas)
    let writer = FindingWriter(
      round: round, file: file, area: header.authority, files: header.files,
      establishment: header.establishment, carried: state.council.carried)
    let lists = try state.lists.lists(for: round)
    state.note(round, given: lists)
    let last = try state.lastReturns.find(before: round, area: area, file: file)
    var checker = state.workers.checker(
      header, lists, hasLastReturn: last != nil || hasFigures(before: round))
    for remark in header.remarks { try report(remark, writer, in: header.record) }
    var faults: [Fault] = []
    checker.check(header.record, previous: try last?.records.find(header.record) ?? []) {
      faults.append($0)
    }
    for fault in faults {
      try state.take(
        writer.finding(fault, in: header.record), person: nil, extract: number, subject: 0)
    }
    if area == nil, !header.authority.isEmpty {
      var finding = writer.finding(.unknownAuthority, line: 1)
      finding.value = header.authority
      try state.take(finding, person: nil, extract: number, subject: 0)
    }
    try checkName(header, writer)
    work = Work(
      header: header, area: area, writer: writer, checker: checker,
      totals: TotalsCounter(round: round, header: header.record),
      counter: state.countsIndicators ? state.workers.counter(header, lists) : nil,
      last: last.map { ($0, ModuleCounts(round)) },
      specification: round.fingerprint(with: lists),
      markup: try state.markup?.file(for: header, file))
    work?.counter?.count(header.record)
  }

  /// Whether the figures of an establishment's earlier rounds can be asked of a store.
  private func hasFigures(before round: RoundSpec) -> Bool {
    round.definition.header.establishment != nil && state.lastReturns.hasStore
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    guard let round = work?.header.round else { return }
    if state.shouldStop() { throw .stopped(file) }
    state.progress.advance()
    if let patches = state.council.patches, patches.isAbout(round.definition.id) {
      let patched = try patch(copy subject, patches, round)
      try take(patched, remarks: remarks, quarantined: quarantined)
    } else {
      try take(subject, remarks: remarks, quarantined: quarantined)
    }
  }

  /// Makes the patches that are about a subject; what is refused is a finding.
  private mutating func patch(
    _ subject: Subject, _ patches: PatchBook, _ round: RoundSpec
  ) throws(StageFailure) -> Subject {
    var subject = subject
    let met = patches.apply(to: &subject, of: round)
    guard !met.isEmpty, let writer = work?.writer else { return subject }
    work?.met += met.map(\.met)
    state.note(met.map(\.met))
    for refused in met where refused.met.outcome == .refused {
      try state.take(
        writer.finding(refused.met.patch, refused.record, refused.field, in: subject),
        person: writer.person(subject), extract: number, subject: subject.ordinal)
    }
    return subject
  }

  private mutating func take(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    if !remarks.isEmpty || !quarantined.isEmpty {
      try reportStructure(subject, remarks, quarantined)
    }
    try check(subject)
    if let header = work?.header {
      try duplicates.add(subject, of: header.round, header: header.record, extract: number)
      try state.remember(subject, of: header.round, header: header.record, extract: number)
    }
    try work?.markup?.write(subject)
    work?.totals?.count(subject)
    work?.counter?.count(subject)
  }

  private mutating func check(_ subject: borrowing Subject) throws(StageFailure) {
    var faults: [Fault] = []
    var previous: [PreviousRecord?] = []
    if let records = work?.last?.found.records {
      work?.last?.counts.add(subject)
      previous = try records.find(subject)
    }
    work?.checker.check(subject, previous: previous) { faults.append($0) }
    guard !faults.isEmpty, let writer = work?.writer else { return }
    let copy = copy subject
    let person = writer.person(copy)
    for fault in faults {
      try state.take(
        writer.finding(fault, in: copy), person: person, extract: number, subject: copy.ordinal)
    }
  }

  private func reportStructure(
    _ subject: borrowing Subject, _ remarks: [StructureRemark], _ quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    guard let work else { return }
    let subject = copy subject
    for remark in remarks { try report(remark, work.writer, in: subject) }
    for record in quarantined {
      try state.quarantine(
        record, key: work.writer.key(of: max(0, record.owner), in: subject),
        file: record.file.isEmpty ? file : record.file)
    }
  }

  private func report(
    _ remark: StructureRemark, _ writer: FindingWriter, in subject: Subject
  ) throws(StageFailure) {
    var finding = writer.finding(
      remark.notice, record: remark.record, line: remark.line, name: remark.name,
      detail: remark.detail, in: subject)
    if !remark.file.isEmpty { finding.file = remark.file }
    try state.take(
      finding, person: writer.person(subject), extract: number, subject: subject.ordinal)
  }
}

extension SubmissionProcessor {
  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {
    guard let work else { return }
    var finding = work.writer.finding(record.notice, line: record.line)
    finding.field = record.module
    finding.value = record.reason
    if !record.file.isEmpty { finding.file = record.file }
    try state.take(finding, person: nil, extract: number, subject: 0)
    try state.quarantine(record, key: "", file: finding.file)
  }

  /// Reports what can be told only once the whole extract has been read.
  mutating func finish(_ summary: ExtractSummary) throws {
    guard let work else { return }
    for remark in summary.remarks {
      var finding = work.writer.finding(remark.notice, line: remark.line)
      finding.field = remark.name
      finding.value = remark.detail
      if !remark.file.isEmpty { finding.file = remark.file }
      try state.take(finding, person: nil, extract: number, subject: 0)
    }
    for record in summary.quarantined { try setAside(record) }
    try checkTotals()
    let owner = work.header.authority
    try duplicates.finish(owners: { _ in owner }) { occurrence in
      guard work.checker.outcomes[occurrence.rule].isRun else { return }
      self.work?.checker.countBroken(occurrence.rule)
      try state.take(
        work.writer.finding(occurrence), person: occurrence.businessKey,
        extract: occurrence.extract, subject: occurrence.subject)
    }
    try setBesideLastReturn()
    state.takeOutcomes(
      self.work?.checker.outcomes ?? [], failures: work.counter?.failures ?? [:],
      of: work.header.round,
      file: file)
  }

  /// Writes what differs from the last return, and reports what is outside its tolerance.
  private mutating func setBesideLastReturn() throws(StageFailure) {
    guard let work, let last = work.last else { return }
    let header = work.header
    let table = LastReturnTable(
      present: header.round, counts: last.counts, totals: work.counter?.totals() ?? [],
      last: last.found)
    for row in table.rows {
      try state.write(
        lastReturn: [
          header.round.definition.id.text, header.round.id.text, header.authority, file,
          last.found.round.id.text,
        ] + row.cells)
      guard row.status == .outside, let rule = row.rule, let check = row.check else { continue }
      self.work?.checker.countBroken(check.rule)
      var finding = work.writer.finding(rule, line: 1)
      if row.kind == Tolerance.Measured.records.rawValue { finding.module = ModuleName(row.name) }
      finding.recordKey = row.name
      finding.field = row.name
      finding.value = row.value
      try state.take(finding, person: nil, extract: number, subject: 0)
    }
  }

  /// Checks the rules over what was counted in the whole extract.
  private mutating func checkTotals() throws(StageFailure) {
    guard let work, let record = work.totals?.record(of: work.header.round) else { return }
    var faults: [Fault] = []
    self.work?.checker.check(record) { faults.append($0) }
    for fault in faults {
      try state.take(
        work.writer.finding(fault, in: record), person: nil, extract: number, subject: 0)
    }
  }

  /// Checks the file's name against what its header says.
  private func checkName(
    _ header: ExtractHeader, _ writer: FindingWriter
  ) throws(StageFailure) {
    guard let names = header.round.definition.fileName, header.files.isEmpty, file != "-" else {
      return
    }
    for fault in names.faults(of: file, header: { header.text($0) }) {
      var finding = writer.finding(.fileName, line: 1)
      if case .differs(let field, let name, let header) = fault {
        finding.field = field.text
        finding.value = "\(name) in the name, \(header) in the header"
      }
      try state.take(finding, person: nil, extract: number, subject: 0)
    }
  }

  /// The figures of the return; none when the authority is not known.
  var observations: [Observation] {
    guard let counter = work?.counter, let round = work?.header.round, let area = work?.area
    else { return [] }
    return counter.observations(
      area: work?.header.place(in: area) ?? area.id,
      source: SourceID("return:\(round.definition.id)"))
  }
}
