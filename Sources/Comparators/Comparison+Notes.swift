import ReturnModel

extension Comparison {
  /// What must be said of a result, a sentence each.
  func notes(_ choice: SourceChoice, _ draft: Draft) -> [String] {
    var notes = draft.notes
    if let area = directory[request.area], !area.existed(during: request.days(of: request.period)) {
      let why = reasonOfExistence(area, request.period) ?? "did not exist in \(request.period)"
      notes.insert("\(area.name) \(why).", at: 0)
    }
    if case .refused(let reason) = draft.previous {
      notes.append("No change on the previous period is shown: \(reason).")
    }
    notes += draft.refused.notes
    if !grid.unknownAreas.isEmpty {
      let areas = listed(grid.unknownAreas.map(\.text))
      notes.append("Figures of places not in the list of areas are left out: \(areas).")
    }
    return notes + notesOnSources(choice)
  }

  private func notesOnSources(_ choice: SourceChoice) -> [String] {
    var notes: [String] = []
    if let asked = request.source, !grid.sources.contains(asked) {
      let known = listed(grid.sources.map(\.text))
      notes.append(
        "The source \(asked) has no figures here."
          + (known.isEmpty ? "" : " There are figures in \(known)."))
    }
    let shown = [choice.returned, choice.published, choice.compared]
    for source in grid.sources where !shown.contains(source) {
      guard let other = grid.entry(source, request.period, request.area)?.figure else { continue }
      let value = other.value.map { other.printed ?? "\($0)" }
      let text = value ?? other.withheld?.words ?? "no value"
      notes.append("Not used: \(source) has \(text) for \(name(of: request.area)).")
    }
    return notes
  }

  /// The sources of `members` in the order first met, each with the newest vintage among them.
  func vintages(of members: [Observation]) -> [ComparatorResult.SourceVintage] {
    var newest: [ComparatorResult.SourceVintage] = []
    for member in members where member.source != "derived" {
      if let known = newest.firstIndex(where: { $0.source == member.source }) {
        newest[known].released = [newest[known].released, member.released].compactMap(\.self).max()
      } else {
        newest.append(.init(source: member.source, released: member.released))
      }
    }
    return newest
  }
}
