internal import ReturnModel
internal import RuleLanguage

/// Reads the text of one field as its kind, and says whether it is of it.
///
/// A class, so that reading a cell holds one reference and not one for each of its parts.
final class CellReader: Sendable {
  let kind: FieldKind
  let list: CodeList?
  let pattern: Pattern?

  init(kind: FieldKind, list: CodeList?, pattern: Pattern?) {
    self.kind = kind
    self.list = list
    self.pattern = pattern
  }

  /// The cell's state and payload for a text that is not empty.
  @inline(__always)
  func read(_ text: UnsafeBufferPointer<UInt8>) -> (state: Cell.State, payload: Int64) {
    if let pattern, !pattern.matches(text) { return (.invalid, 0) }
    switch kind {
    case .text: return (.valid, 0)
    case .code:
      guard let position = list?.position(ofBytes: text) else { return (.invalid, 0) }
      return (.valid, Int64(position))
    case .date:
      guard let date = CalendarDate(ascii: text) else { return (.invalid, 0) }
      return (.valid, Int64(date.dayNumber))
    case .boolean: return Self.boolean(text)
    case .timestamp: return Self.timestamp(text)
    case .integer:
      guard let number = Int64(String(decoding: text, as: UTF8.self)) else { return (.invalid, 0) }
      return (.valid, number)
    case .decimal:
      guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
        return (.invalid, 0)
      }
      return (.valid, Int64(bitPattern: number.bitPattern))
    }
  }

  private static func boolean(
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

  /// The day of `ccyy-mm-ddThh:mm:ss`; a fraction or a zone after it is passed over.
  private static func timestamp(
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
