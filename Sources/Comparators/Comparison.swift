package import ReturnModel

/// Sets an area's figure beside its neighbours, its region, its council type and England.
///
/// Own rows come first: from the return, as published, and the difference where both are known. What
/// follows is worked out in one source, the published one where there is one.
package struct Comparison: Sendable {
  let request: ComparatorRequest
  let grid: FigureGrid
  let directory: AreaDirectory

  /// Prepares to answer `request` from the figures in `grid`, which holds the period asked for and
  /// the one before.
  package init(_ request: ComparatorRequest, grid: FigureGrid, directory: AreaDirectory) {
    self.request = request
    self.grid = grid
    self.directory = directory
  }

  /// The rows in order, the figures behind them, and what must be said of them.
  package func result() -> ComparatorResult {
    let choice = SourceChoice(self)
    let previous = PreviousPeriod(request)
    var draft = Draft(previous: previous)
    addOwnRows(choice, to: &draft)
    addNeighbourRows(in: choice.compared, to: &draft)
    if let region = directory[request.area]?.region {
      addGroupRow(.region, region, in: choice.compared, to: &draft)
    }
    if request.definition.comparesCouncilType,
      let type = directory[request.area]?.councilType(on: lastDay(of: request.period))
    {
      addGroupRow(.councilType, type, in: choice.compared, to: &draft)
    }
    if let england = directory.england, england.id != request.area {
      addGroupRow(.england, england.id, in: choice.compared, to: &draft)
    }
    return ComparatorResult(
      rows: draft.rows, members: draft.members, previous: previous.period,
      notes: notes(choice, draft),
      sources: vintages(of: draft.members))
  }

  /// What is put together on the way to a result.
  struct Draft {
    let previous: PreviousPeriod
    var rows: [ComparatorRow] = []
    var members: [Observation] = []
    var refused = RefusedChanges()
    var notes: [String] = []
  }

  /// A row with nothing in it but what it is about.
  func row(
    _ comparator: ComparatorRow.Comparator, _ method: ComparatorRow.Method, area: AreaID,
    source: SourceID?
  ) -> ComparatorRow {
    ComparatorRow(
      indicator: request.definition.id, source: source ?? "none",
      area: code(of: area, in: request.period), period: request.period,
      breakdown: request.breakdown, unit: request.definition.measure.unit,
      comparator: comparator, method: method,
      neighbourSet: comparator == .neighbours ? request.neighbours?.id : nil)
  }

  /// A figure behind the rows: what the source says, else that nothing is to be had.
  func member(_ area: AreaID, _ source: SourceID) -> Observation {
    let entry = grid.entry(source, request.period, area)
    return Observation(
      indicator: request.definition.id, area: area, period: request.period,
      breakdown: request.breakdown, source: source, released: entry?.released,
      figure: entry?.figure ?? Figure(withheld: .notAvailable))
  }

  /// Whether an area existed in the period, or the source speaks of it all the same.
  func hasPlace(_ area: AreaID, in source: SourceID) -> Bool {
    directory[area]?.existed(during: request.days(of: request.period)) ?? false
      || speaks(source, of: area, in: request.period)
  }

  /// Whether a source says more of an area than that the question does not arise.
  func speaks(_ source: SourceID, of area: AreaID, in period: Period) -> Bool {
    grid.entry(source, period, area).map { $0.figure.withheld != .notApplicable } ?? false
  }

  /// The day that a period's codes and council types are taken of.
  func lastDay(of period: Period) -> CalendarDate { request.days(of: period).upperBound }

  /// The area's name, else its id.
  func name(of area: AreaID) -> String { directory[area]?.name ?? area.text }
}

extension Measure {
  /// The unit of a comparator row's value.
  var unit: String { self == .percentage ? "percent" : rawValue }
}
