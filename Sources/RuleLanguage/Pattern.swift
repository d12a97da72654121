/// A small regular expression over UTF-8 that must match a whole text.
///
/// Literals, `.`, classes `[A-Z_]` and `[^0-9]`, `\d` `\w` `\s`, groups with `|`, and the counts
/// `?` `*` `+` `{n}` `{n,}` `{n,m}`. It is compiled to a table of states, so that matching looks at
/// each byte once whatever the pattern.
package struct Pattern: Sendable {
  /// What is wrong with a pattern.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many characters into the pattern; 0-based.
    package let offset: Int
    /// What is wrong and what to do about it.
    package let description: String
  }

  /// The states as one table.
  ///
  /// First the number of byte classes; then each byte's class; then for each state its next state
  /// by class and whether it ends a match. State 0 is the dead end, state 1 the start.
  package let table: [UInt16]

  /// Compiles a pattern.
  package init(_ text: String) throws(Fault) {
    let tree = try PatternParser.parse(text)
    table = try PatternStates.table(of: tree)
  }

  /// Whether the whole of `bytes` matches.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    table.withUnsafeBufferPointer { Self.matches(bytes, $0, from: 0) }
  }

  /// Whether the whole of `text` matches; for specifications, not for hot paths.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// Whether `bytes` match the table that begins at `start` of `tables`.
  package static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tables: UnsafeBufferPointer<UInt16>, from start: Int
  ) -> Bool {
    let classes = Int(tables[start])
    let (width, map) = (classes + 1, start + 1)
    let states = map + 256
    var state = 1
    for byte in bytes {
      state = Int(tables[states + state * width + Int(tables[map + Int(byte)])])
      if state == 0 { return false }
    }
    return tables[states + state * width + classes] == 1
  }
}
