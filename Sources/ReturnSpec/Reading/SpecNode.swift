internal import Foundation
internal import ReturnModel
internal import RuleLanguage
internal import Yams

/// One node of a YAML file, with the file's name, read strictly: nothing is inferred or passed over.
struct SpecNode {
  let node: Node
  let file: String
  /// The whole text of the file.
  let source: String

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  /// Reads the one document of `path`, which errors name as `file`.
  static func read(_ path: String, file: String) throws(SpecError) -> SpecNode {
    try read(yaml: try text(of: path, file: file), file: file)
  }

  /// The text of `path`, which errors name as `file`.
  static func text(of path: String, file: String) throws(SpecError) -> String {
    guard SpecFolder.exists(path) else {
      throw SpecError(file: file, line: 1, problem: "there is no such file")
    }
    do { return try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
      throw SpecError(file: file, line: 1, problem: "cannot be read as UTF-8 text")
    }
  }

  /// Reads the one document of `yaml`.
  static func read(yaml: String, file: String) throws(SpecError) -> SpecNode {
    let node: Node?
    // No rules: every scalar is the text it is written as, and none is tried against patterns.
    do { node = try Yams.compose(yaml: yaml, .basic, .default, .utf8) } catch {
      let line: Int
      if case .scanner(_, _, let mark, _) = error as? YamlError {
        line = mark.line
      } else if case .parser(_, _, let mark, _) = error as? YamlError {
        line = mark.line
      } else {
        line = 1
      }
      throw SpecError(file: file, line: line, problem: "is not YAML: \(summary(of: error))")
    }
    guard let node else { throw SpecError(file: file, line: 1, problem: "is empty") }
    return SpecNode(node: node, file: file, source: yaml)
  }

  private static func summary(of error: any Error) -> String {
    let lines = String(describing: error).split(separator: "\n")
    return lines.first.map(String.init) ?? "unreadable"
  }

  /// A text at the node's place.
  func saying(_ text: String) -> SpecNode {
    SpecNode(node: Node(text), file: file, source: source)
  }

  private func child(_ node: Node) -> SpecNode {
    SpecNode(node: node, file: file, source: source)
  }

  func error(_ problem: String) -> SpecError { SpecError(file: file, line: line, problem: problem) }

  /// Whether the node is empty or `null`.
  var isNull: Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  var isScalar: Bool { node.scalar != nil }
  var isSequence: Bool { node.sequence != nil }

  /// The text of a scalar, exactly as written: `NO` and `0123` stay what they are.
  func text() throws(SpecError) -> String {
    guard let scalar = node.scalar else { throw error("expected text") }
    return scalar.string
  }

  func integer() throws(SpecError) -> Int {
    let text = try text()
    guard let number = Int(text) else { throw error("expected a whole number, found '\(text)'") }
    return number
  }

  func flag() throws(SpecError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    case let other: throw error("expected true or false, found '\(other)'")
    }
  }

  func date() throws(SpecError) -> CalendarDate {
    let text = try text()
    guard let date = CalendarDate(text) else {
      throw error("expected a date such as 2025-01-16, found '\(text)'")
    }
    return date
  }

  func instance<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type
  ) throws(SpecError) -> Value where Value.RawValue == String {
    let text = try text()
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    throw error(
      "'\(text)' is not one of \(known.joined(separator: ", "))\(SpecError.hint(text, among: known))"
    )
  }

  /// The elements of a sequence.
  func list() throws(SpecError) -> [SpecNode] {
    guard let sequence = node.sequence else { throw error("expected a list") }
    return sequence.map { child($0) }
  }

  /// The elements of a sequence, or the one scalar standing alone, as texts.
  func texts() throws(SpecError) -> [String] {
    if node.scalar != nil { return [try text()] }
    var texts: [String] = []
    for element in try list() { texts.append(try element.text()) }
    return texts
  }

  /// A mapping whose keys are free.
  func entries() throws(SpecError) -> [(key: String, value: SpecNode)] {
    guard let mapping = node.mapping else { throw error("expected a mapping of keys to values") }
    var entries: [(key: String, value: SpecNode)] = []
    for (key, value) in mapping {
      entries.append(
        (try child(key).text(), child(value)))
    }
    return entries
  }

  /// A mapping that may hold only keys of `known`.
  func mapping(_ known: String...) throws(SpecError) -> SpecMapping {
    guard let mapping = node.mapping else { throw error("expected a mapping of keys to values") }
    var entries: [String: SpecNode] = [:]
    for (key, value) in mapping {
      let key = child(key)
      let name = try key.text()
      guard known.contains(name) else {
        throw key.error("unknown key '\(name)'\(SpecError.hint(name, among: known))")
      }
      entries[name] = child(value)
    }
    return SpecMapping(at: self, entries: entries)
  }

  /// The place of a scalar's text, for errors inside an expression.
  var place: SourcePlace { SourcePlace(file: file, line: line, column: column) }
}
