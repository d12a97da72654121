import Foundation
import PipelineCore
import ReturnModel
import TestSupport
import Testing

/// Holds `docs/operations.md` to the commands, options and exit codes there are.
@Suite struct CommandPageTests {
  @Test func everyCommandIsOnThePage() throws {
    let commands = try ToolHelp.all().map(\.command).filter { !$0.isEmpty }
    #expect(commands.count > 8)
    let named = try Page("docs/operations.md").rows.compactMap(\.first)
    // A command that only holds others is told by them.
    for command in commands where !commands.contains(where: { $0.hasPrefix("\(command) ") }) {
      #expect(
        named.contains { $0.hasPrefix("`\(command)`") || $0.hasPrefix("`\(command) ") },
        "docs/operations.md has no row for `\(command)`")
    }
  }

  @Test func everyOptionThatAPageNamesIsThere() throws {
    let known = Set(try ToolHelp.all().flatMap(\.options))
    #expect(known.contains("--store"))
    // Other pages quote the options of other programs.
    let names = [
      "README.md", "docs/operations.md", "docs/comparators.md", "docs/pipelines.md",
      "docs/adding-a-rule.md", "docs/adding-a-return.md",
    ]
    for page in try names.map({ try Page($0) }) {
      for option in page.text.matches(of: /(?:^|[\s`(\[])(--[a-z][a-z-]+)/).map({ String($0.1) }) {
        #expect(known.contains(option), "\(page.name) names \(option), which no command has")
      }
    }
  }

  @Test(arguments: PipelineCore.ExitStatus.allCases)
  func everyExitCodeIsOnThePage(_ status: PipelineCore.ExitStatus) throws {
    let codes = try Page("docs/operations.md").rows.compactMap(\.first)
    #expect(codes.contains(String(status.rawValue)))
  }

  @Test(arguments: Notice.allCases)
  func everyNoticeIsOnThePageWithItsSeverity(_ notice: Notice) throws {
    let row = try Page("docs/operations.md").rows.first { $0.first == "`\(notice.rawValue)`" }
    #expect(row?.dropFirst().first == notice.severity.rawValue, "\(notice.rawValue)")
  }
}
