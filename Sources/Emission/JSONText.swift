/// Values as JSON text.
package enum JSONText {
  /// A text in quotation marks.
  package static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      // The last two end a line in JavaScript, and markup may not be closed from inside a string.
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}", "<": json += escaped(scalar)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  /// A text in quotation marks, or null.
  package static func string(_ text: String?) -> String { text.map { string($0) } ?? "null" }

  /// A number with all its digits, or null.
  package static func number(_ value: Double?) -> String {
    value.flatMap(NumberText.shortest) ?? "null"
  }

  /// A whole number, or null.
  package static func number(_ value: Int?) -> String { value.map { String($0) } ?? "null" }

  /// Texts as an array.
  package static func array(_ texts: [String]) -> String {
    "[" + texts.map { string($0) }.joined(separator: ", ") + "]"
  }

  /// An object on one line, its keys in the order given.
  package static func object(_ keys: [String], _ values: [String]) -> String {
    "{" + zip(keys, values).map { "\(string($0)): \($1)" }.joined(separator: ", ") + "}"
  }

  /// An array with an object a line, so that two files can be compared line by line.
  package static func lines(_ objects: [String]) -> String {
    guard !objects.isEmpty else { return "[]\n" }
    return "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
