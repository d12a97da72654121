import ReturnModel

/// What a reader may know of the counts behind a release and those before it.
///
/// The reader is taken to know more than anyone does: every sum that holds, every count that any
/// release shows, every nought, which hidden figures are small and which were hidden to protect
/// others, and which counts of different figures are the same number. A count that was the same in two
/// releases is one unknown. What is proven against this reader holds against every other.
struct AttackModel {
  /// Where a count stands in a figure: known to all, or an unknown.
  enum Place: Hashable {
    case absent
    case constant(Int)
    case unknown(Int)
  }

  /// What is known of a figure that is hidden.
  enum Guard: Hashable {
    /// Nothing: it was not asked for.
    case nothing
    /// That it must be hidden.
    case small
    /// That it need not have been hidden.
    case large
  }

  /// One figure as it was in one release, or is now.
  struct ModelCell {
    let key: CellKey
    let counts: CountParts
    let numerator: Place
    let denominator: Place
    var guarded: Guard
    /// Whether an earlier release has it, so that nothing about it can be changed.
    let isPast: Bool
  }

  /// A count that may or may not be known.
  struct Unknown {
    let truth: Int
    var equations: [Int] = []
    var cells: [Int] = []
    /// How many figures of this release show it.
    var showings = 0
    /// Whether this release shows it whatever it is.
    var isExempt = false
    /// Whether it was shown before this release.
    var isOut = false
    var isKnown: Bool { isOut || isExempt || showings > 0 }
  }

  /// Counts that add up to nought, each times 1 or -1, once what is known for certain is taken away.
  struct Equation: Hashable {
    let terms: [Term]
  }

  struct Term: Hashable {
    let unknown: Int
    let sign: Int
  }

  let policy: DisclosurePolicy
  var cells: [ModelCell] = []
  var unknowns: [Unknown] = []
  var equations: [Equation] = []
  /// What each equation is, for the account.
  var names: [String] = []
  /// Unknowns that no figure has: what the categories of a dimension leave over of its total.
  var remainders: [(unknown: Int, total: CellKey)] = []

  init(policy: DisclosurePolicy) { self.policy = policy }

  /// What is known when this release shows nothing at all.
  var before: AttackModel {
    var model = self
    for unknown in model.unknowns.indices {
      model.unknowns[unknown].showings = 0
      model.unknowns[unknown].isExempt = false
    }
    for cell in model.cells.indices where !model.cells[cell].isPast {
      model.cells[cell].guarded = .nothing
    }
    return model
  }

  /// The cells that have `unknown` as one of their counts.
  func keys(of unknown: Int) -> [CellKey] { unknowns[unknown].cells.map { cells[$0].key } }

  /// Whether the counts `numerator` and `denominator` agree with what is known of a cell.
  func agrees(_ cell: ModelCell, numerator: Int?, denominator: Int?) -> Bool {
    if let numerator, numerator < 0 { return false }
    if let denominator, denominator < 0 { return false }
    if let numerator, let denominator, cell.counts.complement != nil, numerator > denominator {
      return false
    }
    guard cell.guarded != .nothing else { return true }
    let counts = cell.counts.with(numerator: numerator, denominator: denominator)
    return policy.hides(counts) == (cell.guarded == .small) && isPossible(counts, cell)
  }

  /// A nought that may be shown is never hidden alone, and a rate of nothing is not hidden but not
  /// applicable: whoever sees a hidden figure knows that it is neither.
  private func isPossible(_ counts: CountParts, _ cell: ModelCell) -> Bool {
    if counts.denominator == 0 { return false }
    guard policy.isZeroSafe, counts.numerator == 0 else { return true }
    return counts.denominator != nil
  }

  func truth(of place: Place) -> Int? {
    switch place {
    case .absent: nil
    case .constant(let count): count
    case .unknown(let number): unknowns[number].truth
    }
  }
}
