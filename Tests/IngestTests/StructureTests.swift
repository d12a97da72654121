import Foundation
import Ingest
import PipelineCore
import ReturnModel
import Testing

/// What does not belong where it stands is told, and a record is kept whole in quarantine.
@Suite struct StructureTests {
  @Test func anUnknownElementIsToldAndNotLoaded() throws {
    let reading = try Reading(Guide.message(Guide.person("<Shoe>43</Shoe><Sex>F</Sex>")))
    #expect(reading.records.last == "Person Surname=Synthetic UPN=L893999919001 Sex=F")
    // What it holds is not told: it may be a name.
    #expect(reading.remarks == ["unknown-element Shoe"])
    #expect(reading.summary.counts.read == 2)
  }

  @Test func aFieldOfOtherRoundsIsToldAsThat() throws {
    // Table 1.5: GenderCurrent went with 2023.
    let reading = try Reading(Guide.message(Guide.person("<GenderCurrent>1</GenderCurrent>")))
    #expect(reading.remarks.count == 1)
    #expect(reading.remarks[0].hasPrefix("field-outside-rounds GenderCurrent"))
    let old = try Reading(
      Guide.message(Guide.person("<GenderCurrent>1</GenderCurrent>"), year: "2023"), round: "2023")
    #expect(old.remarks.isEmpty)
    #expect(old.records.last == "Person Surname=Synthetic GenderCurrent=1 UPN=L893999919001")
  }

  @Test func anAttributeIsToldAndItsElementRead() throws {
    let reading = try Reading(
      Guide.message(Guide.person(#"<Sex source="x">F</Sex><Requests id="1"/>"#)))
    #expect(
      reading.records.suffix(2) == ["Person Surname=Synthetic UPN=L893999919001 Sex=F", "Requests"])
    #expect(
      reading.remarks.map { $0.split(separator: ":")[0] } == [
        "attributes-ignored Sex", "attributes-ignored Requests",
      ])
  }

  @Test func textBetweenElementsIsTold() throws {
    let reading = try Reading(Guide.message(Guide.person("stray<Sex>F</Sex>")))
    #expect(reading.records.last == "Person Surname=Synthetic UPN=L893999919001 Sex=F")
    #expect(reading.remarks == ["stray-text Person"])
  }

  @Test func aFieldGivenTwiceKeepsTheFirst() throws {
    let reading = try Reading(Guide.message(Guide.person("<Sex>F</Sex><Sex>M</Sex>")))
    #expect(reading.records.last == "Person Surname=Synthetic UPN=L893999919001 Sex=F")
    #expect(reading.remarks == ["field-repeated Sex"])
  }

  @Test func aSecondAssessmentIsSetAsideWithAllItHolds() throws {
    // Section 2.6: a request has at most one assessment.
    let second = """
      <Assessment><AssessmentOutcome>N</AssessmentOutcome>\
      <NamedPlan><StartDate>2024-05-01</StartDate></NamedPlan></Assessment>
      """
    let first = "<Assessment><AssessmentOutcome>Y</AssessmentOutcome></Assessment>"
    let reading = try Reading(Guide.message(Guide.person("<Requests>\(first)\(second)</Requests>")))
    #expect(reading.records.last == "Assessment AssessmentOutcome=Y")
    #expect(reading.quarantined.count == 1)
    #expect(reading.quarantined[0].module == "Assessment")
    #expect(
      reading.quarantined[0].content == [
        "AssessmentOutcome=N", "NamedPlan", "StartDate=2024-05-01",
      ])
    // Header, person, request, assessment; the second assessment and the plan in it.
    #expect(reading.summary.counts.read == 6)
    #expect(reading.summary.counts.quarantined == 2)
    #expect(reading.remarks.count == 1)
    #expect(reading.remarks[0].hasPrefix("record-misplaced Assessment"))
  }

  @Test func aRecordWhereItsModuleCannotStandIsSetAside() throws {
    // A placement belongs to ActivePlans, not to the request.
    let inside = "<Requests><PlacementDetail><URN>999001</URN></PlacementDetail></Requests>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.records.last == "Requests")
    #expect(reading.quarantined.map(\.content) == [["URN=999001"]])
    #expect(reading.quarantined[0].owner == 1)
    #expect(reading.summary.counts.quarantined == 1)
  }

  @Test func aRecordInsideAnUnknownElementIsSetAside() throws {
    let inside = "<Wrapper><Requests><RequestOutcome>A</RequestOutcome></Requests></Wrapper>"
    let reading = try Reading(Guide.message(Guide.person(inside)))
    #expect(reading.quarantined.map(\.content) == [["RequestOutcome=A"]])
    #expect(reading.summary.counts.read == 3)
    #expect(reading.summary.counts.quarantined == 1)
  }

  @Test func aRecordOutsideEveryPersonIsSetAside() throws {
    let reading = try Reading(
      Guide.message(Guide.person() + "<Requests><RequestOutcome>A</RequestOutcome></Requests>"))
    #expect(reading.records.count == 2)
    #expect(reading.quarantined.map(\.content) == [["RequestOutcome=A"]])
    #expect(reading.quarantined[0].owner == -1)
    #expect(reading.summary.counts.read == 3)
    #expect(reading.summary.counts.quarantined == 1)
  }

  @Test func aPersonInsideAPersonIsSetAside() throws {
    let reading = try Reading(Guide.message(Guide.person(Guide.person(upn: "A893999919002"))))
    #expect(reading.records.count == 2)
    #expect(reading.quarantined.count == 1)
    #expect(reading.summary.counts.quarantined == 1)
  }

  @Test func eachRecordKnowsItsLine() throws {
    let text = Guide.message(Guide.person("\n<Requests/>\n<Requests/>\n<Shoe/>"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = lines.indices.filter { lines[$0].contains("<Requests/>") }.map { $0 + 1 }
    let misplaced = try Reading(text.replacing("<Requests/>", with: "<PlanDetail/>"))
    #expect(misplaced.quarantined.map(\.line) == wanted)
  }

  @Test(arguments: [
    "", "<Message/>", "<Message><Header/></Message>", "nothing of the kind",
    "<Message><Header><Year>2025</Year></Header><Persons>", "<!DOCTYPE x><Message/>",
    "<Message><Header><Year>2025</Year></Header></Massage>",
  ])
  func whatIsNoReturnIsAFailure(_ text: String) throws {
    let failure = try #require(try Reading(text).failure)
    #expect(failure.status == .unreadableExtract)
    #expect(failure.subject.hasPrefix("extract.xml"))
    #expect(!failure.problem.isEmpty)
  }

  @Test func whatWasReadBeforeADamageIsCounted() throws {
    let text = Guide.message(Guide.person("<Requests/>") + Guide.person() + "<Person><Surname>")
    let cut = text.components(separatedBy: "<Person><Surname>\n")[0]
    let reading = try Reading(cut + "<Person><Surname>")
    #expect(reading.failure?.status == .unreadableExtract)
    #expect(reading.records.count == 4)
    // Header, two people, a request, and the person who was cut off.
    #expect(reading.summary.counts.read == 5)
  }
}
