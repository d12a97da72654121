internal import ExternalSort
package import PipelineCore
package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// The records of the last return, found by the key of the same record in the present one.
///
/// Only the fields that rules read are kept, sorted in a file without a name: memory stays bounded
/// but for one bit a subject. Give it every subject of the last return with ``add(_:)``, then
/// ``seal()``, then ask.
package final class PreviousRecords {
  /// Keys that stand more than once in the last return: which record is meant cannot be said, so that
  /// none of them is found.
  package private(set) var repeatedKeys = 0
  /// Subjects of the last return.
  package private(set) var subjects = 0
  /// Subjects of the last return that were found again.
  package private(set) var found = 0
  /// Subjects asked for that the last return has not.
  package private(set) var missing = 0

  private let last: MatchPlan
  private let present: MatchPlan
  private let fields: [[Int]]
  private let folder: String
  private var sorter: ExternalSorter?
  private var file: KeyedFile?
  private var builder: SubjectBuilder
  /// A bit for each subject of the last return: whether it was found.
  private var marks: [UInt64] = []

  /// Makes a place for a return of the round `last`, to be read by a return of `present`.
  ///
  /// It sorts within `memoryBudget` bytes and spills into `folder`.
  package init(
    last: RoundSpec, present: RoundSpec, spillingInto folder: String, memoryBudget: Int = 8 << 20
  ) {
    self.last = MatchPlan(last, present: present, last: last)
    self.present = MatchPlan(present, present: present, last: last)
    self.folder = folder
    fields = present.previousFields
    builder = SubjectBuilder(present)
    sorter = ExternalSorter(folder: folder, memoryBudget: memoryBudget)
  }

  /// Takes a subject of the last return, or its header.
  package func add(_ subject: borrowing Subject) throws(StageFailure) {
    if last.isHeader(subject) { return try add(MatchPlan.headerKey, 0, subject) }
    subjects += 1
    for position in last.identifiers.indices {
      guard let key = last.key(of: subject, by: position) else { continue }
      for record in 0..<subject.records.count where isKept(record, of: subject) {
        try add(last.key(key, to: record, in: subject), record, subject)
      }
    }
  }

  /// Whether a record may be asked for; the subject itself always is, to be found or not.
  private func isKept(_ record: Int, of subject: borrowing Subject) -> Bool {
    record == 0 || last.kept(of: record, in: subject)?.isEmpty == false
  }

  private func add(
    _ key: [UInt8], _ record: Int, _ subject: borrowing Subject
  ) throws(StageFailure) {
    var payload: [UInt8] = []
    MatchPlan.append(Int32(clamping: subjects), to: &payload)
    for field in last.kept(of: record, in: subject) ?? [] {
      MatchPlan.append(
        field < 0 ? Cell() : subject.cell(record, field), of: subject, to: &payload)
    }
    do { try sorter?.add(key: key.span, payload: payload.span) } catch { throw Self.failure(error) }
  }

  /// Makes ready to be asked; nothing is added after it.
  package func seal() throws(StageFailure) {
    guard let sorted = sorter.take() else { return }
    marks = [UInt64](repeating: 0, count: subjects / 64 + 1)
    do {
      file = try Self.unique(sorted, in: folder, repeated: &repeatedKeys)
    } catch let failure as SpillFailure {
      throw Self.failure(failure)
    } catch {
      throw StageFailure(
        .validate, .temporary, subject: "last return", problem: String(describing: error))
    }
  }

  /// The sorted records in a file; of those of one key one stays, with nothing in it.
  private static func unique(
    _ sorter: consuming ExternalSorter, in folder: String, repeated: inout Int
  ) throws -> KeyedFile {
    var file = try KeyedFile(in: folder)
    var (key, payload, isRepeated) = ([UInt8](), [UInt8](), false)
    var again = 0
    try sorter.forEach { nextKey, nextPayload, startsGroup in
      if startsGroup {
        if !key.isEmpty { try file.append(key: key.span, payload: payload.span) }
        key = (0..<nextKey.count).map { nextKey[$0] }
        payload = (0..<nextPayload.count).map { nextPayload[$0] }
        isRepeated = false
      } else {
        if !isRepeated { again += 1 }
        isRepeated = true
        payload = []
      }
    }
    if !key.isEmpty { try file.append(key: key.span, payload: payload.span) }
    try file.finish()
    repeated = again
    return file
  }

  /// For each record of a subject of the present return, by position, the same one of the last; empty
  /// when the last return has not the subject.
  package func find(_ subject: borrowing Subject) throws(StageFailure) -> [PreviousRecord?] {
    if present.isHeader(subject) {
      return [try payload(of: MatchPlan.headerKey).flatMap { record($0, module: 0, subject) }]
    }
    for position in present.identifiers.indices {
      guard let key = present.key(of: subject, by: position), let whole = try payload(of: key),
        !whole.isEmpty
      else { continue }
      mark(whole)
      return try records(of: subject, under: key, whole)
    }
    missing += 1
    return []
  }

  private func records(
    of subject: borrowing Subject, under key: [UInt8], _ whole: [UInt8]
  ) throws(StageFailure) -> [PreviousRecord?] {
    var records: [PreviousRecord?] = []
    for record in 0..<subject.records.count {
      guard !fields[Int(subject.records[record].module)].isEmpty else {
        records.append(nil)
        continue
      }
      let payload =
        record == 0 ? whole : try payload(of: present.key(key, to: record, in: subject))
      records.append(payload.flatMap { self.record($0, module: record, subject) })
    }
    return records
  }

  private func payload(of key: [UInt8]) throws(StageFailure) -> [UInt8]? {
    do { return try file?.payload(of: key) } catch { throw Self.failure(error) }
  }

  private func mark(_ payload: [UInt8]) {
    let number = payload.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let bit = UInt64(1) << UInt64(number % 64)
    guard marks[number / 64] & bit == 0 else { return }
    marks[number / 64] |= bit
    found += 1
  }

  private static func failure(_ error: SpillFailure) -> StageFailure {
    StageFailure(
      .validate, .temporary, subject: "last return", problem: error.description,
      advice: "Free some room beside the output and run again.")
  }
}

extension PreviousRecords {
  /// The record that `payload` holds, in the shape of the present round.
  ///
  /// `module` is a record of `subject` that is of the same module. `nil` for a record whose key stood
  /// more than once.
  private func record(
    _ payload: [UInt8], module record: Int, _ subject: borrowing Subject
  ) -> PreviousRecord? {
    guard !payload.isEmpty else { return nil }
    let module = Int(subject.records[record].module)
    builder.begin(ordinal: 1)
    guard builder.openRecord(module, line: 0) else { return nil }
    var place = 4
    for field in fields[module] {
      let count = payload[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      place += 4
      _ = builder.set(field, Array(payload[place..<place + count]), line: 0)
      place += count
    }
    builder.closeRecord()
    return PreviousRecord(subject: builder.subject, record: 0)
  }
}
