/// A pattern as a tree that can print itself and match by trying every way.
indirect enum PatternTree {
  case letter(String)
  case sequence([PatternTree])
  case choice([PatternTree])
  case counted(PatternTree, Int, Int)
  case star(PatternTree)

  static func random(_ random: inout SeededGenerator, depth: Int) -> PatternTree {
    guard depth > 0 else {
      return .letter(["a", "b", "c", "."].randomElement(using: &random) ?? "a")
    }
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      Self.random(&random, depth: depth - 1)
    }
    switch Int.random(in: 0...4, using: &random) {
    case 0: return .choice(parts)
    case 1:
      let least = Int.random(in: 0...2, using: &random)
      return .counted(parts[0], least, Int.random(in: max(1, least)...3, using: &random))
    case 2: return .star(parts[0])
    default: return .sequence(parts)
    }
  }

  var text: String {
    switch self {
    case .letter(let letter): letter
    case .sequence(let parts): parts.map { "(\($0.text))" }.joined()
    case .choice(let parts): parts.map(\.text).joined(separator: "|")
    case .counted(let part, let least, let most): "(\(part.text)){\(least),\(most)}"
    case .star(let part): "(\(part.text))*"
    }
  }

  /// Every place a match that begins at `start` may end.
  func ends(in text: [String], from start: Int) -> Set<Int> {
    switch self {
    case .letter(let letter):
      return start < text.count && (letter == "." || text[start] == letter) ? [start + 1] : []
    case .sequence(let parts):
      return parts.reduce([start]) { starts, part in
        starts.reduce(into: []) { $0.formUnion(part.ends(in: text, from: $1)) }
      }
    case .choice(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.ends(in: text, from: start)) }
    case .counted(let part, let least, let most):
      var (reached, all): (Set<Int>, Set<Int>) = ([start], least == 0 ? [start] : [])
      for count in 1...most {
        reached = reached.reduce(into: []) { $0.formUnion(part.ends(in: text, from: $1)) }
        if count >= least { all.formUnion(reached) }
      }
      return all
    case .star(let part):
      var (all, waiting): (Set<Int>, Set<Int>) = ([start], [start])
      while let next = waiting.popFirst() {
        for end in part.ends(in: text, from: next) where all.insert(end).inserted {
          waiting.insert(end)
        }
      }
      return all
    }
  }
}
