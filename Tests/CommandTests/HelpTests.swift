import Foundation
import TestSupport
import Testing

/// The help of each command, as golden files: what scripts and people are promised.
@Suite struct HelpTests {
  static let commands: [[String]] = [
    [], ["run"], ["validate"], ["ingest"], ["compare"], ["findings"], ["rules"], ["rules", "list"],
    ["rules", "show"], ["rules", "test"], ["rules", "docs"], ["spec", "show"], ["doctor"],
    ["init"], ["merge"], ["diff"], ["accept"], ["reconcile-portal"], ["export"], ["report"],
    ["explain"], ["history"], ["reconcile"],
    ["convert"], ["replay"], ["rules", "coverage"],
  ]

  @Test(arguments: commands)
  func helpIsAsPromised(_ command: [String]) throws {
    let run = try ToolRun(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let name = (["help"] + command).joined(separator: "-")
    try expectGolden(run.output, "\(name).txt")
  }

  /// The kept-stable list of section 9 of the design, for the commands there are.
  @Test(arguments: [
    (["validate"], ["--findings", "--as-at", "--store", "--pipelines"]),
    (
      ["ingest"], ["--store", "--as-at", "--released", "--dry-run", "--recorded-at", "--pipelines"]
    ),
    (
      ["compare"],
      [
        "--store", "--indicator", "--area", "--period", "--neighbours", "--breakdown", "--source",
        "--as-of", "--format", "--pipelines",
      ]
    ),
    (
      ["explain"],
      ["--store", "--indicator", "--area", "--period", "--breakdown", "--as-of", "--pipelines"]
    ),
    (["history"], ["--store", "--indicator", "--area", "--period", "--pipelines"]),
    (["run"], ["--pipelines"]),
  ])
  func optionsThatScriptsUseAreThere(_ command: [String], _ options: [String]) throws {
    let help = try ToolRun(command + ["--help"]).output
    for option in options {
      #expect(help.contains("\n  \(option) ") || help.contains("\n  \(option)\n"), "\(option)")
    }
  }

  @Test func theVersionIsPrinted() throws {
    let run = try ToolRun(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test func theDoctorFindsTheProjectInOrder() throws {
    let run = try ToolRun(["doctor"])
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("ok ") })
    // The four rounds that the issue asks for.
    for round in 2023...2026 { #expect(run.output.contains("ok    sen2/\(round): ")) }
  }
}
