package import ReturnModel

/// The command that explains a figure, as a person types it.
///
/// `STORE` stands for the store: a page holds no path, so that it is the same wherever it was made.
package struct CellCommand: Hashable, Sendable {
  /// The command.
  package let text: String

  /// Explains the figure of an area.
  package static func explain(
    _ indicator: IndicatorID, area: String, _ period: Period, _ breakdown: Breakdown = .total
  ) -> CellCommand {
    CellCommand("explain", indicator, area, period, breakdown)
  }

  /// Shows what a group's figure was worked out from: the table it stands in, place by place.
  package static func compare(
    _ indicator: IndicatorID, area: String, _ period: Period, _ breakdown: Breakdown = .total,
    neighbours: String? = nil
  ) -> CellCommand {
    CellCommand(
      "compare", indicator, area, period, breakdown,
      neighbours.map { ["--neighbours", $0] } ?? [])
  }

  /// Explains a figure.
  package static func explain(_ figure: FigureCoordinates) -> CellCommand {
    explain(figure.indicator, area: figure.area, figure.period, figure.breakdown)
  }

  private init(
    _ command: String, _ indicator: IndicatorID, _ area: String, _ period: Period,
    _ breakdown: Breakdown, _ more: [String] = []
  ) {
    let figure = FigureCoordinates(
      indicator: indicator, area: area, period: period, breakdown: breakdown)
    let words = ["returns", command, "--store", "STORE"] + figure.arguments + more
    text = words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it for one, whatever is in it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_=.:/".unicodeScalars.contains(scalar))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
