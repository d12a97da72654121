internal import ReturnModel

/// A finding of one run or both, and what became of it from the first to the second.
struct FindingChange {
  /// What became of a finding.
  enum Kind: String, CaseIterable {
    /// It was not there before.
    case new
    /// It was accepted, and is open again.
    case reopened
    /// It was open or was not there, and is accepted.
    case accepted
    /// It is there no more.
    case fixed
    /// It was open and is.
    case stillOpen = "still open"
    /// It was accepted and is.
    case stillAccepted = "still accepted"
  }

  let kind: Kind
  /// In the first run.
  let old: Finding?
  /// In the second.
  let new: Finding?

  /// `nil` when there is neither.
  init?(old: Finding?, new: Finding?) {
    (self.old, self.new) = (old, new)
    switch (old?.status, new?.status) {
    case (nil, nil): return nil
    case (_, nil): kind = .fixed
    case (.accepted?, .open?): kind = .reopened
    case (.open?, .open?): kind = .stillOpen
    case (nil, .open?): kind = .new
    case (.accepted?, .accepted?): kind = .stillAccepted
    case (_, .accepted?): kind = .accepted
    }
  }

  /// As it is, or as it was when it is no more.
  var finding: Finding? { new ?? old }

  /// Calls `body` with what became of each finding of `old` and `new`, in their order.
  ///
  /// The findings of one identity, which are several only where a rule looks at nothing of a record's
  /// own, are paired in the order of their values.
  static func forEach(
    from old: SortedFindings, to new: SortedFindings, _ body: (FindingChange) throws -> Void
  ) throws {
    var (left, right) = (try RecordCursor(path: old.path), try RecordCursor(path: new.path))
    while left.current != nil || right.current != nil {
      let order = compare(left.current?.key, right.current?.key)
      let before = order <= 0 ? left.current.flatMap { SortedFindings.finding($0.payload) } : nil
      let after = order >= 0 ? right.current.flatMap { SortedFindings.finding($0.payload) } : nil
      if let change = FindingChange(old: before, new: after) { try body(change) }
      if order <= 0 { try left.advance() }
      if order >= 0 { try right.advance() }
    }
  }

  /// Less than 0 when the first comes before, more when the second does; one that is not there comes
  /// last.
  private static func compare(_ left: [UInt8]?, _ right: [UInt8]?) -> Int {
    guard let left else { return 1 }
    guard let right else { return -1 }
    let (first, second) = (SortedFindings.identity(left), SortedFindings.identity(right))
    if first.elementsEqual(second) { return 0 }
    return first.lexicographicallyPrecedes(second) ? -1 : 1
  }
}
