package import ReturnModel

/// Everything a return's folder says, read once and not yet bound to a round.
package struct ReturnSpecification {
  /// What the return is.
  package let definition: ReturnDefinition
  let rounds: [RoundFile]
  let lists: [CodeListSpec]
  let rules: [RuleFile]
  let indicators: [IndicatorFile]
  let breakdowns: [BreakdownFile]
  let totals: TotalsFile?
  let named: DefinitionsFile
  let areas: AreaDirectory
  /// Days from Monday to Friday that are no working days.
  let holidays: [CalendarDate]
  /// The population series that indicators are divided by, by id.
  let populations: [String: PopulationSeries]
  /// A short digest of what turns records into observations: rounds, lists, breakdowns, indicators,
  /// forms.
  let fingerprint: String

  init(
    definition: ReturnDefinition, library: SpecLibrary, areas: AreaDirectory
  ) throws(SpecError) {
    self.definition = definition
    self.areas = areas
    let folder = definition.id.text
    var print = Fingerprint()
    for name in ["rounds", "lists", "breakdowns", "indicators", "forms"] {
      for text in try library.texts(in: "\(folder)/\(name)") { print.add(text) }
    }
    if let tables = try library.node(at: "\(folder)/\(TableReturn.fileName)") {
      print.add(tables.source)
    }
    let definitions = try library.node(at: "\(folder)/definitions.yaml")
    if let definitions { print.add(definitions.source) }
    named = try definitions.map(DefinitionsFile.init) ?? .none
    rounds = try library.nodes(in: "\(folder)/rounds").each(RoundFile.init)
    lists = try library.nodes(in: "\(folder)/lists").each(CodeListSpec.init)
    rules = try library.nodes(in: "\(folder)/rules").each(RuleFile.init)
    let indicators = try library.indicatorFiles(of: folder)
    self.indicators = indicators
    try IndicatorFile.requireDistinct(indicators)
    breakdowns = try library.nodes(in: "\(folder)/breakdowns").each(BreakdownFile.init)
    holidays = try library.reference.bankHolidays()
    var populations: [String: PopulationSeries] = [:]
    for file in indicators {
      guard let id = file.counting?.population, populations[id] == nil else { continue }
      populations[id] = try library.reference.population(id)
    }
    self.populations = populations
    let hasDays = indicators.contains { $0.node.source.contains("working_days(") }
    let texts = try library.reference.texts(
      forWorkingDays: hasDays, populations: !populations.isEmpty)
    for text in texts { print.add(text) }
    fingerprint = print.text
    totals = try library.node(at: "\(folder)/totals.yaml").map(TotalsFile.init)
  }

  /// The rounds there are, earliest first.
  package var roundIDs: [RoundID] { rounds.map(\.id).sorted() }

  /// The title of a dimension that figures are broken down by; its id when no file has it.
  package func title(ofBreakdown id: String) -> String {
    breakdowns.first { $0.id == id }?.title ?? id
  }

  /// Every rule of the return with its examples, whatever round it is in force.
  package var rulesWithExamples: [(rule: Rule, examples: [RuleExample])] {
    rules.map { ($0.rule, $0.examples) }
  }

  /// The text of the file that holds the rule `code`; empty when there is none.
  package func text(of code: RuleCode) -> String {
    rules.first { $0.rule.code == code }?.node.source ?? ""
  }

  /// Throws unless every rule has a passing and a failing example.
  package func requireExamples() throws(SpecError) {
    for rule in rules { try rule.requireExamples() }
  }

  /// The round that a header with `year` and `term` is of; `nil` when there is none.
  package func round(year: String, term: String?) -> RoundID? {
    let found = rounds.first { round in
      guard let wanted = round.recognise else { return round.id.text == year }
      let isTerm = wanted.term.map { $0.lowercased() == term?.lowercased() } ?? true
      return wanted.year == year && isTerm
    }
    return found?.id
  }

  /// The round `id`, with every amendment made, every list bound and every rule compiled.
  package func resolve(_ id: RoundID) throws(SpecError) -> RoundSpec {
    try RoundResolver(specification: self, round: id).resolve()
  }

  /// The round files from the whole one down to `id`, each extending the one before.
  func chain(to id: RoundID) throws(SpecError) -> [RoundFile] {
    var chain: [RoundFile] = []
    var next: RoundID? = id
    while let wanted = next {
      guard let file = rounds.first(where: { $0.id == wanted }) else {
        let known = roundIDs.map(\.text)
        throw SpecError(
          file: chain.last?.file ?? "\(definition.id)/rounds", line: 1,
          problem: "there is no round '\(wanted)' of \(definition.id); there are "
            + known.joined(separator: ", "))
      }
      guard chain.count < rounds.count else {
        throw SpecError(file: file.file, line: 1, problem: "rounds extend each other in a circle")
      }
      chain.append(file)
      next = file.extends
    }
    return chain.reversed()
  }

  /// The modules of `id` with every amendment made.
  func modules(of id: RoundID) throws(SpecError) -> [ModuleSpec] {
    var modules: [ModuleSpec] = []
    for file in try chain(to: id) {
      modules = file.modules.isEmpty ? try file.amend(modules) : file.modules
    }
    return modules
  }
}
