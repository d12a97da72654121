package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension PipelineRun {
  /// What a run would do, line by line, and the exit code it would have; changes nothing.
  ///
  /// Extracts are read and checked in `folder`, which the caller removes.
  package func plan(
    in folder: String
  ) throws -> (lines: [String], status: ExitStatus) {
    let scan = InboxScan(spec.inboxes, now: Int(Engine.now().seconds))
    var request = try self.request("run", folder: folder, scan)
    request.isDryRun = true
    var report = try ExtractRunner(engine, request).run()
    report.failures += scan.failures
    var lines = report.lines
    for settled in InboxSettlement.plan(scan.entries, after: report) {
      lines.append("would be \(settled.place.rawValue): \(settled.name): \(settled.reason)")
    }
    lines += scan.left.map { "left \($0.name): \($0.reason)" }
    lines += try standings(at: recordedAt ?? Engine.now()).map(\.line)
    lines += spec.comparisons.map { "would be made: a table of \($0.indicator) for \($0.area)" }
    lines += spec.reports.map { "would be made: \($0.pack) for \($0.area)" }
    lines += Retention(spec: spec, now: Engine.now()).expired(keeping: "").map {
      "would be removed: \($0.split(separator: "/").suffix(2).joined(separator: "/"))"
    }
    return (lines, report.status(failOnQuery: spec.failOnQuery))
  }
}
