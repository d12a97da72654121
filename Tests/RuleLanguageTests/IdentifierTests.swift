import RuleLanguage
import Testing

/// The identifiers' check characters, by the worked values of the specifications.
@Suite struct IdentifierTests {
  private func isValid(
    _ text: String, _ check: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer(check)
  }

  /// SEN2 specification 4.1 and school census specification 3.2.
  @Test(arguments: [
    "B801200005001", "P207000016049", "F893210015001", "R893445512034", "R89320001901A",
    "A203102209083", "A203202811068", "H356210811018", "P657894610886", "Q245247798301",
    "E893000021001", "B893000024002", "X893000020003", "Z893000019004", "M89300002400B",
  ])
  func pupilNumbers(_ number: String) {
    #expect(isValid(number, UniquePupilNumber.isValid))
    // Any other check letter is wrong.
    for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" where letter != number.first {
      #expect(!isValid("\(letter)\(number.dropFirst())", UniquePupilNumber.isValid))
    }
  }

  @Test(arguments: [
    "", "B80120000500", "B8012000050011", "b801200005001", "8012000050011", "B80120000500I",
    "B8012O0005001", "I801200005001", "O801200005001", "S801200005001", "B80120000500a",
    "B80120000500é", " 801200005001", "Q207000016049", "B8012A0005001", "R8932000190AA",
  ])
  func notPupilNumbers(_ number: String) {
    #expect(!isValid(number, UniquePupilNumber.isValid))
  }

  /// SEN2 specification 4.2 and school census specification 3.3.
  @Test(arguments: [
    "9276308686", "1234567899", "7000000014", "6123456783", "9999999009", "9999999017",
    "1000000000",
  ])
  func learnerNumbers(_ number: String) {
    #expect(isValid(number, UniqueLearnerNumber.isValid))
    for digit in "0123456789" where digit != number.last {
      #expect(!isValid("\(number.dropLast())\(digit)", UniqueLearnerNumber.isValid))
    }
  }

  @Test(arguments: ["", "927630868", "92763086866", "0276308686", "92763O8686", "９276308686"])
  func notLearnerNumbers(_ number: String) {
    #expect(!isValid(number, UniqueLearnerNumber.isValid))
  }

  /// A remainder of 0 asks for a check digit of 10, which no number has.
  @Test func learnerNumbersWithRemainderNoughtAreNeverValid() {
    // 10*1 + 9*0 + ... with d3 = 1 and 8 for its weight: 10 + 8 = 18; with d9 = 2: 18 + 4 = 22.
    for digit in "0123456789" {
      #expect(!isValid("101000002\(digit)", UniqueLearnerNumber.isValid))
    }
  }

  /// 943 476 5919 is the number the NHS data dictionary prints; 999 999 9999 checks too.
  @Test(arguments: ["9434765919", "943 476 5919", "9999999999", "4010232137"])
  func healthNumbers(_ number: String) {
    #expect(isValid(number, NHSNumber.isValid))
  }

  @Test(arguments: [
    "", "9434765918", "943476591", "94347659199", "943-476-5919", "943 4765919", "94 3476 5919",
    "943476591X", "943 476 591 ", "9434765910",
  ])
  func notHealthNumbers(_ number: String) {
    #expect(!isValid(number, NHSNumber.isValid))
  }

  @Test(arguments: [
    ("upn_valid(Note)", "B801200005001", "yes"), ("upn_valid(Note)", "C801200005001", "no"),
    ("uln_valid(Note)", "9276308686", "yes"), ("uln_valid(Note)", "9276308687", "no"),
    ("nhs_valid(Note)", "9434765919", "yes"), ("nhs_valid(Note)", "9434765910", "no"),
  ])
  func inRules(_ text: String, _ note: String, _ expected: String) throws {
    #expect(try Judging.verdict(text, SampleRecord("Requests", ["Note": note])) == expected)
  }
}
