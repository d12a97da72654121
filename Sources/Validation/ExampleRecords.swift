internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Builds the records that a rule's example gives: the record itself, what it belongs to, what
/// belongs to it, and records beside it.
struct ExampleRecords {
  /// A record to build; children stand in the order the example gives them.
  private struct Node {
    let module: Int
    var fields: [(field: Int, text: String, line: Int)] = []
    var children: [Int] = []
  }

  /// A place in the example that its round does not have.
  struct Fault: Error {
    let line: Int
    let problem: String
  }

  private let round: RoundSpec
  private var nodes: [Node] = []
  private var ancestors: [Int: Int] = [:]
  private var header: [(field: Int, text: String, line: Int)] = []
  /// What the reading of the example would give notice of.
  private(set) var notices: Set<Notice> = []

  init(_ round: RoundSpec) { self.round = round }

  /// Takes a record of `module` with what the example says of it.
  mutating func take(_ given: ExampleValue, module: Int) throws(Fault) {
    var child: Int?
    for ancestor in round.schema.lineage(of: module) {
      nodes.append(Node(module: ancestor))
      let node = nodes.count - 1
      if let child { nodes[node].children.append(child) }
      ancestors[ancestor] = node
      child = node
    }
    guard let node = ancestors[module] else { return }
    try fill(node, given)
  }

  private mutating func fill(_ node: Int, _ given: ExampleValue) throws(Fault) {
    guard case .record(let entries) = given else {
      throw Fault(line: 0, problem: "an example's record is a mapping")
    }
    let module = nodes[node].module
    for (name, value, line) in entries {
      switch value {
      case .list(let records):
        guard let other = round.schema.module(ModuleName(name)) else {
          throw unknown(name, among: round.modules.map(\.name.text), "module", line)
        }
        let owner = try place(for: other, from: node, line)
        for record in records {
          nodes.append(Node(module: other))
          let child = nodes.count - 1
          nodes[owner].children.append(child)
          try fill(child, record)
        }
      case .text(let text): try set(name, text, of: node, module, line)
      case .record: throw Fault(line: line, problem: "'\(name)' takes a text or a list of records")
      }
    }
  }

  /// The node that records of `module` given in `node` go under: the nearest record that is or holds
  /// both, with the modules between made as they are needed.
  private mutating func place(
    for module: Int, from node: Int, _ line: Int
  ) throws(Fault) -> Int {
    let own = round.schema.lineage(of: nodes[node].module)
    let path = round.schema.lineage(of: module).dropFirst()
    guard let shared = path.first(where: own.contains) else {
      throw Fault(
        line: line, problem: "\(round.modules[module].name) shares no record with this one")
    }
    var owner = shared == nodes[node].module ? node : ancestors[shared] ?? node
    for between in path.prefix(while: { $0 != shared }).reversed() {
      if let made = nodes[owner].children.first(where: { nodes[$0].module == between }) {
        owner = made
      } else {
        nodes.append(Node(module: between))
        nodes[owner].children.append(nodes.count - 1)
        owner = nodes.count - 1
      }
    }
    return owner
  }

  private mutating func set(
    _ name: String, _ text: String, of node: Int, _ module: Int, _ line: Int
  ) throws(Fault) {
    let parts = name.split(separator: ".").map(String.init)
    if parts.count == 2, parts[0] == "header", let header = round.header {
      self.header.append((try field(parts[1], of: header, line), text, line))
      return
    }
    guard parts.count == 2 else {
      if round.modules[module].field(FieldName(name)) == nil,
        round.fieldsOfOtherRounds[module][name.lowercased()] != nil
      {
        notices.insert(.fieldOutsideRounds)
        return
      }
      let field = try field(name, of: module, line)
      nodes[node].fields.append((field, currentCode(text, field, module), line))
      return
    }
    guard let owner = round.schema.module(ModuleName(parts[0])), let ancestor = ancestors[owner]
    else { throw unknown(parts[0], among: round.modules.map(\.name.text), "module above it", line) }
    nodes[ancestor].fields.append((try field(parts[1], of: owner, line), text, line))
  }

  /// The code that a text of an earlier release stands for; any other text as it is.
  private mutating func currentCode(_ text: String, _ field: Int, _ module: Int) -> String {
    let list = round.schema.modules[module].fields[field].list
    guard let code = list?.codes.first(where: { $0.former.contains(text) }) else { return text }
    notices.insert(.formerCode)
    return code.code
  }

  private func field(_ name: String, of module: Int, _ line: Int) throws(Fault) -> Int {
    if let field = round.modules[module].field(FieldName(name)) { return field }
    throw unknown(name, among: round.modules[module].fields.map(\.name.text), "field", line)
  }

  private func unknown(
    _ name: String, among known: [String], _ kind: String, _ line: Int
  ) -> Fault {
    let hint = NearestName.to(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    return Fault(line: line, problem: "\(round.id) has no \(kind) '\(name)'\(hint)")
  }
}

extension ExampleRecords {
  /// The subject, or the header when the example is of the header.
  func subject(ordinal: Int = 1) -> Subject {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: ordinal)
    if let top = nodes.indices.last(where: { node in
      !nodes.contains { $0.children.contains(node) }
    }) {
      build(top, with: &builder)
    }
    return builder.subject
  }

  /// The header, with what the example says of it.
  func headerRecord() -> Subject {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: 1)
    if let module = round.header, builder.openRecord(module, line: 1) {
      for (field, text, line) in header { set(field, text, line, in: &builder) }
      builder.closeRecord()
    }
    return builder.subject
  }

  private func build(_ node: Int, with builder: inout SubjectBuilder) {
    guard builder.openRecord(nodes[node].module, line: 1) else { return }
    for (field, text, line) in nodes[node].fields { set(field, text, line, in: &builder) }
    for child in nodes[node].children { build(child, with: &builder) }
    builder.closeRecord()
  }

  private func set(_ field: Int, _ text: String, _ line: Int, in builder: inout SubjectBuilder) {
    var text = text
    text.withUTF8 { _ = builder.set(field, $0, line: line) }
  }
}
