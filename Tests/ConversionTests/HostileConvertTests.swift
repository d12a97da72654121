import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Texts that XML reads as something else are escaped, those it has no way to hold are refused, and
/// what is refused leaves nothing.
@Suite struct HostileConvertTests {
  /// The tables of a sample with `text` in place of every first name.
  private func blade(_ text: String, into folder: TemporaryFolder) throws -> String {
    let source = Project.path("SampleInputs/sen2/2025/clean-blade")
    for name in try FileManager.default.contentsOfDirectory(atPath: source)
    where name.hasSuffix(".csv") {
      // A line feed after a carriage return is no character of its own.
      var lines = try String(contentsOfFile: "\(source)/\(name)", encoding: .utf8)
        .replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      if name.hasSuffix("_person.csv") {
        let place = try #require(
          lines[0].lowercased().split(separator: ",")
            .firstIndex(of: "forename"))
        for index in lines.indices.dropFirst() where lines[index].contains(",") {
          var cells = lines[index].split(separator: ",", omittingEmptySubsequences: false).map(
            String.init)
          cells[place] = "\"\(text.replacing("\"", with: "\"\""))\""
          lines[index] = cells.joined(separator: ",")
        }
      }
      _ = try folder.write(lines.joined(separator: "\n"), to: "in/\(name)")
    }
    return "\(folder.path)/in"
  }

  @Test(arguments: [
    "</Forename><UPN>X</UPN><Forename>", "<!--", "<![CDATA[x]]>", "]]>", "&amp;", "&#0;",
    "a&b<c>\"d'",
    "<?xml version=\"1.0\"?>", "a\tb", "line\nline", "carriage\rreturn", "Zoë \u{1F600}",
    "\u{7F}\u{85}\u{2028}", "{{template}}", String(repeating: "<&>", count: 20_000),
  ])
  func isReadBackAsItWas(_ text: String) throws {
    let folder = try TemporaryFolder()
    let made = try Conversion([try blade(text, into: folder)], to: "made.xml", allowingErrors: true)
    let path = "\(made.folder.path)/made.xml"
    let round = try Conversion.round("2025", of: "sen2")
    let read = try RecordDump.read(path, round)
    #expect(read.remarks == [])
    let people = read.lines.filter { $0.contains("Surname=") }
    #expect(!people.isEmpty)
    let isSame = people.allSatisfy { $0.contains("|Forename=\(text)|") }
    #expect(isSame)
    let other = try ElementLines.read(path, without: [])
    let names = other.filter { $0.hasPrefix("Message/Persons/Person/Forename=") }
    #expect(names.count == people.count)
    let isSameElsewhere = names.allSatisfy { $0 == "Message/Persons/Person/Forename=\(text)" }
    #expect(isSameElsewhere)
  }

  @Test(arguments: [("a\u{1}b", "U+0001"), ("a\u{1F}b", "U+001F"), ("a\u{FFFE}b", "U+FFFE")])
  func whatXMLCannotHoldIsRefused(_ text: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    let files = [try blade(text, into: folder)]
    let failure = try #require(
      #expect(throws: StageFailure.self) { try Conversion(files, allowingErrors: true) })
    #expect(failure.status == .errorsInData)
    #expect(failure.subject == "Blade-Export_10-02-2025_person.csv:2")
    #expect(failure.problem.contains("Forename holds the character \(code)"))
  }

  @Test func severalReturnsDoNotFitOneFile() throws {
    let files = ["860.xml.gz", "893.xml"].map {
      Project.path("SampleInputs/sen2/2025/clean/sen2-2025-\($0)")
    }
    let failure = try #require(
      #expect(throws: StageFailure.self) { try Conversion(files, to: "one.xml") })
    #expect(failure.status == .usage)
    let made = try Conversion(files)
    #expect(try made.written == ["out/sen2-2025-860.xml", "out/sen2-2025-893.xml"])
  }

  @Test func anotherRoundIsRefused() throws {
    let file = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    #expect(throws: StageFailure.self) { try Conversion([file], round: "2024") }
    #expect(try Conversion([file], round: "2025").written == ["out/sen2-2025-893.xml"])
  }

  /// Of two files of one school the newer is handed in.
  @Test func whatIsSupersededIsNotWritten() throws {
    let folder = "SampleInputs/school-census/2024-25-spring/clean"
    let made = try Conversion(
      ["001", "002"].map { Project.path("\(folder)/8930004_SC1_893LL25_\($0).XML") })
    #expect(try made.written == ["out/8930004_SC1_893LL25_002.xml"])
  }

  @Test(arguments: ["sen2/2025/faulty/truncated.xml", "published/caseload.csv"])
  func whatIsNoReturnIsRefused(_ file: String) throws {
    var status: PipelineCore.ExitStatus?
    do {
      let made = try Conversion([Project.path("SampleInputs/\(file)")], allowingErrors: true)
      status = made.result.status
      #expect(try made.written == [])
    } catch let failure as StageFailure { status = failure.status }
    #expect(status == (file.hasPrefix("sen2") ? .unreadableExtract : .usage))
  }

  @Test func whatCannotBeWrittenLeavesWhatWasThere() throws {
    let folder = try TemporaryFolder()
    let sample = Project.path("SampleInputs/sen2/2025/faulty/requests.xml")
    let before = try folder.write("before", to: "return.xml")
    let work = try folder.write("", to: "work/none")
    _ = work
    let engine = try #require(Conversion.engine)
    var request = ExtractRequest(
      command: "test", files: [sample], folder: "\(folder.path)/work")
    request.isQuiet = true
    let result = try ConvertService(engine, request, round: nil, allowingErrors: false)
      .convert(to: before)
    #expect(result.status == .errorsInData)
    #expect(try String(contentsOfFile: before, encoding: .utf8) == "before")
  }
}
