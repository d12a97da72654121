import Emission
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (36.5, "36.5"), (38, "38"), (0, "0"), (-0.0, "0"), (-1.8, "-1.8"), (576_474, "576474"),
      (115.0 / 3, "38.333333333333336"), (1e16, "1e+16"), (0.00001, "1e-05"),
    ] as [(Double, String)])
  func numbersAreAsShortAsTheyCanBe(value: Double, expected: String) {
    #expect(NumberText.shortest(value) == expected)
    #expect(Double(expected) == value)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberHasNoText(value: Double) {
    #expect(NumberText.shortest(value) == nil)
  }
}
