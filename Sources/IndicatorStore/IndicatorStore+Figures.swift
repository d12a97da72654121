package import ReturnModel

extension IndicatorStore {
  /// The figures that `query` asks for, ordered by area, period, breakdown, source and vintage
  /// (newest first), all by their text.
  package func figures(_ query: FigureQuery) throws(StoreFailure) -> [StoredObservation] { [] }

  /// Every figure a cell has ever had, ordered by source, vintage (oldest first) and when it was
  /// known.
  package func history(
    indicator: IndicatorID, area: AreaID, period: Period, breakdown: Breakdown
  ) throws(StoreFailure) -> [StoredObservation] { [] }
}
