internal import ReturnModel
internal import RuleLanguage

/// Binds the indicators in force to a round.
struct IndicatorBinder {
  let specification: ReturnSpecification
  let round: RoundID
  let schema: RecordSchema
  let constants: [String: Constant]
  let externalLists: [String]

  func bind() throws(SpecError) -> [IndicatorSpec] {
    var specs: [IndicatorSpec] = []
    for file in specification.indicators {
      guard let counting = file.counting, counting.inForce.contains(round) else { continue }
      specs.append(try bind(file, counting))
    }
    return specs
  }

  private func bind(
    _ file: IndicatorFile, _ counting: IndicatorFile.Counting
  ) throws(SpecError) -> IndicatorSpec {
    guard let module = schema.module(counting.module) else {
      let hint = SpecError.hint(counting.module.text, among: schema.modules.map(\.name.text))
      throw file.node.error("there is no module '\(counting.module)' in \(round)\(hint)")
    }
    let environment = ExpressionEnvironment(
      schema: schema, module: module, constants: constants, holidays: specification.holidays,
      definitions: specification.named.definitions)
    var breakdowns: [BreakdownSpec] = []
    for name in counting.breakdowns {
      guard let breakdown = specification.breakdowns.first(where: { $0.id == name }) else {
        let hint = SpecError.hint(name, among: specification.breakdowns.map(\.id))
        throw counting.breakdownPlace.error("there is no breakdown '\(name)'\(hint)")
      }
      breakdowns.append(try bind(breakdown, in: environment))
    }
    let (filter, numerator) = (try inForce(counting.filter), try inForce(counting.numerator))
    return IndicatorSpec(
      definition: file.definition, module: module,
      filter: try condition(filter, in: environment),
      numerator: try condition(numerator, in: environment),
      above: try wholeNumber(counting.sums.above, in: environment),
      below: try wholeNumber(counting.sums.below, in: environment),
      population: counting.population.flatMap { specification.populations[$0] },
      timing: try timing(counting.period, in: environment),
      choice: try choice(filter, counting.period), countsSubjects: counting.countsSubjects,
      breakdowns: breakdowns)
  }

  private func condition(
    _ node: SpecNode?, in environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression? {
    guard let node else { return nil }
    return try refusingPrevious(try SpecExpression.condition(node, in: environment), node)
  }

  /// A figure is of one return: what it was in another is for rules.
  private func refusingPrevious(
    _ expression: CompiledExpression, _ node: SpecNode
  ) throws(SpecError) -> CompiledExpression {
    guard !expression.readsPrevious else {
      throw node.error("an indicator does not read the last return: previous. is for rules")
    }
    return expression
  }

  private func wholeNumber(
    _ node: SpecNode?, in environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression? {
    guard let node else { return nil }
    let expression = try SpecExpression.value(node, in: environment)
    guard expression.type == .integer else { throw node.error("what is added is a whole number") }
    return expression
  }

  /// A condition as it is in this round: itself, or the one of a list that is in force.
  private func inForce(_ node: SpecNode?) throws(SpecError) -> SpecNode? {
    guard let node, node.isSequence else { return node }
    var found: [SpecNode] = []
    for element in try node.list() {
      let map = try element.mapping("since", "until", "terms", "value", "because")
      if try RoundRange(map).contains(round) { found.append(try map.required("value")) }
    }
    guard found.count == 1 else {
      throw node.error("\(found.count) of these conditions are in force in \(round), not one")
    }
    return found[0]
  }

  /// What tells one choice of records and dates from another: the text of both.
  private func choice(_ filter: SpecNode?, _ period: SpecNode) throws(SpecError) -> String {
    var parts = [try filter?.text() ?? ""]
    for (key, value) in try period.entries() {
      parts += [key, try value.texts().joined(separator: " ")]
    }
    return parts.joined(separator: "\n")
  }

  private func timing(
    _ node: SpecNode, in environment: ExpressionEnvironment
  ) throws(SpecError) -> IndicatorSpec.Timing {
    let map = try node.mapping(
      "date", "within", "by", "snapshot", "year", "academic-year", "financial-year", "as-at",
      "month-of", "quarter-of", "year-of", "financial-year-of")
    for span in IndicatorSpec.Span.allCases {
      guard let day = map[span.rawValue] else { continue }
      guard let field = try headerDay(day) else {
        throw day.error("\(span.rawValue): is a day of the header, as header.AsAt")
      }
      return .through(span, asAt: field)
    }
    if let snapshot = map["snapshot"] {
      if let field = try headerDay(snapshot) { return .reported(field) }
      guard case .date(let day) = try constant(snapshot) else {
        throw snapshot.error("a snapshot is a constant of the round that is a date")
      }
      return .snapshot(.day(day))
    }
    if let reported = map["year"] { return .snapshot(.calendarYear(try year(reported))) }
    if let reported = map["academic-year"] ?? map["financial-year"] {
      let period = Period.splitYear(try self.year(reported))
      guard let asAt = map["as-at"] else { return .snapshot(period) }
      guard let field = try headerDay(asAt) else {
        throw asAt.error("as-at: is a day of the header, as header.AsAt")
      }
      return .ended(period, asAt: field)
    }
    let year = try year(try map.required("within"))
    let by = try map.texts("by")
    for unit in by where !["year", "month"].contains(unit) {
      throw node.error("by: is year, month or both, not '\(unit)'")
    }
    let date = try map.required("date")
    let expression = try refusingPrevious(try SpecExpression.value(date, in: environment), date)
    guard expression.type == .date else { throw date.error("the period's date is not a date") }
    return .dated(
      expression, year: year, byYear: by.isEmpty || by.contains("year"),
      byMonth: by.contains("month"))
  }

  /// The number of the header's field that `header.Field` names, which holds a day.
  private func headerDay(_ node: SpecNode) throws(SpecError) -> Int? {
    let text = try node.text()
    guard text.hasPrefix("header."), let header = schema.header else { return nil }
    let fields = schema.modules[header].fields
    let name = String(text.dropFirst("header.".count))
    guard let field = fields.firstIndex(where: { $0.name.text == name }),
      fields[field].kind == .date
    else {
      let hint = SpecError.hint(name, among: fields.map(\.name.text))
      throw node.error("the header has no date '\(name)'\(hint)")
    }
    return field
  }

  private func year(_ node: SpecNode) throws(SpecError) -> Int {
    guard case .integer(let year) = try constant(node) else {
      throw node.error("a year is a constant of the round that is a whole number")
    }
    return year
  }

  private func constant(_ node: SpecNode) throws(SpecError) -> Constant {
    let text = try node.text()
    let name = text.hasPrefix("round.") ? String(text.dropFirst(6)) : text
    guard let constant = constants[name] else {
      let hint = SpecError.hint(name, among: constants.keys.sorted())
      throw node.error("\(round) has no constant '\(name)'\(hint)")
    }
    return constant
  }

  private func bind(
    _ file: BreakdownFile, in environment: ExpressionEnvironment
  ) throws(SpecError) -> BreakdownSpec {
    guard let source = file.sources.first(where: { $0.inForce.contains(round) }) else {
      throw file.node.error("the breakdown '\(file.id)' has no value for \(round)")
    }
    // Lists are for breakdowns, which are left out without them; a condition could not be.
    var environment = environment
    environment.externalLists = externalLists
    let value = try refusingPrevious(
      try SpecExpression.value(source.value, in: environment), source.value)
    for list in value.externalListsRead where !file.needs.contains(list) {
      throw source.value.error("the breakdown '\(file.id)' asks for '\(list)': say so in needs:")
    }
    var categories = source.categories
    var byCode: [Int] = []
    if case .code(let list) = value.type {
      if file.byGroup { categories = groups(of: list) }
      categories.append(file.otherwise)
      for code in list.codes {
        let name = file.byGroup ? code.group ?? "" : code.code
        byCode.append(
          categories.firstIndex { $0.match == .text(name) } ?? categories.count - 1)
      }
      try requireKnown(source.categories, of: list, file)
    } else {
      categories.append(file.otherwise)
    }
    return BreakdownSpec(
      dimension: file.id, value: value, categories: categories, byCode: byCode)
  }

  private func groups(of list: CodeList) -> [BreakdownCategory] {
    let groups = specification.lists.first { $0.name == list.name }?.groups ?? []
    return groups.map {
      BreakdownCategory(match: .text($0.id), category: $0.id, label: $0.label)
    }
  }

  private func requireKnown(
    _ categories: [BreakdownCategory], of list: CodeList, _ file: BreakdownFile
  ) throws(SpecError) {
    let codes = list.codes.map(\.code)
    for category in categories {
      guard case .text(let code) = category.match, !codes.contains(code),
        !isInAnotherRound(code, of: list.name)
      else { continue }
      let hint = SpecError.hint(code, among: codes)
      throw SpecError(
        file: file.node.file, line: category.line,
        problem:
          "the breakdown '\(file.id)' names '\(code)', which is no code of \(list.name)\(hint)")
    }
  }

  /// Whether the list holds `code` in some round: a category may name a code that comes later.
  private func isInAnotherRound(_ code: String, of name: ListName) -> Bool {
    specification.lists.contains { list in
      list.name == name && list.entries.contains { $0.code.code == code }
    }
  }
}
