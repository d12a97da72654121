internal import Ingest
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage

extension ExtractHeader {
  /// The authority the extract is of, by the code in force on census day; `nil` when it is none we
  /// know.
  func area(in directory: AreaDirectory) -> Area? {
    var day: CalendarDate?
    if case .date(let date) = round.constants["census_day"] { day = date }
    return directory.area(round.definition.areaScheme, authority, on: day)
  }

  /// What the figures of the extract stand under: its establishment, where returns are those of
  /// establishments, else its authority.
  func place(in authority: Area) -> AreaID {
    guard round.definition.header.establishment != nil else { return authority.id }
    return AreaID("school:\(self.authority)\(establishment)")
  }
}

extension RoundSpec {
  /// A digest of what makes figures of records: the round, and the lists that breakdowns ask for.
  func fingerprint(with lists: [ExternalList]) -> String {
    let asked = Set(listsOfBreakdowns.values.joined())
    return ([fingerprint] + lists.filter { asked.contains($0.name) }.map(\.fingerprint))
      .joined(separator: "+")
  }
}
