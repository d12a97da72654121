import Disclosure
import ReturnModel

/// A made-up table with everything that can be published of it, and how each number is made up.
///
/// A leaf is the number of people of one place, period, sex and age who are or are not in time. Every
/// figure is a sum of leaves or a rate of two such sums; which is told here anew, from the names of
/// slices, places and periods, and not by the gate's own finder.
struct World {
  static let places: [AreaID: [AreaID]] = ["north": ["first", "second", "third"]]
  static let indicator = IndicatorID("plans")
  static let share = IndicatorID("plans-in-time")

  /// One figure and the leaves of its counts.
  struct Entry {
    let key: CellKey
    let measure: Measure
    let above: [Int]
    let below: [Int]
  }

  /// The parts that a world is made of.
  struct Shape {
    var areas: [AreaID] = ["first"]
    var periods: [Period] = [.calendarYear(2024)]
    var sexes = ["female", "male"]
    var ages = ["5", "6", "7"]
    /// Whether sex and age are crossed in what is published.
    var isCrossed = false
    /// Whether shares in time are published.
    var hasShares = false
  }

  private(set) var entries: [Entry] = []
  private(set) var leaves: [Int] = []
  private let shape: Shape

  init(_ shape: Shape, small: Bool, _ draw: inout Draw) {
    self.shape = shape
    var numbers: [String: [Int]] = [:]
    for area in shape.areas {
      for period in shape.periods {
        for sex in shape.sexes {
          for age in shape.ages {
            // In time, and not.
            for _ in 0..<(shape.hasShares ? 2 : 1) {
              numbers["\(area)|\(period)|\(sex)|\(age)", default: []].append(leaves.count)
              leaves.append(draw.count(small: small))
            }
          }
        }
      }
    }
    var slices: [(String, [String], [String])] = [("total", shape.sexes, shape.ages)]
    for sex in shape.sexes { slices.append(("sex=\(sex)", [sex], shape.ages)) }
    for age in shape.ages { slices.append(("age=\(age)", shape.sexes, [age])) }
    if shape.isCrossed {
      for sex in shape.sexes {
        for age in shape.ages { slices.append(("age=\(age),sex=\(sex)", [sex], [age])) }
      }
    }
    let wholes: [(AreaID, [AreaID])] =
      shape.areas.map { ($0, [$0]) }
      + (shape.areas.count > 1 ? [(AreaID("north"), shape.areas)] : [])
    let times: [(Period, [Period])] =
      shape.periods.map { ($0, [$0]) }
      + (shape.periods.count > 1 ? [(Period.calendarYear(2024), shape.periods)] : [])
    for (area, areas) in wholes {
      for (period, periods) in times {
        for (slice, sexes, ages) in slices {
          var found: [[Int]] = []
          for area in areas {
            for period in periods {
              for sex in sexes {
                for age in ages { found.append(numbers["\(area)|\(period)|\(sex)|\(age)"] ?? []) }
              }
            }
          }
          let all = found.flatMap(\.self)
          func key(_ indicator: IndicatorID) -> CellKey {
            CellKey(
              indicator: indicator, source: "return:made-up", area: area, period: period,
              breakdown: Breakdown(key: slice))
          }
          entries.append(
            Entry(key: key(Self.indicator), measure: .count, above: all, below: []))
          guard shape.hasShares else { continue }
          entries.append(
            Entry(
              key: key(Self.share), measure: .percentage, above: found.compactMap(\.first),
              below: all))
        }
      }
    }
  }

  /// The same world with some leaves counted anew.
  func revised(percent: Int, _ draw: inout Draw) -> World {
    var world = self
    for leaf in leaves.indices where draw.chance(percent) {
      world.leaves[leaf] = max(0, leaves[leaf] + Int.random(in: -2...3, using: &draw))
    }
    return world
  }

  func sum(_ places: [Int]) -> Int { places.reduce(0) { $0 + leaves[$1] } }

  func figure(_ entry: Entry) -> Figure {
    Figure(
      numerator: sum(entry.above), denominator: entry.below.isEmpty ? nil : sum(entry.below),
      measure: entry.measure)
  }

  /// The figures as the gate is given them; those of `asked` for publishing.
  func cells(asked: Set<CellKey>) -> [DisclosureCell] {
    entries.map { entry in
      DisclosureCell(
        entry.key, figure(entry), entry.measure, asked.contains(entry.key) ? .asked : .context)
    }
  }

  var keys: Set<CellKey> { Set(entries.map(\.key)) }
}
