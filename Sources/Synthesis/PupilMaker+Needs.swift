internal import ReturnWriter
internal import ReturnModel

extension PupilMaker {
  /// The provision for special educational needs, and the needs themselves.
  func need(
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ kind: PupilKind?, _ dice: inout SplitMix64
  ) {
    let drawn = tables.choose("sen-\(pupil.school.phase)", &dice)
    let provision = kind == .sen ? "K" : drawn
    record["SENprovision"] = provision
    guard provision != "N" else { return }
    let first = tables.choose("need", &dice)
    var needs = [first]
    if tables.happens("second-need", &dice) {
      let second = tables.choose("need", &dice)
      if second != first { needs.append(second) }
    }
    for (rank, type) in needs.enumerated() {
      var need = SyntheticRecord("SENneed")
      need["SENtypeRank"] = String(rank + 1)
      need["SENtype"] = type
      record.children.append(need)
    }
  }

  /// Suspends or excludes some pupils of school age; gives the sessions of suspensions.
  ///
  /// They fall in the term whose attendance is returned, so that the sessions are among its absences.
  func exclude(
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ kind: PupilKind?,
    _ dice: inout SplitMix64
  ) -> Int {
    let drawn = tables.happens("exclusion-\(pupil.school.phase)", &dice)
    let asked = kind == .suspended || kind == .suspendedTwice
    guard pupil.isOfAttendanceAge, pupil.school.phase != "NS", drawn || asked else { return 0 }
    var sessions = 0
    for _ in 0..<(kind == .suspendedTwice ? 2 : 1) {
      let isPermanent = pupil.isLeaver && tables.happens("permanent-exclusion", &dice)
      let missed = tables.number("exclusion-sessions", &dice)
      var exclusion = SyntheticRecord("TermlyExclusion")
      exclusion["Category"] = isPermanent ? "PERM" : "SUSP"
      exclusion["Reason1"] = tables.choose("exclusion-reason", &dice)
      exclusion["StartDate"] = calendar.schoolDay(&dice).description
      if !isPermanent { exclusion["Sessions"] = String(missed) }
      exclusion["SENprovision"] = record["SENprovision"] ?? "N"
      record.children.append(exclusion)
      // The last sessions of somebody excluded for good are absences of the same code.
      sessions += isPermanent ? 1 : missed
    }
    return sessions
  }
}
