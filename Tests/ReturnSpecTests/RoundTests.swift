import ReturnModel
import ReturnSpec
import RuleLanguage
import TestSupport
import Testing

/// The rounds of SEN2 against the specification's account of what each year asks for.
@Suite struct RoundTests {
  static func specification() throws -> ReturnSpecification {
    let library = try SpecLibrary(pipelines: Project.path("Pipelines"))
    return try library.specification(of: "sen2", areas: try library.reference.areas())
  }

  /// Every round, by id; read once.
  static let rounds = Result {
    let whole = try specification()
    return try whole.roundIDs.map { try whole.resolve($0) }
  }

  /// The round `id`.
  static func round(_ id: String) throws -> RoundSpec {
    try #require(try rounds.get().first { $0.id.text == id })
  }

  private func round(_ id: String) throws -> RoundSpec { try Self.round(id) }

  private func fields(_ module: ModuleName, _ round: RoundSpec) throws -> [String] {
    try #require(round.modules.first { $0.name == module }).fields.map(\.name.text).sorted()
  }

  /// Sections 2.1, 2.2, 2.3 and 2.6, year by year; sorted, because order never matters.
  @Test(arguments: [
    (
      "2023", "ActivePlans", ["LastReview", "Res", "TransferLA", "WBP"]
    ),
    (
      "2024", "ActivePlans", ["LastReview", "ReviewMeeting", "ReviewOutcome", "TransferLA"]
    ),
    (
      "2025", "ActivePlans",
      [
        "LastReview", "PhaseTransferDueDate", "PhaseTransferFinalDate", "ReviewDraft",
        "ReviewMeeting", "ReviewOutcome", "TransferLA",
      ]
    ),
    (
      "2026", "ActivePlans",
      [
        "LastReview", "PhaseTransferDueDate", "PhaseTransferFinalDate", "ReviewDraft",
        "ReviewMeeting", "ReviewOutcome", "TransferLA",
      ]
    ),
    (
      "2023", "PlacementDetail",
      [
        "AttendancePattern", "EntryDate", "LeavingDate", "PlacementRank",
        "ResourcedProvisionIndicator", "SENSetting", "SENSettingOther", "SENunitIndicator", "UKPRN",
        "URN",
      ]
    ),
    (
      "2024", "PlacementDetail",
      [
        "EntryDate", "LeavingDate", "PlacementRank", "Res", "ResourcedProvisionIndicator",
        "SENSetting", "SENSettingOther", "SENunitIndicator", "UKPRN", "URN", "WBP",
      ]
    ),
    (
      "2023", "Person",
      [
        "Ethnicity", "Forename", "GenderCurrent", "PersonBirthDate", "PostCode", "Surname", "UPN",
        "UPNunknown", "UniqueLearnerNumber",
      ]
    ),
    (
      "2024", "Person",
      [
        "Ethnicity", "Forename", "PersonBirthDate", "PostCode", "Sex", "Surname", "UPN",
        "UPNunknown", "UniqueLearnerNumber",
      ]
    ),
    (
      "2024", "Requests",
      [
        "Exported", "RYA", "ReceivedDate", "RequestMediation", "RequestOutcome",
        "RequestOutcomeDate", "RequestTribunal",
      ]
    ),
    (
      "2025", "Requests",
      [
        "Exported", "RYA", "ReceivedDate", "RequestMediation", "RequestOutcome",
        "RequestOutcomeDate", "RequestSource", "RequestTribunal",
      ]
    ),
    (
      "2024", "Header",
      [
        "Collection", "DCO", "DMO", "DateTime", "LEA", "ReferenceDate", "Release", "SerialNo",
        "SoftwareCode", "SourceLevel", "Year",
      ]
    ),
    (
      "2025", "Header",
      [
        "Collection", "DCO", "DMO", "DSCO", "DateTime", "LEA", "ReferenceDate", "Release",
        "SerialNo", "SoftwareCode", "SourceLevel", "Year",
      ]
    ),
  ])
  func aRoundAsksForTheFieldsOfItsYear(
    _ id: String, _ module: String, _ expected: [String]
  ) throws {
    #expect(try fields(ModuleName(module), try round(id)) == expected)
  }

  /// Table 1.2.
  @Test(arguments: [
    ("2023", "2023-01-19", 2022), ("2024", "2024-01-18", 2023), ("2025", "2025-01-16", 2024),
    ("2026", "2026-01-15", 2025),
  ])
  func aRoundKnowsItsDays(_ id: String, _ census: String, _ year: Int) throws {
    let constants = try round(id).constants
    let day = try #require(CalendarDate(census))
    #expect(constants["census_day"] == .date(day))
    #expect(constants["activity_year"] == .integer(year))
  }

  private func codes(_ module: ModuleName, _ field: FieldName, _ round: RoundSpec) throws
    -> [String]
  {
    let number = try #require(round.schema.module(module))
    let field = try #require(round.schema.modules[number].fields.first { $0.name == field })
    return try #require(field.list).codes.map(\.code).sorted()
  }

  @Test func downSyndromeIsANeedFrom2025() throws {
    // Section 2.6 and table 1.5: DS from 2025.
    let before = try codes("SENneed", "SENtype", try round("2024"))
    let after = try codes("SENneed", "SENtype", try round("2025"))
    #expect(!before.contains("DS"))
    #expect(after == (before + ["DS"]).sorted())
  }

  @Test func listsHoldWhatTheSpecificationCounts() throws {
    let round = try round("2025")
    // Section 2.2: 108 ethnicity codes; exactly these seven reasons.
    #expect(try codes("Person", "Ethnicity", round).count == 108)
    #expect(
      try codes("Person", "UPNunknown", round) == [
        "UN1", "UN10", "UN2", "UN3", "UN5", "UN8", "UN9",
      ])
    // Sections 2.5 and 2.6.
    #expect(try codes("NamedPlan", "CeaseReason", round) == (1...9).map(String.init))
    #expect(try codes("PlanDetail", "SENSetting", round) == ["EHE", "EYP", "OLA", "OPA", "OTH"])
    #expect(
      try codes("PlacementDetail", "SENSetting", round)
        == ["EHE", "EYP", "NEET", "NIEC", "NIEO", "OLA", "OPA", "OTH"].sorted())
    #expect(try codes("Requests", "RequestOutcome", round) == ["A", "H", "N", "W", "Y"])
  }

  @Test func namesAndPostcodeAreSensitive() throws {
    for id in ["2023", "2024", "2025", "2026"] {
      let person = try #require(try round(id).modules.first { $0.name == "Person" })
      let sensitive = person.fields.filter(\.isSensitive).map(\.name.text).sorted()
      #expect(sensitive == ["Forename", "PostCode", "Surname"])
    }
  }
}
