package import ReturnModel

extension IndicatorStore {
  /// Every indicator with a figure, past or current, by id.
  package func indicators() throws(StoreFailure) -> [IndicatorID] { [] }

  /// Every source with a figure of `indicator`, past or current, by name.
  package func sources(of indicator: IndicatorID) throws(StoreFailure) -> [SourceID] { [] }

  /// Every period with a figure of `indicator`, past or current, earliest first.
  package func periods(of indicator: IndicatorID) throws(StoreFailure) -> [Period] { [] }

  /// Every handling of an extract, oldest first.
  package func extracts() throws(StoreFailure) -> [StoredExtract] { [] }

  /// Calls `body` with each finding of a submission's current extract, in the order loaded.
  package func forEachFinding(
    of submission: Submission, _ body: (Finding) -> Void
  ) throws(StoreFailure) {}

  /// Reads the whole store for damage; throws ``StoreFailure/Code/damaged`` when there is any.
  package func check() throws(StoreFailure) {}
}
