internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// How a report shows the numbers of one measure.
struct FigureText {
  let measure: Measure
  let decimals: Int
  /// Whether money is shown in thousands of pounds, less than nothing in brackets.
  var isInThousands = false

  /// A number: `36.0%`, `2,496`, `(700)`.
  func shown(_ value: Double, more: Int = 0) -> String {
    if isInThousands {
      let text = Rounding.text(value.magnitude / 1000, decimals: 0, isGrouped: true)
      return value < 0 && text != "0" ? "(\(text))" : text
    }
    let text = Rounding.text(value, decimals: decimals + more, isGrouped: true)
    switch measure {
    case .percentage: return "\(text)%"
    case .pounds: return text.hasPrefix("-") ? "-£\(text.dropFirst())" : "£\(text)"
    default: return text
    }
  }

  /// A change with its sign, in the unit: `+1.7 points`, `-68`.
  func change(_ value: Double) -> String {
    let text = Rounding.text(value, decimals: decimals, isGrouped: true)
    let isNought = !text.contains { ("1"..."9").contains($0) }
    return (value > 0 && !isNought ? "+" : "") + text + (measure == .percentage ? " points" : "")
  }

  /// A figure's cell; where there is none its reason, or that it is not available.
  func cell(_ figure: Figure?, _ coordinates: [FigureCoordinates]) -> Table.Cell {
    let bare: Table.Cell
    if let value = figure?.value {
      bare = .number(value, shown: shown(value))
    } else {
      bare = .withheld(figure?.withheld ?? .notAvailable)
    }
    return figure == nil ? bare : .traced(bare, to: coordinates)
  }
}

extension ReportMeasure {
  /// How its numbers are shown.
  var text: FigureText { FigureText(measure: definition.measure, decimals: decimals) }

  /// An own figure's cell.
  func cell(_ period: Period) -> Table.Cell {
    text.cell(figure(period)?.figure, [own.coordinates(area, period)])
  }

  /// What a peer's cell is; a mean of counts falls between whole numbers and shows a decimal.
  func cell(_ peer: MeasurePeer?) -> Table.Cell {
    guard let peer else { return .withheld(.notAvailable) }
    guard let value = peer.value else { return .withheld(peer.withheld ?? .notAvailable) }
    let isBetween = peer.comparator == .neighbours && definition.measure == .count
    return .traced(
      .number(value, shown: text.shown(value, more: isBetween ? 1 : 0)), to: peer.coordinates)
  }

  /// The heading of a comparator's column.
  func heading(_ comparator: PackSpec.Comparator) -> String {
    own.frame.heading(comparator)
  }
}

extension MeasureReading.Frame {
  /// What a column or row of a comparator is called.
  func heading(_ comparator: PackSpec.Comparator) -> String {
    switch comparator {
    case .neighbours: "Statistical neighbours"
    case .region: area.region.flatMap { directory[$0]?.name } ?? "Region"
    case .national: directory.england?.name ?? "England"
    }
  }
}

extension Period {
  /// The period as a report prints it: a day and a month in words.
  var shown: String {
    switch self {
    case .day(let day):
      let (year, month, number) = day.components
      return "\(number) \(Self.months[month - 1]) \(year)"
    case .month(let year, let month): return "\(Self.months[month - 1].prefix(3)) \(year)"
    default: return description
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension CalendarDate {
  /// The day without its year: `30 June`.
  var dayAndMonth: String {
    Period.day(self).shown.split(separator: " ").dropLast().joined(separator: " ")
  }
}
