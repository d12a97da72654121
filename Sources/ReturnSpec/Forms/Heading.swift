/// Compares the headings of tables as people mean them.
package enum Heading {
  /// The letters and digits of `text` in lower case, without what stands in brackets.
  ///
  /// Headings of a workbook carry line breaks, several kinds of dash and notes in brackets, and no
  /// two of one table differ only by those.
  package static func plain(_ text: String) -> String {
    var plain = ""
    var depth = 0
    for character in text {
      switch character {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default:
        if depth == 0, character.isLetter || character.isNumber {
          plain += character.lowercased()
        }
      }
    }
    return plain
  }
}
