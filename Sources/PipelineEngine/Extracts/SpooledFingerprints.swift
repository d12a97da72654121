internal import Foundation
internal import ReturnModel

/// The fingerprints of findings, read back from the file they were spooled to, a piece at a time.
struct SpooledFingerprints {
  private let handle: FileHandle?
  private var left: Int
  private var bytes: [UInt8] = []
  private var place = 0

  init(_ piece: SpoolPiece) {
    handle = piece.range.isEmpty ? nil : FileHandle(forReadingAtPath: piece.path)
    left = piece.range.count
    do { try handle?.seek(toOffset: UInt64(piece.range.lowerBound)) } catch { left = 0 }
  }

  /// The next; `nil` after the last.
  mutating func next() -> ValueFingerprint? {
    if place + 8 > bytes.count { fill() }
    guard place + 8 <= bytes.count else { return nil }
    defer { place += 8 }
    return ValueFingerprint(
      bits: bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      })
  }

  private mutating func fill() {
    bytes.removeFirst(min(place, bytes.count))
    place = 0
    guard left > 0, let handle else { return }
    do {
      let data = try handle.read(upToCount: min(left, 1 << 16)) ?? Data()
      left -= data.isEmpty ? left : data.count
      bytes += data
    } catch {
      // The file was written by this process a moment ago; what cannot be read is not there.
      left = 0
    }
  }
}
