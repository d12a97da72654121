internal import Normalisation
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// An authority's return of the round before, as far as the present one is set beside it.
struct LastReturn {
  /// Its round.
  let round: RoundSpec
  /// Its records, as rules ask for them.
  let records: PreviousRecords
  /// How many records it has of each module.
  let counts: [ModuleName: Int]
  /// What its indicators come to.
  let totals: [IndicatorID: IndicatorTotal]
}
