import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// How rows of client level data are read: whose they are, which release they are of, what is not there.
@Suite struct ReadingTests {
  private static let heading =
    "LA_Code,NHS_Number,LA_Person_Unique_Identifier,Date_of_Birth,Client_Type,Accommodation_Status,"
    + "Event_Type,Event_Start_Date,Event_End_Date,Event_Outcome,Service_Type,Delivery_Mechanism,Unit_Cost"

  private func run(_ rows: [String], asAt: String = "2025-03-31") throws -> CldRun {
    let folder = try TemporaryFolder()
    let text = ([Self.heading] + rows).joined(separator: "\n") + "\n"
    return try CldRun([try folder.write(text, to: "cld.csv")], asAt: asAt)
  }

  /// One NHS number is one person whatever the local identifier; without one, the local identifier is.
  @Test func aPersonIsWhoHasOneNumber() throws {
    let open = "1950-01-01,Service user,,Service,2024-05-01,,,Long term support: Community,"
    let found = try run([
      "417,9990000018,SYN1,\(open)Direct payment,1",
      "417,9990000018,SYN2,\(open)CASSR commissioned support,1",
      "417,,SYN1,\(open)CASSR commissioned support,1",
    ])
    // Two people: the first two rows are one, who has a direct payment.
    #expect(found.totals["ascof-2023-3d1a"]?.denominator == 2)
    #expect(found.totals["ascof-2023-3d2a"]?.numerator == 1)
  }

  @Test func aRowThatNamesNobodyIsSetAside() throws {
    let found = try run([
      "417,,,1950-01-01,Service user,,Service,2024-05-01,,,Long term support: Community,,1"
    ])
    #expect(found.faults.map(\.rule) == ["CL-K1"])
    #expect(found.report.counts.quarantined == 1)
    #expect(found.report.counts.addUp)
  }

  /// Case, spaces and punctuation do not matter; other texts of Release 1 are told once it is over.
  @Test(arguments: [("2025-03-31", []), ("2026-03-31", ["CL-R7", "CL-R7"])])
  func bothReleasesAreRead(_ asAt: String, _ rules: [String]) throws {
    let year = asAt.prefix(4)
    let found = try run(
      [
        "417,,SYN1,1950-01-01,Service User,Tenant,Service,2024-05-01,,,"
          + "Long Term Support: Community,CASSR Managed Personal Budget,1",
        "417,,SYN2,,Carer,,Request,\(year)-01-10,\(year)-01-11,NFA- Other,,,",
      ], asAt: asAt)
    #expect(found.faults.map(\.rule) == rules)
    #expect(found.totals["ascof-2023-3d1a"]?.numerator == 1)
    // A tenant lives in a home of their own.
    #expect(found.totals["ascof-2023-2e2b"]?.numerator == 1)
  }

  /// What is no code of a list is found: a beginning that is one does not make it one.
  @Test func aTextIsACodeAsAWholeOrNotAtAll() throws {
    let found = try run([
      "417,,SYN1,1950-01-01,Service user,,Service ended,2024-05-01,,,Long term support: Community,,1"
    ])
    #expect(found.faults.map(\.rule) == ["CL-V2"])
  }

  /// Of a year that is not over there is no figure of the framework; the local measures are as at the day.
  @Test func aYearThatIsNotOverHasNoFigure() throws {
    let rows = [
      "417,,SYN1,1950-01-01,Service user,,Service,2023-05-01,,,Long term support: Community,,1"
    ]
    let early = try run(rows, asAt: "2025-03-30")
    #expect(!early.totals.keys.contains { $0.hasPrefix("ascof-") })
    #expect(early.totals["local-asc-reviewed-12-months"]?.denominator == 1)
    let whole = try run(rows, asAt: "2025-03-31")
    #expect(whole.totals["ascof-2023-3d1a"]?.denominator == 1)
  }

  /// The figures stand in the README beside the sample, counted there by SQL.
  @Test func theSamplesAreWhatTheirPageSays() throws {
    let folder = Project.path("SampleInputs/cld/2024-25")
    let clean = try CldRun(["\(folder)/clean/cld-2024-04-417.csv"], asAt: "2025-03-31")
    #expect(clean.faults == [])
    let parts = ["ascof-2023-2a", "ascof-2023-2e2b", "ascof-2023-3d1a"].map { id in
      [clean.totals[id]?.numerator, clean.totals[id]?.denominator]
    }
    #expect(parts == [[5, 6], [8, 12], [6, 7]])
    let faulty = try CldRun(["\(folder)/faulty/cld-2024-04-417.csv"], asAt: "2025-03-31")
    #expect(faulty.faults.count == 13)
    #expect(Set(faulty.faults.map(\.rule)).count == 13)
  }

  @Test func hospitalDischargesAreSaidToBeMissing() throws {
    let found = try run([
      "417,,SYN1,1950-01-01,Service user,,Service,2023-05-01,,,Long term support: Community,,1"
    ])
    for id in ["ascof-2023-2d1", "ascof-2023-2d2"] {
      #expect(
        found.lines.contains { $0.hasPrefix("not counted \(id): it needs hospital discharges") })
      #expect(found.totals[id] == nil)
    }
  }

  @Test func aCompressedFileIsReadAlike() throws {
    let folder = try TemporaryFolder()
    let file = try CldRun.generate(folder, round: "2024-04", people: 60, seed: 2)
    let plain = try CldRun([file], asAt: "2025-03-31")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", file]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let compressed = try CldRun(["\(file).gz"], asAt: "2025-03-31")
    #expect(!plain.figures.isEmpty)
    #expect(compressed.figures == plain.figures)
  }
}
