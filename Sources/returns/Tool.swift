import ArgumentParser
import Foundation
import PipelineCore

/// The command line: a subcommand a file.
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract: "Validate statutory returns, keep their indicators, set them beside others'.",
    discussion: """
      Data go to standard output, messages to standard error. Exit codes: 0 clean, 1 errors in the \
      data, 2 usage or configuration, 3 an extract unreadable, 4 a rule could not run, 5 records do \
      not add up, 6 disclosure gate refused, 7 store locked or damaged, 75 try again.
      """,
    version: Run.version,
    subcommands: [
      Run.self, Replay.self, Validate.self, Ingest.self, Merge.self, Compare.self, Report.self,
      Diff.self, Export.self, Convert.self, Explain.self, History.self, Findings.self, Accept.self,
      Reconcile.self, ReconcilePortal.self, Rules.self, Spec.self, Generate.self, Doctor.self,
      Init.self,
    ])
}

/// Runs the tool and tells the shell what came of it, by the codes the tool documents.
@main enum Main {
  static func main() {
    do {
      var command = try Tool.parseAsRoot()
      try command.run()
    } catch let failure as StageFailure {
      Messages.tell("returns: \(failure)")
      exit(failure.status.rawValue)
    } catch {
      let code = Tool.exitCode(for: error)
      let text = Tool.fullMessage(for: error)
      if code == .success {
        if !text.isEmpty { print(text) }
        exit(0)
      }
      if !text.isEmpty { Messages.tell(text) }
      // ArgumentParser's own code for wrong usage is 64; here usage is 2.
      exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    }
  }
}
