/// A printed total and the sum of its parts, in one column or row.
struct TotalSum {
  let crossing: Int
  let total: PrintedCell
  let parts: [(line: TableAxis.Line, cell: PrintedCell)]
  /// The parts added up, in units of the last decimal that any of them or the total has.
  let sum: Int
  /// The printed total less ``sum``, in the same units.
  let difference: Int
  private let decimals: Int
  /// The declared step of rounding in printed units; `nil` when none is declared.
  private let step: Double?
  private let numbers: [PrintedNumber]

  /// `nil` where the figures are not meant to be added up, or one of them is missing.
  init?(_ axis: TableAxis, _ total: TableAxis.Line, _ parts: [TableAxis.Line], _ crossing: Int) {
    // A row adds up its counts; its percentages, changes and means stand beside them.
    let parts = axis.isDown ? parts : parts.filter { Self.isAdded(axis, $0, crossing) }
    guard Self.isAdded(axis, total, crossing), parts.count > 1,
      let whole = axis.cell(total, crossing).number
    else { return nil }
    self.crossing = crossing
    self.total = axis.cell(total, crossing)
    self.parts = parts.map { ($0, axis.cell($0, crossing)) }
    numbers = self.parts.compactMap(\.cell.number)
    guard numbers.count == parts.count else { return nil }
    let decimals = (numbers + [whole]).map(\.decimals).max() ?? 0
    self.decimals = decimals
    let (sum, overflow) = numbers.reduce((0, false)) { partial, number in
      let (sum, overflow) = partial.0.addingReportingOverflow(number.units(at: decimals))
      return (sum, partial.1 || overflow)
    }
    guard !overflow else { return nil }
    self.sum = sum
    let (difference, isTooGreat) = whole.units(at: decimals).subtractingReportingOverflow(sum)
    guard !isTooGreat else { return nil }
    self.difference = difference
    let declared = axis.table.declaration.step(under: axis.heading(total, crossing))
    step = declared ?? ((numbers + [whole]).contains(where: \.isRounded) ? 1 : nil)
  }

  private static func isAdded(_ axis: TableAxis, _ line: TableAxis.Line, _ crossing: Int) -> Bool {
    !line.isChange && !axis.isPercentage(line, crossing) && !axis.isAverage(line, crossing)
      && !Words.isChange(axis.heading(line, crossing))
  }

  var fits: Bool { difference == 0 }
  /// Whether rounding to a declared unit leaves nothing to tell but that.
  var isNear: Bool { fits || (step != nil && grade == .rounding) }
  /// Whether the parts miss the total by a twentieth of it at most, so that they are meant to be all.
  var isClose: Bool { difference.magnitude <= sum.magnitude / 20 }
  var isNought: Bool { sum == 0 && difference == 0 }

  /// Whether the printed total is no sum but lies among its parts, far from what they add up to.
  var isWithinParts: Bool {
    let units = numbers.map { $0.units(at: decimals) }
    guard units.count > (decimals > 0 ? 1 : 2), let low = units.min(), let high = units.max() else {
      return false
    }
    return (low...high).contains(sum + difference)
      && Double(difference.magnitude) * 2 > Double(sum.magnitude)
  }

  /// Integers are exact; a declared unit allows for half a step of each figure and of the total.
  var grade: Contradiction.Grade {
    let unit = Double(difference.magnitude)
    let half = Double(numbers.count + 1) / 2
    if let step {
      // A step is in printed units; of figures with decimals it is their last one.
      let steps = decimals > 0 ? 1 : step
      return unit <= half * steps + 1e-9 ? .rounding : .error
    }
    if isWithinParts { return .query }
    return decimals > 0 && unit <= half + 1e-9 ? .query : .error
  }

  /// A number of units as it would be printed.
  func text(_ units: Int) -> String {
    let magnitude = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.count)) + magnitude
    let whole = padded.dropLast(decimals)
    var grouped = ""
    for (position, digit) in whole.enumerated() {
      if position > 0, (whole.count - position) % 3 == 0, whole.count > 3 { grouped.append(",") }
      grouped.append(digit)
    }
    return (units < 0 ? "-" : "") + grouped + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }
}
