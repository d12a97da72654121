package import ReturnModel

/// The column of a sheet that says of whom a figure is.
package struct SheetSlices: Sendable {
  /// A slice.
  package struct Slice: Hashable, Sendable {
    /// The slice as keys spell it.
    package let breakdown: Breakdown
    /// What the measure's code has at its end for it: `1A` is `1A1864` for those aged 18 to 64.
    package let ending: String

    /// Everybody, with nothing at the code's end.
    package static let everybody = Slice(breakdown: .total, ending: "")
  }

  /// The column.
  package let column: String
  private let slices: [String: Slice]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("column", "values", "note")
    column = try map.text("column")
    var slices: [String: Slice] = [:]
    for (key, value) in try map.required("values").entries() {
      let map = try value.mapping("breakdown", "ending")
      slices[Heading.plain(key)] = Slice(
        breakdown: Breakdown(key: try map.text("breakdown")),
        ending: (try map.optionalText("ending") ?? "").lowercased())
    }
    self.slices = slices
  }

  /// The slice that `text` names.
  package func slice(_ text: String) -> Slice? { slices[Heading.plain(text)] }
}
