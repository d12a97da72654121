/// Figures of which one is the others added up.
struct Relation: Hashable {
  /// Why they add up, which decides what a remainder means.
  enum Kind: Hashable {
    /// The categories of a dimension.
    case slices
    /// Counts, or numbers above the line, that add up to a number below the line.
    case denominator
    /// Anything else.
    case other
  }

  /// The figure that is added up to.
  let total: CellKey
  /// The figures that are added up.
  let parts: [CellKey]
  let kind: Kind
  /// What adds up to what, in words for the account; it holds no figure.
  let name: String

  /// All the figures.
  var members: [CellKey] { [total] + parts }
}
