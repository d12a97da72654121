internal import Foundation
internal import PipelineCore

/// A stretch of a file that a run wrote a moment ago, or that a partial holds.
struct SpoolPiece: Hashable, Sendable {
  let path: String
  let range: Range<Int>

  /// Calls `body` with the bytes, some at a time; with the file open already, it is not opened again.
  func forEachBlock(in open: FileHandle? = nil, _ body: ([UInt8]) throws -> Void) throws {
    guard !range.isEmpty else { return }
    guard let handle = open ?? FileHandle(forReadingAtPath: path) else { throw failure }
    try handle.seek(toOffset: UInt64(range.lowerBound))
    var left = range.count
    while left > 0 {
      guard let data = try handle.read(upToCount: min(left, 1 << 20)), !data.isEmpty else {
        throw failure
      }
      left -= data.count
      try body(Array(data))
    }
  }

  /// All of the bytes.
  func bytes() throws -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(range.count)
    try forEachBlock { all += $0 }
    return all
  }

  private var failure: StageFailure {
    StageFailure(
      .emit, .temporary, subject: path.split(separator: "/").last.map(String.init) ?? path,
      problem: "what was written of the run cannot be read again",
      advice: "Run again; nothing that was not said to be loaded has been.")
  }
}
