package import PipelineCore
internal import ReturnModel
package import ReturnSpec
package import Spreadsheet

/// Reads a return that comes as lists about the same people, each row with the person's key, in
/// bounded memory.
///
/// Give it each list, then ``finish(into:)``: it sorts all rows by key, makes a subject of each key,
/// and hands subjects out in the order of their keys. Order of lists does not matter.
package struct ListSetReader {
  /// What has been read so far; true after a failure too.
  package internal(set) var summary = ExtractSummary()
  let form: FormSpec
  let round: RoundSpec
  let header: CallHeader
  /// Columns that are no field and are carried through to findings.
  let carried: [String]
  /// The lists that were given, by number.
  private(set) var given: [GivenList?]
  private let rows: RowSorter
  /// The number of the subject of each list, and of its module; by list.
  private let kinds: [Int]
  private let modules: [Int]

  /// Makes a reader that sorts within about `memoryBudget` bytes and spills into `folder`.
  ///
  /// - Throws: when the form does not fit the round.
  package init(
    form: FormSpec, round: RoundSpec, header: CallHeader, spillingInto folder: String,
    memoryBudget: Int = 64 << 20, carrying carried: [String] = []
  ) throws(StageFailure) {
    self.form = form
    self.carried = carried
    self.round = round
    self.header = header
    given = form.tables.map { _ in nil }
    rows = RowSorter(spillingInto: folder, memoryBudget: memoryBudget)
    do { try form.check(against: round) } catch {
      throw StageFailure(
        .specify, .usage, subject: "\(error.file):\(error.line)", problem: error.problem)
    }
    var (kinds, modules) = ([Int](), [Int]())
    for table in form.tables {
      let module = round.modules.firstIndex { $0.name == table.module }
      let parent = module.flatMap { round.modules[$0].parent }
      let kind = form.subjects.firstIndex { $0.module == parent }
      guard let module, let kind else {
        throw StageFailure(
          .specify, .usage, subject: "\(form.file):\(form.title)",
          problem: "\(table.module) belongs to none of the form's subjects")
      }
      kinds.append(kind)
      modules.append(module)
    }
    (self.kinds, self.modules) = (kinds, modules)
  }

  /// The lists that have not been given.
  package var missing: [Int] { form.tables.indices.filter { given[$0] == nil } }

  /// Begins list number `list`, whose headings stand in `file` on `line`.
  ///
  /// - Throws: when it was begun before, or two of its columns are headed alike.
  package mutating func begin(
    _ list: Int, file: String, headings: [String], line: Int, epoch: SheetDate.Epoch = .year1900
  ) throws(StageFailure) {
    let table = form.tables[list]
    if let other = given[list] {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file,
        problem: "\(table.name) stands in \(other.file) too",
        advice: "Give each list once.")
    }
    if let heading = GivenList.repeatedHeading(headings, table) {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: "\(file):\(line)",
        problem: "two columns of \(table.name) are headed '\(heading.prefix(80))'",
        advice: "Rename or remove the one that is not the list's.")
    }
    given[list] = GivenList(
      table, file: file, headings: headings, line: line, module: modules[list], round: round,
      readings: form.readings, epoch: epoch, carrying: carried)
  }

  /// The key of the one subject that every row of the extract is about.
  private var wholeKey: [UInt8] { Array((header.authority.isEmpty ? "-" : header.authority).utf8) }

  /// Why a row cannot be loaded, in the order in which such rows are told.
  enum Reason: Int {
    case headingsRepeated
    case keyMissing
    case keyRounded
  }

  /// Adds a row to list number `list`; one that holds nothing is none.
  mutating func add(_ row: PackedRow, to list: Int) throws(StageFailure) {
    guard let table = given[list], !table.isBlank(row, form.readings) else { return }
    summary.counts.read += 1
    table.count(row)
    let isWhole = form.subjects[kinds[list]].isWhole
    let key = isWhole ? wholeKey : table.key(of: row, form.readings)
    let sorted: [UInt8]
    if table.isHeading(row) {
      sorted = SubjectKey.setAside(
        list: list, line: row.line, reason: Reason.headingsRepeated.rawValue)
    } else if SubjectKey.isRounded(key) {
      sorted = SubjectKey.setAside(list: list, line: row.line, reason: Reason.keyRounded.rawValue)
    } else if !key.isEmpty {
      sorted = SubjectKey.sorted(key, kind: kinds[list], list: list, line: row.line)
    } else if table.isAloneWithoutKey {
      sorted = SubjectKey.alone(kind: kinds[list], list: list, line: row.line)
    } else {
      sorted = SubjectKey.setAside(list: list, line: row.line, reason: Reason.keyMissing.rawValue)
    }
    try rows.add(sorted, row.bytes)
  }

  /// Hands out the header, then one subject at a time.
  package mutating func finish(into consumer: inout some SubjectConsumer) throws(StageFailure) {
    try consumer.begin(makeHeader())
    addRemarks()
    var subjects = ListSubjects(form, round, given)
    var quarantined = 0
    try rows.drain { key, payload throws(StageFailure) in
      let row = PackedRow(payload)
      if key[0] == SubjectKey.setAside {
        quarantined += 1
        try consumer.setAside(record(row, SubjectKey.list(key), Reason(rawValue: Int(key[1]))))
      } else {
        try subjects.take(row, at: key, into: &consumer)
      }
    }
    try subjects.finish(into: &consumer)
    summary.counts.quarantined = quarantined + subjects.quarantineCount
  }

  private func record(_ row: PackedRow, _ list: Int, _ reason: Reason?) -> QuarantinedRecord {
    let table = given[list]
    let text =
      switch reason {
      case .headingsRepeated: "it repeats the list's headings"
      case .keyRounded: "its \(table?.keyHeading ?? "key") was rounded by a spreadsheet"
      default: "it has no \(table?.keyHeading ?? "key")"
      }
    var record = QuarantinedRecord(
      line: row.line, module: form.tables[list].module.text, owner: -1, reason: text)
    switch reason {
    case .keyMissing: record.notice = .keyMissing
    case .keyRounded: record.notice = .keyRounded
    default: break
    }
    record.file = table?.file ?? ""
    record.content = table?.table.content(of: row) ?? []
    return record
  }
}
