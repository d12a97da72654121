/// Tells number formats that print a day from all others.
enum NumberFormat {
  /// Whether the format with a built-in number prints a day.
  static func isDate(builtIn number: Int) -> Bool {
    switch number {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: true
    default: false
    }
  }

  /// Whether a format's code prints a day: it has a `d`, an `m` or a `y` that is neither quoted nor in
  /// brackets, beside nothing but a time.
  static func isDate(code: String) -> Bool {
    var (isQuoted, isInBrackets, isSkipped) = (false, false, false)
    var letters: Set<Character> = []
    for character in code.lowercased() {
      if isSkipped {
        isSkipped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isInBrackets {
        isInBrackets = character != "]"
      } else {
        switch character {
        case "\\", "_", "*": isSkipped = true
        case "\"": isQuoted = true
        case "[": isInBrackets = true
        default: letters.insert(character)
        }
      }
    }
    // A time alone has an m for minutes, beside hours or seconds.
    if letters.contains("d") || letters.contains("y") { return true }
    return letters.contains("m") && letters.isDisjoint(with: ["h", "s"])
  }
}
