internal import ReturnModel
internal import ReturnSpec

/// The schools of a synthetic census: where each is, what phase, how large.
///
/// A school is made from the seed and its number alone, but for its size: sizes are drawn and then scaled
/// so that they come to the number of pupils asked for.
struct SchoolMaker: Sendable {
  /// One school.
  struct School: Sendable {
    /// The authority's number.
    let authority: String
    /// The establishment's number, four digits.
    let establishment: String
    /// The code of its phase, as the census has it.
    let phase: String
    /// The position of the phase in ``SchoolMaker/phases``.
    let phaseNumber: Int
    /// Its pupils, numbered over all schools; those who have left come last.
    let pupils: Range<Int>

    /// How many of them have left: two in a hundred of the phases whose leavers are returned.
    var leaverCount: Int { phase == "NS" ? 0 : (pupils.count + 30) / 50 }
    /// How many are on roll.
    var onRollCount: Int { pupils.count - leaverCount }
  }

  /// The phases that schools are made of, with the first establishment number of each.
  static let phases: [(code: String, first: Int)] = [
    ("NS", 1000), ("PR", 1100), ("PS", 2000), ("SS", 4000), ("SP", 7000),
  ]
  /// Below this a year group is so small that one pupil is a large part of it.
  static let smallest = 12

  /// Every school, those of an authority together.
  let schools: [School]

  /// Deals `pupils` out over `count` schools of `authorities`.
  init(
    _ tables: SynthesisTables, authorities: [String], count: Int, pupils: Int, seed: UInt64
  ) throws(SynthesisFailure) {
    guard count > 0, pupils >= count * Self.smallest else {
      throw SynthesisFailure(
        "\(count) schools need at least \(max(1, count) * Self.smallest) pupils, and there are \(pupils)"
      )
    }
    var drawn: [(authority: Int, phase: Int, weight: Int)] = []
    for number in 0..<count {
      var dice = SplitMix64(seed: seed, stream: .max - 2 - UInt64(number))
      // A single school is a primary one, so that it has every kind of pupil that there must be.
      let code = count == 1 ? "PS" : tables.choose("phase", &dice)
      let phase = Self.phases.firstIndex { $0.code == code } ?? 2
      let weight = max(1, tables.number("size-\(Self.phases[phase].code)", &dice))
      drawn.append((number * authorities.count / count, phase, weight))
    }
    let sizes = Self.sizes(drawn.map(\.weight), total: pupils)
    var made: [School] = []
    var first = 0
    var numbers = Array(repeating: 0, count: Self.phases.count)
    for (index, school) in drawn.enumerated() {
      if index > 0, drawn[index - 1].authority != school.authority {
        numbers = Array(repeating: 0, count: Self.phases.count)
      }
      let establishment = Self.phases[school.phase].first + numbers[school.phase]
      numbers[school.phase] += 1
      made.append(
        School(
          authority: authorities[school.authority],
          establishment: SyntheticIdentity.padded(establishment, 4),
          phase: Self.phases[school.phase].code, phaseNumber: school.phase,
          pupils: first..<(first + sizes[index])))
      first += sizes[index]
    }
    guard numbers.allSatisfy({ $0 < 1_000 }) else {
      throw SynthesisFailure("an authority has at most 1,000 schools of a phase: ask for fewer")
    }
    schools = made
  }

  /// Whole numbers in the proportions of `weights`, none too small, that come to `total`.
  private static func sizes(_ weights: [Int], total: Int) -> [Int] {
    let spare = total - weights.count * smallest
    let sum = weights.reduce(0, +)
    var sizes: [Int] = []
    var (seen, given) = (0, 0)
    for weight in weights {
      seen += weight
      let share = Int(Int64(spare) * Int64(seen) / Int64(max(1, sum))) - given
      given += share
      sizes.append(smallest + share)
    }
    return sizes
  }
}
