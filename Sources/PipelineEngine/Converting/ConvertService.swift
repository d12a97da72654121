internal import Foundation
package import PipelineCore
package import ReturnModel

/// Writes returns as the XML that the Department takes, once nothing in them is wrong.
package struct ConvertService {
  /// What came of it.
  package struct Result: Sendable {
    /// What checking the extracts came to.
    package let report: ExtractReport
    /// The files written; none when it was refused.
    package internal(set) var files: [String] = []
    /// What a person should know.
    package internal(set) var notes: [String] = []
    /// What the shell is told.
    package internal(set) var status: ExitStatus
  }

  private let runner: ExtractRunner
  private let isAllowedErrors: Bool
  private let round: RoundID?

  /// Prepares to convert what `request` names; `round` refuses every other, and errors are a reason to
  /// refuse unless `allowingErrors`.
  package init(
    _ engine: Engine, _ request: ExtractRequest, round: RoundID?, allowingErrors: Bool
  ) throws(StageFailure) {
    var request = request
    request.isConverted = true
    runner = try ExtractRunner(engine, request)
    isAllowedErrors = allowingErrors
    self.round = round
  }

  /// Checks the extracts and writes them: to the file `out`, or into the folder of that name when it
  /// is one or ends in `/`; all of them or none.
  package func convert(to out: String) throws -> Result {
    let report = try runner.run()
    var result = Result(report: report, status: status(report))
    if result.status != .clean {
      let open = report.findings.errors
      result.notes.append(
        "nothing written"
          + (result.status == .errorsInData
            ? ": \(open) errors are open; mend them, or ask for --allow-errors" : ""))
      return result
    }
    // Of several extracts of one submission only the newest counts.
    let converted = report.extracts.filter { !$0.decision.hasPrefix("superseded by") }
      .compactMap(\.converted)
    try check(converted, of: report)
    let targets = try targets(of: converted, out)
    try handOver(zip(converted, targets))
    result.files = targets
    for (found, target) in zip(converted, targets)
    where found.isNamePrescribed && Self.name(of: target).lowercased() != found.name.lowercased() {
      result.notes.append("the Department has such a file called \(found.name)")
    }
    if report.findings.errors > 0 {
      result.notes.append("written with \(report.findings.errors) errors open, as was asked for")
    }
    let left = report.counts.quarantined
    if left > 0 { result.notes.append("\(left) records were quarantined and are not in it") }
    return result
  }

  /// What keeps the returns from being written; errors in the data do not when that was asked for.
  private func status(_ report: ExtractReport) -> ExitStatus {
    var report = report
    if isAllowedErrors { report.findings = SeverityCounts() }
    return report.status()
  }

  private func check(
    _ converted: [ConvertedReturn], of report: ExtractReport
  ) throws(StageFailure) {
    if let refusal = converted.lazy.flatMap(\.refusals).first { throw refusal }
    if let table = report.extracts.first(where: { !$0.isPassedOver && $0.label.isEmpty }) {
      guard !converted.isEmpty else {
        throw StageFailure(
          .emit, .usage, subject: table.file, problem: "there is no return in it to convert")
      }
    }
    if let round, let other = converted.first(where: { $0.round != round }) {
      throw StageFailure(
        .emit, .usage, subject: other.name,
        problem: "the return is of round \(other.round), not \(round)",
        advice: "The round is what its header says; a return is not made into another round's.")
    }
    guard !converted.isEmpty else {
      throw StageFailure(.emit, .usage, subject: "convert", problem: "there is no return here")
    }
  }

  private func targets(
    of converted: [ConvertedReturn], _ out: String
  ) throws(StageFailure) -> [String] {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    if out.hasSuffix("/") || (isThere && isFolder.boolValue) {
      let folder = out.hasSuffix("/") ? String(out.dropLast()) : out
      try OutputFile.makeFolder(folder)
      return converted.map { "\(folder)/\($0.name)" }
    }
    guard converted.count == 1 else {
      throw StageFailure(
        .emit, .usage, subject: out,
        problem: "\(converted.count) returns cannot be written to one file",
        advice: "Give a folder: --out \(out)/")
    }
    return [out]
  }

  /// Gives every file its place, or none.
  private func handOver(_ files: some Sequence<(ConvertedReturn, String)>) throws(StageFailure) {
    let files = Array(files)
    // Two returns with one name would be one file.
    var seen: Set<String> = []
    for (_, target) in files where !seen.insert(target).inserted {
      throw StageFailure(
        .emit, .usage, subject: Self.name(of: target), problem: "two returns have this name",
        advice: "Convert them into two folders.")
    }
    var copies: [OutputFile] = []
    for (found, target) in files {
      let copy = try OutputFile(path: target)
      do {
        let handle = try FileHandle(forReadingFrom: URL(filePath: found.path))
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
          try copy.write(Array(piece))
        }
      } catch let failure as StageFailure {
        throw failure
      } catch {
        throw StageFailure(
          .emit, .temporary, subject: found.name, problem: "what was made of it cannot be read",
          advice: "Run again.")
      }
      copies.append(copy)
    }
    // All are whole and on the disk under a name of their own: what is left is to name them.
    for copy in copies { try copy.close() }
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
