import Comparators
import ReturnModel
import Testing

@Suite struct RankingTests {
  @Test(arguments: [
    (Polarity.higher, [1, 2, 2, 4]), (.lower, [4, 2, 2, 1]), (.none, [1, 2, 2, 4]),
  ])
  func equalValuesShareTheBetterPlace(polarity: Polarity, expected: [Int]) {
    let ranking = Ranking([8, 5, 3, 5], polarity: polarity)
    #expect([8, 5, 5, 3].map(ranking.rank(of:)) == expected)
  }

  /// How many ranks each quarter holds.
  @Test(arguments: [
    (1, [1, 0, 0, 0]), (2, [1, 0, 1, 0]), (3, [1, 1, 1, 0]), (4, [1, 1, 1, 1]),
    (5, [2, 1, 1, 1]), (10, [3, 2, 3, 2]), (150, [38, 37, 38, 37]), (153, [39, 38, 38, 38]),
  ])
  func quartersAreAsEvenAsTheyCanBe(count: Int, sizes: [Int]) {
    let ranking = Ranking((1...count).map(Double.init), polarity: .lower)
    let quarters = (1...count).compactMap(ranking.quartile(ofRank:))
    #expect((1...4).map { quarter in quarters.count { $0 == quarter } } == sizes)
  }

  @Test func withoutADirectionThereAreNoQuarters() {
    #expect(Ranking([1, 2], polarity: .none).quartile(ofRank: 1) == nil)
  }
}
