package import ReturnModel

/// How files of a return are named, and which header field each part of the name repeats.
///
/// Names never decide what a file is; they are checked against its header.
package struct FileNameSpec: Hashable, Sendable {
  /// A part of the name: so many digits, or a text.
  struct Part: Hashable, Sendable {
    let digits: Int
    let text: String
    /// The header field it repeats.
    let field: FieldName?
    /// What the header has for each of its texts; empty when it has the same.
    let values: [String: String]
    /// Whether the header's text only ends in it: `25` of `2025`.
    let isEnding: Bool
  }

  /// What is wrong with a name.
  package enum Fault: Hashable, Sendable {
    /// It is not built as names of the return are.
    case anotherPattern
    /// A part differs from the header's field.
    case differs(field: FieldName, name: String, header: String)
  }

  private let parts: [Part]
  private let endings: [String]
  /// Endings of files that are not to be loaded, with what they mean.
  private let refused: [String: String]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("parts", "endings", "refuse")
    parts = try map.list("parts").each { node throws(SpecError) in
      let map = try node.mapping("digits", "text", "field", "values", "ends")
      var values: [String: String] = [:]
      for (key, value) in try map["values"]?.entries() ?? [] { values[key] = try value.text() }
      guard (map["digits"] == nil) != (map["text"] == nil) else {
        throw node.error("a part of a name is digits: or text:")
      }
      return Part(
        digits: try map["digits"]?.integer() ?? 0, text: try map.optionalText("text") ?? "",
        field: try map.name("field"), values: values, isEnding: try map.flag("ends"))
    }
    endings = try map.texts("endings")
    var refused: [String: String] = [:]
    for (ending, why) in try map["refuse"]?.entries() ?? [] { refused[ending] = try why.text() }
    self.refused = refused
  }

  /// Why a file called `name` is not to be loaded; `nil` when it is.
  package func refusal(of name: String) -> String? { refused[Self.split(name).ending] }

  /// What is wrong with the name of a file whose header has the texts that `header` gives.
  package func faults(of name: String, header: (FieldName) -> String) -> [Fault] {
    let (base, ending) = Self.split(name)
    guard endings.contains(ending) || refused[ending] != nil else { return [.anotherPattern] }
    var faults: [Fault] = []
    var rest = Substring(base)
    for part in parts {
      if !part.text.isEmpty {
        guard rest.hasPrefix(part.text.lowercased()) else { return [.anotherPattern] }
        rest = rest.dropFirst(part.text.count)
        continue
      }
      let found = String(rest.prefix(part.digits))
      guard found.utf8.count == part.digits, found.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return [.anotherPattern] }
      rest = rest.dropFirst(part.digits)
      if let field = part.field, let fault = part.fault(found, field, header(field)) {
        faults.append(fault)
      }
    }
    return rest.isEmpty ? faults : [.anotherPattern]
  }

  /// The name of a file whose header has the texts that `header` gives; `nil` when they make none.
  package func name(header: (FieldName) -> String) -> String? {
    var name = ""
    for part in parts {
      guard part.text.isEmpty else {
        name += part.text
        continue
      }
      guard let field = part.field, let text = part.text(for: header(field)) else { return nil }
      name += text
    }
    return name + (endings.first.map { ".\($0)" } ?? "")
  }

  /// The name in lower case without the endings of compression, and its own ending.
  private static func split(_ name: String) -> (base: String, ending: String) {
    var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 1, let last = parts.last, ["gz", "zip"].contains(last) {
      parts.removeLast()
    }
    let ending = parts.count > 1 ? String(parts.removeLast()) : ""
    return (parts.joined(separator: "."), ending)
  }
}

extension FileNameSpec.Part {
  /// The part for a header's text; `nil` when there is none of so many digits.
  fileprivate func text(for header: String) -> String? {
    let known = values.first { $0.value.lowercased() == header.lowercased() }?.key
    let found = values.isEmpty ? isEnding ? String(header.suffix(digits)) : header : known ?? ""
    let isWhole =
      found.utf8.count == digits && found.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isWhole ? found : nil
  }

  /// The fault of a part that is `found` where the header has `text`; the header's own absence is
  /// another rule's.
  fileprivate func fault(
    _ found: String, _ field: FieldName, _ text: String
  ) -> FileNameSpec.Fault? {
    guard !text.isEmpty else { return nil }
    let meant = values.isEmpty ? found : values[found] ?? found
    let isSame = isEnding ? text.hasSuffix(meant) : text.lowercased() == meant.lowercased()
    return isSame ? nil : .differs(field: field, name: meant, header: text)
  }
}
