extension Double {
  /// The shortest text, whole numbers without a point.
  var printed: String { self == rounded() && magnitude < 1e15 ? String(Int(self)) : "\(self)" }

  /// The number rounded to `decimals` places, printed with all of them.
  func rounded(to decimals: Int) -> String {
    let units = (self * PrintedNumber.power(decimals)).rounded()
    guard decimals > 0, units.magnitude < 1e15 else { return rounded().printed }
    let digits = String(Int(units.magnitude))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
