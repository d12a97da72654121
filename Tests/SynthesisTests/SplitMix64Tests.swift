import Synthesis
import Testing

/// The small generator that all choices follow from.
@Suite struct SplitMix64Tests {
  @Test func choicesStayBelowTheirBound() {
    var dice = SplitMix64(seed: 3, stream: 9)
    let drawn = Set((0..<400).map { _ in dice.below(7) })
    #expect(drawn == Set(0..<7))
    #expect(dice.below(0) == 0)
  }

  @Test func streamsOfASeedDiffer() {
    var one = SplitMix64(seed: 1, stream: 1)
    var other = SplitMix64(seed: 1, stream: 2)
    #expect(one.next() != other.next())
  }
}
