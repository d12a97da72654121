import Foundation
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Every shared EHC plan table, loaded whole and written out again, beside its own file.
@Suite(
  .serialized, .enabled(if: Project.sharedData != nil, "the shared published data are not here"))
struct ReemissionTests {
  /// The tables, with how many columns of each file its mapping leaves out: those it names at its head.
  static let tables: [(release: String, name: String, leftOut: Int)] = [
    ("2022", "sen2_age_caseload", 5), ("2022", "sen2_age_new_plans", 5), ("2022", "sen2_mi", 25),
    ("2025", "annual_reviews", 0), ("2025", "assessments", 0), ("2025", "caseload", 0),
    ("2025", "ceased_plans", 0), ("2025", "newplans", 0), ("2025", "requests", 0),
    ("2025", "sen_needs_all_plans", 0), ("2025", "timeliness_20_week", 0),
  ]

  @Test func everySharedTableIsListed() throws {
    for release in ["2022", "2025"] {
      let data = try #require(Project.sharedData)
      let files = try FileManager.default.contentsOfDirectory(
        atPath: "\(data)/ees/ehc-plans-\(release)")
      let listed = Self.tables.filter { $0.release == release }.map { "\($0.name).csv.gz" }
      #expect(files.sorted() == listed.sorted())
    }
  }

  @Test(arguments: tables)
  func theTableComesOutAsItsFileHasIt(
    _ release: String, _ name: String, _ leftOut: Int
  ) throws {
    let data = try #require(Project.sharedData)
    let path = "\(data)/ees/ehc-plans-\(release)/\(name).csv.gz"
    let store = try TableStore()
    try store.load(file: path, at: "2026-11-22T00:00:00Z")
    let written = try PublishedLines(store.export(name))
    let file = try PublishedLines(PublishedFile.text(of: path))
    #expect(Set(file.columns).subtracting(written.columns).count == leftOut)
    let (ours, theirs) = (try written.rows(in: written.columns), try file.rows(in: written.columns))
    #expect(ours.count == theirs.count)
    // Told one by one: the whole of two such files helps nobody.
    for row in Set(theirs).subtracting(ours).sorted().prefix(3) { Issue.record("missing: \(row)") }
    for row in Set(ours).subtracting(theirs).sorted().prefix(3) { Issue.record("invented: \(row)") }
  }
}
