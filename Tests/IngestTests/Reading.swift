import ByteInput
import Foundation
import Ingest
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport

/// What reading one extract gave, flattened so that a test can compare it.
struct Reading: SubjectConsumer {
  /// Each record as `Module Field=text Field=text`, in document order.
  private(set) var records: [String] = []
  /// Each remark as `notice Name: detail`, those of the header and of the whole extract included.
  private(set) var remarks: [String] = []
  private(set) var quarantined: [QuarantinedRecord] = []
  private(set) var summary = ExtractSummary()
  private(set) var failure: StageFailure?
  private let round: RoundSpec

  init(_ text: String, round: RoundID = "2025") throws {
    try self.init(Data(text.utf8), round: round)
  }

  init(_ data: Data, round: RoundID = "2025") throws {
    self.round = try Guide.round(round)
    let folder = try TemporaryFolder()
    let path = try folder.write(data, to: "extract.xml")
    var extract = MarkupExtract(try TextSource(path: path), file: "extract.xml")
    let spec = self.round
    do {
      try extract.read(into: &self) { _ throws(StageFailure) in spec }
    } catch { failure = error }
    summary = extract.summary
    remarks += summary.remarks.map(Self.line)
    quarantined += summary.quarantined
  }

  mutating func begin(_ header: ExtractHeader) throws(StageFailure) {
    remarks += header.remarks.map(Self.line)
    add(header.record)
  }

  mutating func consume(
    _ subject: borrowing Subject, remarks: [StructureRemark], quarantined: [QuarantinedRecord]
  ) throws(StageFailure) {
    self.remarks += remarks.map(Self.line)
    self.quarantined += quarantined
    add(copy subject)
  }

  mutating func setAside(_ record: QuarantinedRecord) throws(StageFailure) {
    quarantined.append(record)
  }

  private mutating func add(_ subject: Subject) {
    for (index, record) in subject.records.enumerated() {
      let module = round.modules[Int(record.module)]
      var words = [module.name.text]
      for (field, spec) in module.fields.enumerated() {
        let cell = subject.cell(index, field)
        guard cell.state != .absent else { continue }
        let mark = cell.state == .invalid ? "!" : ""
        words.append("\(spec.name)=\(mark)\(subject.string(cell))")
      }
      records.append(words.joined(separator: " "))
    }
  }

  private static func line(_ remark: StructureRemark) -> String {
    let detail = remark.detail.isEmpty ? "" : ": \(remark.detail)"
    return "\(remark.notice.rawValue) \(remark.name)\(detail)"
  }
}
