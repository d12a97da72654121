package import ReturnModel

/// Sets an area's figure beside its neighbours, its region and England.
package struct Comparison: Sendable {
  let request: ComparatorRequest
  let grid: FigureGrid
  let directory: AreaDirectory

  /// Prepares to answer `request` from the figures in `grid`.
  package init(_ request: ComparatorRequest, grid: FigureGrid, directory: AreaDirectory) {
    self.request = request
    self.grid = grid
    self.directory = directory
  }

  /// The rows in order, the figures behind them, and what must be said of them.
  package func result() -> ComparatorResult {
    ComparatorResult(rows: [], members: [], notes: [], sources: [])
  }
}
