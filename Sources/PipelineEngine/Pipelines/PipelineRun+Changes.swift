internal import PipelineCore
internal import ReturnSpec

extension PipelineRun {
  /// Writes what changed since the run `last` into the run's folder.
  func writeChanges(
    _ runner: ExtractRunner, _ last: PastRun?, in folder: String, _ result: inout Result
  ) {
    guard let run = result.storeRun else { return }
    do {
      try RunChanges(
        title: spec.title, folder: folder, store: (spec.store, run), carried: spec.carry,
        last: last
      ).write(
        result.report, late: runner.lateFindings, arrivals: result.night.alerts)
    } catch { result.report.failures.append(Self.failure(error)) }
  }
}
