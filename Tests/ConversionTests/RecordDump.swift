import ByteInput
import Ingest
import PipelineCore
import ReturnModel
import ReturnSpec

/// Every record of an XML return by what it holds, in an order that is the same for every form.
struct RecordDump: SubjectConsumer {
  private(set) var lines: [String] = []
  private(set) var remarks: [String] = []
  private let round: RoundSpec

  init(_ round: RoundSpec) { self.round = round }

  /// Reads the file at `path`, which is of `round`.
  static func read(_ path: String, _ round: RoundSpec) throws -> RecordDump {
    var dump = RecordDump(round)
    var extract = MarkupExtract(
      try TextSource(path: path), file: "test.xml")
    try extract.read(into: &dump) { _ throws(StageFailure) in round }
    dump.remarks += extract.summary.remarks.map { "\($0.notice) \($0.name)" }
    return dump
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    remarks += header.remarks.map { "\($0.notice) \($0.name)" }
    dump(header.record, 0, under: "")
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    self.remarks += remarks.map { "\($0.notice) \($0.name)" } + quarantined.map(\.reason)
    dump(copy subject, 0, under: "\(subject.ordinal)")
  }

  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {
    remarks.append(record.reason)
  }

  private mutating func dump(_ subject: Subject, _ index: Int, under path: String) {
    let record = subject.records[index]
    let module = round.modules[Int(record.module)]
    let place = "\(path)/\(module.name)[\(record.ordinal)]"
    let fields = module.fields.indices.compactMap { field in
      let cell = subject.cell(index, field)
      return cell.state == .absent
        ? nil : "\(module.fields[field].name)=\(subject.string(cell))"
    }
    lines.append("\(place) \(fields.joined(separator: "|"))")
    var children: [Int] = []
    var next = index + 1
    while next < Int(record.end) {
      children.append(next)
      next = Int(subject.records[next].end)
    }
    // Modules stand in the order of the round, whatever order the form has them in.
    for child in children.sorted(by: { left, right in
      let (one, other) = (subject.records[left], subject.records[right])
      return (one.module, one.ordinal) < (other.module, other.ordinal)
    }) {
      dump(subject, child, under: place)
    }
  }
}
