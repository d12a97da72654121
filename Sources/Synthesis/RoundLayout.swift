internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// What a round has, in the order it is written: fields, child modules, key paths.
struct RoundLayout: Sendable {
  /// The modules, the header first.
  let modules: [ModuleSpec]
  /// Fields, child modules and groups in the order of their elements.
  let elements: RoundElements
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
    elements = RoundElements(spec.elements, round)
    var fields: [String: Set<String>] = [:]
    var children: [String: [String]] = [:]
    var columns: [String: [String]] = [:]
    for module in round.modules {
      let name = module.name.text
      let own = module.fields.map(\.name.text)
      let below = round.modules.filter { $0.parent == module.name }.map(\.name.text)
      fields[name] = Set(own)
      children[name] = below
      let first = ElementOrder.items(spec.columns, of: name, in: round.id)
      let listed = (first + (elements.items[name] ?? [])).flatMap(\.names)
      var seen: Set<String> = []
      columns[name] = listed.filter { own.contains($0) && seen.insert($0).inserted }
    }
    self.fields = fields
    self.children = children
    self.columns = columns
    authorities = Self.authorities(spec, round)
    everyField = fields.values.reduce(into: Set()) { $0.formUnion($1) }
      .union(round.namesOfOtherRounds.flatMap { $0.values.map(\.text) })
  }

  /// Elements from the root down to the records of `module`, its own last.
  func path(of module: String) -> [String] {
    modules.first { $0.name.text == module }?.path ?? [module]
  }

  private static func authorities(_ spec: SynthesisSpec, _ round: RoundSpec) -> [String] {
    if let target = spec.authorities {
      guard let module = round.schema.module(ModuleName(target.module)) else { return [] }
      let fields = round.schema.modules[module].fields
      return fields.first { $0.name.text == target.field }?.list?.codes.map(\.code) ?? []
    }
    guard let header = round.header else { return [] }
    let name = round.definition.header.authority
    let list = round.schema.modules[header].fields.first { $0.name == name }?.list
    return list?.codes.map(\.code) ?? []
  }

  /// Whether the round has the field.
  func has(_ module: String, _ field: String) -> Bool { fields[module]?.contains(field) == true }

  /// Whether a record of `name` may be made in one of `module`: one that belongs to it, or a subject
  /// of another kind, which is made beside the one it has to do with.
  func isChild(_ name: String, of module: String) -> Bool {
    children[module]?.contains(name) == true || (name != module && isSubject(name))
  }

  private func isSubject(_ name: String) -> Bool {
    modules.contains { $0.name.text == name && $0.role == .subject }
  }

  /// Takes away what the round does not have.
  func keepFields(of person: inout SyntheticRecord) { person.keep(fields) }

  /// The key a finding on the record at `path` of person `ordinal` (from 1) bears.
  func key(of path: [Int], in person: SyntheticRecord, ordinal: Int) -> String {
    var key = businessKey(of: person, ordinal: ordinal)
    var record = person
    for position in path {
      let child = record.children[position]
      if isSubject(child.module) {
        key = businessKey(of: child, ordinal: ordinal)
        record = child
        continue
      }
      let number = record.children[...position].count { $0.module == child.module }
      let isOne = modules.first { $0.name.text == child.module }?.limit == 1
      key += "/\(child.module)" + (isOne ? "" : "[\(number)]")
      record = child
    }
    return key
  }

  /// The key of a subject itself; `nil` when it has none.
  func businessKey(of subject: SyntheticRecord) -> String? {
    let keys = modules.first { $0.role == .subject && $0.name.text == subject.module }?.key ?? []
    return keys.lazy.compactMap { subject[$0.text] }.first
  }

  private func businessKey(of subject: SyntheticRecord, ordinal: Int) -> String {
    businessKey(of: subject) ?? "#\(ordinal)"
  }
}
