/// Numbers as text that reads back as the very same number.
package enum NumberText {
  /// The shortest text that reads back as `value`, whole numbers without a point; `nil` for what is
  /// not a number.
  package static func shortest(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    guard value != 0 else { return "0" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The same digits without an exponent: `0.00001`, not `1e-05`.
  static func plain(_ value: Double) -> String {
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...])
    else { return text }
    let isNegative = text.hasPrefix("-")
    let mantissa = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    var whole = mantissa.first.map(Array.init) ?? []
    var fraction = mantissa.count > 1 ? Array(mantissa[1]) : []
    if power >= 0 {
      fraction += repeatElement("0", count: max(0, power - fraction.count))
      whole += fraction.prefix(power)
      fraction.removeFirst(power)
    } else {
      whole = Array(repeatElement("0", count: max(0, 1 - power - whole.count)) + whole)
      fraction = whole.suffix(-power) + fraction
      whole.removeLast(-power)
    }
    return (isNegative ? "-" : "") + String(whole)
      + (fraction.isEmpty ? "" : "." + String(fraction))
  }
}
