/// Puts the rows of all lists into the order of whom they are about, then of list, then of line.
///
/// Keys that differ by leading zeros alone come one after the other, so that they can be told.
enum SubjectKey {
  /// What stands first: rows that cannot be loaded come before all subjects.
  static let setAside: UInt8 = 0

  /// Sorts a row of list number `list` that is about `key`, a subject of kind `kind`.
  static func sorted(_ key: [UInt8], kind: Int, list: Int, line: Int) -> [UInt8] {
    let zeros = key.prefix { $0 == UInt8(ascii: "0") }.count
    var sorted: [UInt8] = []
    sorted.reserveCapacity(2 * key.count + 3 + placeLength)
    sorted.append(UInt8(truncatingIfNeeded: kind + 1))
    sorted.append(contentsOf: key[min(zeros, max(0, key.count - 1))...])
    sorted.append(0)
    sorted.append(contentsOf: key)
    sorted.append(0)
    sorted.append(UInt8(truncatingIfNeeded: list))
    withUnsafeBytes(of: UInt32(clamping: line).bigEndian) { sorted.append(contentsOf: $0) }
    return sorted
  }

  /// Sorts a row that is a subject by itself: after all that have a key.
  static func alone(kind: Int, list: Int, line: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: kind + 1), 0xFF, 0, 0] + place(list, line)
  }

  /// Sorts a row that cannot be loaded, for reason number `reason`.
  static func setAside(list: Int, line: Int, reason: Int) -> [UInt8] {
    [setAside, UInt8(truncatingIfNeeded: reason)] + place(list, line)
  }

  private static let placeLength = 5

  private static func place(_ list: Int, _ line: Int) -> [UInt8] {
    let line = UInt32(clamping: line)
    return [UInt8(truncatingIfNeeded: list)]
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: line >> UInt32($0)) }
  }

  /// The list a sorted row is of.
  static func list(_ sorted: [UInt8]) -> Int { Int(sorted[sorted.count - placeLength]) }

  /// What rows of one subject share.
  static func subject(_ sorted: [UInt8]) -> ArraySlice<UInt8> {
    // Rows that are subjects by themselves share nothing with any other.
    sorted[1] == 0xFF ? sorted[...] : sorted.dropLast(placeLength)
  }

  /// What the keys share that differ by leading zeros alone.
  static func withoutZeros(_ sorted: [UInt8]) -> ArraySlice<UInt8> {
    sorted.prefix { $0 != 0 }
  }

  /// The key itself; empty for a row that has none.
  static func key(_ sorted: [UInt8]) -> ArraySlice<UInt8> {
    guard sorted[1] != 0xFF else { return [] }
    return sorted.dropFirst(withoutZeros(sorted).count + 1).dropLast(placeLength + 1)
  }

  /// Whether a key is a number that a spreadsheet has rounded: `1.23457E+11`.
  static func isRounded(_ key: [UInt8]) -> Bool {
    guard let sign = key.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), sign > 0,
      key.contains(UInt8(ascii: "."))
    else { return false }
    let mantissa = key[..<sign].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    let exponent = key[(sign + 1)...].drop { $0 == UInt8(ascii: "+") }
    return mantissa && !exponent.isEmpty && exponent.allSatisfy { (0x30...0x39).contains($0) }
  }
}
