package import ReturnModel
internal import ReturnSpec

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
  private var index = FigureIndex()
  /// The figures, in the order first met.
  private(set) var figures: [Figure] = []

  /// The keys of ``figures``.
  var keys: [FigureKey] { index.keys }

  /// Adds a part; false when the figure has another in that place.
  mutating func add(
    _ key: FigureKey, _ part: SheetKinds.Part, _ number: SheetNumber, printed: String?
  ) -> Bool {
    let (position, isKnown) = index.position(of: key)
    if !isKnown { figures.append(Figure()) }
    switch part {
    case .value:
      let (known, withheld) = (figures[position].value, figures[position].withheld)
      if known != nil || withheld != nil {
        return known == number.value && withheld == number.withheld
      }
      figures[position].value = number.value
      figures[position].withheld = number.withheld
      figures[position].printed = printed
    case .numerator:
      if let known = figures[position].numerator { return known == number.value }
      figures[position].numerator = number.value
    case .denominator:
      if let known = figures[position].denominator { return known == number.value }
      figures[position].denominator = number.value
    }
    return true
  }
}
