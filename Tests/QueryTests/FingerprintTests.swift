import ReturnModel
import Testing
import Validation

@Suite struct FingerprintTests {
  private static let finding: Finding = {
    var finding = Finding(
      rule: "E-03", severity: .error, returnID: "sen2", round: "2025", area: "893",
      module: "Requests", recordKey: "X1/Requests[1]", file: "a.xml", line: 7,
      field: "RequestOutcomeDate;ReceivedDate", value: "2024-02-01;2024-02-05", wording: "w",
      action: "a")
    finding.establishment = ""
    return finding
  }()

  private static let cells: [(field: String, text: String?)] = [
    ("RequestOutcomeDate", "2024-02-01"), ("ReceivedDate", "2024-02-05"),
  ]

  private func print(
    _ change: (inout Finding) -> Void = { _ in },
    _ cells: [(field: String, text: String?)] = Self.cells
  ) -> ValueFingerprint {
    var finding = Self.finding
    change(&finding)
    return FingerprintMaker.fingerprint(of: finding, cells: cells)
  }

  @Test func whereAndWhenAFindingIsSeenDoesNotMoveIt() {
    #expect(print { $0.file = "b.csv" } == print())
    #expect(print { $0.line = 99 } == print())
    #expect(print { $0.round = "2026" } == print())
    #expect(print { $0.wording = "other" } == print())
    #expect(print { $0.severity = .query } == print())
    #expect(print { $0.status = .accepted } == print())
  }

  @Test func whatAndWhomAFindingIsAboutMovesIt() {
    let all = [
      print(), print { $0.returnID = "cld" }, print { $0.area = "860" },
      print { $0.establishment = "0001" }, print { $0.rule = "E-04" },
      print { $0.recordKey = "X1/Requests[2]" },
    ]
    #expect(Set(all).count == all.count)
  }

  /// Any cell, also where the texts side by side are the same.
  @Test func everyCellMovesIt() {
    let all: [[(field: String, text: String?)]] = [
      [("A", "1"), ("B", "2")], [("A", "2"), ("B", "2")], [("A", "1"), ("B", nil)],
      [("A", nil), ("B", "1")], [("A", "1"), ("B", "")], [("A", nil), ("B", nil)],
      [("A", "1;2")], [("A", "12"), ("B", nil)], [("A", "-"), ("B", nil)], [("A1", "2")], [],
    ]
    #expect(Set(all.map { print({ _ in }, $0) }).count == all.count)
  }

  @Test func whatIsShownGivesTheSameWhereItIsCertain() {
    #expect(FingerprintMaker.fingerprint(ofShown: Self.finding) == print())
    var one = Self.finding
    // One of two is absent, and nobody can tell which.
    one.value = "2024-02-01"
    #expect(FingerprintMaker.fingerprint(ofShown: one) == nil)
    one.value = ""
    #expect(
      FingerprintMaker.fingerprint(ofShown: one)
        == print({ _ in }, [("RequestOutcomeDate", nil), ("ReceivedDate", nil)]))
    one.value = "(withheld);2024-02-05"
    #expect(FingerprintMaker.fingerprint(ofShown: one) == nil)
  }

  @Test(arguments: [
    "", "2984f52c4201bd3", "2984f52c4201bd300", "2984f52c4201bd3g", "+984f52c4201bd30",
  ])
  func onlySixteenDigitsAreRead(_ text: String) {
    #expect(ValueFingerprint(text) == nil)
  }

  @Test func itIsPrintedWithItsNoughts() {
    #expect(ValueFingerprint(bits: 0xAB).description == "00000000000000ab")
    #expect(ValueFingerprint("00000000000000ab")?.bits == 0xAB)
  }
}
