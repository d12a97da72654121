/// Text from data as HTML that shows it as it is, between tags and inside quoted attributes.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      // Other control characters have no place in a page, and may turn its reading order about.
      case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// An element around text, which is escaped; `attributes` stand as they are.
  static func element(_ name: String, _ text: String, attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
  }

  /// A list of lines under a heading, or nothing when there are none.
  static func list(_ heading: String, _ lines: [String], level: Int) -> [String] {
    guard !lines.isEmpty else { return [] }
    return [element("h\(level)", heading), "<ul>"] + lines.map { element("li", $0) } + ["</ul>"]
  }
}
