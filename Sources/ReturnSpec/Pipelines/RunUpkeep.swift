/// What a run nobody watches leaves, and for how long.
package struct RunUpkeep: Hashable, Sendable {
  /// How many folders of runs are kept; `nil` for all.
  package var runs: Int?
  /// For how many days files taken out of an inbox are kept; `nil` for good.
  package var processedDays: Int?
  /// The file that what somebody should look at is added to.
  package var notify: String?
  /// The file that the run's metrics take the place of, for Prometheus's node exporter.
  package var metrics: String?
  /// The file that lineage events are added to.
  package var lineage: String?

  init(_ map: SpecMapping) throws(SpecError) {
    if let node = map["retention"] {
      let map = try node.mapping("runs", "processed-days", "note")
      runs = try map["runs"]?.integer()
      processedDays = try map["processed-days"]?.integer()
      guard runs ?? 1 > 0, processedDays ?? 0 >= 0 else {
        throw node.error("retention: runs is 1 or more, processed-days 0 or more")
      }
    }
    notify = try map.optionalText("notify")
    metrics = try map.optionalText("metrics")
    lineage = try map.optionalText("lineage")
    if let metrics, !metrics.hasSuffix(".prom") {
      throw map.at.error("metrics: '\(metrics)' does not end in .prom, and would not be collected")
    }
  }
}
