/// Turns a pattern into a table of states by the places its bytes stand at.
///
/// Each `bytes` of the tree is a place; a state is the set of places that may come next. The set of
/// what may follow each place is found in one walk over the tree.
struct PatternStates {
  /// A pattern may have this many places, counts written out.
  static let mostPlaces = 2048
  /// A pattern may need this many states.
  static let mostStates = 2048

  /// What a part of the tree begins and ends with, and whether it may be empty.
  private struct Edges {
    var first: Set<Int> = []
    var last: Set<Int> = []
    var mayBeEmpty = true
  }

  private var sets: [ByteSet] = []
  private var follows: [Set<Int>] = []
  private var isTooLarge = false

  /// The table of ``Pattern/table``.
  static func table(of tree: PatternNode) throws(Pattern.Fault) -> [UInt16] {
    var states = PatternStates()
    let edges = states.walk(tree)
    guard !states.isTooLarge else { throw tooLarge }
    // One more place, which no byte reaches past, stands for the end.
    let end = states.sets.count
    states.follows.append([])
    for place in edges.last { states.follows[place].insert(end) }
    return try states.table(from: edges.mayBeEmpty ? edges.first.union([end]) : edges.first, end)
  }

  private static var tooLarge: Pattern.Fault {
    Pattern.Fault(offset: 0, description: "the pattern is too large: use smaller counts")
  }

  private mutating func walk(_ node: PatternNode) -> Edges {
    guard !isTooLarge else { return Edges() }
    switch node {
    case .nothing: return Edges()
    case .bytes(let set):
      let place = sets.count
      isTooLarge = place >= Self.mostPlaces
      sets.append(set)
      follows.append([])
      return Edges(first: [place], last: [place], mayBeEmpty: false)
    case .sequence(let nodes):
      var edges = Edges()
      for node in nodes { edges = join(edges, walk(node)) }
      return edges
    case .choice(let nodes):
      var edges = Edges(mayBeEmpty: false)
      for node in nodes {
        let branch = walk(node)
        edges.first.formUnion(branch.first)
        edges.last.formUnion(branch.last)
        edges.mayBeEmpty = edges.mayBeEmpty || branch.mayBeEmpty
      }
      return edges
    case .optional(let node):
      var edges = walk(node)
      edges.mayBeEmpty = true
      return edges
    case .repeated(let node):
      let edges = walk(node)
      for place in edges.last { follows[place].formUnion(edges.first) }
      return edges
    }
  }

  private mutating func join(_ one: Edges, _ other: Edges) -> Edges {
    for place in one.last { follows[place].formUnion(other.first) }
    return Edges(
      first: one.mayBeEmpty ? one.first.union(other.first) : one.first,
      last: other.mayBeEmpty ? one.last.union(other.last) : other.last,
      mayBeEmpty: one.mayBeEmpty && other.mayBeEmpty)
  }

  /// Gives each byte a class: bytes that every set treats alike share one.
  private func classes() -> (map: [UInt16], examples: [UInt8]) {
    var groups = [Int](repeating: 0, count: 256)
    var count = 1
    for set in Set(sets) {
      var split: [Int: Int] = [:]
      for byte in 0..<256 where set.contains(UInt8(byte)) {
        let group = groups[byte]
        if split[group] == nil {
          split[group] = count
          count += 1
        }
        groups[byte] = split[group] ?? group
      }
    }
    var numbers: [Int: UInt16] = [:]
    var examples: [UInt8] = []
    let map = groups.enumerated().map { byte, group in
      if let number = numbers[group] { return number }
      let number = UInt16(examples.count)
      numbers[group] = number
      examples.append(UInt8(byte))
      return number
    }
    return (map, examples)
  }

  private func table(from start: Set<Int>, _ end: Int) throws(Pattern.Fault) -> [UInt16] {
    let (map, examples) = classes()
    var numbers: [Set<Int>: Int] = [[]: 0, start: 1]
    var states: [Set<Int>] = [[], start]
    var rows: [UInt16] = []
    var index = 0
    while index < states.count {
      for byte in examples {
        var following: Set<Int> = []
        for place in states[index] where place != end && sets[place].contains(byte) {
          following.formUnion(follows[place])
        }
        let number = numbers[following] ?? states.count
        if number == states.count {
          guard number < Self.mostStates else { throw Self.tooLarge }
          numbers[following] = number
          states.append(following)
        }
        rows.append(UInt16(number))
      }
      rows.append(states[index].contains(end) ? 1 : 0)
      index += 1
    }
    return [UInt16(examples.count)] + map + rows
  }
}
