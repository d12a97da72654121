/// The codes a field may hold, in a fixed order.
///
/// A cell of kind ``FieldKind/code`` holds the position of its code here, so that comparing codes is
/// comparing integers.
public struct CodeList: Hashable, Sendable {
  /// One code and what it means.
  public struct Code: Hashable, Sendable {
    /// The code as extracts write it; case counts.
    public let code: String
    /// What it means.
    public let label: String
    /// The wider group the code rolls up to, where the list has one.
    public let group: String?
    /// Other texts that forms may write for it.
    public let aliases: [String]
    /// Texts that stood for it in an earlier release, and are no longer to be used.
    public let former: [String]

    /// Makes a code.
    public init(
      code: String, label: String, group: String? = nil, aliases: [String] = [],
      former: [String] = []
    ) {
      self.code = code
      self.label = label
      self.group = group
      self.aliases = aliases
      self.former = former
    }
  }

  /// The list's name.
  public let name: ListName
  /// The codes, in the list's order.
  public let codes: [Code]
  private let positions: [String: Int]
  /// Codes of up to eight bytes, packed and sorted; for reading cells without making strings.
  @usableFromInline let packed: [UInt64]
  /// The position of each of ``packed``.
  @usableFromInline let packedPositions: [Int]

  /// Makes a list; of two equal codes the first counts.
  public init(name: ListName, codes: [Code]) {
    self.name = name
    self.codes = codes
    positions = Dictionary(
      codes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var short: [(packed: UInt64, position: Int)] = []
    for (position, code) in codes.enumerated() where positions[code.code] == position {
      if let packed = Self.pack(Array(code.code.utf8)) { short.append((packed, position)) }
    }
    short.sort { $0.packed < $1.packed }
    packed = short.map(\.packed)
    packedPositions = short.map(\.position)
  }

  /// The position of `code`.
  public func position(of code: String) -> Int? { positions[code] }

  /// The position of the code with these bytes.
  @inlinable public func position(ofBytes bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count <= 8, bytes.count > 0 else {
      return bytes.isEmpty ? nil : position(of: String(decoding: bytes, as: UTF8.self))
    }
    var value: UInt64 = 0
    for byte in bytes { value = value << 8 | UInt64(byte) }
    // Halving beats hashing: lists are short, and a hash costs as much as reading the element.
    var (low, high) = (0, packed.count)
    while low < high {
      let middle = (low + high) / 2
      if packed[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < packed.count && packed[low] == value ? packedPositions[low] : nil
  }

  static func pack(_ bytes: [UInt8]) -> UInt64? {
    guard (1...8).contains(bytes.count) else { return nil }
    return bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
