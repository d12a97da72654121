internal import MarkupEvents

/// The texts that cells of a workbook share, by number: in one piece of memory, or past a limit in
/// files without a name.
final class SharedTexts {
  /// How many texts there are.
  let count: Int
  private let bytes: [UInt8]
  private let ends: [Int]
  private let spilled: SpilledTexts?

  /// Reads a workbook's part of shared texts; what is more than `limits.sharedInMemory` goes into
  /// files in `folder`, where one is given.
  init(
    _ archive: Archive, part: String?, limits: SpreadsheetLimits, folder: String?
  ) throws(SpreadsheetFailure) {
    var texts = Gathered()
    if let part { try texts.read(archive, part, limits, folder) }
    (bytes, ends, spilled) = (texts.bytes, texts.ends, texts.spilled)
    count = texts.spilled?.count ?? texts.ends.count
  }

  /// Adds text `number`, of which there is one, to `row`; `false` when it is longer than `longest`.
  func append(
    _ number: Int, to row: inout SheetRow, longest: Int
  ) throws(SpreadsheetFailure) -> Bool {
    if let spilled { return try spilled.append(number, to: &row, longest: longest) }
    let range = (number == 0 ? 0 : ends[number - 1])..<ends[number]
    guard range.count <= longest else { return false }
    bytes.withUnsafeBufferPointer { row.append(UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  /// The texts while they are read.
  private struct Gathered {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var spilled: SpilledTexts?
    private var spilledBytes = 0
    /// What the elements are, by the number of their name: a name is looked at once.
    private var kinds: [Element] = []

    private enum Element { case item, text, phonetic, other }

    mutating func read(
      _ archive: Archive, _ part: String, _ limits: SpreadsheetLimits, _ folder: String?
    ) throws(SpreadsheetFailure) {
      var phonetic = 0
      try archive.blocks(of: part) { block throws(SpreadsheetFailure) in
        for name in block.names[kinds.count...] {
          kinds.append(
            name == "si" ? .item : name == "t" ? .text : name == "rPh" ? .phonetic : .other)
        }
        for event in block.events {
          switch (event.kind, kinds[event.nameID]) {
          case (.open, .phonetic): phonetic += 1
          case (.close, .phonetic): phonetic -= 1
          case (.leaf, .text) where phonetic == 0:
            bytes.append(contentsOf: block.text(of: event))
          case (.close, .item), (.leaf, .item): ends.append(bytes.count)
          default: break
          }
        }
        let inMemory = bytes.count + 8 * ends.count
        guard spilledBytes + inMemory <= limits.sharedBytes else {
          throw SpreadsheetFailure(
            .tooLarge, place: part,
            "cells share more than \(limits.sharedBytes) bytes of text. Check the file.")
        }
        if let folder, inMemory > limits.sharedInMemory { try spill(into: folder) }
        return true
      }
      if let folder, spilled != nil {
        try spill(into: folder)
        try spilled?.finish()
      }
    }

    /// Puts the texts that are whole into the files.
    private mutating func spill(into folder: String) throws(SpreadsheetFailure) {
      let file: SpilledTexts
      if let spilled { file = spilled } else { file = try SpilledTexts(in: folder) }
      spilled = file
      guard let end = ends.last else { return }
      try file.add(bytes[..<end], ends: ends)
      spilledBytes += end + 8 * ends.count
      bytes.removeFirst(end)
      ends.removeAll(keepingCapacity: true)
    }
  }
}
