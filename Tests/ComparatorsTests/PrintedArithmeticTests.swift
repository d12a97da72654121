import Comparators
import Testing

@Suite struct PrintedArithmeticTests {
  @Test func differencesAreThoseOfThePrintedDecimals() {
    #expect(PrintedArithmetic.difference(36.5, 38.3) == -1.8)
    #expect(36.5 - 38.3 != -1.8)
    #expect(PrintedArithmetic.difference(0.3, 0.1) == 0.2)
  }

  @Test func sumsOfDecimalsCarryNoDust() {
    #expect(PrintedArithmetic.sum(Array(repeating: 0.1, count: 10)) == 1)
    #expect(PrintedArithmetic.sum([1.005, 2.5, -3.505]) == 0)
    #expect(PrintedArithmetic.sum([0.105, 0.2, 3]) == 3.305)
    #expect(PrintedArithmetic.sum([]) == 0)
  }

  @Test func figuresWithMoreDecimalsAreAddedAsTheyAre() {
    #expect(PrintedArithmetic.sum([1.0 / 3, 0.25]) == 1.0 / 3 + 0.25)
    #expect(PrintedArithmetic.difference(1e300, 1) == 1e300)
    #expect(PrintedArithmetic.sum([.infinity, 1]) == .infinity)
  }

  @Test func meansAndMediansOfNoneAreNone() {
    #expect(PrintedArithmetic.mean([]) == nil)
    #expect(PrintedArithmetic.median([]) == nil)
  }

  @Test(
    arguments: [([3.0], 3.0), ([4, 1], 2.5), ([9, 1, 2], 2), ([0.3, 0.1, 9, -4], 0.2)]
      as [([Double], Double)])
  func theMedianIsTheMiddle(values: [Double], expected: Double) {
    #expect(PrintedArithmetic.median(values) == expected)
  }
}
