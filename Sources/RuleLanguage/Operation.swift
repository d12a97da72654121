/// One step of a compiled expression.
///
/// Steps work on a stack of ``Slot``. What ``mode``, ``level``, ``x``, ``y`` and ``constant`` mean
/// is said at each ``Opcode``.
struct Operation: Hashable, Sendable {
  var code: Opcode
  var mode: UInt8 = 0
  var level: UInt8 = 0
  /// How many more values it leaves on the stack than it finds.
  var delta: Int8 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  var constant: Int64 = 0

  init(
    _ code: Opcode, mode: UInt8 = 0, level: UInt8 = 0, x: Int = 0, y: Int = 0, constant: Int64 = 0
  ) {
    self.code = code
    self.mode = mode
    self.level = level
    (self.x, self.y) = (Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y))
    self.constant = constant
  }
}
