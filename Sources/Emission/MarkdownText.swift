/// Text from data as Markdown that shows it as it is.
enum MarkdownText {
  /// `text` on one line, with everything that would be markup escaped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var last: Unicode.Scalar = " "
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if scalar.properties.generalCategory == .control {
        escaped += " "
      } else {
        if isMarkup(scalar, after: last, before: next) { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return escaped
  }

  /// Text at the beginning of a line, where some characters are markup that are not elsewhere.
  static func line(_ text: String) -> String {
    let escaped = escaped(text)
    let digits = escaped.prefix { ("0"..."9").contains($0) }
    let rest = escaped.dropFirst(digits.count)
    if !digits.isEmpty, rest.first == "." || rest.first == ")" { return "\(digits)\\\(rest)" }
    guard let first = escaped.first, "#+-=".contains(first) else { return escaped }
    return "\\" + escaped
  }

  private static func isMarkup(
    _ scalar: Unicode.Scalar, after last: Unicode.Scalar, before next: Unicode.Scalar
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "|", "<", ">", "[", "]", "~": true
    // Inside a word an underline is only that: ees/timeliness_20_week.
    case "_": !isWord(last) || !isWord(next)
    case "&": isWord(next) || next == "#"
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
