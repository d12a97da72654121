/// Pieces of a drawing as SVG text.
enum SVGText {
  /// A number of the drawing's own units, to a tenth.
  static func number(_ value: Double) -> String {
    let text = Rounding.text(value, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A place, as lists of points want it.
  static func point(_ x: Double, _ y: Double) -> String { "\(number(x)),\(number(y))" }

  /// Where text stands to its place.
  enum Anchor: String { case start, middle, end }

  /// Words at a place, which is where their base line begins, has its middle or ends.
  static func text(
    _ words: String, _ x: Double, _ y: Double, size: Double, _ anchor: Anchor = .start,
    isBold: Bool = false, colour: String = "#0b0c0c"
  ) -> String {
    let weight = isBold ? " font-weight=\"bold\"" : ""
    let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    return
      "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\"\(side)\(weight)"
      + " fill=\"\(colour)\">\(HTMLText.escaped(words))</text>"
  }

  /// A straight line.
  static func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ attributes: String
  ) -> String {
    "<line x1=\"\(number(from.x))\" y1=\"\(number(from.y))\" x2=\"\(number(to.x))\""
      + " y2=\"\(number(to.y))\" \(attributes)/>"
  }

  /// A box.
  static func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String
  ) -> String {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\""
      + " height=\"\(number(height))\" \(attributes)/>"
  }

  /// A whole drawing that a screen reader takes for one picture with a name and a description.
  static func drawing(
    id: String, title: String, description: String, width: Double, height: Double, _ parts: [String]
  ) -> [String] {
    [
      "<svg class=\"chart\" role=\"img\" aria-labelledby=\"\(id)-title\""
        + " aria-describedby=\"\(id)-words\" viewBox=\"0 0 \(number(width)) \(number(height))\""
        + " font-family=\"Arial, Helvetica, sans-serif\">",
      HTMLText.element("title", title, attributes: "id=\"\(id)-title\""),
      HTMLText.element("desc", description, attributes: "id=\"\(id)-words\""),
    ] + parts + ["</svg>"]
  }
}
