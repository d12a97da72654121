package import ExternalSort
package import ReturnModel

/// The figures of one load, packed, in the order they came: some in memory, the rest in a file
/// without a name.
package final class FigureSpool {
  /// What the numbers in the figures' keys stand for; to be set before the figures are loaded.
  package var names = FigureNames()
  /// How many figures there are.
  package private(set) var count = 0
  /// The folder that what does not fit into memory goes to; `nil` keeps all in memory.
  let folder: String?

  private let memoryBudget: Int
  private let pieceLength: Int
  /// Whole records each.
  private var pieces: [[UInt8]] = []
  private var file: SpillFile?
  private var spilled: [Range<Int>] = []

  /// Makes an empty spool.
  package init(spillingInto folder: String?, memoryBudget: Int = 32 << 20) {
    self.folder = folder
    self.memoryBudget = memoryBudget
    pieceLength = max(64 << 10, min(4 << 20, memoryBudget / 4))
  }

  /// Takes the figures of a block after those before.
  package func append(_ block: borrowing FigureBlock) throws(SpillFailure) {
    let bytes = block.bytes
    guard bytes.count > 0 else { return }
    if let last = pieces.indices.last, pieces[last].count + bytes.count <= pieceLength {
      pieces[last].append(contentsOf: bytes)
    } else {
      if (pieces.count + 1) * pieceLength > memoryBudget { try spill() }
      var piece: [UInt8] = []
      piece.reserveCapacity(max(pieceLength, bytes.count))
      piece.append(contentsOf: bytes)
      pieces.append(piece)
    }
    count += block.count
  }

  /// Takes whole records, `number` of them, after those before.
  func take(_ piece: [UInt8], count number: Int) {
    guard !piece.isEmpty else { return }
    pieces.append(piece)
    count += number
  }

  /// The bytes of all figures.
  var memoryUsed: Int { spilled.reduce(0) { $0 + $1.count } + pieces.reduce(0) { $0 + $1.count } }

  private func spill() throws(SpillFailure) {
    guard let folder, !pieces.isEmpty else { return }
    var file = if let file = file.take() { file } else { try SpillFile(in: folder) }
    for piece in pieces {
      let start = file.end
      try piece.span.withUnsafeBytes { bytes throws(SpillFailure) in try file.append(bytes) }
      spilled.append(start..<file.end)
    }
    try file.flush()
    self.file = consume file
    pieces.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with each figure in the order they came.
  func forEach(_ body: (FigureRecord) throws -> Void) throws {
    var buffer: [UInt8] = []
    for range in spilled {
      buffer = Array(repeating: 0, count: range.count)
      try read(range, into: &buffer)
      try buffer.withUnsafeBytes { try FigureBlock.forEachRecord(in: $0, body) }
    }
    for piece in pieces {
      try piece.withUnsafeBytes { try FigureBlock.forEachRecord(in: $0, body) }
    }
  }

  /// Whether the figures are in order and no cell is given twice, as far as can be told without
  /// sorting them; false means that it cannot.
  func areAllDistinct() throws -> Bool {
    guard names.periods.allSatisfy(Stored.canHold) else { return false }
    guard var seen = CellSet(names) else { return false }
    var areInOrder = true
    try forEach { record in
      areInOrder = areInOrder && record.isComplete && seen.insert(record.key)
    }
    return areInOrder
  }

  private func read(_ range: Range<Int>, into buffer: inout [UInt8]) throws {
    try buffer.withUnsafeMutableBytes { bytes in
      switch file {
      case .some(let file): try file.read(into: bytes, at: range.lowerBound)
      case .none: break
      }
    }
  }
}

extension FigureSpool {
  /// The observations of `load` as figures.
  ///
  /// Throws when one is of another submission.
  convenience init(_ load: SubmissionLoad) throws(StoreFailure) {
    self.init(spillingInto: nil)
    let submission = load.extract.submission
    var block = FigureBlock()
    for observation in load.observations {
      guard observation.source == submission.source, observation.released == submission.released
      else {
        throw .contradictory(
          observation.place, "is of another source or vintage than its extract")
      }
      block.append(names.key(of: observation), observation.figure)
      if block.bytes.count >= pieceLength / 2 {
        try append(block, of: submission)
        block.removeAll()
      }
    }
    try append(block, of: submission)
  }

  private func append(
    _ block: borrowing FigureBlock, of submission: Submission
  ) throws(StoreFailure) {
    do { try append(block) } catch {
      throw StoreFailure(.unwritable, submission.source.text, error.description)
    }
  }
}

extension Observation {
  /// The cell, for messages.
  fileprivate var place: String { "\(indicator) \(area) \(period) \(breakdown)" }
}
