import RuleLanguage
import Testing

/// What a list supplied from outside says of a text in its columns.
@Suite struct LookupTests {
  private static let schools = ExternalList(
    name: "establishments", columns: ["Type", "Phase"],
    rows: [
      ("100002", ["Community school", "Primary"]), ("100001", ["Academy converter", "Primary"]),
      ("100003", ["", "Secondary"]), ("100001", ["given twice", "given twice"]),
      ("100004", ["Écôle", ""]),
    ])

  private func value(_ text: String, _ urn: String?, _ lists: [ExternalList?]) throws -> String {
    let record = SampleRecord("Requests", urn.map { ["Note": $0] } ?? [:]).subject()
    let compiled = try Fixture.compile(text)
    let evaluator = Evaluator(header: Judging.header.subject(), externalLists: lists)
    switch evaluator.value(of: compiled, record: 0, in: record) {
    case .unknown: return "unknown"
    case .invalid: return "invalid"
    case .text(let range): return evaluator.string(range, of: compiled, in: record)
    case .boolean(let value): return String(value)
    case .integer(let value): return String(value)
    case .failed(let failure): return "failed: \(failure.reason)"
    case let other: return "\(other)"
    }
  }

  @Test(arguments: [
    ("100002", "Community school"), ("100001", "Academy converter"), ("100004", "Écôle"),
    // In the list, with nothing in the column; not in it; no text to look for.
    ("100003", "unknown"), ("100005", "unknown"), (nil, "unknown"), ("!100001", "invalid"),
  ])
  func itSaysWhatStandsInTheColumn(_ urn: String?, _ expected: String) throws {
    #expect(
      try value("lookup(Note, establishments, \"Type\")", urn, [Self.schools, nil]) == expected)
  }

  @Test(arguments: [
    ("100002", "Community school"), ("100003", "unknown"), ("100005", "not there"),
    (nil, "unknown"),
  ])
  func aTextThatIsNotInTheListMayHaveAnAnswer(_ urn: String?, _ expected: String) throws {
    let text = "lookup(Note, establishments, \"Type\", \"not there\")"
    #expect(try value(text, urn, [Self.schools, nil]) == expected)
  }

  @Test func whatItSaysIsATextLikeAnyOther() throws {
    let lists: [ExternalList?] = [nil, Self.schools]
    let type = "lookup(Note, \"closed-establishments\", \"Type\")"
    let phase = "lookup(Note, \"closed-establishments\", \"Phase\")"
    #expect(try value("\(type) = \"Community school\"", "100002", lists) == "true")
    #expect(try value("\(type) in [\"a\", \"Academy converter\"]", "100001", lists) == "true")
    #expect(try value("length(\(type))", "100004", lists) == "5")
    #expect(try value("part(\(phase), 1, 3)", "100003", lists) == "Sec")
    #expect(try value("\(type) != \(phase)", "100002", lists) == "true")
    #expect(try value("first_present(\(type), \(phase))", "100003", lists) == "Secondary")
  }

  @Test func withoutTheListOrTheColumnItFails() throws {
    let text = "lookup(Note, establishments, \"Type\")"
    #expect(try value(text, "100002", []) == "failed: missingList")
    let other = ExternalList(name: "establishments", texts: ["100002"])
    #expect(try value(text, "100002", [other]) == "failed: missingColumn")
  }

  @Test func theColumnsItReadsAreKnown() throws {
    let text = "lookup(Note, establishments, \"Type\") = lookup(Remark, establishments, \"Type\")"
    let compiled = try Fixture.compile(text)
    #expect(compiled.listColumnsRead == [ListColumn(list: "establishments", column: "Type")])
    #expect(compiled.externalListsRead == ["establishments"])
  }

  @Test(arguments: [
    ("lookup(Note, establishment, \"Type\")", "no list 'establishment'"),
    ("lookup(Note, establishments)", "lookup(...) takes 3 arguments, not 2"),
    ("lookup(Note, establishments, Remark)", "the column of lookup(...) is a text"),
    ("lookup(Note, establishments, \"Type\", Remark)", "is a text in double quotes"),
    ("lookup(Sessions, establishments, \"Type\")", "lookup(...) asks for text, and Sessions"),
  ])
  func aMistakeIsTold(_ text: String, _ message: String) {
    let error = #expect(throws: ExpressionError.self) { try Fixture.compile(text) }
    #expect(error?.problem.contains(message) == true, "\(String(describing: error))")
  }

  @Test func listsThatSayTheSameHaveOneFingerprint() {
    func list(_ rows: [(text: String, values: [String])], _ column: String = "Type") -> String {
      ExternalList(name: "any", columns: [column], rows: rows).fingerprint
    }
    let one = list([("1", ["a"]), ("2", ["b"])])
    // The rows of a file may stand in any order.
    #expect(list([("2", ["b"]), ("1", ["a"])]) == one)
    #expect(list([("1", ["a"]), ("2", ["a"])]) != one)
    #expect(list([("1", ["a"]), ("3", ["b"])]) != one)
    #expect(list([("1", ["a"]), ("2", ["b"])], "Phase") != one)
  }
}
