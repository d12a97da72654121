/// A value on the evaluator's stack.
///
/// The payload is an integer, a date's day number, a code's position, a boolean's 0 or 1, a
/// decimal's bit pattern, or a text's first byte (upper half) and count (lower half).
struct Slot: Sendable {
  var payload: Int64
  /// 0 when unknown; else 1 more than the ``Value/TextRange/Origin`` of a text (and than the list's
  /// number, of one from a list), 1 for other values.
  var state: Int64

  @inline(__always) init(payload: Int64, state: Int64) {
    self.payload = payload
    self.state = state
  }

  @inline(__always) init(_ payload: Int64) { self.init(payload: payload, state: 1) }

  @inline(__always) init(_ truth: Bool) { self.init(payload: truth ? 1 : 0, state: 1) }

  @inline(__always) init(_ number: Double) {
    self.init(payload: Int64(bitPattern: number.bitPattern), state: 1)
  }

  @inline(__always) init(start: Int32, count: Int32, origin: Int64) {
    self.init(payload: Int64(start) << 32 | Int64(count), state: origin + 1)
  }

  @inline(__always) static var unknown: Slot { Slot(payload: 0, state: 0) }

  @inline(__always) var isUnknown: Bool { state == 0 }
  @inline(__always) var isTrue: Bool { state != 0 && payload != 0 }
  @inline(__always) var isFalse: Bool { state != 0 && payload == 0 }
  @inline(__always) var decimal: Double { Double(bitPattern: UInt64(bitPattern: payload)) }
  @inline(__always) var start: Int { Int(payload >> 32) }
  @inline(__always) var count: Int { Int(Int32(truncatingIfNeeded: payload)) }
}
