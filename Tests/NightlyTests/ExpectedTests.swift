import Foundation
import TestSupport
import Testing

/// What is late, missing and awaited.
@Suite struct ExpectedTests {
  private static let expect = """
        expect:
          - { return: sen2, round: "2025", area: "893", due: 2026-02-05 }
          - { return: sen2, round: "2025", area: "860", due: 2026-02-05T12:00:00Z }
          - { return: sen2, round: "2026", area: "893", due: 2026-12-01 }
    """

  @Test func whatIsDueIsMissingUntilItComesAndThenLate() throws {
    let night = try Night(inboxMore: Self.expect)
    try night.leave(Night.clean)
    let inTime = try night.run(["--recorded-at", "2026-02-05T23:59:59Z"])
    #expect(inTime.status == 0, "\(inTime.errors)")
    #expect(try states(night) == ["arrived", "missing", "awaited"])
    #expect(
      inTime.errors.contains(
        "missing sen2/2025 860: has not come, and was due 2026-02-05T12:00:00Z"))
    #expect(!inTime.errors.contains("missing sen2/2025 893"))

    try night.leave(Night.other)
    let after = try night.run(["--recorded-at", "2026-02-06T02:30:00Z"])
    #expect(after.status == 0)
    #expect(try states(night) == ["arrived", "late", "awaited"])
    #expect(after.errors.contains("late sen2/2025 860: came 2026-02-06T02:30:00Z"))
    let notices = try night.text(night.notices)
    #expect(notices.contains("missing sen2/2025 860") && notices.contains("late sen2/2025 860"))
    let metrics = try night.text(night.metrics)
    #expect(
      metrics.contains("returns_expected_extracts{pipeline=\"A night\",state=\"late\"} 1\n"))
  }

  private func states(_ night: Night) throws -> [String] {
    let expected = try #require(try night.record()["expected"] as? [[String: String]])
    return expected.compactMap { $0["state"] }
  }

  @Test(arguments: [
    ("due: 2026-02-05 }", "due: soon }", "due is a day"),
    ("return: sen2, round: \"2025\", area: \"893\"", "return: sen2, area: \"893\"", "'round'"),
    ("expect:", "expects:", "did you mean 'expect'?"),
  ])
  func aWrongKeyIsTwo(_ old: String, _ new: String, _ words: String) throws {
    let night = try Night(inboxMore: Self.expect.replacing(old, with: new))
    let run = try night.run()
    #expect(run.status == 2)
    #expect(run.errors.contains("nightly.yaml:") && run.errors.contains(words), "\(run.errors)")
  }
}
