/// How much room text takes in a drawing, so that nothing is drawn over anything else.
///
/// The widths are those of Arial and its like, rounded up; a drawing cannot ask the font.
enum ChartText {
  /// The width of `text` in a letter size of `size`.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + share($1) } * size
  }

  /// `text`, or as much of it as goes into `room` with an ellipsis after it.
  static func fitted(_ text: String, size: Double, room: Double) -> String {
    guard width(text, size: size) > room else { return text }
    var kept = text
    while let last = kept.last, width(kept + "…", size: size) > room || last == " " {
      kept.removeLast()
    }
    return kept + "…"
  }

  /// The width of a letter as a share of its size.
  private static func share(_ letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "I", "'", ",", ".", ":", ";", "|", "!": 0.29
    case " ", "f", "t", "r", "(", ")", "-", "/", "*": 0.36
    case "m", "w", "M", "W", "%", "@", "…": 0.95
    case "A"..."Z", "&", "£": 0.75
    default: 0.58
    }
  }
}
