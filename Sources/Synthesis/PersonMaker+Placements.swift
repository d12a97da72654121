internal import ReturnModel

/// What is done under a plan: placements, needs, reviews.
extension PersonMaker {
  func activePlans(
    _ birth: CalendarDate, start: CalendarDate, ended: CalendarDate?, isReviewed: Bool,
    _ dice: inout SplitMix64
  ) -> SyntheticRecord {
    let age = birth.completedYears(on: calendar.census)
    var active = SyntheticRecord("ActivePlans")
    active.children = placements(age, ended: ended, &dice) + needs(&dice)
    // Before 2024 the two stood beside the placements; the round keeps whichever it has.
    let current = active.children.last { $0.module == "PlacementDetail" }
    active["Res"] = current?["Res"]
    active["WBP"] = current?["WBP"]
    if isReviewed { review(&active, start, before: ended ?? calendar.made, &dice) }
    if tables.happens("phase-transfer", &dice), ended == nil { phaseTransfer(&active, age, &dice) }
    return active
  }

  private func placements(
    _ age: Int, ended: CalendarDate?, _ dice: inout SplitMix64
  ) -> [SyntheticRecord] {
    var placements: [SyntheticRecord] = []
    var entry =
      CalendarDate(
        year: calendar.yearStart.year - dice.below(min(4, max(1, age - 2))), month: 9, day: 1)
      ?? calendar.yearStart
    entry = entry + dice.below(10)
    let setting = setting(age, &dice)
    // NEET stands alone: a fault planted in another placement may change the age it depends on.
    let isAlone = ended != nil || setting == "NEET"
    if tables.happens("earlier-placement", &dice), !isAlone {
      var earlier = placement(
        "mainstream", age, from: calendar.yearStart - (age < 7 ? 90 : 480), &dice)
      let left = calendar.yearStart + dice.number(in: 30...230)
      earlier["LeavingDate"] = left.description
      placements.append(earlier)
      entry = left + dice.number(in: 1...40)
    }
    if let ended { entry = min(entry, ended - 20) }
    var current = placement(setting, age, from: entry, &dice)
    current["LeavingDate"] = ended?.description
    if tables.happens("second-placement", &dice), !isAlone {
      var second = placement("mainstream", age, from: entry, &dice)
      second["PlacementRank"] = "2"
      placements.append(second)
    }
    return placements + [current]
  }

  private func placement(
    _ setting: String, _ age: Int, from entry: CalendarDate, _ dice: inout SplitMix64
  ) -> SyntheticRecord {
    var placement = SyntheticRecord("PlacementDetail")
    settle(&placement, setting, &dice)
    placement["PlacementRank"] = "1"
    placement["EntryDate"] = entry.description
    placement["AttendancePattern"] = tables.choose("attendance", &dice)
    if tables.happens("residential", &dice) {
      placement["Res"] = tables.choose("residential", &dice)
    }
    if age >= 16, tables.happens("work-based", &dice) {
      placement["WBP"] = tables.choose("work-based", &dice)
    }
    return placement
  }

  private func setting(_ age: Int, _ dice: inout SplitMix64) -> String {
    let band = age < 5 ? "early" : age < 16 ? "school" : age < 19 ? "sixth-form" : "adult"
    let setting = tables.choose("setting-\(band)", &dice)
    // Not in education, employment or training is said of those of 16 to 25: kept well inside.
    return setting == "NEET" && !(17...24).contains(age) ? "NIEO" : setting
  }

  /// Gives a placement or a plan its setting: a school, a provider, or neither.
  func settle(_ record: inout SyntheticRecord, _ setting: String, _ dice: inout SplitMix64) {
    switch setting {
    case "mainstream", "resourced-provision", "sen-unit", "special", "alternative", "college":
      record["URN"] = "999" + SyntheticIdentity.padded(dice.below(400), 3)
      record["SENunitIndicator"] = setting == "sen-unit" ? "1" : "0"
      record["ResourcedProvisionIndicator"] = setting == "resourced-provision" ? "1" : "0"
    case "provider":
      record["UKPRN"] = "109990" + SyntheticIdentity.padded(dice.below(60), 2)
      record["SENunitIndicator"] = "0"
      record["ResourcedProvisionIndicator"] = "0"
    default:
      record["SENSetting"] = setting
      if ["OTH", "NIEO"].contains(setting) { record["SENSettingOther"] = "synthetic arrangement" }
    }
  }

  private func needs(_ dice: inout SplitMix64) -> [SyntheticRecord] {
    var first = SyntheticRecord("SENneed")
    first["SENtype"] = tables.choose("need", &dice)
    first["SENtypeRank"] = "1"
    guard tables.happens("second-need", &dice) else { return [first] }
    var second = SyntheticRecord("SENneed")
    second["SENtype"] = tables.choose("secondary-need", &dice)
    second["SENtypeRank"] = "2"
    return first["SENtype"] == second["SENtype"] ? [first] : [first, second]
  }

  private func review(
    _ active: inout SyntheticRecord, _ start: CalendarDate, before end: CalendarDate,
    _ dice: inout SplitMix64
  ) {
    let meeting: CalendarDate
    switch tables.choose("review-meeting", &dice) {
    case "in-year": meeting = calendar.yearStart + dice.below(360)
    case "after": meeting = calendar.yearEnd + dice.number(in: 1...14)
    case "before": meeting = calendar.yearStart - dice.number(in: 1...300)
    default: return
    }
    guard meeting > start + 60, meeting < end else { return }
    active["ReviewMeeting"] = meeting.description
    let lag = tables.choose("time-to-review", &dice)
    guard lag != "none" else { return }
    let decided = meeting + (lag == "within" ? dice.number(in: 1...28) : dice.number(in: 29...120))
    guard decided <= calendar.made - 1 else { return }
    active["LastReview"] = decided.description
    let outcome = tables.choose("review-outcome", &dice)
    active["ReviewOutcome"] = outcome
    guard outcome == "A", tables.happens("review-draft", &dice) else { return }
    active["ReviewDraft"] = min(decided + dice.number(in: 0...56), calendar.made).description
  }

  /// The dates of a phase transfer, for those about to move on: 31 March after 16, else 15 February.
  private func phaseTransfer(
    _ active: inout SyntheticRecord, _ age: Int, _ dice: inout SplitMix64
  ) {
    guard [4, 10, 13, 15, 16, 18].contains(age) else { return }
    let month = age >= 15 ? 3 : 2
    let due = CalendarDate(
      year: calendar.census.year, month: month, day: month == 3 ? 31 : 15)
    active["PhaseTransferDueDate"] = due?.description
    guard dice.below(3) > 0 else { return }
    active["PhaseTransferFinalDate"] = (calendar.census + dice.number(in: 0...39)).description
  }
}
