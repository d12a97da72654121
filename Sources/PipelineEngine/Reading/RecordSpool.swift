internal import Foundation
internal import PipelineCore

/// Keys, each with a payload, written one after the other in the order they come.
///
/// They are sorted once, by whoever joins what several readers wrote.
final class RecordSpool {
  private let file: OutputFile
  private var pending: [UInt8] = []
  private var flushed = 0
  private static let flushAt = 1 << 16

  init(path: String) throws(StageFailure) { file = try OutputFile(path: path) }

  /// Writes a record.
  func add(key: [UInt8], payload: [UInt8]) throws(StageFailure) {
    withUnsafeBytes(of: UInt32(key.count).littleEndian) { pending.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(payload.count).littleEndian) { pending.append(contentsOf: $0) }
    pending += key
    pending += payload
    if pending.count >= Self.flushAt { try flush() }
  }

  /// Writes bytes that are no record: of a spool that holds something else.
  func write(_ bytes: [UInt8]) throws(StageFailure) {
    pending += bytes
    if pending.count >= Self.flushAt { try flush() }
  }

  /// How many bytes have been written.
  var end: Int { flushed + pending.count }

  /// Gives the file its name.
  func close() throws(StageFailure) {
    try flush()
    try file.close()
  }

  private func flush() throws(StageFailure) {
    try file.write(pending)
    flushed += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}

extension SpoolPiece {
  /// Calls `body` with each record of a piece that holds whole records.
  func forEachRecord(
    in open: FileHandle? = nil, _ body: (_ key: Span<UInt8>, _ payload: Span<UInt8>) throws -> Void
  ) throws {
    var rest: [UInt8] = []
    try forEachBlock(in: open) { block in
      rest += block
      var place = 0
      while let (key, payload) = Self.record(in: rest, at: place) {
        try body(
          rest.span.extracting(key), rest.span.extracting(payload))
        place = payload.upperBound
      }
      rest.removeFirst(place)
    }
  }

  /// Where the record that begins at `place` has its parts; `nil` when it is not there whole.
  private static func record(
    in bytes: [UInt8], at place: Int
  ) -> (key: Range<Int>, payload: Range<Int>)? {
    guard place + 8 <= bytes.count else { return nil }
    let (keyCount, payloadCount) = bytes.withUnsafeBytes { bytes in
      (
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))),
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)))
      )
    }
    let middle = place + 8 + keyCount
    guard middle + payloadCount <= bytes.count else { return nil }
    return (place + 8..<middle, middle..<middle + payloadCount)
  }
}
