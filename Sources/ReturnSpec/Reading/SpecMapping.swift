internal import ReturnModel

/// A mapping whose keys were all known, read key by key.
struct SpecMapping {
  let at: SpecNode
  let entries: [String: SpecNode]

  /// The value of `key`; `nil` when it is absent or `null`.
  subscript(_ key: String) -> SpecNode? {
    guard let node = entries[key], !node.isNull else { return nil }
    return node
  }

  /// The value of a key that must be there.
  func required(_ key: String) throws(SpecError) -> SpecNode {
    guard let node = self[key] else { throw at.error("the key '\(key)' is missing") }
    return node
  }

  func text(_ key: String) throws(SpecError) -> String { try required(key).text() }

  func optionalText(_ key: String) throws(SpecError) -> String? {
    guard let node = self[key] else { return nil }
    return try node.text()
  }

  func texts(_ key: String) throws(SpecError) -> [String] {
    guard let node = self[key] else { return [] }
    return try node.texts()
  }

  func flag(_ key: String) throws(SpecError) -> Bool {
    guard let node = self[key] else { return false }
    return try node.flag()
  }

  func list(_ key: String) throws(SpecError) -> [SpecNode] {
    guard let node = self[key] else { return [] }
    return try node.list()
  }

  func name<Kind>(_ key: String) throws(SpecError) -> Name<Kind>? {
    guard let text = try optionalText(key) else { return nil }
    return Name(text)
  }
}
