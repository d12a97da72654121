/// Looks for another set of counts that agrees with all a reader may know and has one count changed.
///
/// A set that is found is proof by itself, however it was found: the reader cannot tell it from the
/// truth. One that is not found is no proof of anything, and more is then hidden. The search begins
/// with the truth, changes the wanted count, and mends every sum that no longer holds by changing
/// another unknown in it, each unknown once.
struct WitnessSearch {
  private static let longest = 60
  private let model: AttackModel
  private var changes: [Int: Int] = [:]
  private var steps: Int

  init(_ model: AttackModel, steps: Int = 1_500) {
    self.model = model
    self.steps = steps
  }

  /// Whether the unknowns can all be changed by these amounts at once; nought holds one fast.
  static func finds(_ wanted: [Int: Int], in model: AttackModel) -> Bool {
    var search = WitnessSearch(model)
    for (unknown, change) in wanted.sorted(by: { $0.key < $1.key }) {
      guard change == 0 || !model.unknowns[unknown].isKnown else { return false }
      search.changes[unknown] = change
    }
    guard wanted.allSatisfy({ search.isAllowed($0.key) }) else { return false }
    return search.mend()
  }

  private mutating func mend() -> Bool {
    steps -= 1
    guard steps > 0, changes.count <= Self.longest else { return false }
    if let (equation, excess) = brokenEquation() { return mend(equation, excess) }
    if let cell = brokenCell() { return mend(cell) }
    return true
  }

  private func brokenEquation() -> (equation: Int, excess: Int)? {
    for unknown in changes.keys.sorted() where changes[unknown] != 0 {
      for equation in model.unknowns[unknown].equations {
        let excess = model.equations[equation].terms.reduce(0) { sum, term in
          sum + term.sign * (changes[term.unknown] ?? 0)
        }
        if excess != 0 { return (equation, excess) }
      }
    }
    return nil
  }

  private mutating func mend(_ equation: Int, _ excess: Int) -> Bool {
    let free = model.equations[equation].terms.filter {
      changes[$0.unknown] == nil && !model.unknowns[$0.unknown].isKnown
        && $0.sign.magnitude == 1
    }.sorted { one, other in
      let (left, right) = (model.unknowns[one.unknown], model.unknowns[other.unknown])
      if left.equations.count != right.equations.count {
        return left.equations.count < right.equations.count
      }
      return (right.truth, one.unknown) < (left.truth, other.unknown)
    }
    for term in free {
      if tries(term.unknown, -excess * term.sign) { return true }
      guard steps > 0 else { return false }
    }
    // No one count can take all of it: let one take what it can, and the others the rest.
    for term in free {
      let whole = -excess * term.sign
      for size in stride(from: whole.magnitude, to: 0, by: -1).dropFirst() {
        let change = whole > 0 ? Int(size) : -Int(size)
        changes[term.unknown] = change
        let isAllowed = isAllowed(term.unknown)
        changes[term.unknown] = nil
        guard isAllowed else { continue }
        if tries(term.unknown, change) { return true }
        break
      }
      guard steps > 0 else { return false }
    }
    return false
  }

  private mutating func tries(_ unknown: Int, _ change: Int) -> Bool {
    changes[unknown] = change
    if isAllowed(unknown), mend() { return true }
    changes[unknown] = nil
    return false
  }

  private mutating func mend(_ cell: AttackModel.ModelCell) -> Bool {
    guard case .unknown(let numerator) = cell.numerator,
      case .unknown(let denominator) = cell.denominator
    else { return false }
    // The one that has not been changed goes with the one that has.
    for (moved, still) in [(numerator, denominator), (denominator, numerator)] {
      guard let change = changes[moved], changes[still] == nil,
        !model.unknowns[still].isKnown
      else { continue }
      if tries(still, change) { return true }
    }
    return false
  }

  /// Whether the change of `unknown` agrees with its cells, as far as they can be told yet.
  private func isAllowed(_ unknown: Int) -> Bool {
    guard model.unknowns[unknown].truth + (changes[unknown] ?? 0) >= 0 else { return false }
    return model.unknowns[unknown].cells.allSatisfy { number in
      let cell = model.cells[number]
      return !isSettled(cell) || agrees(cell)
    }
  }

  /// Whether nothing is left to change in a cell.
  private func isSettled(_ cell: AttackModel.ModelCell) -> Bool {
    [cell.numerator, cell.denominator].allSatisfy { place in
      guard case .unknown(let unknown) = place else { return true }
      return changes[unknown] != nil || model.unknowns[unknown].isKnown
    }
  }

  private func brokenCell() -> AttackModel.ModelCell? {
    for unknown in changes.keys.sorted() where changes[unknown] != 0 {
      for number in model.unknowns[unknown].cells where !agrees(model.cells[number]) {
        return model.cells[number]
      }
    }
    return nil
  }

  private func agrees(_ cell: AttackModel.ModelCell) -> Bool {
    model.agrees(cell, numerator: count(cell.numerator), denominator: count(cell.denominator))
  }

  private func count(_ place: AttackModel.Place) -> Int? {
    switch place {
    case .absent: nil
    case .constant(let count): count
    case .unknown(let unknown): model.unknowns[unknown].truth + (changes[unknown] ?? 0)
    }
  }
}
