import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Rows of a table set that cannot be loaded.
@Suite struct BladeRepairTests {
  private func outcome(
    adding extra: [String: [[String: String]]], sample: String = "2025/clean/sen2-2025-893.xml"
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    var blade = BladeFiles(try Sample.flat(sample))
    blade.extra = extra
    return try Outcome(try blade.write(to: folder))
  }

  @Test func aRowWithoutItsParentIsQuarantinedWhole() throws {
    let outcome = try outcome(adding: [
      "Assessment": [
        ["assessmenttableid": "77", "requeststableid": "999999", "assessmentoutcome": "Y"]
      ],
      // What belongs to it goes with it.
      "NamedPlan": [["namedplantableid": "78", "assessmenttableid": "77", "pb": "true"]],
    ])
    #expect(outcome.counts.read == 727)
    #expect(outcome.counts.quarantined == 2)
    #expect(outcome.counts.loaded == 725)
    #expect(outcome.counts.addUp)
    #expect(outcome.quarantined.map { $0["module"] } == ["Assessment", "NamedPlan"])
    #expect(
      outcome.quarantined.map { $0["reason"] } == [
        "there is no row with its requeststableid",
        "the row with its assessmenttableid was quarantined",
      ])
    let content = try #require(outcome.quarantined.first?["content"])
    #expect(content.contains("assessmentoutcome=Y") && content.contains("requeststableid=999999"))
    #expect(outcome.quarantined.first?["file"] == "Blade-Export_10-02-2025_assessment.csv")
    #expect(outcome.rows.map { $0["rule"] } == ["record-misplaced", "record-misplaced"])
    #expect(outcome.report.status() == .errorsInData)
  }

  @Test func aSecondRowOfOneIdIsQuarantined() throws {
    let clean = try outcome(adding: [:])
    let outcome = try outcome(adding: [
      "Requests": [
        ["requeststableid": "3001.0", "persontableid": "2002", "requestsorderseqcolumn": "5000"]
      ]
    ])
    #expect(outcome.counts.quarantined == 1)
    #expect(outcome.quarantined.first?["reason"] == "another row of requests has the same id")
    // What belongs to the id stays with the row that comes first.
    #expect(outcome.observations == clean.observations)
  }

  @Test func everyRowIsAnOrphanWhenPersonsAreOfAnotherExport() throws {
    let folder = try TemporaryFolder()
    let blade = BladeFiles(try Sample.flat("2025/clean/sen2-2025-893.xml"))
    var files = try blade.write(to: folder)
    files[1] = try folder.write(
      "persontableid,sen2tableid,surname\r\n1,1,Synthetic\r\n", to: "blade/other_person.csv")
    let outcome = try Outcome(files.filter { !$0.hasSuffix("10-02-2025_person.csv") })
    #expect(outcome.counts.read == outcome.counts.quarantined + 1)
    #expect(outcome.counts.addUp)
    #expect(outcome.counts.loaded == 1)
  }

  @Test func unknownColumnsAreFindings() throws {
    let folder = try TemporaryFolder()
    let blade = BladeFiles(try Sample.flat("2025/faulty/unknown-element.xml"))
    var files = try blade.write(to: folder)
    let need = blade.text(of: "SENneed").replacing("\r\n", with: ",\r\n")
      .replacing(",\r\n", with: ",colour\r\n", maxReplacements: 1)
    files[8] = try folder.write(need, to: "blade/Blade-Export_10-02-2025_senneed.csv")
    let unknown = try Outcome(files).rows.filter { $0["rule"] == "unknown-element" }
    #expect(Set(unknown.map { $0["field"] ?? "" }) == ["week21", "colour"])
    // The cell is told with its record, the empty column once with its heading.
    #expect(
      unknown.first { $0["field"] == "week21" }?["record_key"]?.hasSuffix("Assessment") == true)
    #expect(unknown.first { $0["field"] == "colour" }?["line"] == "1")
  }

  @Test func aRowWithTooFewFieldsIsAFailureWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let blade = BladeFiles(try Sample.flat("2025/faulty/requests.xml"))
    var files = try blade.write(to: folder)
    files[4] = try folder.write(
      blade.text(of: "NamedPlan") + "1,2,3\r\n", to: "blade/Blade-Export_10-02-2025_namedplan.csv")
    let outcome = try Outcome(files)
    let failure = try #require(outcome.report.extracts.first?.failure)
    #expect(failure.subject.hasPrefix("Blade-Export_10-02-2025_namedplan.csv:"))
    #expect(outcome.report.status() == .unreadableExtract)
    #expect(outcome.counts.read == outcome.counts.quarantined)
  }
}
