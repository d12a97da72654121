import ArgumentParser
import PipelineCore
import PipelineEngine

/// Shows and tests the rules of a return.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, show, test and document rules, and tell which have shown that they work.",
    subcommands: [List.self, Show.self, Test.self, Docs.self, Coverage.self])

  /// Options of the commands about rules.
  struct Options: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Option(name: [.customLong("return")], help: "The return; every one when not said.")
    var returnName: String?

    func catalogue() throws -> RuleCatalogue {
      try RuleCatalogue(try common.engine(), only: returnName)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List rules, as CSV.")
    @OptionGroup var options: Options
    @Option(help: "Only rules in force in this round.")
    var round: String?
    func run() throws { Messages.give(try options.catalogue().list(round: round)) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one rule with its examples.")
    @OptionGroup var options: Options
    @Argument(help: "The rule's code.")
    var code: String
    func run() throws { print(try options.catalogue().show(code)) }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run every rule's examples.",
      discussion: "Exits 0 when all come out as they say, 2 when a file is wrong or an example is.")
    @OptionGroup var options: Options
    func run() throws {
      let results = try options.catalogue().test()
      for line in results.wrong { Messages.tell(line) }
      Messages.tell(
        ["\(results.rules) rules, \(results.examples) examples, \(results.wrong.count) wrong"],
        quiet: options.common.quiet)
      if !results.wrong.isEmpty { try Messages.end(.usage) }
    }
  }

  struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the page of a return's rules, as Markdown.")
    @OptionGroup var options: Options
    func run() throws { Messages.give(Array(try options.catalogue().page().utf8)) }
  }
}
