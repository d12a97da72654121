import Foundation
import TestSupport
import Testing
import Unattended

/// One run at a time.
@Suite struct RunLockTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/returns.sqlite-lock" }
  private let first = RunLock.Owner(process: 41, host: "alpha", started: "2026-01-01T00:00:00Z")
  private let second = RunLock.Owner(process: 42, host: "beta", started: "2026-01-02T00:00:00Z")

  init() throws { folder = try TemporaryFolder() }

  @Test func aSecondIsRefusedAndToldWhoHasIt() throws {
    let held = try RunLock(path: path, owner: first)
    #expect(throws: RunLock.Refusal.held(first)) { try RunLock(path: path, owner: second) }
    #expect(held.abandoned == nil)
  }

  @Test func oneThatWasLetGoIsFree() throws {
    do { _ = try RunLock(path: path, owner: first) }
    #expect(try RunLock(path: path, owner: second).abandoned == nil)
  }

  /// A process that dies leaves its name in the file and no lock on it.
  @Test func oneWhoseOwnerDiedIsTakenAndSaysWhoItWas() throws {
    _ = try folder.write("41 alpha 2026-01-01T00:00:00Z\n", to: "returns.sqlite-lock")
    #expect(try RunLock(path: path, owner: second).abandoned == first)
  }

  @Test func whatIsNoOwnerIsNone() {
    for text in ["", "x", "1 host", "one host then", "1 a b c"] {
      #expect(RunLock.Owner(text) == nil)
    }
  }

  @Test func aPlaceThatIsNotThereIsUnusable() {
    #expect(throws: RunLock.Refusal.unusable(code: ENOENT)) {
      try RunLock(path: "\(folder.path)/nothing/lock", owner: first)
    }
  }

  @Test func theFileIsPrivate() throws {
    let held = try RunLock(path: path, owner: first)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    withExtendedLifetime(held) {}
  }
}
