import Emission
import Testing

@Suite struct RoundingTests {
  /// A number, decimal places, and the text due.
  private static let cases: [(Double, Int, String)] = [
    (28.749999999999996, 1, "28.7"), (23.0 / 80 * 100, 1, "28.7"), (153.0 / 240 * 100, 1, "63.7"),
    (2.675, 2, "2.68"), (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (0.5, 0, "1"), (-0.5, 0, "-1"),
    (1.5, 0, "2"), (2.5, 0, "3"), (0.05, 1, "0.1"), (0.049, 1, "0.0"), (-0.04, 1, "0.0"),
    (-0.0, 0, "0"), (38, 1, "38.0"), (38, 0, "38"), (99.95, 1, "100.0"), (999.5, 0, "1000"),
    (9.9999, 3, "10.000"), (1e-7, 3, "0.000"), (0.00005, 4, "0.0001"),
    (1e21, 0, "1000000000000000000000"), (1.25e16, 1, "12500000000000000.0"),
    (.leastNonzeroMagnitude, 2, "0.00"), (.infinity, 1, "inf"),
  ]

  /// Published tables round halves away from nought, on the number as it prints: 23 of 80 is 28.7.
  @Test(arguments: cases)
  func halvesGoAwayFromNought(value: Double, decimals: Int, expected: String) {
    #expect(Rounding.text(value, decimals: decimals) == expected)
  }

  @Test(
    arguments: [
      (0.0, "0"), (999, "999"), (1000, "1,000"), (-638_745, "-638,745"), (1_234_567.5, "1,234,568"),
      (999_999.5, "1,000,000"),
    ] as [(Double, String)])
  func thousandsArePartedByCommas(value: Double, expected: String) {
    #expect(Rounding.text(value, decimals: 0, isGrouped: true) == expected)
  }
}
