internal import ReturnModel

/// Texts as what they stand for; a cell's state and payload each.
enum CellText {
  static func boolean(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (state: Cell.State, payload: Int64) {
    if text.count == 1 {
      if text[0] == UInt8(ascii: "1") { return (.valid, 1) }
      if text[0] == UInt8(ascii: "0") { return (.valid, 0) }
    }
    if text.elementsEqual("true".utf8) { return (.valid, 1) }
    if text.elementsEqual("false".utf8) { return (.valid, 0) }
    return (.invalid, 0)
  }

  static func integer(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (state: Cell.State, payload: Int64) {
    // As many digits as cannot overflow need no string.
    if text.count <= 18, text.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) {
      return (.valid, text.reduce(0) { $0 * 10 + Int64($1 &- UInt8(ascii: "0")) })
    }
    guard let number = Int64(String(decoding: text, as: UTF8.self)) else { return (.invalid, 0) }
    return (.valid, number)
  }

  static func decimal(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (state: Cell.State, payload: Int64) {
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
      return (.invalid, 0)
    }
    return (.valid, Int64(bitPattern: number.bitPattern))
  }

  /// The day of `ccyy-mm-ddThh:mm:ss`; a fraction or a zone after it is passed over.
  static func timestamp(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (state: Cell.State, payload: Int64) {
    guard text.count >= 10,
      let date = CalendarDate(ascii: UnsafeBufferPointer(rebasing: text[0..<10]))
    else { return (.invalid, 0) }
    if text.count > 10 {
      let clock = String(decoding: text.prefix(19), as: UTF8.self)
      guard Instant(clock) != nil, text.count >= 19 else { return (.invalid, 0) }
    }
    return (.valid, Int64(date.dayNumber))
  }
}
