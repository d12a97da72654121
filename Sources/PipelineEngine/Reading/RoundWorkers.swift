internal import Ingest
internal import Normalisation
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// Checkers and counters by what they are made for, so that the next extract of a round takes a copy of
/// what the first had made.
///
/// A term's census is hundreds of small files of one round; what is worked out of the round is most of
/// the work on the smallest.
struct RoundWorkers {
  private struct Key: Hashable {
    let round: RoundName
    let absent: Set<Int>
    let hasLastReturn: Bool
  }

  private var checkers: [Key: RecordChecker] = [:]
  private var counters: [Key: IndicatorCounter] = [:]

  /// A checker for an extract with the header `header`; `lists` are those of the run.
  mutating func checker(
    _ header: ExtractHeader, _ lists: [ExternalList], hasLastReturn: Bool
  ) -> RecordChecker {
    let key = Key(
      round: RoundName(header.round), absent: header.absentModules, hasLastReturn: hasLastReturn)
    if var known = checkers[key] {
      known.begin(header.record)
      return known
    }
    let made = RecordChecker(
      round: header.round, header: header.record, lists: lists, hasLastReturn: hasLastReturn,
      absent: header.absentModules)
    checkers[key] = made
    return made
  }

  /// A counter for an extract with the header `header`; `lists` are those of the run.
  mutating func counter(_ header: ExtractHeader, _ lists: [ExternalList]) -> IndicatorCounter {
    let key = Key(
      round: RoundName(header.round), absent: header.absentModules, hasLastReturn: false)
    if var known = counters[key] {
      known.begin(header.record)
      return known
    }
    let made = IndicatorCounter(
      round: header.round, header: header.record, lists: lists, absent: header.absentModules)
    counters[key] = made
    return made
  }
}
