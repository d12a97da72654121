/// Which rows show no change and why, so that a reason shared by rows is told once.
struct RefusedChanges {
  private var reasons: [(reason: String, rows: [String])] = []

  /// Takes down that the row called `row` shows no change.
  mutating func add(_ row: String, because reason: String) {
    if let known = reasons.firstIndex(where: { $0.reason == reason }) {
      if !reasons[known].rows.contains(row) { reasons[known].rows.append(row) }
    } else {
      reasons.append((reason, [row]))
    }
  }

  /// A sentence for each reason, in the order first met.
  var notes: [String] {
    reasons.map { "No change is shown for \(listed($0.rows)): \($0.reason)." }
  }
}
