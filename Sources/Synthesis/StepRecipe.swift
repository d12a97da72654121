internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes a return of one file by the steps of its `synthesis.yaml`.
struct StepRecipe: ReturnRecipe {
  let kinds: [String]
  let fileModules: [String]
  let calendar: ReturnCalendar
  let files: [Range<Int>]
  private let steps: Recipe
  private let tables: DrawTables
  private let layout: RoundLayout
  private let authority: String
  private let otherAreas: [String]
  private let seed: UInt64
  private let subjectModule: String
  private let header: SyntheticRecord
  private let name: String

  init(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ layout: RoundLayout, _ request: SynthesisRequest
  ) throws(SynthesisFailure) {
    guard (1...SyntheticIdentity.limit).contains(request.people) else {
      throw SynthesisFailure("people: give a number from 1 to \(SyntheticIdentity.limit)")
    }
    guard layout.authorities.contains(request.authority) else {
      throw SynthesisFailure(
        "area '\(request.authority)' is not an authority's number in round \(round.id)")
    }
    guard let first = round.modules.first(where: { $0.role == .header }),
      let main = round.modules.first(where: { $0.role == .subject })
    else { throw SynthesisFailure("round \(round.id) has no header or no subject") }
    kinds = (spec.weights["case"] ?? []).map(\.value)
    fileModules = [first.name.text]
    subjectModule = main.name.text
    calendar = try ReturnCalendar(round, asAt: request.asAt ?? spec.asAt)
    files = [0..<request.people]
    steps = try Recipe(spec, layout)
    tables = try DrawTables(spec, in: round)
    otherAreas = layout.authorities.filter { $0 != request.authority }
    (authority, seed) = (request.authority, request.seed)
    self.layout = layout
    // What is as at a day holds for years by the round.
    let moment = spec.asAt == nil ? "\(round.id)" : "\(calendar.census)"
    let extract = "\(round.definition.id)-\(moment)-\(request.authority)"
    // A return that never comes as XML is called what its one form calls it.
    name =
      !round.definition.root.isEmpty
      ? extract + ".xml"
      : spec.forms.count == 1
        ? spec.forms[0].fileName.replacing("{extract}", with: extract) : extract
    var run = RecipeRun(
      dice: SplitMix64(seed: request.seed, stream: 0),
      values: Self.given(calendar, request.authority), tables: tables, calendar: calendar,
      otherAreas: otherAreas)
    var header = SyntheticRecord(first.name.text)
    try steps.make(steps.header, &run, &header)
    layout.keepFields(of: &header)
    self.header = header
  }

  func file(_ number: Int) -> SyntheticFile {
    SyntheticFile(name: name, header: header, subjects: files[number])
  }

  func subject(
    _ number: Int, inFile file: Int, _ wish: SubjectWish
  ) throws(SynthesisFailure) -> SyntheticRecord {
    var run = RecipeRun(
      dice: SplitMix64(seed: seed, stream: UInt64(number) &+ 1),
      values: Self.given(calendar, authority), tables: tables, calendar: calendar,
      otherAreas: otherAreas)
    run.values["number"] = .number(number)
    // Drawn even when it is wished, so that the other draws stay what they are.
    let drawn = kinds.isEmpty ? "" : try tables.choose("case", &run.dice)
    run.values["case"] = .text(wish.kind ?? drawn)
    if let identity = wish.identity { run.values["identity"] = .text(identity) }
    var record = SyntheticRecord(subjectModule)
    try steps.make(steps.subject, &run, &record)
    layout.keepFields(of: &record)
    return record
  }

  private static func given(
    _ calendar: ReturnCalendar, _ authority: String
  ) -> [String: DrawValue] {
    [
      "area": .text(authority), "census": .day(calendar.census), "made": .day(calendar.made),
      "year_start": .day(calendar.yearStart), "year_end": .day(calendar.yearEnd),
    ]
  }
}
