import RuleLanguage
import Testing

/// What rules over a whole return require.
@Suite struct UniquenessTests {
  private func keys(_ text: String) throws(ExpressionError) -> [UniqueKey] {
    try ExpressionCompiler.compileUniqueness(text, schema: Fixture.schema, at: Fixture.place)
  }

  @Test func oneKeyOrSeveral() throws {
    #expect(try keys("unique(Person, UPN)") == [UniqueKey(module: 1, fields: [0])])
    #expect(
      try keys("unique(Person, UPN) and (unique(Requests, ReceivedDate, RequestOutcome))")
        == [UniqueKey(module: 1, fields: [0]), UniqueKey(module: 2, fields: [0, 2])])
  }

  @Test(arguments: [
    (
      "present(UPN)", 1,
      "a rule over a whole return requires unique(Module, Field, ...), or several joined by and"
    ),
    (
      "unique(Person, UPN) or unique(Person, UPN)", 21,
      "a rule over a whole return requires unique(Module, Field, ...), or several joined by and"
    ),
    (
      "unique(Person, UPN) and true", 25,
      "a rule over a whole return requires unique(Module, Field, ...), or several joined by and"
    ),
    ("unique(Person)", 1, "unique(...) takes a module and at least one field"),
    ("unique(Persn, UPN)", 8, "no module 'Persn'; did you mean Person?"),
    ("unique(Person, UPM)", 16, "no field 'UPM' in Person; did you mean UPN?"),
    ("unique(Person, header.LEA)", 16, "unique(...) takes fields of records, not of the header"),
    ("unique(Person.UPN, UPN)", 8, "unique(...) takes a module and fields of it by name"),
    ("unique(Person, \"UPN\")", 16, "unique(...) takes a module and fields of it by name"),
    ("unique(Person where true, UPN)", 8, "unique(...) takes a module and fields of it by name"),
  ])
  func refuses(_ text: String, at column: Int, _ problem: String) {
    let error = #expect(throws: ExpressionError.self) { try keys(text) }
    #expect(error?.problem == problem)
    #expect(error?.place == Fixture.place.advanced(by: column - 1))
  }

  @Test(arguments: [
    ("unique(Person, UPN)", true), ("unique(Person, UPN) and true", true),
    ("present(UPN)", false), ("count(unique) = 1", false), ("unique(", false), ("", false),
  ])
  func isTold(_ text: String, _ expected: Bool) {
    #expect(ExpressionCompiler.isUniqueness(text) == expected)
  }
}
