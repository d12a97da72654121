extension UnsafeBufferPointer<UInt8> {
  /// Whether a spreadsheet would take the field for a formula: it begins like one and is no number.
  var isFormula: Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), .carriageReturn: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): !isNumber(from: 1)
    default: false
    }
  }

  /// Whether `12`, `1.5`, `.5` or `1e-4` stands from `start` to the end.
  private func isNumber(from start: Int) -> Bool {
    let whole = digits(from: start)
    var (at, count) = (start + whole, whole)
    if at < self.count, self[at] == UInt8(ascii: ".") {
      let fraction = digits(from: at + 1)
      at += 1 + fraction
      count += fraction
    }
    guard count > 0 else { return false }
    guard at < self.count, self[at] | 0x20 == UInt8(ascii: "e") else { return at == self.count }
    at += 1
    if at < self.count, self[at] == UInt8(ascii: "-") || self[at] == UInt8(ascii: "+") { at += 1 }
    let power = digits(from: at)
    return power > 0 && at + power == self.count
  }

  private func digits(from start: Int) -> Int {
    self[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
  }
}
