internal import MarkupEvents

/// The texts that cells of a workbook share, by number, in one piece of memory.
struct SharedTexts {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// How many texts there are.
  var count: Int { ends.count }

  /// The text with a number there is.
  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// Reads a workbook's part of shared texts.
  init(_ archive: Archive, part: String?, limits: SpreadsheetLimits) throws(SpreadsheetFailure) {
    guard let part else { return }
    var phonetic = 0
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
      guard bytes.count + 8 * ends.count <= limits.sharedBytes else {
        throw SpreadsheetFailure(
          .tooLarge, place: part,
          "cells share more than \(limits.sharedBytes) bytes of text. Check the file.")
      }
      return true
    }
  }
}
