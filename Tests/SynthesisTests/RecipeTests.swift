import Foundation
import ReturnModel
import ReturnSpec
import Synthesis
import TestSupport
import Testing

/// A recipe makes what its steps say, and one that cannot be followed says where.
@Suite struct RecipeTests {
  /// A header made by one step, which sets a text field to what an expression comes to.
  private func release(_ expression: String, lets: String = "x: 5") throws -> String {
    let text = """
      return: sen2
      recipe: steps
      weights: { officer: { Y: 1 } }
      chances: { always: 10000, never: 0 }
      header:
        - let: { \(lets) }
          set:
            Collection: '"SEN2"'
            Release: '\(expression)'
      subject: []
      """
    let made = try make(text)
    let found = made.firstMatch(of: /<Release>(.*)<\/Release>/)
    return found.map { String($0.1) } ?? "blank"
  }

  /// The XML of a return of one person by the recipe `text`.
  private func make(_ text: String) throws -> String {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "reference/none.yaml")
    let definition = try String(
      contentsOfFile: Project.path("Pipelines/sen2/return.yaml"), encoding: .utf8)
    _ = try folder.write(definition, to: "sen2/return.yaml")
    _ = try folder.write(text, to: "sen2/synthesis.yaml")
    let (_, round) = try GeneratedReturn.specification("2025")
    let generator = try ReturnGenerator(
      try SpecLibrary(pipelines: folder.path).synthesis(of: "sen2"), round,
      SynthesisRequest(
        folder: "\(folder.path)/out", seed: 1, faults: 0, people: 1, authority: "893",
        formats: [.xml]))
    try generator.write()
    return try String(contentsOfFile: "\(folder.path)/out/\(generator.name)", encoding: .utf8)
  }

  // The census of 2025 is on 16 January; what it covers is 2024.
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("-x", "-5"), ("x = 5 and not x > 5", "1"),
    ("census", "2025-01-16"), ("census - 16", "2024-12-31"), ("census - year_end", "16"),
    ("if(x < 6, \"yes\", \"no\")", "yes"), ("first(blank, \"b\")", "b"), ("blank", "blank"),
    ("blank + 1", "blank"), ("x in [1, 5]", "1"), ("\"a\" in [\"b\"]", "0"),
    ("min(year_end, blank, year_start)", "2024-01-01"), ("max(3, x)", "5"),
    ("join(\"n\", pad(x, 3), area)", "n005893"), ("age(date(2015, 1, 17), census)", "9"),
    ("age(born(9, census), census)", "9"), ("date(2025, 2, 30)", "blank"),
    ("workday(date(2025, 1, 18))", "2025-01-20"), ("workday(date(2025, 1, 17))", "2025-01-17"),
    ("year(day_in(2))", "2024"), ("between(4, 4) + below(1)", "4"), ("letter(\"q\")", "q"),
    ("chance(\"always\") and not chance(\"never\")", "1"), ("choose(\"officer\")", "Y"),
    ("present(blank) or present(x)", "1"), ("uln(12345)", "6001234506"),
  ])
  func anExpressionComesToItsValue(_ expression: String, _ expected: String) throws {
    #expect(try release(expression) == expected)
  }

  @Test(arguments: [
    ("1 +", "a value is missing"), ("(1", "a ')' is missing"), ("1 2", "something stands after"),
    ("1 ; 2", "a sign that means nothing"), ("chose(\"officer\")", "no function 'chose'"),
    ("below(1, 2)", "another number of values"), ("officer", "there is no value 'officer'"),
    ("chance(\"seldom\")", "the chance 'seldom' is missing"),
    ("choose(\"officers\")", "the table of weights 'officers' is missing"),
    ("choose(join(\"off\", x))", "the table of weights 'off5' is missing"),
    ("year(x)", "is no day"), ("census * 2", "cannot be worked out"),
    ("x < \"6\"", "cannot be compared"), ("if(x, 1, 2)", "neither true nor false"),
    ("between(2, 1)", "nothing is between 2 and 1"),
  ])
  func oneThatCannotBeSaysWhere(_ expression: String, _ problem: String) throws {
    let error = #expect(throws: SynthesisFailure.self) { try release(expression) }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("sen2/synthesis.yaml:") == true)
  }

  @Test func stepsMakeRecordsAndNamesHoldInTheirRecord() throws {
    let made = try make(
      """
      return: sen2
      recipe: steps
      weights: { case: { a: 1 } }
      chances: {}
      header:
        - set: { LEA: area }
      blocks:
        received:
          - set: { ReceivedDate: day }
      subject:
        - let: { day: census }
        - when: case = "b"
          set: { Surname: '"Wrong"' }
          otherwise:
            - record: Requests
              let: { day: year_end }
              do: received
        - { record: Requests, do: received }
        - set: { Surname: '"Synthetic"', AttendancePattern: '"FT"' }
      """)
    let lines = made.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let person = lines.drop { $0 != "<Person>" }.prefix { $0 != "</Person>" }
    // AttendancePattern is a field of another module and round: it is left out.
    #expect(
      Array(person) == [
        "<Person>", "<Surname>Synthetic</Surname>", "<Requests>",
        "<ReceivedDate>2024-12-31</ReceivedDate>", "</Requests>", "<Requests>",
        "<ReceivedDate>2025-01-16</ReceivedDate>", "</Requests>",
      ])
  }

  @Test(arguments: [
    ("- do: nothing", "there is no block 'nothing'"),
    ("- { record: Assessment }", "Assessment does not belong to Person"),
    ("- { record: Request }", "there is no module 'Request'; did you mean 'Requests'?"),
    ("- { set: { Surnam: x }, let: { x: 1 } }", "did you mean 'Surname'?"),
    ("- { otherwise: [] , sets: {} }", "unknown key 'sets'"),
    ("- { otherwise: [{ do: x }] }", "otherwise: stands beside when:"),
  ])
  func aStepThatCannotBeMadeSaysWhere(_ step: String, _ problem: String) throws {
    let error = #expect(throws: (any Error).self) {
      try make(
        "return: sen2\nrecipe: steps\nweights: {}\nchances: {}\nheader: []\nsubject:\n  \(step)\n")
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(problem), "\(text)")
    #expect(text.hasPrefix("sen2/synthesis.yaml:"), "\(text)")
  }

  @Test func everyFunctionIsOnThePage() throws {
    let page = try String(contentsOfFile: Project.path("docs/pipelines.md"), encoding: .utf8)
    for function in DrawFunction.allCases {
      #expect(page.contains("`\(function.rawValue)("), "\(function)")
    }
  }
}
