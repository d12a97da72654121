/// Numbers over time as a small line, drawn in the page itself.
struct Sparkline {
  let values: [Double]
  /// What a reader who does not see it is told.
  let words: String

  private static let (width, height, margin) = (120.0, 24.0, 3.0)

  /// The drawing; for fewer than two numbers the words.
  var text: String {
    let finite = values.filter(\.isFinite)
    guard finite.count > 1, let low = finite.min(), let high = finite.max() else {
      return HTMLText.escaped(words)
    }
    let points = finite.enumerated().map { place, value in
      let across = Self.width - 2 * Self.margin
      let x = Self.margin + across * Double(place) / Double(finite.count - 1)
      let share = high > low ? (value - low) / (high - low) : 0.5
      let y = Self.height - Self.margin - share * (Self.height - 2 * Self.margin)
      return (Rounding.text(x, decimals: 1), Rounding.text(y, decimals: 1))
    }
    let line = points.map { "\($0.0),\($0.1)" }.joined(separator: " ")
    let last = points[points.count - 1]
    let label = HTMLText.escaped(words)
    return "<svg class=\"trend\" role=\"img\" viewBox=\"0 0 120 24\" aria-label=\"\(label)\">"
      + "<title>\(label)</title>"
      + "<polyline points=\"\(line)\" fill=\"none\" stroke=\"#1d4f91\" stroke-width=\"1.5\"/>"
      + "<circle cx=\"\(last.0)\" cy=\"\(last.1)\" r=\"2.5\" fill=\"#1d4f91\"/></svg>"
  }
}
