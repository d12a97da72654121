internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes subjects of rows that come in the order of their keys.
struct ListSubjects {
  /// Rows that could not be loaded: more of one list than may belong to one subject.
  private(set) var quarantineCount = 0
  private let lists: [GivenList?]
  /// The module of each kind of subject, and the field that takes the key.
  private let kinds: [(module: Int, key: Int?)]
  private var builder: SubjectBuilder
  private var current: ArraySlice<UInt8> = []
  /// The key of the subject before, without its leading zeros.
  private var before: ArraySlice<UInt8> = []
  private var remarks: [StructureRemark] = []
  private var quarantined: [QuarantinedRecord] = []
  private var subjects = 0

  init(_ form: FormSpec, _ round: RoundSpec, _ lists: [GivenList?]) {
    self.lists = lists
    builder = SubjectBuilder(round)
    kinds = form.subjects.map { subject in
      let module = round.modules.firstIndex { $0.name == subject.module } ?? 0
      return (module, round.modules[module].field(subject.key))
    }
  }

  /// Takes the row at the sorted place `key`.
  mutating func take(
    _ row: PackedRow, at key: [UInt8], into consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    guard let list = lists[SubjectKey.list(key)] else { return }
    let subject = SubjectKey.subject(key)
    if subject != current {
      try finish(into: &consumer)
      begin(key, row, list)
      current = subject
    }
    let table = list.table
    guard builder.openRecord(table.module, line: row.line) else { return quarantine(row, list) }
    let record = builder.current
    var remarks: [StructureRemark] = []
    table.fill(&builder, from: row) { notice, heading, text in
      remarks.append(
        StructureRemark(notice, record: record, line: row.line, name: heading, detail: text))
    }
    builder.closeRecord()
    if !remarks.isEmpty { self.remarks += remarks }
  }

  private mutating func begin(_ key: [UInt8], _ row: PackedRow, _ list: GivenList) {
    subjects += 1
    let kind = kinds[Int(key[0]) - 1]
    builder.begin(ordinal: subjects)
    guard builder.openRecord(kind.module, line: row.line) else { return }
    let text = SubjectKey.key(key)
    if let field = kind.key, !text.isEmpty { _ = builder.set(field, Array(text), line: row.line) }
    let plain = SubjectKey.withoutZeros(key)
    if plain == before, !text.isEmpty {
      remarks.append(
        StructureRemark(
          .keyNearlySame, line: row.line, name: list.keyHeading,
          detail: String(decoding: text, as: UTF8.self), file: list.file))
    }
    before = plain
  }

  /// Hands out the last subject.
  mutating func finish(into consumer: inout some SubjectConsumer) throws(StageFailure) {
    guard !current.isEmpty else { return }
    current = []
    builder.closeRecord()
    try consumer.consume(builder.subject, remarks: remarks, quarantined: quarantined)
    remarks.removeAll(keepingCapacity: true)
    quarantined.removeAll(keepingCapacity: true)
  }

  private mutating func quarantine(_ row: PackedRow, _ list: GivenList) {
    let reason = "there are more here than may stand under one record"
    remarks.append(
      StructureRemark(
        .recordMisplaced, record: max(0, builder.current), line: row.line, name: list.table.name,
        detail: reason, file: list.file))
    var record = QuarantinedRecord(
      line: row.line, module: list.table.name, owner: builder.current, reason: reason)
    record.file = list.file
    record.content = list.table.content(of: row)
    quarantined.append(record)
    quarantineCount += 1
  }
}
