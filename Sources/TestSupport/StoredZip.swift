public import Foundation

/// A zip archive of stored entries, written byte by byte.
public struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Makes an archive without entries.
  public init() {}

  /// Adds an entry; `flags` 1 says that it is encrypted, `method` 0 that it is stored.
  public mutating func add(
    _ name: String, _ content: [UInt8], flags: UInt16 = 0, method: UInt16 = 0,
    claimedSize: Int? = nil, checksum: UInt32? = nil
  ) {
    let offset = UInt32(bytes.count)
    let size = UInt32(claimedSize ?? content.count)
    var common = Self.two(20) + Self.two(flags) + Self.two(method) + Self.two(0)
    common += Self.two(0x21) + Self.four(checksum ?? Self.checksum(content))
    common += Self.four(UInt32(content.count)) + Self.four(size)
    common += Self.two(UInt16(name.utf8.count)) + Self.two(0)
    bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + Self.two(20) + common
    directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0) + Self.four(offset)
    directory += Array(name.utf8)
    count += 1
  }

  /// Adds an entry that holds text.
  public mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// The whole archive.
  public var data: Data {
    let end =
      [0x50, 0x4B, 5, 6] + Self.two(0) + Self.two(0) + Self.two(count) + Self.two(count)
      + Self.four(UInt32(directory.count)) + Self.four(UInt32(bytes.count)) + Self.two(0)
    return Data(bytes + directory + end)
  }

  private static func two(_ number: UInt16) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8)]
  }

  private static func four(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  /// CRC-32 as zip has it.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
