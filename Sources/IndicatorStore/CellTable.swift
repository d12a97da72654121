internal import ReturnModel

/// The figures of a load in the order of the store's keys, each cell once.
struct CellTable: ~Copyable {
  let indicators: TextColumn
  let areas: TextColumn
  let periods: TextColumn
  let breakdowns: TextColumn
  let figures: [Figure]
  /// The cells; the numbers in their keys are places in the columns.
  let cells: [CellKey]

  /// Orders the observations of `load`.
  ///
  /// Throws when one is of another submission, when a cell has two figures, or when a figure is
  /// neither a number nor withheld.
  init(_ load: SubmissionLoad) throws(StoreFailure) {
    let numbered = try CellNumbering(load)
    var places = KeyPlaces()
    let indicators = TextColumn(numbered.indicators.values.map(\.text), places: &places.indicators)
    let areas = TextColumn(numbered.areas.values.map(\.text), places: &places.areas)
    let periods = TextColumn(numbered.periods.values.map(Stored.text), places: &places.periods)
    let breakdowns = TextColumn(numbered.breakdowns.values.map(\.key), places: &places.breakdowns)
    cells = try Self.withoutRepeats(places.ordered(numbered.cells), load.observations)
    figures = load.observations.map(\.figure)
    self.indicators = indicators
    self.areas = areas
    self.periods = periods
    self.breakdowns = breakdowns
  }

  private static func withoutRepeats(
    _ cells: [CellKey], _ observations: [Observation]
  ) throws(StoreFailure) -> [CellKey] {
    var kept: [CellKey] = []
    kept.reserveCapacity(cells.count)
    for cell in cells {
      guard let last = kept.last, last.isSameCell(as: cell) else {
        kept.append(cell)
        continue
      }
      let (one, other) = (observations[Int(last.observation)], observations[Int(cell.observation)])
      guard one.figure == other.figure else {
        throw .contradictory(other, "has two different values")
      }
    }
    return kept
  }
}

/// For each part of a key, the place that each number stands for.
private struct KeyPlaces {
  var indicators: [Int32] = []
  var areas: [Int32] = []
  var periods: [Int32] = []
  var breakdowns: [Int32] = []

  /// The cells with places for numbers, in the order of the places.
  func ordered(_ cells: [CellKey]) -> [CellKey] {
    var cells = cells
    for index in cells.indices {
      cells[index].indicator = indicators[Int(cells[index].indicator)]
      cells[index].area = areas[Int(cells[index].area)]
      cells[index].period = periods[Int(cells[index].period)]
      cells[index].breakdown = breakdowns[Int(cells[index].breakdown)]
    }
    cells.sort(by: CellKey.comesBefore)
    return cells
  }
}
