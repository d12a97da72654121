internal import ReturnModel
internal import ReturnSpec

/// What a round has, in the order it is written: fields, child modules, key paths.
struct RoundLayout: Sendable {
  /// The modules, the header first.
  let modules: [ModuleSpec]
  /// By module, fields, child modules and groups in the order of their elements.
  let items: [String: [SynthesisItem]]
  /// By module, fields in the order of the Blade export's columns.
  let columns: [String: [String]]
  /// The authorities' codes.
  let authorities: [String]
  /// Every field of any round.
  let everyField: Set<String>
  private let fields: [String: Set<String>]
  private let children: [String: [String]]

  init(_ spec: SynthesisSpec, _ round: RoundSpec) {
    modules = round.modules
    var fields: [String: Set<String>] = [:]
    var children: [String: [String]] = [:]
    var items: [String: [SynthesisItem]] = [:]
    var columns: [String: [String]] = [:]
    for module in round.modules {
      let name = module.name.text
      let own = module.fields.map(\.name.text)
      let below = round.modules.filter { $0.parent == module.name }.map(\.name.text)
      fields[name] = Set(own)
      children[name] = below
      let ordered = Self.order(spec.elements, name, round.id)
      let named = ordered.flatMap(\.names)
      let rest = (own + below).filter { !named.contains($0) }
      items[name] = ordered + rest.map { .name($0) }
      let listed = Self.order(spec.columns, name, round.id).flatMap(\.names) + named + rest
      var seen: Set<String> = []
      columns[name] = listed.filter { own.contains($0) && seen.insert($0).inserted }
    }
    self.fields = fields
    self.children = children
    self.items = items
    self.columns = columns
    authorities = Self.authorities(round)
    everyField = fields.values.reduce(into: Set()) { $0.formUnion($1) }
      .union(round.namesOfOtherRounds.flatMap { $0.values.map(\.text) })
  }

  private static func order(
    _ orders: [SynthesisSpec.Order], _ module: String, _ round: RoundID
  ) -> [SynthesisItem] {
    orders.first { $0.module == module && $0.inForce.contains(round) }?.items ?? []
  }

  /// Elements from the root down to the records of `module`, its own last.
  func path(of module: String) -> [String] {
    modules.first { $0.name.text == module }?.path ?? [module]
  }

  private static func authorities(_ round: RoundSpec) -> [String] {
    guard let header = round.header else { return [] }
    let name = round.definition.header.authority
    let list = round.schema.modules[header].fields.first { $0.name == name }?.list
    return list?.codes.map(\.code) ?? []
  }

  /// Whether the round has the field.
  func has(_ module: String, _ field: String) -> Bool { fields[module]?.contains(field) == true }

  /// Whether `name` is a module that belongs to `module`.
  func isChild(_ name: String, of module: String) -> Bool {
    children[module]?.contains(name) == true
  }

  /// Takes away what the round does not have.
  func keepFields(of person: inout SyntheticRecord) { person.keep(fields) }

  /// The key a finding on the record at `path` of person `ordinal` (from 1) bears.
  func key(of path: [Int], in person: SyntheticRecord, ordinal: Int) -> String {
    var key = businessKey(of: person, ordinal: ordinal)
    var record = person
    for position in path {
      let child = record.children[position]
      let number = record.children[...position].count { $0.module == child.module }
      let isOne = modules.first { $0.name.text == child.module }?.limit == 1
      key += "/\(child.module)" + (isOne ? "" : "[\(number)]")
      record = child
    }
    return key
  }

  private func businessKey(of person: SyntheticRecord, ordinal: Int) -> String {
    let keys = modules.first { $0.role == .subject }?.key ?? []
    return keys.lazy.compactMap { person[$0.text] }.first ?? "#\(ordinal)"
  }
}
