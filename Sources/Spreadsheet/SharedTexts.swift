internal import MarkupEvents

/// The texts that cells of a workbook share, by number: in one piece of memory, or past a limit in a
/// file without a name.
final class SharedTexts {
  /// How many texts there are.
  private(set) var count = 0
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var spilled: SpilledTexts?

  /// Reads a workbook's part of shared texts; what is more than `limits.sharedInMemory` goes into a
  /// file in `folder`, where one is given.
  init(
    _ archive: Archive, part: String?, limits: SpreadsheetLimits, folder: String?
  ) throws(SpreadsheetFailure) {
    guard let part else { return }
    var phonetic = 0
    var total = 0
    try archive.blocks(of: part) { block throws(SpreadsheetFailure) in
      for event in block.events {
        let name = block.names[event.nameID]
        switch (event.kind, name) {
        case (.open, "rPh"): phonetic += 1
        case (.close, "rPh"): phonetic -= 1
        case (.leaf, "t") where phonetic == 0: bytes.append(contentsOf: block.text(of: event))
        case (.close, "si"), (.leaf, "si"): ends.append(bytes.count)
        default: break
        }
      }
      guard total + bytes.count + 8 * (count + ends.count) <= limits.sharedBytes else {
        throw SpreadsheetFailure(
          .tooLarge, place: part,
          "cells share more than \(limits.sharedBytes) bytes of text. Check the file.")
      }
      if let folder, spilled != nil || bytes.count + 8 * ends.count > limits.sharedInMemory {
        total += try spill(into: folder)
      }
      return true
    }
    if let folder, spilled != nil {
      _ = try spill(into: folder)
      try spilled?.finish()
    } else {
      count = ends.count
    }
  }

  /// Puts the texts that are whole into the file; gives how many bytes they have.
  private func spill(into folder: String) throws(SpreadsheetFailure) -> Int {
    let file: SpilledTexts
    if let spilled { file = spilled } else { file = try SpilledTexts(in: folder) }
    spilled = file
    guard let end = ends.last else { return 0 }
    try file.add(bytes[..<end], ends: ends)
    count = file.count
    bytes.removeFirst(end)
    ends.removeAll(keepingCapacity: true)
    return end
  }

  /// Adds text `number`, of which there is one, to `row`; `false` when it is longer than `longest`.
  func append(
    _ number: Int, to row: inout [UInt8], longest: Int
  ) throws(SpreadsheetFailure) -> Bool {
    if let spilled { return try spilled.append(number, to: &row, longest: longest) }
    let range = (number == 0 ? 0 : ends[number - 1])..<ends[number]
    guard range.count <= longest else { return false }
    row.append(contentsOf: bytes[range])
    return true
  }
}
