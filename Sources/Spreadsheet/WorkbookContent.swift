/// What a workbook holds, whichever of the two formats it came in.
protocol WorkbookContent {
  /// The names of its sheets, in order.
  var sheets: [String] { get }
  /// Which day its dates count from.
  var epoch: SheetDate.Epoch { get }

  /// Calls `body` with the rows of every sheet that `isWanted`, sheet after sheet, until it says no.
  mutating func read(
    where isWanted: (String) -> Bool, _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure)
}
