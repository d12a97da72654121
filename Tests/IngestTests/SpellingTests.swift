import Foundation
import Ingest
import PipelineCore
import ReturnModel
import Testing

/// Names are matched by name and never by place, whatever their case and by the spellings known.
@Suite struct SpellingTests {
  static let header = "Header Collection=SEN2 Year=2025 LEA=893 SerialNo=001"

  @Test func theSpecificationsSpellingNeedsNoRemark() throws {
    let reading = try Reading(Guide.message(Guide.person()))
    #expect(reading.records == [Self.header, "Person Surname=Synthetic UPN=L893999919001"])
    #expect(reading.remarks.isEmpty)
    #expect(reading.failure == nil)
  }

  /// Section 2.6: SENsetting, RES and WPB are met in real files.
  @Test(arguments: [
    ("WPB", "WBP"), ("RES", "Res"), ("SENsetting", "SENSetting"), ("ENTRYDATE", "EntryDate"),
    ("entrydate", "EntryDate"),
  ])
  func anotherSpellingIsReadAndTold(_ spelt: String, _ name: String) throws {
    let value = name == "EntryDate" ? "2024-09-01" : name == "SENSetting" ? "OLA" : "A"
    let inside =
      "<Requests><ActivePlans><PlacementDetail><\(spelt)>\(value)</\(spelt)></PlacementDetail></ActivePlans></Requests>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.records.last == "PlacementDetail \(name)=\(value)")
    #expect(reading.remarks == ["alias-used \(spelt): read as \(name), once"])
  }

  @Test func aModulesNameInAnotherCaseIsReadAndTold() throws {
    let inside = "<REQUESTS><RequestOutcome>A</RequestOutcome></REQUESTS>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.records.last == "Requests RequestOutcome=A")
    #expect(reading.remarks == ["alias-used REQUESTS: read as Requests, once"])
  }

  @Test func eachSpellingIsToldOnceWithItsCount() throws {
    let person = Guide.person("<ethnicity>WBRI</ethnicity>")
    let reading = try Reading(Guide.message(person + person + person))
    #expect(reading.remarks == ["alias-used ethnicity: read as Ethnicity, 3 times"])
  }

  @Test func theOrderOfElementsNeverMatters() throws {
    let forwards = "<ReceivedDate>2024-02-01</ReceivedDate><RequestOutcome>A</RequestOutcome>"
    let backwards = "<RequestOutcome>A</RequestOutcome><ReceivedDate>2024-02-01</ReceivedDate>"
    let one = try Reading(Guide.message(Guide.person("<Requests>\(forwards)</Requests>")))
    let other = try Reading(Guide.message(Guide.person("<Requests>\(backwards)</Requests>")))
    #expect(one.records == other.records)
    #expect(one.records.last == "Requests ReceivedDate=2024-02-01 RequestOutcome=A")
  }

  @Test func theHeadersOrderAndCaseNeverMatter() throws {
    let text = """
      <message><header><source><serialno>001</serialno><lea>893</lea></source>
      <collectiondetails><year>2025</year><collection>SEN2</collection></collectiondetails></header>
      <persons>\(Guide.person())</persons></message>
      """
    let reading = try Reading(text)
    #expect(reading.failure == nil)
    #expect(reading.records == [Self.header, "Person Surname=Synthetic UPN=L893999919001"])
    #expect(reading.remarks.allSatisfy { $0.hasPrefix("alias-used ") })
    #expect(reading.remarks.count >= 4)
  }

  @Test func anEmptyElementIsAbsent() throws {
    // Section 2.14: real files may hold empty elements for what does not apply.
    let inside = "<Ethnicity/><PostCode></PostCode><Sex>  </Sex>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.records.last == "Person Surname=Synthetic UPN=L893999919001")
    #expect(reading.remarks.isEmpty)
  }

  @Test func anEmptyRecordIsARecord() throws {
    let reading = try Reading(Guide.message(Guide.person("<Requests/>")))
    #expect(reading.records.last == "Requests")
    #expect(reading.summary.counts.read == 3)
    #expect(reading.remarks.isEmpty)
  }

  @Test func whiteSpaceAroundAValueIsDropped() throws {
    let reading = try Reading(Guide.message(Guide.person("<Sex>\n  F\t</Sex>")))
    #expect(reading.records.last == "Person Surname=Synthetic UPN=L893999919001 Sex=F")
  }

  @Test func codesKeepTheirZeros() throws {
    // Design, principle 3: codes stay text.
    let inside =
      "<Requests><ActivePlans><PlacementDetail><URN>000123</URN></PlacementDetail></ActivePlans></Requests>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.records.last == "PlacementDetail URN=000123")
  }
}
