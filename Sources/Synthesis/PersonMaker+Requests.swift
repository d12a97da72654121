internal import ReturnModel

/// People whose request has not come to a plan.
extension PersonMaker {
  /// A request that was received, up to its outcome.
  func request(_ received: CalendarDate, _ outcome: String, _ dice: inout SplitMix64)
    -> SyntheticRecord
  {
    var request = SyntheticRecord("Requests")
    request["ReceivedDate"] = received.description
    request["RequestSource"] = tables.choose("request-source", &dice)
    request["RYA"] = flag("youth-accommodation", &dice)
    request["RequestOutcome"] = outcome
    return request
  }

  /// A request decided on a day: refused (N) or agreed (Y).
  func decided(
    _ received: CalendarDate, on day: CalendarDate, _ outcome: String, _ dice: inout SplitMix64
  ) -> SyntheticRecord {
    var request = request(received, outcome, &dice)
    let group = outcome == "N" ? "refusal" : "agreed"
    request["RequestOutcomeDate"] = day.description
    request["RequestMediation"] = flag("\(group)-mediation", &dice)
    request["RequestTribunal"] = flag("\(group)-tribunal", &dice)
    return request
  }

  func flag(_ chance: String, _ dice: inout SplitMix64) -> String {
    tables.happens(chance, &dice) ? "1" : "0"
  }

  func refused(_ dice: inout SplitMix64) -> Life {
    let day = calendar.day(inMonth: tables.number("month", &dice), &dice)
    let received = day - daysToDecide(&dice)
    let last = decided(received, on: day, "N", &dice)
    return life(received, last, &dice)
  }

  /// A request not decided (A) or withdrawn (W).
  func undecided(_ outcome: String, _ dice: inout SplitMix64) -> Life {
    let span = outcome == "A" ? 75 : 330
    let received = calendar.yearEnd - dice.below(span)
    let last = request(received, outcome, &dice)
    return life(received, last, &dice)
  }

  func exported(_ dice: inout SplitMix64) -> Life {
    let day = calendar.day(inMonth: tables.number("month", &dice), &dice)
    let received = day - daysToDecide(&dice)
    var last = decided(received, on: day, "Y", &dice)
    last["Exported"] = otherAuthority(&dice)
    return life(received, last, &dice)
  }

  /// An assessment not ended (A) or withdrawn (W).
  func assessing(_ outcome: String, _ dice: inout SplitMix64) -> Life {
    let day = calendar.day(inMonth: dice.number(in: 8...12), &dice)
    let received = day - daysToDecide(&dice)
    var last = decided(received, on: day, "Y", &dice)
    var assessment = SyntheticRecord("Assessment")
    assessment["AssessmentOutcome"] = outcome
    last.children = [assessment]
    return life(received, last, &dice)
  }

  func notIssued(_ dice: inout SplitMix64) -> Life {
    let day = calendar.day(inMonth: dice.number(in: 7...12), &dice)
    let isWithin = tables.choose("time-to-refuse", &dice) == "within"
    let received = day - dice.number(in: isWithin ? 80...112 : 113...160)
    var last = decided(received, on: received + dice.number(in: 21...42), "Y", &dice)
    last.children = [assessment("N", on: day, &dice)]
    return life(received, last, &dice)
  }

  /// An assessment with its outcome, Y or N, and the day of it.
  func assessment(_ outcome: String, on day: CalendarDate, _ dice: inout SplitMix64)
    -> SyntheticRecord
  {
    var assessment = SyntheticRecord("Assessment")
    assessment["AssessmentOutcome"] = outcome
    assessment["AssessmentOutcomeDate"] = day.description
    assessment["AssessmentMediation"] = flag("assessment-mediation", &dice)
    assessment["AssessmentTribunal"] = flag("assessment-tribunal", &dice)
    assessment["OtherMediation"] = flag("other-mediation", &dice)
    assessment["OtherTribunal"] = flag("other-tribunal", &dice)
    assessment["Week20"] = flag("exception", &dice)
    return assessment
  }

  func daysToDecide(_ dice: inout SplitMix64) -> Int {
    let isWithin = tables.choose("time-to-decide", &dice) == "within"
    return dice.number(in: isWithin ? 14...42 : 43...95)
  }

  func otherAuthority(_ dice: inout SplitMix64) -> String {
    guard dice.below(20) > 0, !others.isEmpty else { return "XXX" }
    return others[dice.below(others.count)]
  }

  /// Whoever made the request, of an age as requests are made at, with an earlier refusal now and then.
  private func life(
    _ received: CalendarDate, _ last: SyntheticRecord, _ dice: inout SplitMix64
  ) -> Life {
    let birth = calendar.birth(age: tables.number("age-at-request", &dice), on: received, &dice)
    var requests = [last]
    if tables.happens("earlier-request", &dice), received > calendar.yearStart + 150 {
      let first = calendar.yearStart + dice.below(60)
      requests.insert(decided(first, on: first + dice.number(in: 20...42), "N", &dice), at: 0)
    }
    return Life(birth: birth, requests: requests)
  }
}
