import ReturnModel

/// Puts together what a reader may know.
struct AttackModelBuilder {
  /// Counts of one place, period and slice that are the same number are one unknown.
  private struct Name: Hashable {
    let place: CellKey
    let owner: IndicatorID?
    let count: Int
  }

  private let policy: DisclosurePolicy
  private let finder: RelationFinder
  private(set) var model: AttackModel
  private var numbers: [Name: Int] = [:]
  /// Counts that some rate is made from, and that are therefore taken to be the rate's own.
  private var ofRates: Set<Name> = []
  private var known: Set<[AttackModel.Term]> = []
  /// The cells of now by their keys, as places in the model.
  private(set) var current: [CellKey: Int] = [:]

  init(policy: DisclosurePolicy, finder: RelationFinder) {
    self.policy = policy
    self.finder = finder
    model = AttackModel(policy: policy)
  }

  /// The model of `cells` and of what `past` did, whose releases come in order.
  mutating func build(_ cells: [DisclosureCell], past: [ReleasedCell]) {
    for counts in cells.map({ ($0.key, $0.counts) }) + past.map({ ($0.key, $0.counts) })
    where counts.1.denominator != nil {
      for part in CountParts.Part.allCases {
        if let count = counts.1[part] { ofRates.insert(name(counts.0, count, owner: nil)) }
      }
    }
    for cell in cells.sorted(by: { $0.key < $1.key }) { add(cell) }
    for cell in past { add(cell) }
    relate(cells, past)
  }

  private mutating func add(_ cell: DisclosureCell) {
    let counts = cell.counts
    let place = model.cells.count
    append(cell.key, counts, isPast: false)
    current[cell.key] = place
    for unknown in model.unknowns(of: place) {
      if cell.standing == .open { publish(unknown) }
      if cell.standing == .exempt { model.unknowns[unknown].isExempt = true }
    }
  }

  private mutating func add(_ cell: ReleasedCell) {
    let place = model.cells.count
    append(cell.key, cell.counts, isPast: true)
    switch cell.state {
    case .shown: for unknown in model.unknowns(of: place) { publish(unknown) }
    case .hidden: model.cells[place].guarded = policy.hides(cell.counts) ? .small : .large
    case .unreleased: break
    }
  }

  private mutating func publish(_ unknown: Int) { model.unknowns[unknown].isOut = true }

  private mutating func append(_ key: CellKey, _ counts: CountParts, isPast: Bool) {
    let number = model.cells.count
    let (numerator, denominator) = (
      place(key, counts.numerator), place(key, counts.denominator)
    )
    model.cells.append(
      AttackModel.ModelCell(
        key: key, counts: counts, numerator: numerator, denominator: denominator,
        guarded: .nothing, isPast: isPast))
    for case .unknown(let unknown) in Set([numerator, denominator]) {
      model.unknowns[unknown].cells.append(number)
    }
  }

  private func name(_ key: CellKey, _ count: Int, owner: IndicatorID?) -> Name {
    var place = key
    place.indicator = ""
    return Name(place: place, owner: owner, count: count)
  }

  private mutating func place(_ key: CellKey, _ count: Int?) -> AttackModel.Place {
    guard let count else { return .absent }
    if count == 0, policy.isZeroSafe { return .constant(0) }
    let shared = name(key, count, owner: nil)
    let name = ofRates.contains(shared) ? shared : name(key, count, owner: key.indicator)
    if let number = numbers[name] { return .unknown(number) }
    numbers[name] = model.unknowns.count
    model.unknowns.append(AttackModel.Unknown(truth: count))
    return .unknown(model.unknowns.count - 1)
  }

  // MARK: Relations

  private mutating func relate(_ cells: [DisclosureCell], _ past: [ReleasedCell]) {
    var versions: [CellKey: [(release: Int64, counts: CountParts)]] = [:]
    for cell in past { versions[cell.key, default: []].append((cell.release, cell.counts)) }
    for cell in cells { versions[cell.key, default: []].append((.max, cell.counts)) }
    for relation in finder.relations(among: Set(versions.keys)) {
      let releases = Set(relation.members.flatMap { versions[$0]?.map(\.release) ?? [] }).sorted()
      for release in releases {
        func counts(_ key: CellKey) -> CountParts? {
          versions[key]?.last { $0.release <= release }?.counts
        }
        guard let total = counts(relation.total) else { continue }
        let parts = relation.parts.compactMap { key in counts(key).map { (key, $0) } }
        for part in CountParts.Part.allCases
        where relation.kind != .denominator || part == .denominator {
          add(relation, part, total: total, parts: parts)
        }
      }
    }
  }

  /// Adds what a relation says of one part of its figures, when it holds.
  private mutating func add(
    _ relation: Relation, _ part: CountParts.Part, total: CountParts,
    parts: [(key: CellKey, counts: CountParts)]
  ) {
    guard let whole = total[part] else { return }
    let each = relation.kind == .denominator ? CountParts.Part.numerator : part
    let counts = parts.compactMap { $0.counts[each] }
    guard counts.count == parts.count, !counts.isEmpty else { return }
    let rest = whole - counts.reduce(0, +)
    guard rest == 0 || (rest > 0 && relation.kind == .slices) else { return }
    var places = [(place(relation.total, whole), -1)]
    for (key, parts) in parts { places.append((place(key, parts[each]), 1)) }
    if rest > 0 {
      // No figure, and yet as small a number of people as any when it is small.
      if policy.isSmall(rest) {
        model.remainders.append((model.unknowns.count, relation.total))
      }
      places.append((.unknown(model.unknowns.count), 1))
      model.unknowns.append(AttackModel.Unknown(truth: rest))
    }
    var signs: [Int: Int] = [:]
    for case (.unknown(let unknown), let sign) in places { signs[unknown, default: 0] += sign }
    let terms = signs.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { AttackModel.Term(unknown: $0.key, sign: $0.value) }
    guard !terms.isEmpty, known.insert(terms).inserted else { return }
    for term in terms { model.unknowns[term.unknown].equations.append(model.equations.count) }
    model.equations.append(AttackModel.Equation(terms: terms))
    model.names.append(relation.name)
  }
}

extension AttackModel {
  /// The unknowns that the cell at `place` has.
  func unknowns(of place: Int) -> [Int] {
    var found: [Int] = []
    for case .unknown(let unknown) in [cells[place].numerator, cells[place].denominator]
    where !found.contains(unknown) {
      found.append(unknown)
    }
    return found
  }
}
