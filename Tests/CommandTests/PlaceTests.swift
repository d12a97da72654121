import Foundation
import TestSupport
import Testing

/// Places that are not what they seem: pipes in place of files, links in place of folders.
@Suite struct PlaceTests {
  static let clean = "SampleInputs/sen2/2026/clean"

  @Test func findingsAreWrittenIntoAPipeAndDoNotReplaceIt() throws {
    let folder = try TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    let run = try ToolRun(["validate", Self.clean, "--findings", pipe])
    #expect(run.status == 0)
    try #require(isPipe(pipe), "the pipe was replaced")
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(reader, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).hasPrefix("rule,severity"))
  }

  @Test(arguments: ["--summary", "--people"])
  func whatCannotBeReplacedIsRefused(_ option: String) throws {
    let folder = try TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let run = try ToolRun(["validate", Self.clean, option, pipe])
    #expect(run.status == 2)
    #expect(run.errors.contains("pipe: is there and is no plain file"))
    #expect(isPipe(pipe))
  }

  @Test func aLinkToThePipelinesFolderIsFollowed() throws {
    let folder = try TemporaryFolder()
    let link = "\(folder.path)/link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: Project.path("Pipelines"))
    let linked = try ToolRun(["doctor", "--pipelines", link])
    #expect(linked.output.contains("sen2/"))
    #expect(linked.output == (try ToolRun(["doctor"]).output))
  }

  private func isPipe(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }
}
