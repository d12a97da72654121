import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// What an indicator's file may say, and what it is told when it says something else.
@Suite struct IndicatorFileTests {
  private static let published = """
    id: plans-{what}
    title: 'Plans, {words}, {3} as it is'
    published: only
    measure: count
    """

  private func definitions(_ files: String...) throws -> [IndicatorDefinition] {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "reference/none.txt")
    for (number, text) in files.enumerated() {
      _ = try folder.write(text, to: "ees/indicators/file\(number).yaml")
    }
    return try SpecLibrary(pipelines: folder.path).indicators()
  }

  @Test func aFileMakesAnIndicatorOfEachEntry() throws {
    let found = try definitions(
      """
      for-each:
        - { what: one, words: of one kind }
        - { what: two, words: 'of {what}' }
      \(Self.published)
      """)
    #expect(found.map(\.id.text) == ["plans-one", "plans-two"])
    // Braces around what is no key stay, as a pattern's do.
    #expect(found[0].title == "Plans, of one kind, {3} as it is")
  }

  @Test(arguments: [
    ("for-each: []\n\(published)", "for-each: has no entry"),
    ("\(published)\nmodule: Person", "an indicator that is only published has no module:"),
    ("\(published)\nperiod: { year: activity_year }", "has no period:"),
    (published.replacing("published: only", with: "published: yes"), "is not one of only"),
    (published.replacing("published: only\n", with: ""), "the key 'module' is missing"),
    ("for-each: [{ what: a }, { what: a }]\n\(published)", "two indicators called 'plans-a'"),
  ])
  func aFileThatCannotBeTakenSaysWhy(_ text: String, _ problem: String) throws {
    let error = try #require(throws: SpecError.self) { try definitions(text) }
    #expect("\(error)".contains(problem), "\(error)")
  }
}
