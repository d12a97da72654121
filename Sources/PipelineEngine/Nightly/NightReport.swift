internal import PipelineCore

/// What a run did beside reading extracts: its inboxes, what it waits for, what it cleared away.
package struct NightReport: Sendable {
  /// What was read out of inboxes, and where it is now.
  var settled: [InboxSettlement.Settled] = []
  /// What was left in inboxes unread.
  var left: [InboxScan.Left] = []
  /// How expected returns stand.
  var standings: [ExpectedReturns.Standing] = []
  /// Extracts that hold what was loaded before.
  var repeated: [String] = []
  /// What was past its time, and was removed.
  var removed: [String] = []

  /// Makes a report of nothing.
  init() {}

  /// What somebody should look at.
  var alerts: [String] {
    settled.filter { $0.place != .processed }.map {
      "\($0.place.rawValue) \($0.name): \($0.reason.split(separator: "\n").first ?? "")"
    }
      + standings.filter { [.late, .missing].contains($0.state) }.map {
        "\($0.state.rawValue) \($0.line)"
      }
      + repeated.map { "repeated \($0): holds what was loaded before" }
  }

  /// What a person should know of it, a line each.
  var lines: [String] {
    settled.filter { $0.place == .processed }.map { "processed \($0.name): \($0.reason)" }
      + left.map { "left \($0.name): \($0.reason)" }
      + standings.filter { $0.state == .awaited }.map { "awaited \($0.line)" }
      + removed.map { "removed \($0)" }
  }
}
