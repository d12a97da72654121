internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes subjects of rows that come in the order of their places.
struct TableSubjects {
  /// What became of an open row.
  private enum Frame {
    case record
    case quarantined
  }

  /// Rows that could not be loaded for their place in a subject.
  private(set) var quarantineCount = 0
  private var builder: SubjectBuilder
  private let tables: [Int: BoundTable]
  private let files: [String]
  private var frames: [Frame] = []
  private var remarks: [StructureRemark] = []
  private var quarantined: [QuarantinedRecord] = []
  private var subjects = 0

  /// Makes subjects of the rows of `tables`, which are numbered by module, as `files` are.
  init(_ round: RoundSpec, tables: [Int: BoundTable], files: [String]) {
    builder = SubjectBuilder(round)
    self.tables = tables
    self.files = files
  }

  /// Takes the row at `place`.
  mutating func take(
    _ row: PackedRow, at place: [UInt8], into consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    guard let table = tables[Int(place[place.count - TableJoin.stepLength])] else { return }
    try take(row, of: table, depth: place.count / TableJoin.stepLength, into: &consumer)
  }

  /// Takes a row of `table` that stands `depth` steps down, a subject's own row standing one.
  mutating func take(
    _ row: PackedRow, of table: BoundTable, depth: Int, into consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    while frames.count >= depth, !frames.isEmpty { try close(&consumer) }
    if frames.isEmpty {
      subjects += 1
      builder.begin(ordinal: subjects)
    }
    if frames.last == .quarantined { return keep(row, table) }
    guard builder.openRecord(table.module, line: row.line) else {
      return quarantine(row, table)
    }
    frames.append(.record)
    let record = builder.current
    var remarks: [StructureRemark] = []
    table.fill(&builder, from: row) { notice, heading, text in
      remarks.append(
        StructureRemark(notice, record: record, line: row.line, name: heading, detail: text))
    }
    self.remarks += remarks
  }

  /// Takes the end of the last row.
  mutating func finish(into consumer: inout some SubjectConsumer) throws(StageFailure) {
    while !frames.isEmpty { try close(&consumer) }
  }

  private mutating func close(_ consumer: inout some SubjectConsumer) throws(StageFailure) {
    guard frames.popLast() == .record else { return }
    builder.closeRecord()
    guard frames.isEmpty else { return }
    try consumer.consume(builder.subject, remarks: remarks, quarantined: quarantined)
    remarks.removeAll(keepingCapacity: true)
    quarantined.removeAll(keepingCapacity: true)
  }

  private mutating func quarantine(_ row: PackedRow, _ table: BoundTable) {
    let reason = "there are more here than may stand under one record"
    remarks.append(
      StructureRemark(
        .recordMisplaced, record: max(0, builder.current), line: row.line, name: table.name,
        detail: reason, file: files[table.module]))
    var record = QuarantinedRecord(
      line: row.line, module: table.name, owner: builder.current, reason: reason)
    record.file = files[table.module]
    record.content = table.content(of: row)
    quarantined.append(record)
    quarantineCount += 1
    frames.append(.quarantined)
  }

  /// Keeps a row with the quarantined one it belongs to.
  private mutating func keep(_ row: PackedRow, _ table: BoundTable) {
    if !quarantined.isEmpty {
      quarantined[quarantined.count - 1].content += [table.name] + table.content(of: row)
    }
    quarantineCount += 1
    frames.append(.quarantined)
  }
}
