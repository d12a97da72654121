package import ReturnModel
package import ReturnSpec

/// Writes a synthetic return, its people one at a time, and the key of the faults planted in it.
package struct ReturnGenerator {
  private let request: SynthesisRequest
  private let round: RoundSpec
  private let layout: RoundLayout
  private let calendar: ReturnCalendar
  private let maker: PersonMaker
  private let planter: FaultPlanter
  private let header: SyntheticRecord
  private let plan: FaultPlan

  /// Prepares to write a return of `round`.
  ///
  /// - Throws: when the request cannot be met, or `spec` lacks what the generator asks of it.
  package init(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ request: SynthesisRequest
  ) throws(SynthesisFailure) {
    guard (1...SyntheticIdentity.limit).contains(request.people) else {
      throw SynthesisFailure("people: give a number from 1 to \(SyntheticIdentity.limit)")
    }
    guard request.faults >= 0 else { throw SynthesisFailure("faults: give 0 or more") }
    guard round.definition.id == "sen2" else {
      throw SynthesisFailure("people of the return \(round.definition.id) cannot be made yet")
    }
    try RecipeCheck(spec).run()
    layout = RoundLayout(spec, round)
    guard layout.authorities.contains(request.authority) else {
      throw SynthesisFailure(
        "area '\(request.authority)' is not an authority's number in round \(round.id)")
    }
    calendar = try ReturnCalendar(round)
    maker = try PersonMaker(
      spec, round, layout: layout, authority: request.authority, seed: request.seed)
    planter = FaultPlanter(layout: layout, calendar: calendar)
    header = HeaderMaker(
      tables: spec.weights, calendar: calendar, round: round, authority: request.authority,
      seed: request.seed
    ).header(layout)
    plan = try FaultPlan(
      FaultPlan.usable(spec, in: round), count: request.faults, people: request.people,
      seed: request.seed)
    self.request = request
    self.round = round
  }

  /// The rules for which `spec` has a recipe in `round`.
  package static func plantable(_ spec: SynthesisSpec, in round: RoundSpec) -> Set<RuleCode> {
    Set(FaultPlan.usable(spec, in: round).map(\.rule))
  }

  /// The name of the XML file.
  package var name: String {
    "\(round.definition.id)-\(round.id)-\(request.authority).xml"
  }

  /// Writes everything; the files are there under their names only when all of it is done.
  package func write() throws(SynthesisFailure) {
    try OutputFile.makeFolder(request.folder)
    let emitters = try makeEmitters()
    let key = try AnswerKey("\(request.folder)/answer-key.csv", extract: name)
    try begin(emitters, key)
    for number in 0..<request.people {
      let person = try person(number, key)
      for emitter in emitters { try emitter.write(person) }
    }
    for emitter in emitters { try emitter.finish() }
    try key.finish()
  }

  private func makeEmitters() throws(SynthesisFailure) -> [any ReturnEmitter] {
    var emitters: [any ReturnEmitter] = []
    for format in request.formats {
      let folder = format == .xml ? request.folder : "\(request.folder)/\(format.rawValue)"
      try OutputFile.makeFolder(folder)
      switch format {
      case .xml:
        emitters.append(
          try XMLEmitter("\(folder)/\(name)", layout, round.definition, isCompressed: false))
      case .gzip:
        emitters.append(
          try XMLEmitter("\(folder)/\(name).gz", layout, round.definition, isCompressed: true))
      case .blade:
        emitters.append(
          try BladeEmitter(folder, layout, round, planned: plan.recipes, made: calendar.made))
      }
    }
    return emitters
  }

  private func begin(
    _ emitters: [any ReturnEmitter], _ key: AnswerKey
  ) throws(SynthesisFailure) {
    var header = header
    if let recipe = plan.header {
      var dice = SplitMix64(seed: request.seed, stream: .max - 1)
      _ = try planter.plant(recipe, in: &header, &dice)
      try key.note(recipe.rule.text, header.module)
    }
    for emitter in emitters { try emitter.begin(header) }
  }

  private func person(_ number: Int, _ key: AnswerKey) throws(SynthesisFailure) -> SyntheticRecord {
    var dice = SplitMix64(seed: request.seed &+ 1, stream: UInt64(number))
    switch plan.step(number) {
    case nil: return maker.person(number)
    case .lend(let recipe): return maker.person(number, PersonWish(identity: recipe.identity))
    case .borrow(let recipe, let other):
      let wish = PersonWish(identity: recipe.identity)
      let first = maker.person(other, wish)
      var person = maker.person(number, wish)
      if let field = recipe.twin?.field { person[field] = first[field] }
      try key.note(recipe.rule.text, layout.key(of: [], in: first, ordinal: other + 1))
      try key.note(recipe.rule.text, layout.key(of: [], in: person, ordinal: number + 1))
      return person
    case .plant(let recipe):
      var person = maker.person(number, planter.wish(recipe, &dice))
      let path = try planter.plant(recipe, in: &person, &dice)
      try key.note(recipe.rule.text, layout.key(of: path, in: person, ordinal: number + 1))
      return person
    }
  }
}
