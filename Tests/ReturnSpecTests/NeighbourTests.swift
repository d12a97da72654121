import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Sets of neighbours in a file of the user's own.
@Suite struct NeighbourTests {
  private func read(_ path: String) throws -> NeighbourSet {
    let reference = try SpecLibrary(pipelines: Project.path("Pipelines")).reference
    return try reference.neighbours(inFile: path, areas: try reference.areas())
  }

  @Test func theSyntheticSetShowsTheLayout() throws {
    let set = try read(Project.path("SampleInputs/neighbours/synthetic.yaml"))
    #expect(set.id == "synthetic-2024")
    #expect(set.dated == CalendarDate("2024-04-01"))
    #expect(
      set.neighbours["shropshire"] == [
        "herefordshire-county-of", "wiltshire", "norfolk", "northumberland",
        "cheshire-west-and-chester",
      ])
    #expect(set.neighbours.count == 2)
  }

  @Test(arguments: [
    ("  shropshire: [nowhere]", "'nowhere' is not an area"),
    ("  shropshire: [wiltshire, E06000054]", "among the neighbours of 'shropshire' twice"),
    ("  shropshire: [wiltshire]\n  \"893\": [norfolk]", "'893' has neighbours twice"),
    // 417 is Shropshire's adult social care number, and nobody's at the Department for Education.
    ("  \"417\": [wiltshire]", "'417' is not an area"),
  ])
  func aMistakeIsToldWithItsPlace(_ entry: String, _ problem: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "set: mine\nsource: made up\nneighbours:\n\(entry)\n", to: "neighbours.yaml")
    let error = #expect(throws: SpecError.self) { try read(path) }
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    #expect(error?.file == "neighbours.yaml")
  }
}
