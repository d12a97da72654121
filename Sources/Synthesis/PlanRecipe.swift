internal import ReturnModel
internal import ReturnSpec

/// The people of an authority with requests, assessments and plans: one file.
struct PlanRecipe: ReturnRecipe {
  let kinds = PersonCase.allCases.map(\.rawValue)
  let fileModules = ["Header"]
  let calendar: ReturnCalendar
  let files: [Range<Int>]
  private let maker: PersonMaker
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
    calendar = try ReturnCalendar(round)
    maker = try PersonMaker(
      spec, round, layout: layout, authority: request.authority, seed: request.seed)
    header = HeaderMaker(
      tables: spec.weights, calendar: calendar, round: round, authority: request.authority,
      seed: request.seed
    ).header(layout)
    files = [0..<request.people]
    name = "\(round.definition.id)-\(round.id)-\(request.authority).xml"
  }

  func file(_ number: Int) -> SyntheticFile {
    SyntheticFile(name: name, header: header, subjects: files[number])
  }

  func subject(_ number: Int, inFile file: Int, _ wish: SubjectWish) -> SyntheticRecord {
    maker.person(number, wish)
  }
}
