import ExternalSort
import TestSupport
import Testing

@Suite struct ExternalSorterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Budgets that spill nothing, some runs, a run a record, and so many runs that they merge in
  /// passes.
  @Test(arguments: [1 << 20, 4096, 300, 1], [UInt64(1), 2, 3])
  func agreesWithTheStandardLibrary(_ budget: Int, _ seed: UInt64) throws {
    var generator = Repeatable(state: seed)
    // Few distinct bytes and short keys: equal keys, and keys that begin others.
    let alphabet: [UInt8] = [0, 1, 127, 128, 255]
    let records = (0..<700).map { number in
      let length = Int.random(in: 0...10, using: &generator)
      let key = (0..<length).map { _ in alphabet[Int.random(in: 0..<5, using: &generator)] }
      return Keyed(key: key, payload: Array("\(number)".utf8))
    }
    var sorter = ExternalSorter(folder: folder.path, memoryBudget: budget)
    for record in records { try sorter.add(record) }
    #expect(sorter.count == 700)
    let (sorted, starts) = try sorter.sorted()
    let expected = stablySorted(records)
    let isStart = { (position: Int) in
      position == 0 || expected[position].key != expected[position - 1].key
    }
    #expect(sorted == expected)
    #expect(starts == expected.indices.filter(isStart))
  }

  private func stablySorted(_ records: [Keyed]) -> [Keyed] {
    let order = records.indices.sorted { left, right in
      let (one, other) = (records[left].key, records[right].key)
      return one == other ? left < right : one.lexicographicallyPrecedes(other)
    }
    return order.map { records[$0] }
  }

  @Test(arguments: [1 << 20, 64])
  func groupsHoldTheirPayloadsInTheOrderAdded(_ budget: Int) throws {
    var sorter = ExternalSorter(folder: folder.path, memoryBudget: budget)
    for (key, payload) in [("b", "1"), ("", "2"), ("a", "3"), ("b", ""), ("", "4"), ("b", "5")] {
      try sorter.add(key, payload)
    }
    var groups: [String] = []
    try sorter.forEachGroup { group in
      var text = String(decoding: group.key, as: UTF8.self)
      for position in 0..<group.count {
        group.withPayload(position) { text += "|" + String(decoding: bytes($0), as: UTF8.self) }
      }
      groups.append(text)
    }
    #expect(groups == ["|2|4", "a|3", "b|1||5"])
  }

  @Test func nothingAddedGivesNothing() throws {
    let sorter = ExternalSorter(folder: folder.path)
    #expect(try sorter.sorted().records.isEmpty)
    try ExternalSorter(folder: folder.path).forEachGroup { _ in Issue.record("a group of nothing") }
  }

  @Test func keyOfNoBytesAloneIsAGroup() throws {
    var sorter = ExternalSorter(folder: folder.path)
    try sorter.add("", "")
    let (records, starts) = try sorter.sorted()
    #expect(records == [Keyed(key: [], payload: [])])
    #expect(starts == [0])
  }

  @Test func recordLargerThanTheBudgetComesBackWhole() throws {
    let large = Keyed(
      key: [UInt8](repeating: 7, count: 100_000), payload: [UInt8](repeating: 9, count: 700_000))
    var sorter = ExternalSorter(folder: folder.path, memoryBudget: 1000)
    try sorter.add("z", "after")
    try sorter.add(large)
    try sorter.add(large)
    try sorter.add("", "before")
    let (records, starts) = try sorter.sorted()
    #expect(records.map(\.payload.count) == [6, 700_000, 700_000, 5])
    #expect(records[1] == large)
    #expect(starts == [0, 1, 3])
  }

  @Test func nothingStandsInTheFolderEvenWhileSorting() throws {
    var sorter = ExternalSorter(folder: folder.path, memoryBudget: 100)
    for number in 0..<500 { try sorter.add("\(number)", "payload") }
    #expect(try folder.contents().isEmpty)
    var seen = 0
    var left: [String] = []
    try sorter.forEach { _, _, _ in
      seen += 1
      if seen % 100 == 0 { left += try folder.contents() }
    }
    #expect(seen == 500)
    #expect(left.isEmpty)
  }

  @Test func whatTheBodyThrowsComesThroughAndEndsTheSort() throws {
    struct Enough: Error {}
    var sorter = ExternalSorter(folder: folder.path, memoryBudget: 100)
    for number in 0..<50 { try sorter.add("\(number)", "") }
    var seen = 0
    do {
      try sorter.forEach { _, _, _ in
        seen += 1
        if seen == 3 { throw Enough() }
      }
      Issue.record("should have thrown")
    } catch is Enough {}
    #expect(seen == 3)
  }

  @Test func folderThatIsNotThereFailsOnlyWhenItIsNeeded() throws {
    var small = ExternalSorter(folder: folder.path + "/nowhere")
    try small.add("a", "b")
    #expect(try small.sorted().records.count == 1)

    var large = ExternalSorter(folder: folder.path + "/nowhere", memoryBudget: 1)
    try large.add("a", "b")
    do {
      try large.add("c", "d")
      Issue.record("should have thrown")
    } catch let failure as SpillFailure {
      #expect(failure.action == .make)
      #expect(failure.description.contains("check that the folder is there"))
      #expect(!failure.description.contains(folder.path))
    }
  }
}
