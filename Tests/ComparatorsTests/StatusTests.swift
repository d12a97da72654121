import Comparators
import ReturnModel
import Testing

/// Status against a target, direction of travel, and the middle half, by hand.
@Suite struct StatusTests {
  @Test(arguments: [
    (75.0, Polarity.higher, TargetStatus?.some(.onTrack)), (80, .higher, .onTrack),
    (74.9, .higher, .atRisk), (70, .higher, .atRisk), (69.9, .higher, .offTrack),
    (75, .lower, .onTrack), (70, .lower, .onTrack), (80, .lower, .atRisk),
    (80.1, .lower, .offTrack),
    (75, .none, nil),
  ])
  func aFigureStandsAgainstATargetOf75WithATolerenceOf5(
    _ value: Double, _ polarity: Polarity, _ status: TargetStatus?
  ) {
    #expect(TargetStatus(value, target: 75, tolerance: 5, polarity: polarity) == status)
  }

  /// 75 less 74.7 is 0.3 on paper and 0.29999999999999716 in binary; 0.7 less 0.4 is more than 0.3.
  @Test func theToleranceIsThatOfTheDecimals() {
    #expect(TargetStatus(0.4, target: 0.7, tolerance: 0.3, polarity: .higher) == .atRisk)
    #expect(TargetStatus(74.7, target: 75, tolerance: 0.3, polarity: .higher) == .atRisk)
    #expect(TargetStatus(74.7, target: 75, tolerance: 0.29, polarity: .higher) == .offTrack)
  }

  @Test(arguments: [
    (1.0, Polarity.higher, DirectionOfTravel.improving), (-1, .higher, .worsening),
    (-1, .lower, .improving), (1, .lower, .worsening), (0.4, .higher, .steady),
    (-0.4, .lower, .steady), (0.5, .higher, .improving), (1, .none, .up), (-1, .none, .down),
    (0, .none, .steady),
  ])
  func aChangeOfLessThanHalfIsNone(
    _ change: Double, _ polarity: Polarity, _ direction: DirectionOfTravel
  ) {
    #expect(DirectionOfTravel(change: change, minimum: 0.5, polarity: polarity) == direction)
  }

  @Test func noChangeIsSteadyWhateverTheMinimum() {
    #expect(DirectionOfTravel(change: 0, minimum: 0, polarity: .higher) == .steady)
    #expect(DirectionOfTravel(change: 0.01, minimum: 0, polarity: .higher) == .improving)
  }

  @Test func statusesAreCounted() {
    let seven = Array(repeating: TargetStatus.onTrack, count: 7)
    #expect(StatusCount(seven).summary == "7 on track, 0 not")
    #expect(
      StatusCount(seven + [.atRisk, .offTrack, .offTrack]).summary
        == "7 on track, 3 not (1 at risk, 2 off track)")
    #expect(StatusCount([]).summary == nil)
  }

  /// 1 to 5 and 1 to 6: the quartiles that spreadsheets give.
  @Test func quartilesAreOfType7() {
    #expect(Quartiles.range(of: [5, 1, 4, 2, 3]) == 2...4)
    #expect(Quartiles.range(of: [1, 2, 3, 4, 5, 6]) == 2.25...4.75)
    #expect(Quartiles.range(of: [1, 2, 3, 4]) == nil)
  }
}
