internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// The schools of one or more authorities with their pupils: one file a school.
struct SchoolRecipe: ReturnRecipe {
  let kinds = PupilKind.allCases.map(\.rawValue)
  let fileModules = ["Header"]
  let calendar: ReturnCalendar
  let files: [Range<Int>]
  private let schools: [SchoolMaker.School]
  private let maker: PupilMaker
  private let round: RoundSpec
  private let layout: RoundLayout

  init(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ layout: RoundLayout, _ request: SynthesisRequest
  ) throws(SynthesisFailure) {
    guard (1...SyntheticIdentity.limit).contains(request.people) else {
      throw SynthesisFailure("pupils: give a number from 1 to \(SyntheticIdentity.limit)")
    }
    maker = try PupilMaker(
      spec, round, layout, try SchoolCalendar(round), seed: request.seed)
    calendar = try ReturnCalendar(round)
    schools = try SchoolMaker(
      maker.tables, authorities: try Self.authorities(request.authority, layout, round),
      count: request.files, pupils: request.people, seed: request.seed
    ).schools
    files = schools.map(\.pupils)
    self.round = round
    self.layout = layout
  }

  private static func authorities(
    _ area: String, _ layout: RoundLayout, _ round: RoundSpec
  ) throws(SynthesisFailure) -> [String] {
    if area == "england" { return layout.authorities }
    guard layout.authorities.contains(area) else {
      throw SynthesisFailure(
        "area '\(area)' is neither an authority's number in round \(round.id) nor england")
    }
    return [area]
  }

  func file(_ number: Int) -> SyntheticFile {
    let school = schools[number]
    var header = SyntheticRecord("Header")
    header["Collection"] = round.definition.collection
    header["Term"] = term
    header["Year"] = String(calendar.census.year)
    header["ReferenceDate"] = calendar.census.description
    header["SourceLevel"] = "S"
    header["LEA"] = school.authority
    header["Estab"] = school.establishment
    header["SoftwareCode"] = "SYNTHETIC"
    header["Release"] = "1.0"
    header["SerialNo"] = "001"
    header["DateTime"] = "\(calendar.made)T09:30:00"
    header["URN"] = String(900_000 + number % 100_000)
    header["SchoolName"] = "Synthetic School \(number + 1)"
    header["Phase"] = school.phase
    header["FreeMealsTaken"] = String(freeMeals(school) * 4 / 5)
    layout.keepFields(of: &header)
    let name = "\(school.authority)\(school.establishment)_SC\(termNumber)_\(school.authority)LL"
    let year = SyntheticIdentity.padded(calendar.census.year % 100, 2)
    return SyntheticFile(name: "\(name)\(year)_001.xml", header: header, subjects: school.pupils)
  }

  func subject(_ number: Int, inFile file: Int, _ wish: SubjectWish) -> SyntheticRecord {
    let school = schools[file]
    let years = SchoolYears(phase: school.phase, size: school.onRollCount)
    return maker.pupil(number, at: number - school.pupils.lowerBound, of: school, years, wish)
  }

  func subjects(of kinds: [String], inFile number: Int) -> Range<Int> {
    let school = schools[number]
    guard let kind = kinds.first.flatMap({ PupilKind(rawValue: $0) }) else { return school.pupils }
    let start = school.pupils.lowerBound
    if kind.isLeaver { return (start + school.onRollCount)..<school.pupils.upperBound }
    guard kind.phases.isEmpty || kind.phases.contains(school.phase) else { return start..<start }
    let years = SchoolYears(phase: school.phase, size: school.onRollCount)
    let places = (0..<school.onRollCount).filter { kind.ages.contains(years.year(at: $0).year.age) }
    // Pupils stand year by year, so that those of some ages are together.
    guard let first = places.first, let last = places.last else { return start..<start }
    return (start + first)..<(start + last + 1)
  }

  /// How many pupils of a school have free meals, leavers left out of account.
  private func freeMeals(_ school: SchoolMaker.School) -> Int {
    let years = SchoolYears(phase: school.phase, size: school.onRollCount)
    return (0..<school.onRollCount).count {
      PupilMaker.hasFreeMeals(place: years.year(at: $0).place)
    }
  }

  private var term: String {
    switch termNumber {
    case 1: "SPR"
    case 2: "SUM"
    default: "AUT"
    }
  }

  /// As file names number terms: 1 spring, 2 summer, 3 autumn.
  private var termNumber: Int {
    let (_, month, _) = calendar.census.components
    return switch month {
    case 1...3: 1
    case 4...7: 2
    default: 3
    }
  }
}
