internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import Validation

/// A return of a run that waits to be loaded, with the places where what it came to stands.
struct PendingReturn {
  /// The number of its extract in the run.
  let number: Int
  let found: ReadReturn
  let files: ExtractFiles
  /// What stands for its files when they are several, and where it is to be written.
  let manifest: (text: ExtractManifest, path: String)?
  let findings: SpooledFindings
  /// What was read of acceptances.
  let acceptances: [Acceptance]
  /// The file of patches and its digest; `nil` without one.
  let patchFile: (path: String, sha256: String)?
  private let figurePiece: SpoolPiece

  init(
    number: Int, found: ReadReturn, files: ExtractFiles,
    manifest: (text: ExtractManifest, path: String)?, findings: SpooledFindings,
    council: CouncilRecords, figures: SpoolPiece
  ) {
    acceptances = council.ledger?.lines ?? []
    patchFile = council.patchFile
    self.number = number
    self.found = found
    self.files =
      manifest.map { ExtractFiles(path: $0.path, members: files.members) } ?? files
    self.manifest = manifest
    self.findings = findings
    figurePiece = figures
  }

  /// Whether the other was made later; of two made at once the one read later counts as newer.
  func isOlder(than other: PendingReturn) -> Bool {
    (found.version, number) < (other.found.version, other.number)
  }

  /// Writes what stands for its files where the archive takes it from.
  func writeManifest() throws(StageFailure) {
    if let manifest { try manifest.text.write(to: manifest.path) }
  }

  /// The return's figures.
  func figures() throws(StageFailure) -> FigureSpool {
    do {
      if let figures = FigureSpool(unpacking: try figurePiece.bytes()) { return figures }
    } catch let failure as StageFailure {
      throw failure
    } catch {
      throw StageFailure(
        .store, .temporary, subject: found.file, problem: String(describing: error))
    }
    throw StageFailure(
      .store, .temporary, subject: found.file, problem: "its figures were not kept whole",
      advice: "Run again.")
  }
}
