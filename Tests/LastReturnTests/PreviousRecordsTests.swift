import PipelineEngine
import ReturnModel
import ReturnSpec
import RuleLanguage
import TestSupport
import Testing
import Validation

/// Records of the last return by the keys of this one's, in however little memory.
@Suite struct PreviousRecordsTests {
  private static let rounds = Result {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let sen2 = try engine.library.specification(of: "sen2", areas: engine.areas)
    return (last: try sen2.resolve("2023"), present: try sen2.resolve("2025"))
  }

  private let folder: TemporaryFolder
  private let last: RoundSpec
  private let present: RoundSpec

  init() throws {
    folder = try TemporaryFolder()
    (last, present) = try Self.rounds.get()
  }

  /// A person with a request for each date received, the outcome of each being `outcome`.
  private func subject(
    _ round: RoundSpec, _ person: [String: String], received: [String] = [], outcome: String = "Y"
  ) throws -> Subject {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: 1)
    func set(_ cells: [String: String], in module: Int) throws {
      for (name, text) in cells {
        let field = try #require(round.modules[module].field(FieldName(name)))
        _ = builder.set(field, Array(text.utf8), line: 1)
      }
    }
    let top = try #require(round.schema.module("Person"))
    let requests = try #require(round.schema.module("Requests"))
    _ = builder.openRecord(top, line: 1)
    try set(person, in: top)
    for date in received {
      _ = builder.openRecord(requests, line: 1)
      try set(["ReceivedDate": date, "RequestOutcome": outcome], in: requests)
      builder.closeRecord()
    }
    builder.closeRecord()
    return builder.subject
  }

  /// The text of a field in each record found, empty in one of another module, `-` for a record that
  /// is not.
  private func texts(
    _ field: FieldName, of records: PreviousRecords, for subject: Subject
  ) throws -> [String] {
    try records.find(subject).map { found in
      guard let found else { return "-" }
      let module = Int(found.subject.records[found.record].module)
      guard let place = present.modules[module].field(field) else { return "" }
      return found.subject.string(found.subject.cell(found.record, place))
    }
  }

  // A budget of 200 bytes holds one record or two: nearly all of them go through the disk.
  @Test(arguments: [8 << 20, 200])
  func everybodyIsFoundInHoweverLittleMemory(_ budget: Int) throws {
    let records = PreviousRecords(
      last: last, present: present, spillingInto: folder.path, memoryBudget: budget)
    for number in 0..<400 {
      try records.add(
        subject(last, ["UPN": "U\(number)", "PersonBirthDate": "2010-01-\(10 + number % 20)"]))
    }
    try records.seal()
    #expect(records.subjects == 400)
    for number in stride(from: 0, to: 400, by: 3) {
      let found = try texts(
        "PersonBirthDate", of: records, for: subject(present, ["UPN": "U\(number)"]))
      #expect(found == ["2010-01-\(10 + number % 20)"])
    }
    #expect(try records.find(subject(present, ["UPN": "U400"])).isEmpty)
    #expect(records.found == 134 && records.missing == 1)
  }

  @Test func requestsAreFoundByTheDayTheyWereReceived() throws {
    let records = PreviousRecords(last: last, present: present, spillingInto: folder.path)
    let then = try subject(
      last, ["UPN": "U1"], received: ["2020-01-01", "2021-01-01", "2021-01-01"], outcome: "N")
    try records.add(then)
    try records.seal()
    // Two were received on one day, and cannot be told apart.
    #expect(records.repeatedKeys == 1)
    let now = try subject(
      present, ["UPN": "U1"], received: ["2024-01-01", "2020-01-01", "2021-01-01"])
    #expect(try texts("RequestOutcome", of: records, for: now) == ["", "-", "N", "-"])
  }

  @Test func aRequestWithoutADayIsFoundByItsPlace() throws {
    let records = PreviousRecords(last: last, present: present, spillingInto: folder.path)
    try records.add(subject(last, ["UPN": "U1"], received: ["", "2021-01-01"], outcome: "H"))
    try records.seal()
    let now = try subject(present, ["UPN": "U1"], received: ["", ""])
    #expect(try texts("RequestOutcome", of: records, for: now) == ["", "H", "-"])
  }

  @Test func theOtherIdentifierIsAskedOnlyWhenTheFirstFindsNobody() throws {
    let records = PreviousRecords(last: last, present: present, spillingInto: folder.path)
    func add(_ upn: String, _ uln: String, _ born: String) throws {
      try records.add(
        subject(last, ["UPN": upn, "UniqueLearnerNumber": uln, "PersonBirthDate": born]))
    }
    try add("U1", "1000000017", "2010-01-01")
    try add("U2", "", "2010-02-02")
    try add("", "1000000025", "2010-03-03")
    try records.seal()
    func born(_ upn: String, _ uln: String) throws -> [String] {
      let now = try subject(present, ["UPN": upn, "UniqueLearnerNumber": uln])
      return try texts("PersonBirthDate", of: records, for: now)
    }
    #expect(try born("U1", "1000000025") == ["2010-01-01"])
    #expect(try born("NEW", "1000000017") == ["2010-01-01"])
    #expect(try born("", "1000000025") == ["2010-03-03"])
    // A learner number is no pupil number.
    #expect(try born("1000000017", "") == [])
    #expect(try born("", "") == [])
    #expect(records.found == 2)
  }

  @Test func onlyFieldsThatRulesNameAreKept() throws {
    let records = PreviousRecords(last: last, present: present, spillingInto: folder.path)
    try records.add(subject(last, ["UPN": "U1", "Surname": "Synthetic", "Ethnicity": "WBRI"]))
    try records.seal()
    let found = try #require(try records.find(subject(present, ["UPN": "U1"])).first ?? nil)
    #expect(found.subject.text.isEmpty)
  }
}
