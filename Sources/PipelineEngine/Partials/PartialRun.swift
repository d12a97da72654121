internal import PipelineCore
internal import ReturnModel

/// A run that several processes read a slice of each, as its partials hold it.
package struct PartialRun {
  /// What the first slice says of itself, which is what all say but for their own slice.
  let manifest: PartialManifest
  /// What the readers of all slices made.
  let readings: [ReadingResult]
  /// The rounds that returns were read by.
  let rounds: Set<PartialManifest.Round>

  /// Reads the partials in the files `paths`.
  ///
  /// Throws when one is damaged, when slices are of different runs, and when a slice is not there or
  /// is there twice.
  package init(_ paths: [String]) throws {
    let partials = try paths.map { (path: $0, file: try PartialFile(path: $0)) }
    let manifests = partials.map { (path: $0.path, manifest: $0.file.manifest) }
    manifest = try PartialSet(manifests).check()
    readings = partials.flatMap(\.file.readings)
    rounds = Set(partials.flatMap(\.file.manifest.rounds))
  }

  /// What is to be done with it: what the slices' own requests said, in the folder `folder`.
  package func request(folder: String) -> ExtractRequest {
    var request = ExtractRequest(command: "ingest", files: manifest.files, folder: folder)
    request.lists = manifest.lists
    request.council = manifest.council
    request.given.asAt = CalendarDate(manifest.acceptanceDay)
    request.takesSchools = manifest.takesSchools
    request.released = manifest.released.flatMap { CalendarDate($0) }
    return request
  }
}
