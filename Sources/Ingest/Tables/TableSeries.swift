internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes returns of rows that come in the order of their places, each header's first.
struct TableSeries {
  /// The return being handed out.
  private struct Open {
    let round: RoundSpec
    let tables: [Int: BoundTable]
    let files: [String]
    var subjects: TableSubjects
    /// Builds the header until a subject comes.
    var header: SubjectBuilder?
    var remarks: [StructureRemark] = []
    var summary = ExtractSummary()
  }

  private let reader: TableSetReader
  private var open: Open?
  /// The tables bound to each round met.
  private var bound: [RoundID: [Int: BoundTable]] = [:]
  /// Whether any return was found.
  private(set) var hasBegun = false

  init(reader: TableSetReader) { self.reader = reader }

  /// Takes the row at `place`.
  mutating func take(
    _ row: PackedRow, at place: [UInt8], into series: inout some SubmissionSeries,
    round lookup: MarkupExtract.RoundLookup
  ) throws(StageFailure) {
    let depth = place.count / TableJoin.stepLength
    let table = Int(place[place.count - TableJoin.stepLength])
    if depth == 1 { return try beginReturn(row, into: &series, round: lookup) }
    open?.summary.counts.read += 1
    let top = Int(place[TableJoin.stepLength])
    if isOfHeader(top) {
      if let reason = addToHeader(row, table) {
        open?.summary.counts.quarantined += 1
        try series.setAside(reader.quarantined(row, table, reason))
      }
      return
    }
    try beginSubjects(&series)
    guard let spec = open?.tables[table] else {
      open?.summary.counts.quarantined += 1
      return try series.setAside(
        reader.quarantined(row, table, "the round has no records of this kind"))
    }
    try open?.subjects.take(row, of: spec, depth: depth - 1, into: &series)
  }

  /// Ends the last return.
  mutating func finish(into series: inout some SubmissionSeries) throws(StageFailure) {
    guard open != nil else { return }
    try beginSubjects(&series)
    try open?.subjects.finish(into: &series)
    guard var ended = open else { return }
    open = nil
    ended.summary.counts.quarantined += ended.subjects.quarantineCount
    try series.end(ended.summary)
  }

  private mutating func beginReturn(
    _ row: PackedRow, into series: inout some SubmissionSeries,
    round lookup: MarkupExtract.RoundLookup
  ) throws(StageFailure) {
    try finish(into: &series)
    hasBegun = true
    let headings = reader.given[0]?.headings ?? []
    let round = try lookup(reader.recognition(row, headings))
    let tables = try tables(of: round)
    var files = [String](repeating: "", count: round.modules.count)
    for (number, table) in tables.sorted(by: { $0.key > $1.key }) {
      files[table.module] = reader.given[number]?.file ?? ""
    }
    let byModule: [Int: BoundTable] = [:]
    var opened = Open(
      round: round, tables: tables, files: files,
      subjects: TableSubjects(round, tables: byModule, files: files))
    opened.summary.counts.read = 1
    var header = SubjectBuilder(round)
    header.begin(ordinal: 1)
    if let table = tables[0], header.openRecord(table.module, line: row.line) {
      table.fill(&header, from: row) { notice, heading, text in
        opened.remarks.append(
          StructureRemark(notice, line: row.line, name: heading, detail: text))
      }
    }
    opened.header = header
    open = opened
  }

  private mutating func tables(of round: RoundSpec) throws(StageFailure) -> [Int: BoundTable] {
    if let known = bound[round.id] { return known }
    do { try reader.form.check(against: round) } catch {
      throw StageFailure(
        .specify, .usage, subject: "\(error.file):\(error.line)", problem: error.problem)
    }
    let tables = reader.bind(round)
    bound[round.id] = tables
    return tables
  }

  /// Whether rows of a table at the second step are the header's own, or records under it.
  private func isOfHeader(_ table: Int) -> Bool {
    let form = reader.form
    if form.tables[table].isMoreOfParent { return true }
    guard let open, let bound = open.tables[table] else { return false }
    return open.round.modules[bound.module].role == .record
  }

  /// Adds a row to the header; gives why when it cannot.
  private mutating func addToHeader(_ row: PackedRow, _ number: Int) -> String? {
    guard let table = open?.tables[number] else { return "the round has no records of this kind" }
    var remarks: [StructureRemark] = []
    func note(_ notice: Notice, _ heading: String, _ text: String) {
      remarks.append(StructureRemark(notice, line: row.line, name: heading, detail: text))
    }
    if reader.form.tables[number].isMoreOfParent {
      open?.summary.counts.read -= 1
      if var header = open?.header {
        table.fill(&header, from: row, remark: note)
        open?.header = header
      }
    } else if var header = open?.header, header.openRecord(table.module, line: row.line) {
      table.fill(&header, from: row, remark: note)
      header.closeRecord()
      open?.header = header
    } else {
      return "there are more here than may stand under one record"
    }
    open?.remarks += remarks
    return nil
  }

  /// Hands out the header once nothing more of it can come.
  private mutating func beginSubjects(
    _ series: inout some SubmissionSeries
  ) throws(StageFailure) {
    guard let open, var builder = open.header else { return }
    builder.closeRecord()
    var header = ExtractHeader(round: open.round, record: builder.subject, remarks: open.remarks)
    header.files = open.files
    self.open?.header = nil
    try series.begin(header)
  }
}
