internal import Foundation
package import PipelineCore

/// Writes what a council begins with: a commented pipeline, its folders, and the line for cron.
package struct PipelineStarter {
  private let pipelines: String

  /// Prepares to copy the pipeline out of the folder `pipelines`.
  package init(pipelines: String) { self.pipelines = pipelines }

  /// Writes into `folder`, which is made when it is not there; gives the paths of what was made.
  ///
  /// Nothing that is there is written over.
  package func write(to folder: String) throws(StageFailure) -> [String] {
    let source = "\(pipelines)/nightly.yaml"
    guard let text = FileManager.default.contents(atPath: source) else {
      throw StageFailure(
        .specify, .usage, subject: "nightly.yaml",
        problem: "is not in the folder of specifications",
        advice: "Give the folder that the program came with by --pipelines DIR.")
    }
    var files = [("nightly.yaml", Array(text))]
    files.append(("crontab.txt", Array(Self.crontab(folder, pipelines).utf8)))
    for (name, _) in files where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      throw StageFailure(
        .emit, .usage, subject: "\(folder)/\(name)", problem: "is there already",
        advice: "Give a folder without one, or remove it first.")
    }
    let folders = ["inbox", "processed", "rejected", "store", "out"].map { "\(folder)/\($0)" }
    for folder in folders { try OutputFile.makeFolder(folder) }
    for (name, bytes) in files { try OutputFile.write(bytes, to: "\(folder)/\(name)") }
    return folders + files.map { "\(folder)/\($0.0)" }
  }

  /// A percent sign ends a command in a crontab, and none may stand in a path there unescaped.
  private static func crontab(_ folder: String, _ pipelines: String) -> String {
    func quoted(_ path: String) -> String {
      let whole = URL(filePath: path).standardizedFileURL.path
      return "'" + whole.replacing("'", with: "'\\''").replacing("%", with: "\\%") + "'"
    }
    let program = quoted(Self.program)
    return """
      # Add this to the crontab of the user that the store belongs to (crontab -e). cron mails what is printed
      # to MAILTO, here only when the exit code is not 0.
      MAILTO=data-team@example.org
      30 2 * * * cd \(quoted(folder)) && umask 077 && \(program) run nightly.yaml --pipelines \(quoted(pipelines)) >night.log \
      2>&1 || { s=$?; cat night.log; exit $s; }

      """
  }

  /// Where this program stands, whatever it was called as.
  private static var program: String {
    do { return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") } catch
    {
      return CommandLine.arguments.first ?? "returns"
    }
  }
}
