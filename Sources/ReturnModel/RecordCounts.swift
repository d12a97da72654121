/// What became of every record of an extract; a record is one module instance, or one row.
public struct RecordCounts: Hashable, Sendable, Codable {
  /// Records read.
  public var read = 0
  /// Records whose content is in the store, or would be.
  public var loaded = 0
  /// Records of an extract that had been loaded before, byte for byte.
  public var unchanged = 0
  /// Records of an extract that a newer one stands in for.
  public var superseded = 0
  /// Records that cannot be loaded, kept aside whole.
  public var quarantined = 0
  /// Records that no specification asks for, such as school-level rows of a published table.
  public var outOfScope = 0

  /// Makes counts of nothing.
  public init() {}

  /// Makes counts.
  public init(
    read: Int, loaded: Int = 0, unchanged: Int = 0, superseded: Int = 0, quarantined: Int = 0,
    outOfScope: Int = 0
  ) {
    self.read = read
    self.loaded = loaded
    self.unchanged = unchanged
    self.superseded = superseded
    self.quarantined = quarantined
    self.outOfScope = outOfScope
  }

  /// Whether every record read is accounted for exactly once.
  public var addUp: Bool {
    read == loaded + unchanged + superseded + quarantined + outOfScope
  }

  /// Adds counts, one by one.
  public static func + (left: Self, right: Self) -> Self {
    Self(
      read: left.read + right.read, loaded: left.loaded + right.loaded,
      unchanged: left.unchanged + right.unchanged,
      superseded: left.superseded + right.superseded,
      quarantined: left.quarantined + right.quarantined,
      outOfScope: left.outOfScope + right.outOfScope)
  }
}
