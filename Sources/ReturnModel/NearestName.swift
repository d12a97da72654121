/// Finds the name somebody meant.
public enum NearestName {
  /// The one of `names` nearest to `name`, when it is near enough to be a slip of the pen.
  ///
  /// Near is by letters added, dropped or changed, at most a third of the longer name; case does not
  /// count.
  public static func to(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let distance = changes(from: wanted, to: Array(candidate.lowercased().utf8))
      let limit = max(1, max(wanted.count, candidate.utf8.count) / 3)
      guard distance <= limit else { continue }
      if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  private static func changes(from one: [UInt8], to other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (index, byte) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, candidate) in other.enumerated() {
        let kept = diagonal + (byte == candidate ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(kept, row[column] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
