import ReturnModel

/// A slice of a population by its dimensions: none for everybody, two for `sex=female,age=10`.
struct Slice {
  /// Dimension and category, in order of dimension.
  let parts: [(dimension: String, category: String)]

  init(_ breakdown: Breakdown) {
    guard breakdown != .total else {
      parts = []
      return
    }
    parts = breakdown.key.split(separator: ",").map { part in
      let sides = part.split(separator: "=", maxSplits: 1)
      return (String(sides.first ?? ""), String(sides.dropFirst().first ?? ""))
    }.sorted { $0.0 < $1.0 }
  }

  /// The slice without its `index`-th dimension, spelt as a key.
  func dropping(_ index: Int) -> String {
    guard parts.count > 1 else { return Breakdown.total.key }
    return Self.text(parts.enumerated().filter { $0.offset != index }.map(\.element))
  }

  /// The slice spelt with its dimensions in order.
  var text: String { parts.isEmpty ? Breakdown.total.key : Self.text(parts) }

  private static func text(_ parts: [(dimension: String, category: String)]) -> String {
    parts.map { "\($0.dimension)=\($0.category)" }.joined(separator: ",")
  }
}
