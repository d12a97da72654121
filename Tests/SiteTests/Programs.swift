import Foundation
import TestSupport
import Testing

/// Programs that some tests want and a machine may be without.
enum Programs {
  /// A Chromium, and the Python that drives it.
  static let browser = first(
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable")
  static let python = first("/usr/bin/python3", "/usr/local/bin/python3")
  /// LibreOffice.
  static let office = first("/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice")

  private static func first(_ paths: String...) -> String? {
    paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs `returns`; the command must end clean.
  static func returns(_ arguments: [String]) throws -> MeasuredRun {
    let run = try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", Project.path("Pipelines")], limit: 300)
    try #require(run.status == 0, "\(arguments): \(run.errors)")
    return run
  }

  /// What the browser finds wrong with the pages in `folder`: a line a fault, then how much it saw.
  static func look(_ folder: String) throws -> [String] {
    let script = Project.path("Tests/SiteTests/Browser/look.py")
    let run = try MeasuredRun(
      try #require(python), [script, try #require(browser), folder], limit: 600)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.last?.hasPrefix("looked at ") == true, "\(run.output) \(run.errors)")
    return lines
  }
}
