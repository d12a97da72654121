internal import ReturnWriter
internal import ReturnModel

extension PupilMaker {
  /// Sessions that were possible, and what became of them; only of ages whose attendance is
  /// returned.
  ///
  /// `suspended` sessions are among the absences, under their own code.
  func attend(
    _ record: inout SyntheticRecord, _ pupil: Pupil, _ suspended: Int, _ kind: PupilKind?,
    _ dice: inout SplitMix64
  ) {
    guard pupil.isOfAttendanceAge, pupil.school.phase != "NS" else { return }
    var possible = 136 + dice.below(9)
    if pupil.isLeaver { possible = 40 + dice.below(60) }
    record["TermlySessionsPossible"] = String(possible)
    let isUncounted = kind == .uncounted || kind == .uncountedLeaver
    attend(&record, block: "term", possible: possible, suspended, isUncounted, &dice)
    // In autumn the second half of the summer term is returned beside the first.
    guard layout.has("Pupil", "SummerHalfTerm2SessionsPossible"), !pupil.isLeaver else { return }
    let second = 60 + dice.below(6)
    record["SummerHalfTerm2SessionsPossible"] = String(second)
    attend(&record, block: "half-term-2", possible: second, 0, false, &dice)
  }

  private func attend(
    _ record: inout SyntheticRecord, block: String, possible: Int, _ suspended: Int,
    _ isUncounted: Bool, _ dice: inout SplitMix64
  ) {
    // The table gives absences of a whole term; of a shorter one in proportion.
    var absent = tables.number("absence", &dice) * possible / 140
    absent = min(possible, max(absent, suspended))
    let present = possible - absent
    var sessions: [(code: String, count: Int)] = [
      ("/", present - present / 2), ("\\", present / 2),
    ]
    if suspended > 0 { sessions.append(("E", suspended)) }
    let left = absent - suspended
    let isAuthorised = tables.happens("mostly-authorised", &dice)
    let less = left / 4
    add(tables.choose("authorised", &dice), isAuthorised ? left - less : less, to: &sessions)
    add(tables.choose("unauthorised", &dice), isAuthorised ? less : left - less, to: &sessions)
    // Sessions that were not possible for anybody stand beside the sum.
    if tables.happens("uncounted-sessions", &dice) || isUncounted {
      sessions.append((tables.choose("uncounted", &dice), 2))
    }
    for (code, count) in sessions where count > 0 {
      var detail = SyntheticRecord("SessionDetail")
      detail["Block"] = block
      detail["AttendanceReason"] = code
      detail["Sessions"] = String(count)
      record.children.append(detail)
    }
  }

  private func add(_ code: String, _ count: Int, to sessions: inout [(code: String, count: Int)]) {
    guard count > 0 else { return }
    if let place = sessions.firstIndex(where: { $0.code == code }) {
      sessions[place].count += count
    } else {
      sessions.append((code, count))
    }
  }
}
