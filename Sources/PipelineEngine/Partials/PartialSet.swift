internal import PipelineCore

/// The slices that are to be one run.
struct PartialSet {
  private let partials: [(path: String, manifest: PartialManifest)]

  init(_ partials: [(path: String, manifest: PartialManifest)]) { self.partials = partials }

  /// What the first says; throws for a set that is not every slice of one run once.
  func check() throws(StageFailure) -> PartialManifest {
    guard let first = partials.first?.manifest else {
      throw Self.refused("merge", "no partial was given", "Name the files of all slices.")
    }
    var seen: [Int: String] = [:]
    for (path, manifest) in partials {
      let name = Self.name(path)
      guard manifest.slice.count == first.slice.count, manifest.extracts == first.extracts,
        manifest.files == first.files, manifest.takesSchools == first.takesSchools,
        manifest.released == first.released, manifest.lists == first.lists,
        manifest.council == first.council, manifest.councilDigest == first.councilDigest,
        manifest.acceptanceDay == first.acceptanceDay
      else {
        throw Self.refused(
          name, "it is of another run than \(Self.name(partials[0].path))",
          "Merge the slices of one run, all read with the same options.")
      }
      if let other = seen[manifest.slice.number] {
        throw Self.refused(
          name, "slice \(manifest.slice) is given twice: \(other) is the same slice",
          "Name each slice once.")
      }
      seen[manifest.slice.number] = name
    }
    let missing = (1...first.slice.count).filter { seen[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.prefix(20).map { "\($0)/\(first.slice.count)" }
      throw Self.refused(
        "merge", "slices are missing: \(names.joined(separator: ", "))",
        "Read them: returns ingest --partial FILE --slice \(names[0]), with the same extracts.")
    }
    return first
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func refused(
    _ subject: String, _ problem: String, _ advice: String
  ) -> StageFailure {
    StageFailure(.ingest, .unreadableExtract, subject: subject, problem: problem, advice: advice)
  }
}
