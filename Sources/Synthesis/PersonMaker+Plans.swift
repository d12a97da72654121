internal import ReturnModel

/// People who have, or had, a plan.
extension PersonMaker {
  func maintained(isTransferred: Bool, _ dice: inout SplitMix64) -> Life {
    let age = tables.number("age", &dice)
    let birth = calendar.birth(age: age, on: calendar.census, &dice)
    let start = startBeforeYear(age: age, birth, &dice)
    var active = activePlans(birth, start: start, ended: nil, isReviewed: true, &dice)
    if isTransferred { active["TransferLA"] = otherAuthority(&dice) }
    let plan = namedPlan(start, for: active, &dice)
    return Life(birth: birth, requests: [historical(plan, active)])
  }

  func ceased(_ dice: inout SplitMix64) -> Life {
    let reason = tables.choose("cease-reason", &dice)
    var day = calendar.day(inMonth: tables.number("cease-month", &dice), &dice)
    if tables.happens("ceased-after-year", &dice) {
      day = calendar.yearEnd + dice.number(in: 1...30)
    }
    let age = tables.number("age-at-cease-\(reason)", &dice)
    let birth = calendar.birth(age: age, on: day, &dice)
    let start = min(startBeforeYear(age: age, birth, &dice), day)
    let active = activePlans(birth, start: start, ended: day, isReviewed: true, &dice)
    var plan = namedPlan(start, for: active, &dice)
    plan["CeaseDate"] = day.description
    plan["CeaseReason"] = reason
    var requests = [historical(plan, active)]
    if tables.happens("second-request-after-ceasing", &dice), day < calendar.yearEnd - 60 {
      requests.append(request(calendar.yearEnd - dice.below(50), "A", &dice))
    }
    return Life(birth: birth, requests: requests)
  }

  func issued(_ dice: inout SplitMix64) -> Life {
    let day = calendar.day(inMonth: tables.number("month", &dice), &dice)
    let taken = daysToIssue(&dice)
    let received = day - taken
    let birth = calendar.birth(age: tables.number("age-at-request", &dice), on: received, &dice)
    let agreed = received + min(daysToDecide(&dice), taken - 28)
    var request: SyntheticRecord
    if agreed >= calendar.yearStart {
      request = decided(received, on: agreed, "Y", &dice)
    } else {
      request = SyntheticRecord("Requests")
      if tables.happens("received-when-historical", &dice) {
        request["ReceivedDate"] = received.description
      }
      request["RequestOutcome"] = "H"
    }
    var ended: CalendarDate?
    if tables.happens("issued-and-ceased", &dice), day < calendar.yearEnd - 40 {
      ended = day + dice.number(in: 30...40)
    }
    let active = activePlans(birth, start: day, ended: ended, isReviewed: false, &dice)
    var plan = namedPlan(day, for: active, &dice)
    plan["CeaseDate"] = ended?.description
    plan["CeaseReason"] = ended == nil ? nil : "5"
    var assessment = assessment("Y", on: day, &dice)
    assessment.children = [plan]
    request.children = [assessment, active]
    return Life(birth: birth, requests: [request])
  }

  private func daysToIssue(_ dice: inout SplitMix64) -> Int {
    switch tables.choose("time-to-issue", &dice) {
    // Most plans that are in time are so only just.
    case "within": max(dice.number(in: 70...140), dice.number(in: 70...140))
    case "late": dice.number(in: 141...365)
    default: dice.number(in: 366...640)
    }
  }

  /// The day a plan started that was made before the year: none is older than September 2014.
  private func startBeforeYear(
    age: Int, _ birth: CalendarDate, _ dice: inout SplitMix64
  ) -> CalendarDate {
    let years = min(tables.number("years-in-place", &dice), max(1, age - 2))
    let wanted = calendar.census - (years * 365 + dice.below(364))
    let first = CalendarDate(year: 2014, month: 9, day: 1) ?? birth
    return min(max(wanted, first, birth + 400), calendar.yearStart - 1)
  }

  private func historical(
    _ plan: SyntheticRecord, _ active: SyntheticRecord
  ) -> SyntheticRecord {
    var request = SyntheticRecord("Requests")
    request["RequestOutcome"] = "H"
    var assessment = SyntheticRecord("Assessment")
    assessment["AssessmentOutcome"] = "H"
    assessment.children = [plan]
    request.children = [assessment, active]
    return request
  }

  /// The plan that names the setting of the first placement in `active`.
  private func namedPlan(
    _ start: CalendarDate, for active: SyntheticRecord, _ dice: inout SplitMix64
  ) -> SyntheticRecord {
    var plan = SyntheticRecord("NamedPlan")
    plan["StartDate"] = start.description
    let placement = active.children.last { $0.module == "PlacementDetail" }
    plan["PlanRes"] = placement?["Res"]
    plan["PlanWBP"] = placement?["WBP"]
    let hasBudget = tables.happens("personal-budget", &dice)
    plan["PB"] = hasBudget ? "1" : "0"
    plan["OA"] = flag("organised-arrangements", &dice)
    if hasBudget { plan["DP"] = tables.choose("direct-payment", &dice) }
    plan.children = [named(placement, &dice)]
    if tables.happens("second-named-setting", &dice) {
      var second = SyntheticRecord("PlanDetail")
      settle(&second, "mainstream", &dice)
      second["PlacementRank"] = "2"
      plan.children.append(second)
    }
    return plan
  }

  private func named(
    _ placement: SyntheticRecord?, _ dice: inout SplitMix64
  ) -> SyntheticRecord {
    var detail = SyntheticRecord("PlanDetail")
    detail["PlacementRank"] = "1"
    // A plan cannot name being out of education: it names a type of setting.
    if let setting = placement?["SENSetting"], ["NEET", "NIEC", "NIEO"].contains(setting) {
      settle(&detail, "OTH", &dice)
      return detail
    }
    for field in [
      "URN", "UKPRN", "SENSetting", "SENSettingOther", "SENunitIndicator",
      "ResourcedProvisionIndicator",
    ] { detail[field] = placement?[field] }
    return detail
  }
}
