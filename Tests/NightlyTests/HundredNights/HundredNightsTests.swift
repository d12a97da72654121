import Foundation
import TestSupport
import Testing

/// A hundred nights of an inbox (issue 9): new, corrected, repeated, late, missing and corrupt extracts;
/// every fifth night is killed at a random moment, two are started twice, one has no room left.
///
/// Fifteen nights; `RETURNS_NIGHTS=100` makes it so many, and `RETURNS_NIGHTS_SEED` others.
@Suite struct HundredNightsTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let nights = environment["RETURNS_NIGHTS"].flatMap(Int.init) ?? 15
  private static let seed = environment["RETURNS_NIGHTS_SEED"].flatMap(UInt64.init) ?? 893

  @Test(.enabled(if: SQLite.program != nil, "sqlite3 is not installed"))
  func afterwardsTheStoreIsThatOfOneCleanLoad() throws {
    var nights = try Nights(seed: Self.seed)
    for number in 0..<Self.nights { try nights.spend(number) }
    try nights.expectEverythingKept()
    try nights.expectTheStoreOfOneLoad()
    try nights.expectNobodyInMessages()
    print("nights: \(Self.nights), \(nights.tally)")
    #expect(nights.tally.kills > 0 && nights.tally.refused == 2 && nights.tally.full == 1)
  }
}

/// What was seen over all nights.
struct NightTally: CustomStringConvertible {
  var delivered = 0
  var corrupt = 0
  var kills = 0
  var endedBeforeTheKill = 0
  var refused = 0
  var full = 0
  var people = 0
  var messageBytes = 0

  var description: String {
    "\(delivered) extracts, \(corrupt) of them corrupt; \(kills) killed, \(endedBeforeTheKill) ended "
      + "before; \(refused) second starts refused; \(full) without room; \(people) values of people "
      + "looked for in \(messageBytes) bytes"
  }
}
