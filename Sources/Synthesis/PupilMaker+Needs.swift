internal import ReturnModel

extension PupilMaker {
  /// The provision for special educational needs, and the needs themselves.
  func need(_ record: inout SyntheticRecord, _ pupil: Pupil, _ dice: inout SplitMix64) {
    let provision = tables.choose("sen-\(pupil.school.phase)", &dice)
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
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ wish: SubjectWish,
    _ dice: inout SplitMix64
  ) -> Int {
    let drawn = tables.happens("exclusion-\(pupil.school.phase)", &dice)
    guard pupil.isOfAttendanceAge, pupil.school.phase != "NS",
      drawn || wish.kind == "suspended"
    else { return 0 }
    var exclusion = SyntheticRecord("TermlyExclusion")
    let isPermanent = pupil.isLeaver && tables.happens("permanent-exclusion", &dice)
    let sessions = tables.number("exclusion-sessions", &dice)
    exclusion["Category"] = isPermanent ? "PERM" : "SUSP"
    exclusion["Reason1"] = tables.choose("exclusion-reason", &dice)
    exclusion["StartDate"] = calendar.schoolDay(&dice).description
    if !isPermanent { exclusion["Sessions"] = String(sessions) }
    exclusion["SENprovision"] = record["SENprovision"] ?? "N"
    record.children.append(exclusion)
    return isPermanent ? 0 : sessions
  }
}
