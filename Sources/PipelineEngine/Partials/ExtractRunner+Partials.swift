internal import ByteInput
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

extension ExtractRunner {
  /// Reads the extracts of one slice of the run, loads nothing, and writes what came of them to the
  /// file `path`.
  ///
  /// What is told is of the slice; tables of figures and what stands in two returns are for
  /// ``merge(_:)``.
  package func readPartial(_ slice: Slice, to path: String) throws -> ExtractReport {
    let archives = ArchiveExpander(folder: workPath)
    defer { archives.remove() }
    guard let jobs = try jobs(archives) else { return report }
    let readings = try read(jobs, slice.positions(of: jobs.count))
    if let stop = readings.flatMap(\.jobs).compactMap({ $0.stop }).first { throw stop }
    let manifest = PartialManifest(
      version: Engine.version, slice: slice, files: request.files,
      extracts: Self.digest(of: jobs),
      takesSchools: request.takesSchools, released: request.released?.description,
      lists: request.lists, council: request.council, councilDigest: council.digest,
      acceptanceDay: council.ledger.map { "\($0.day)" } ?? "", rounds: try rounds(of: readings),
      readings: readings,
      lengths: readings.map { $0.files.map(\.range.count) })
    try PartialFile.write(manifest, to: path)
    return try report(of: readings)
  }

  /// Joins the slices of a run, in whatever order they are given, as if one run had read them all.
  ///
  /// The runner's request is the one that ``PartialRun/request(folder:)`` made. Throws when the
  /// extracts or the specifications are not those that were read.
  package func merge(_ run: PartialRun) throws -> ExtractReport {
    let archives = ArchiveExpander(folder: workPath)
    defer { archives.remove() }
    guard let jobs = try jobs(archives) else { return report }
    guard Self.digest(of: jobs) == run.manifest.extracts else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: request.files.joined(separator: " "),
        problem: "the extracts here are not those that the slices were read of",
        advice: "Merge in the folder where the slices were read, with the same files in it.")
    }
    for round in run.rounds { try check(round) }
    guard council.digest == run.manifest.councilDigest else {
      throw StageFailure(
        .ingest, .usage, subject: request.files.joined(separator: " "),
        problem: "acceptances, patches or lists are not those that the slices were read with",
        advice: "Read the slices again.")
    }
    return try join(run.readings, of: jobs)
  }

  private static func digest(of jobs: [ExtractJob]) -> String {
    var digest = DigestState()
    for job in jobs { Array((job.name + "\n").utf8).withUnsafeBytes { digest.update($0) } }
    return digest.finish()?.hex ?? ""
  }

  private func rounds(
    of readings: [ReadingResult]
  ) throws(StageFailure) -> [PartialManifest.Round] {
    let names = Set(readings.flatMap(\.jobs).flatMap(\.returns).map(\.round))
    var rounds: [PartialManifest.Round] = []
    for name in names {
      let fingerprint = try cache.round(named: name).fingerprint
      rounds.append(PartialManifest.Round(name: name, fingerprint: fingerprint))
    }
    return rounds
  }

  private func check(_ round: PartialManifest.Round) throws(StageFailure) {
    guard try cache.round(named: round.name).fingerprint != round.fingerprint else { return }
    throw StageFailure(
      .specify, .usage, subject: "\(round.name.returnID) \(round.name.round)",
      problem: "its specification is not the one that the slices were read by",
      advice: "Read the slices again, or merge with the specifications they were read by.")
  }
}
