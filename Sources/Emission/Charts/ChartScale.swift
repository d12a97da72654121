/// An axis of numbers: from where to where, and which round numbers are marked.
struct ChartScale: Hashable, Sendable {
  /// Where the axis begins.
  let low: Double
  /// Where the axis ends, above ``low``.
  let high: Double
  /// The marked numbers, lowest first.
  let ticks: [Double]
  /// Decimal places the marks need.
  let decimals: Int

  /// Makes an axis that holds `values`, and nought when it must.
  ///
  /// Numbers that are none, and endless ones, are passed over.
  init(_ values: [Double], includesNought: Bool) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e15 }
    var (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
    if includesNought { (least, most) = (min(least, 0), max(most, 0)) }
    if most - least < most.magnitude * 1e-9 || most == least {
      // One number alone stands in the middle of an axis of its own size.
      let room = most == 0 ? 1 : most.magnitude / 2
      if includesNought {
        (least, most) = (min(least, 0), max(most, 0) == 0 && least == 0 ? 1 : max(most, 0))
      } else {
        (least, most) = (least - room, most + room)
      }
    }
    let step = Self.step(near: (most - least) / 4)
    let (first, last) = ((least / step).rounded(.down), (most / step).rounded(.up))
    low = first * step
    high = last * step
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    decimals = Self.decimals(of: step)
  }

  /// Where `value` lies, 0 at the beginning and 1 at the end.
  func share(of value: Double) -> Double { (value - low) / (high - low) }

  /// A mark as it is printed.
  func text(_ tick: Double) -> String { Rounding.text(tick, decimals: decimals, isGrouped: true) }

  /// 1, 2 or 5 times a power of ten, not less than `least`.
  private static func step(near least: Double) -> Double {
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least, power > 1e-9 { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? power * 10
  }

  private static func decimals(of step: Double) -> Int {
    var (scaled, places) = (step, 0)
    while places < 9, abs(scaled - scaled.rounded()) > 1e-9 * max(1, scaled) {
      scaled *= 10
      places += 1
    }
    return places
  }
}
