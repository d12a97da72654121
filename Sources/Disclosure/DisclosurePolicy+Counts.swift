import ReturnModel

extension DisclosurePolicy {
  /// Whether a count is one that may not be shown.
  func isSmall(_ count: Int) -> Bool {
    count == 0 ? !isZeroSafe : count < threshold
  }

  /// Whether a figure of these counts may not be shown.
  func hides(_ counts: CountParts) -> Bool {
    if counts.hasSmallFraction(below: Double(threshold)) { return true }
    if let numerator = counts.numerator, isSmall(numerator) { return true }
    guard let denominator = counts.denominator else { return false }
    if denominator > 0, denominator < minimumDenominator || isSmall(denominator) { return true }
    guard hidesComplements, let rest = counts.complement else { return false }
    return isSmall(rest)
  }
}
