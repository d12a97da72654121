internal import Foundation

/// Reads the records that a ``RecordSpool`` wrote one by one, in bounded memory.
struct RecordCursor {
  /// The record it stands on; `nil` after the last.
  private(set) var current: (key: [UInt8], payload: [UInt8])?
  private let handle: FileHandle?
  private var bytes: [UInt8] = []
  private var place = 0
  private static let blockSize = 1 << 18

  /// Stands on the first record of the file `path`.
  init(path: String) throws {
    handle = FileHandle(forReadingAtPath: path)
    try advance()
  }

  /// Moves to the next record.
  mutating func advance() throws {
    current = nil
    guard try has(8) else { return }
    let (keyCount, payloadCount) = bytes.withUnsafeBytes { bytes in
      (
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))),
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)))
      )
    }
    guard try has(8 + keyCount + payloadCount) else { return }
    let middle = place + 8 + keyCount
    current = (Array(bytes[place + 8..<middle]), Array(bytes[middle..<middle + payloadCount]))
    place = middle + payloadCount
  }

  /// Whether `count` more bytes are there, once they have been read.
  private mutating func has(_ count: Int) throws -> Bool {
    while bytes.count - place < count {
      guard let data = try handle?.read(upToCount: Self.blockSize), !data.isEmpty else {
        return false
      }
      bytes.removeFirst(place)
      place = 0
      bytes += data
    }
    return true
  }
}
