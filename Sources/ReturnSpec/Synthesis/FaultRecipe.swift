package import ReturnModel

/// One way to break one rule in one otherwise clean person, or in the header.
///
/// The edits are made in the order of the properties below, ``set`` before ``dates`` and so on.
package struct FaultRecipe: Sendable {
  /// A field of a module.
  package struct Target: Hashable, Sendable {
    /// The module.
    package let module: String
    /// The field.
    package let field: String
  }

  /// A date counted from another: a field's, or `census`, `made`, `year-start`, `year-end`.
  package struct RelativeDate: Sendable {
    /// The field that is set.
    package let target: Target
    /// What it is counted from.
    package let base: String
    /// How many days after it; negative for before.
    package let days: Int
    /// The day of the week, Monday being 1, that it is then moved on to; `nil` leaves it.
    package let weekday: Int?
  }

  /// Records to put under the focus.
  package struct Addition: Sendable {
    /// The module of the records.
    package let module: String
    /// Their fields, in order.
    package let records: [[(field: String, value: String)]]
  }

  /// The rule that is broken.
  package let rule: RuleCode
  /// The rounds the recipe is for.
  package let inForce: RoundRange
  /// The kinds of person it can be planted in; empty for any.
  package let cases: [String]
  /// Which identifiers the person has: `upn`, `uln`, `both`, `none`; `nil` for whatever comes.
  package let identity: String?
  /// The module of the record the finding is on.
  package let record: String
  /// What fields of the person must say for a record to be chosen.
  package let condition: [(target: Target, value: String)]
  /// Child modules of the focus of which every record goes.
  package let drop: [String]
  /// Records that come.
  package let additions: [Addition]
  /// Child modules of the focus whose first record is copied until there are so many.
  package let copies: [(module: String, count: Int)]
  /// How many times the record stands there, copies of it following its like.
  package let repeats: Int
  /// Whether the finding is on each of those records, rather than on the first.
  package let isOnEach: Bool
  /// Whether the record's row lacks the key of whom it is about.
  package let isKeyless: Bool
  /// Fields that go.
  package let remove: [Target]
  /// Fields that get a text.
  package let set: [(target: Target, value: String)]
  /// Fields that get a date.
  package let dates: [RelativeDate]
  /// Fields that lose their last character.
  package let cut: [Target]
  /// Fields whose check character is made wrong.
  package let miscount: [Target]
  /// The identifier that a second person is given of a first.
  package let twin: Target?
  /// Whether the second person is in another file of the return than the first.
  package let isAcrossFiles: Bool
  /// Where the recipe stands, for messages.
  package let file: String
  /// Its line.
  package let line: Int

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "rule", "since", "until", "case", "identity", "record", "where", "drop", "add", "copies",
      "repeat", "each", "keyless", "remove", "set", "date", "cut", "miscount", "twin",
      "across-files", "note")
    file = node.file
    line = node.line
    rule = RuleCode(try map.text("rule"))
    inForce = try RoundRange(map)
    cases = try map.texts("case")
    identity = try map.optionalText("identity")
    condition = try Self.texts(map["where"])
    drop = try map.texts("drop")
    additions = try Self.additions(map["add"])
    var copies: [(module: String, count: Int)] = []
    for (module, count) in try map["copies"]?.entries() ?? [] {
      copies.append((module, try count.integer()))
    }
    self.copies = copies
    repeats = try map["repeat"]?.integer() ?? 1
    isOnEach = try map.flag("each")
    isKeyless = try map.flag("keyless")
    remove = try Self.targets(map["remove"])
    set = try Self.texts(map["set"])
    dates = try Self.dates(map["date"])
    cut = try Self.targets(map["cut"])
    miscount = try Self.targets(map["miscount"])
    twin = try map["twin"].map { node throws(SpecError) in try Self.target(node.text(), node) }
    isAcrossFiles = try map["across-files"]?.flag() ?? false
    let touched = remove + set.map(\.target) + dates.map(\.target) + cut + miscount
    let first = (touched.first ?? twin)?.module
    guard let record = try map.optionalText("record") ?? first else {
      throw node.error("a recipe that edits no field says which record: it is about")
    }
    self.record = record
  }

  /// Every field the recipe touches.
  package var targets: [Target] {
    remove + set.map(\.target) + dates.map(\.target) + cut + miscount + (twin.map { [$0] } ?? [])
  }

  static func target(_ text: String, _ node: SpecNode) throws(SpecError) -> Target {
    let parts = text.split(separator: ".")
    guard parts.count == 2 else { throw node.error("expected Module.Field, found '\(text)'") }
    return Target(module: String(parts[0]), field: String(parts[1]))
  }

  private static func targets(_ node: SpecNode?) throws(SpecError) -> [Target] {
    guard let node else { return [] }
    var targets: [Target] = []
    for text in try node.texts() { targets.append(try target(text, node)) }
    return targets
  }

  private static func texts(
    _ node: SpecNode?
  ) throws(SpecError) -> [(target: Target, value: String)] {
    var texts: [(target: Target, value: String)] = []
    for (key, value) in try node?.entries() ?? [] {
      texts.append((try target(key, value), try value.text()))
    }
    return texts
  }

  private static func dates(_ node: SpecNode?) throws(SpecError) -> [RelativeDate] {
    var dates: [RelativeDate] = []
    for (key, value) in try node?.entries() ?? [] {
      let parts = try value.list()
      guard (2...3).contains(parts.count) else {
        throw value.error("expected [what to count from, days], or a day of the week after them")
      }
      var weekday: Int?
      if parts.count == 3 {
        let name = try parts[2].text()
        guard let place = Self.weekdays.firstIndex(of: name) else {
          throw parts[2].error("'\(name)' is no day of the week such as saturday")
        }
        weekday = place + 1
      }
      dates.append(
        RelativeDate(
          target: try target(key, value), base: try parts[0].text(),
          days: try parts[1].integer(), weekday: weekday))
    }
    return dates
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static func additions(_ node: SpecNode?) throws(SpecError) -> [Addition] {
    var additions: [Addition] = []
    for (module, list) in try node?.entries() ?? [] {
      var records: [[(field: String, value: String)]] = []
      for record in try list.list() {
        var fields: [(field: String, value: String)] = []
        for (field, value) in try record.entries() { fields.append((field, try value.text())) }
        records.append(fields)
      }
      additions.append(Addition(module: module, records: records))
    }
    return additions
  }
}
