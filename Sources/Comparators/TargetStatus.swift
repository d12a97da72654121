package import ReturnModel

/// Whether a figure is where it is meant to be.
package enum TargetStatus: String, Hashable, Sendable, CaseIterable {
  /// At the target or better.
  case onTrack = "on track"
  /// Worse than the target by no more than the tolerance.
  case atRisk = "at risk"
  /// Worse than that.
  case offTrack = "off track"

  /// The status of `value` against `target`; `nil` where neither direction is better.
  ///
  /// The figure is judged as it is kept, not as it is rounded for show; the difference is that of the
  /// decimals as they are printed, so that 74.7 is 0.3 below 75 and not a hair more.
  package init?(_ value: Double, target: Double, tolerance: Double, polarity: Polarity) {
    let shortfall: Double
    switch polarity {
    case .higher: shortfall = PrintedArithmetic.difference(target, value)
    case .lower: shortfall = PrintedArithmetic.difference(value, target)
    case .none: return nil
    }
    self = shortfall <= 0 ? .onTrack : shortfall <= tolerance ? .atRisk : .offTrack
  }
}

/// How many measures are on track, at risk and off track.
package struct StatusCount: Hashable, Sendable {
  private var counts: [TargetStatus: Int] = [:]

  /// Counts `statuses`.
  package init(_ statuses: some Sequence<TargetStatus>) {
    for status in statuses { counts[status, default: 0] += 1 }
  }

  /// How many have `status`.
  package subscript(_ status: TargetStatus) -> Int { counts[status] ?? 0 }

  /// The line a report begins with: `7 on track, 3 not (1 at risk, 2 off track)`; `nil` for none at all.
  package var summary: String? {
    guard !counts.isEmpty else { return nil }
    let (risk, off) = (self[.atRisk], self[.offTrack])
    let line = "\(self[.onTrack]) on track, \(risk + off) not"
    return risk + off == 0 ? line : "\(line) (\(risk) at risk, \(off) off track)"
  }
}
