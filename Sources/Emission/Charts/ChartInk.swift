/// Whose figures a mark of a chart stands for, which decides how it is drawn.
package enum ChartRole: String, Hashable, Sendable, CaseIterable {
  /// The area itself.
  case own
  /// The area itself, from another source than ``own``.
  case ownOther
  /// Its statistical neighbours, or one of them.
  case neighbours
  /// The region it is in.
  case region
  /// The councils of its type.
  case councilType
  /// England.
  case england
  /// A target.
  case target
  /// Any other authority.
  case other
}

/// How a role is drawn: told apart by darkness, dashes and marks, so that colour is never needed.
struct ChartInk {
  let colour: String
  /// Lengths of dashes and gaps; empty for a whole line.
  let dashes: String
  let width: Double
  let fill: String
  /// In words, for the key.
  let words: String

  init(_ role: ChartRole) {
    switch role {
    case .own: self.init("#0b3c7d", "", 2.5, "#0b3c7d", "thick line, filled circles")
    case .ownOther: self.init("#0b3c7d", "1 2", 2, "#ffffff", "dotted line, open circles")
    case .neighbours: self.init("#a8470b", "6 3", 1.5, "#e9a06b", "dashed line, squares")
    case .region: self.init("#2f6b3a", "2 2", 1.5, "#ffffff", "short dashes, triangles")
    case .councilType: self.init("#6b4fa0", "8 2 2 2", 1.5, "#ffffff", "dash and dot, crosses")
    case .england: self.init("#3d4248", "10 3", 1.5, "#ffffff", "long dashes, diamonds")
    case .target: self.init("#7a1018", "1 3", 2, "#7a1018", "dots without marks")
    case .other: self.init("#aab3bd", "", 1, "#ccd3da", "pale")
    }
  }

  private init(_ colour: String, _ dashes: String, _ width: Double, _ fill: String, _ words: String)
  {
    (self.colour, self.dashes, self.width) = (colour, dashes, width)
    (self.fill, self.words) = (fill, words)
  }

  /// The attributes of a line.
  var stroke: String {
    "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(SVGText.number(width))\""
      + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
  }

  /// A mark of the role at a place; a target has none.
  static func mark(_ role: ChartRole, _ x: Double, _ y: Double, isOpen: Bool = false) -> String {
    let ink = ChartInk(role)
    let fill = isOpen ? "#ffffff" : ink.fill
    let paint = "fill=\"\(fill)\" stroke=\"\(ink.colour)\""
    func path(_ points: [(Double, Double)]) -> String {
      let text = points.map { SVGText.point(x + $0.0, y + $0.1) }.joined(separator: " ")
      return "<polygon points=\"\(text)\" \(paint)/>"
    }
    switch role {
    case .own, .ownOther, .other:
      return "<circle cx=\"\(SVGText.number(x))\" cy=\"\(SVGText.number(y))\" r=\"3\" \(paint)/>"
    case .neighbours: return path([(-2.5, -2.5), (2.5, -2.5), (2.5, 2.5), (-2.5, 2.5)])
    case .region: return path([(0, -3), (3, 2.5), (-3, 2.5)])
    case .england: return path([(0, -3.5), (3, 0), (0, 3.5), (-3, 0)])
    case .councilType:
      return path([
        (-3, -1), (-1, -1), (-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3),
        (-1, 1), (-3, 1),
      ])
    case .target: return ""
    }
  }

  /// A short piece of the role's line with its mark, for keys: 26 by 10.
  static func sample(_ role: ChartRole) -> String {
    "<svg class=\"sample\" viewBox=\"0 0 26 10\" aria-hidden=\"true\" focusable=\"false\">"
      + "<path d=\"M1 5H25\" \(ChartInk(role).stroke)/>\(mark(role, 13, 5))</svg>"
  }
}
