extension PipelineSpec {
  /// The files that a run reads beside the extracts and the specifications; some may not be there.
  package var documents: [String] {
    let council =
      [acceptances, patches, carryFrom] + reports.flatMap { [$0.targets, $0.narrative] }
    return lists.values.sorted() + comparisons.compactMap(\.neighbours).filter(Self.isPath)
      + council.compactMap(\.self)
  }

  /// The pipeline with every path put through `move`.
  ///
  /// Extracts and what is said of them are moved too, and the folders that a run writes to.
  package func moved(_ move: (String) -> String) -> PipelineSpec {
    var moved = self
    moved.extracts = extracts.map(move)
    moved.given = Dictionary(uniqueKeysWithValues: given.map { (move($0.key), $0.value) })
    moved.inboxes = inboxes.map { inbox in
      var inbox = inbox
      inbox.folder = move(inbox.folder)
      return inbox
    }
    moved.store = move(store)
    moved.out = move(out)
    moved.lists = lists.mapValues(move)
    moved.comparisons = comparisons.map { comparison in
      var comparison = comparison
      comparison.neighbours = comparison.neighbours.map { Self.isPath($0) ? move($0) : $0 }
      return comparison
    }
    moved.acceptances = acceptances.map(move)
    moved.patches = patches.map(move)
    moved.carryFrom = carryFrom.map(move)
    moved.reports = reports.map { report in
      var report = report
      report.targets = report.targets.map(move)
      report.narrative = report.narrative.map(move)
      return report
    }
    // Nobody else is told of a run that is made again, and nothing is removed by it.
    (moved.upkeep.runs, moved.upkeep.processedDays) = (nil, nil)
    (moved.upkeep.notify, moved.upkeep.metrics, moved.upkeep.lineage) = (nil, nil, nil)
    return moved
  }

  /// Whether a set of neighbours is named by its file.
  private static func isPath(_ neighbours: String) -> Bool {
    neighbours.contains("/") || neighbours.hasSuffix(".yaml")
  }
}
