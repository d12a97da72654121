internal import ExternalSort
internal import Foundation
internal import IndicatorStore
internal import PipelineCore
internal import PrivateFiles
internal import ReturnModel
internal import ReturnSpec
internal import Unattended

extension PipelineRun {
  /// What an error that ended a run, or a part of it, amounts to.
  static func failure(_ error: any Error) -> StageFailure {
    switch error {
    case let failure as StageFailure: return failure
    case let failure as StoreFailure: return StageFailure(failure)
    case let failure as SpecError: return StageFailure(failure)
    case let failure as FileFailure:
      return StageFailure(
        .emit, failure.isFull ? .temporary : .usage, subject: failure.name,
        problem: failure.problem,
        advice: failure.isFull ? "Free some room and run again." : "Check the place.")
    case let failure as SpillFailure:
      let isFull = [ENOSPC, EDQUOT].contains(failure.errno)
      return StageFailure(
        .emit, isFull ? .temporary : .usage, subject: "", problem: failure.description)
    default:
      let code = (error as NSError).code
      let isFull = code == CocoaError.Code.fileWriteOutOfSpace.rawValue || code == Int(ENOSPC)
      return StageFailure(
        .emit, isFull ? .temporary : .usage, subject: "",
        problem: "the run could not go on: \(type(of: error)) \(code)",
        advice: isFull ? "Free some room and run again." : "")
    }
  }

  /// The failure, told as temporary where the disk is full: what met the full disk may not have known.
  static func refined(_ failure: StageFailure, _ spec: PipelineSpec) -> StageFailure {
    let folder = spec.store.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let places = [folder.isEmpty ? "." : folder, spec.out]
    guard [.usage, .storeUnusable].contains(failure.status), failure.stage != .specify,
      places.contains(where: { FileSystem(at: $0)?.isFull == true })
    else { return failure }
    return StageFailure(
      failure.stage, .temporary, subject: failure.subject, problem: failure.problem,
      advice: "There is no room left on the disk. Free some room and run again.")
  }

  /// Takes the lock of the pipeline's store for a run that began at `started`.
  static func lock(_ spec: PipelineSpec, _ started: Instant) throws(StageFailure) -> RunLock {
    let folder = spec.store.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    if !folder.isEmpty { try OutputFile.makeFolder(folder) }
    do {
      return try RunLock(
        path: "\(spec.store)-lock", owner: .current(started: started.description))
    } catch {
      let name = spec.store.split(separator: "/").last.map(String.init) ?? spec.store
      switch error {
      case .held(let owner):
        throw StageFailure(
          .store, .temporary, subject: name,
          problem: "another run has it: \(owner?.description ?? "it does not say which")",
          advice: "Run again when it has ended.")
      case .unusable(let code):
        throw StageFailure(
          .store, [ENOSPC, EDQUOT].contains(code) ? .temporary : .usage, subject: "\(name)-lock",
          problem: "cannot be locked: \(String(cString: strerror(code)))",
          advice: "Check the store's folder and its permissions.")
      }
    }
  }
}

extension PipelineRun {
  /// From now on, SIGTERM and SIGINT stop a run between two submissions.
  package static func stopWhenAsked() { StopSignal.listen() }
}
