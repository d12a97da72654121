import ArgumentParser

/// Options that name one cell of a store.
struct CellOptions: ParsableArguments {
  @Option(help: "The store to read.")
  var store: String

  @Option(help: "The indicator's id.")
  var indicator: String

  @Option(help: "The area: a DfE number (893), an ONS code (E06000051), cassr:417.")
  var area: String

  @Option(help: "The period: 2024, 2024-25, 2024-Q2, 2024-06 or 2025-01-16.")
  var period: String

  @Option(help: "The slice: total, sex=female, age=10.")
  var breakdown = "total"
}
