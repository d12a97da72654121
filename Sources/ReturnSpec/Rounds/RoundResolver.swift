internal import ReturnModel
internal import RuleLanguage

/// Makes one round of a return whole: amendments, lists, patterns, then rules and indicators.
struct RoundResolver {
  let specification: ReturnSpecification
  let round: RoundID

  func resolve() throws(SpecError) -> RoundSpec {
    let constants = try constants()
    let modules = try modules()
    let lists = lists(constants)
    let schema = try schema(modules, lists)
    try specification.named.requireNoField(schema)
    let rules = specification.rules.filter { $0.rule.inForce.contains(round) }
    let binder = RuleBinder(
      round: round, file: "\(specification.definition.id)/rounds/\(round).yaml", modules: modules,
      schema: schema, constants: constants, rules: rules, definition: specification.definition,
      externalLists: externalLists(rules), indicators: specification.indicators.map(\.definition),
      holidays: specification.holidays, definitions: specification.named.definitions)
    let bound = try binder.bind()
    let indicators = try IndicatorBinder(
      specification: specification, round: round, schema: schema, constants: constants,
      externalLists: binder.externalLists
    ).bind()
    let patterns = try patterns(modules)
    return RoundSpec(
      definition: specification.definition, id: round, constants: constants, modules: modules,
      schema: schema, patterns: patterns, readers: CellReaders(schema, patterns),
      fieldsBySpelling: modules.map(Self.fieldsBySpelling),
      constraintRules: bound.constraintRules, rules: rules.map(\.rule), checks: bound.checks,
      uniqueness: bound.uniqueness,
      noticeRules: bound.noticeRules, tolerances: bound.tolerances,
      externalLists: binder.externalLists,
      fieldsOfOtherRounds: try fieldsOfOtherRounds(modules),
      namesOfOtherRounds: try namesOfOtherRounds(modules),
      modulesOfOtherRounds: try modulesOfOtherRounds(modules), indicators: indicators,
      totals: try specification.totals?.bind(
        in: round, schema: schema, constants: constants,
        definitions: specification.named.definitions),
      fingerprint: specification.fingerprint)
  }

  /// The numbers of a module's fields by each of their spellings in lower case, in order.
  private static func fieldsBySpelling(_ module: ModuleSpec) -> [String: [Int]] {
    var numbers: [String: [Int]] = [:]
    for (number, field) in module.fields.enumerated() {
      for name in Set(([field.spelling] + field.aliases).map { $0.lowercased() }) {
        numbers[name, default: []].append(number)
      }
    }
    return numbers
  }

  /// The optional lists that rules in force and breakdowns name, in an order of their own.
  private func externalLists(_ rules: [RuleFile]) -> [String] {
    Set(rules.flatMap(\.rule.needs) + specification.breakdowns.flatMap(\.needs)).sorted()
  }

  /// Constants of the round and of those it extends, the latest said counting.
  ///
  /// A round gives every constant of the one it extends anew: another year's census day is never
  /// this year's, and a name misspelt would leave it so.
  private func constants() throws(SpecError) -> [String: Constant] {
    var constants: [String: Constant] = [:]
    for file in try specification.chain(to: round) {
      for key in constants.keys.sorted() where !file.constants.contains(where: { $0.key == key }) {
        let hint = SpecError.hint(key, among: file.constants.map(\.key))
        throw SpecError(
          file: file.file, line: file.constants.first?.value.line ?? 1,
          problem: "\(file.id) does not give the constant '\(key)'\(hint)")
      }
      for (key, node) in file.constants {
        let text = try node.text()
        if let date = CalendarDate(text) {
          constants[key] = .date(date)
        } else if let number = Int(text) {
          constants[key] = .integer(number)
        } else if text == "true" || text == "false" {
          constants[key] = .boolean(text == "true")
        } else {
          constants[key] = .text(text)
        }
      }
    }
    return constants
  }

  /// The round's modules, a parent before its children and the header first.
  private func modules() throws(SpecError) -> [ModuleSpec] {
    var waiting = try specification.modules(of: round)
    if let totals = specification.totals { waiting.append(totals.module(in: round)) }
    var ordered: [ModuleSpec] = waiting.filter { $0.role == .header }
    waiting.removeAll { $0.role == .header }
    while !waiting.isEmpty {
      let next = waiting.firstIndex { module in
        module.parent.map { parent in ordered.contains { $0.name == parent } } ?? true
      }
      guard let next else {
        throw SpecError(
          file: "\(specification.definition.id)/rounds/\(round).yaml", line: 1,
          problem: "the module \(waiting[0].name) has no parent called '\(waiting[0].parent ?? "")'"
        )
      }
      ordered.append(waiting.remove(at: next))
    }
    return ordered
  }

  private func lists(_ constants: [String: Constant]) -> [ListName: CodeList] {
    var since: CalendarDate?
    if case .integer(let year) = constants["activity_year"] {
      since = CalendarDate(year: year, month: 1, day: 1)
    }
    var lists: [ListName: CodeList] = [:]
    for list in specification.lists {
      lists[list.name] = list.list(in: round, areas: specification.areas, since: since)
    }
    return lists
  }

  private func schema(
    _ modules: [ModuleSpec], _ lists: [ListName: CodeList]
  ) throws(SpecError) -> RecordSchema {
    var schema: [RecordSchema.Module] = []
    for module in modules {
      var fields: [RecordSchema.Field] = []
      for field in module.fields {
        if let name = field.list, lists[name] == nil {
          throw error(at: field, "names no code list '\(name)'", lists.keys.map(\.text), name.text)
        }
        fields.append(
          RecordSchema.Field(
            name: field.name, kind: field.kind, list: field.list.flatMap { lists[$0] }))
      }
      schema.append(
        RecordSchema.Module(
          name: module.name,
          parent: module.parent.flatMap { parent in modules.firstIndex { $0.name == parent } },
          isHeader: module.role == .header, fields: fields))
    }
    return RecordSchema(modules: schema)
  }

  private func patterns(_ modules: [ModuleSpec]) throws(SpecError) -> [[Pattern?]] {
    var patterns: [[Pattern?]] = []
    for module in modules {
      var row: [Pattern?] = []
      for field in module.fields {
        guard let text = field.pattern else {
          row.append(nil)
          continue
        }
        do { row.append(try Pattern(text)) } catch {
          throw self.error(at: field, "has a bad pattern: \(error)", [], "")
        }
      }
      patterns.append(row)
    }
    return patterns
  }

  /// By module, what fields only other rounds have, so that they can be told from unknown ones.
  private func fieldsOfOtherRounds(
    _ modules: [ModuleSpec]
  ) throws(SpecError) -> [[String: [RoundID]]] {
    var others = modules.map { _ in [String: [RoundID]]() }
    for other in specification.roundIDs where other != round {
      for module in try specification.modules(of: other) {
        guard let index = modules.firstIndex(where: { $0.name == module.name }) else { continue }
        for field in module.fields where modules[index].field(field.name) == nil {
          for spelling in Set([field.spelling, field.name.text] + field.aliases) {
            others[index][spelling.lowercased(), default: []].append(other)
          }
        }
      }
    }
    return others
  }

  /// By module, the names of fields that only other rounds have, by their spellings in lower case.
  private func namesOfOtherRounds(
    _ modules: [ModuleSpec]
  ) throws(SpecError) -> [[String: FieldName]] {
    var names = modules.map { _ in [String: FieldName]() }
    for other in specification.roundIDs where other != round {
      for module in try specification.modules(of: other) {
        guard let index = modules.firstIndex(where: { $0.name == module.name }) else { continue }
        for field in module.fields where modules[index].field(field.name) == nil {
          for spelling in Set([field.spelling, field.name.text] + field.aliases) {
            names[index][spelling.lowercased()] = field.name
          }
        }
      }
    }
    return names
  }

  private func modulesOfOtherRounds(_ modules: [ModuleSpec]) throws(SpecError) -> Set<ModuleName> {
    var names: Set<ModuleName> = []
    for other in specification.roundIDs where other != round {
      names.formUnion(try specification.modules(of: other).map(\.name))
    }
    return names.subtracting(modules.map(\.name))
  }

  private func error(
    at field: FieldSpec, _ problem: String, _ known: [String], _ wanted: String
  ) -> SpecError {
    SpecError(
      file: field.file, line: field.line,
      problem: "\(field.name) \(problem)\(SpecError.hint(wanted, among: known))")
  }
}
