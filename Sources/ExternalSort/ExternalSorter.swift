/// Sorts and groups keyed records in bounded memory.
///
/// Records are added in any order and come back in the order of their keys' bytes, those of equal
/// keys in the order they were added. What does not fit in the memory budget goes to spill files.
package struct ExternalSorter: ~Copyable {
  /// Makes a sorter that spills into `folder`, which must exist, beyond `memoryBudget` bytes.
  package init(folder: String, memoryBudget: Int = 64 << 20) {}

  /// How many records have been added.
  package var count: Int { 0 }

  /// Adds a record; both parts are copied, and either may be empty.
  package mutating func add(
    key: Span<UInt8>, payload: Span<UInt8>
  ) throws(SpillFailure) {}

  /// Calls `body` with each record in order, and whether its key is another than the one before.
  ///
  /// Throws what `body` throws, or a ``SpillFailure``.
  package consuming func forEach(
    _ body: (_ key: Span<UInt8>, _ payload: Span<UInt8>, _ startsGroup: Bool) throws -> Void
  ) throws {}

  /// Calls `body` once for each key, in order, with all its payloads.
  ///
  /// A group stands in memory whole: where one could be as large as the extract, use
  /// ``forEach(_:)``.
  package consuming func forEachGroup(_ body: (borrowing SortedGroup) throws -> Void) throws {}
}
