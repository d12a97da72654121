package import PipelineCore
internal import ReturnModel
package import ReturnSpec

/// Reads a return that comes as several tables joined by ids, in bounded memory.
///
/// Give it each table, then ``finish(into:round:)``: it sorts the rows, joins them, and hands out
/// subjects as an XML extract of the same return would. Order of tables and of rows does not matter.
package struct TableSetReader {
  /// What has been read so far; true after a failure too.
  package internal(set) var summary = ExtractSummary()
  let form: FormSpec
  /// Columns that are no field and are carried through to findings.
  let carried: [String]
  private(set) var given: [Int: GivenTable] = [:]
  private let folder: String
  private let budget: Int

  /// Makes a reader that sorts within about `memoryBudget` bytes and spills into `folder`.
  package init(
    form: FormSpec, spillingInto folder: String, memoryBudget: Int = 96 << 20,
    carrying carried: [String] = []
  ) {
    self.form = form
    self.carried = carried
    self.folder = folder
    // Each table is sorted twice, and then all rows once more.
    budget = memoryBudget / (2 * form.tables.count + 2)
  }

  /// The tables that have not been given.
  package var missing: [String] {
    form.tables.indices.filter { given[$0] == nil }.map { form.tables[$0].name }
  }

  /// Begins table number `table`, whose headings stand in `file` on `line`.
  package mutating func begin(_ table: Int, file: String, headings: [String], line: Int) {
    given[table] = GivenTable(
      file: file, headings: headings, line: line,
      names: RowNames(form.tables[table], headings: headings), rows: sorter())
  }

  func sorter() -> RowSorter { RowSorter(spillingInto: folder, memoryBudget: budget) }

  /// Adds a row to table number `table`; one that holds nothing is none.
  mutating func add(_ row: PackedRow, to table: Int) throws(StageFailure) {
    guard let table = given[table], !table.names.isBlank(row) else { return }
    summary.counts.read += 1
    try table.add(row)
  }

  /// Joins what was given and hands out the header, then one subject at a time.
  ///
  /// - Throws: when there is no header, or its round is none that is known.
  package mutating func finish(
    into consumer: inout some SubjectConsumer, round lookup: MarkupExtract.RoundLookup
  ) throws(StageFailure) {
    let others = sorter()
    guard let first = try takeHeader(others), let header = form.tables.indices.first,
      let given = given[header]
    else { throw noHeader() }
    let round = try lookup(recognition(first, given.headings))
    do { try form.check(against: round) } catch {
      throw StageFailure(
        .specify, .usage, subject: "\(error.file):\(error.line)", problem: error.problem)
    }
    let tables = bind(round)
    var files = [String](repeating: "", count: round.modules.count)
    for (number, table) in tables { files[table.module] = self.given[number]?.file ?? "" }
    try beginHeader(first, tables[header], round, files, &consumer)
    addRemarks(tables, round)
    try others.drain { _, payload throws(StageFailure) in
      try setAside(
        PackedRow(payload), tables[header], header, "an extract has one header", &consumer)
    }
    let join = makeJoin(tables, round)
    if let subject = round.modules.firstIndex(where: { $0.role == .subject }),
      let table = form.table(of: round.modules[subject].name)
    {
      try join.addTop(called: given.names.name(of: first), over: table)
    }
    try joinAll(join, tables, round, &consumer)
    try handOut(join.joined, tables, round, files, &consumer)
  }

  /// The first row of the header's table; there should be no more, and `others` takes them.
  private func takeHeader(_ others: RowSorter) throws(StageFailure) -> PackedRow? {
    var first: PackedRow?
    try given[0]?.rows.drain { key, payload throws(StageFailure) in
      let row = PackedRow(payload)
      if first == nil { first = row } else { try others.add(key, row.bytes) }
    }
    return first
  }

  func noHeader() -> StageFailure {
    StageFailure(
      .ingest, .unreadableExtract, subject: given[0]?.file ?? form.title,
      problem: "the table '\(form.tables[0].name)' has no row",
      advice: "It says which return, round and authority the tables are of.")
  }

  private func makeJoin(_ tables: [Int: BoundTable], _ round: RoundSpec) -> TableJoin {
    var parts: [Int: TableJoin.Part] = [:]
    for (number, table) in tables {
      guard let names = given[number]?.names else { continue }
      let name = round.modules[table.module].name
      let children = round.modules.filter { $0.parent == name }
        .compactMap { form.table(of: $0.name) }
      parts[number] = TableJoin.Part(
        number: table.module, names: names, label: form.tables[number].name, children: children,
        waiting: sorter())
    }
    return TableJoin(parts: parts, joined: sorter())
  }

  private mutating func joinAll(
    _ join: TableJoin, _ tables: [Int: BoundTable], _ round: RoundSpec,
    _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    for module in round.modules where module.role != .header {
      guard let number = form.table(of: module.name), let rows = given[number]?.rows else {
        continue
      }
      let table = tables[number]
      try join.join(rows, of: number) { _, row, reason throws(StageFailure) in
        try setAside(row, table, number, reason, &consumer)
      }
    }
  }
}
