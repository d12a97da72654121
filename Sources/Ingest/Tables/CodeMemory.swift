internal import ReturnSpec

/// Remembers what texts of a field stood for, so that of many cells with few texts few are worked out.
///
/// It holds a bounded number of short texts; of two that would stand in one place the later stays.
final class CodeMemory {
  private let spellings: CodeSpellings
  private var slots = [(text: [UInt8], code: [UInt8]?)](
    repeating: ([], nil), count: CodeMemory.count)

  private static let count = 256
  private static let longest = 128

  init(_ spellings: CodeSpellings) { self.spellings = spellings }

  /// The code that a text which is none stands for; `nil` when it stands for none, or is one.
  func code(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count <= Self.longest, !text.isEmpty else { return spellings.code(text) }
    var hash: UInt32 = 2_166_136_261
    for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let slot = Int(hash >> 12) & (Self.count - 1)
    let known = slots[slot]
    if known.text.count == text.count, Self.agree(known.text, text) { return known.code }
    let code = spellings.code(text)
    slots[slot] = (Array(text), code)
    return code
  }

  /// Whether a text is a code as an earlier release of its list had it.
  func isFormer(_ text: UnsafeBufferPointer<UInt8>) -> Bool { spellings.isFormer(text) }

  private static func agree(_ known: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    known.withUnsafeBufferPointer { known in
      for place in 0..<text.count where known[place] != text[place] { return false }
      return true
    }
  }
}
