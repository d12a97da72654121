import ReturnModel
import RuleLanguage

private let subject = SampleRecord(
  "Requests",
  [
    "ReceivedDate": "2024-01-31", "RequestOutcome": "Y", "RYA": "1", "Sessions": "3",
    "Cost": "2.5", "Note": "B801200005001", "Possible": "!x",
  ],
  [
    SampleRecord(
      "ActivePlans", [:],
      [
        SampleRecord("SENneed", ["SENtype": "ASD", "SENtypeRank": "1", "Main": "1"]),
        SampleRecord("SENneed", ["Score": "1.5", "Words": "é"]),
      ])
  ]
).subject()

private let evaluator = Evaluator(
  header: SampleRecord("Header", ["LEA": "301", "Year": "2025"]).subject())

/// Compiles any text as a rule; what compiles is evaluated.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRules(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  do {
    let compiled = try ExpressionCompiler.compile(
      text, expecting: .value, in: Fixture.environment("Requests", valueField: 6),
      at: Fixture.place)
    let value = evaluator.value(of: compiled, record: 0, in: subject)
    let verdict = evaluator.verdict(of: compiled, record: 0, in: subject)
    precondition((verdict == .unknown) == (value == .unknown), "both ways agree")
  } catch {
    precondition(!error.problem.isEmpty && error.place.line >= 7, "an error says what and where")
  }
  return 0
}
