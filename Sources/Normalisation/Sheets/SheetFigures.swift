package import ReturnModel

/// The figures of one sheet.
package struct SheetFigures: Sendable {
  /// What every figure's source is.
  package let source: SourceID
  /// The latest year that has a figure.
  package let latest: Period
  /// A short digest of the mapping's text.
  package let fingerprint: String
  /// The day the release came out, where the mapping knows it.
  package let knownVintage: CalendarDate?
  /// The figures, in the order first met, without a vintage.
  package let observations: [Observation]
}

/// The parts of figures as they are met: in a long sheet the number, what it was made from and what is
/// beside it stand in rows of their own, in any order.
struct SheetParts {
  private var positions: [FigureKey: Int] = [:]
  private(set) var figures: [(key: FigureKey, figure: Figure)] = []

  /// Adds a part; false when the figure has another in that place.
  mutating func add(
    _ key: FigureKey, _ part: WritableKeyPath<Figure, Double?>, _ number: SheetNumber,
    printed: String?
  ) -> Bool {
    guard let position = positions[key] else {
      positions[key] = figures.count
      var figure = Figure(printed: printed)
      figure[keyPath: part] = number.value
      if part == \.value { figure.withheld = number.withheld }
      figures.append((key, figure))
      return true
    }
    if part == \.value {
      let isThere =
        figures[position].figure.value != nil || figures[position].figure.withheld != nil
      if isThere {
        return figures[position].figure.value == number.value
          && figures[position].figure.withheld == number.withheld
      }
      figures[position].figure.withheld = number.withheld
      figures[position].figure.printed = printed
    } else if let known = figures[position].figure[keyPath: part] {
      return known == number.value
    }
    figures[position].figure[keyPath: part] = number.value
    return true
  }
}
