internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
package import ReturnModel

/// Every figure that one cell has had, from every source, with when it was known and from what.
package struct FigureHistory {
  /// What became of a figure.
  enum Standing: String, Sendable {
    /// The source says so now.
    case current
    /// Another has taken its place.
    case replaced
    /// A later release has the cell too: both are kept.
    case earlierRelease = "earlier-release"
  }

  /// One figure.
  struct Row: Sendable {
    /// The figure with its source, vintage, extract and the time it was known.
    let stored: StoredObservation
    /// What became of it.
    let standing: Standing
    /// Which of its submission's figures it is, counted from 1: more than 1 is a revision.
    let revision: Int
    /// Whether the figure is provisional, revised or final; `nil` where nobody says.
    var status: ReleaseStatus?
  }

  /// The figures: by source, release and when they were known.
  let rows: [Row]

  /// Reads the history of a cell from the store at `path`.
  ///
  /// - Throws: exit 2 when the indicator or the area is not known, or the store has no such figure.
  package init(
    _ engine: Engine, store path: String, indicator name: String, area areaName: String,
    period periodName: String, breakdown: String, asOf: Instant? = nil
  ) throws(StageFailure) {
    let area = try engine.area(named: areaName)
    let indicator = IndicatorID(name)
    var found: [StoredObservation] = []
    do {
      let store = try IndicatorStore.open(at: path, mode: .readOnly, asOf: asOf)
      let known = try store.indicators()
      guard known.contains(indicator) else {
        let hint = NearestName.to(name, among: known.map(\.text))
        throw StageFailure(
          .compare, .usage, subject: name, problem: "the store has no figure of that indicator",
          advice: hint.map { "Did you mean '\($0)'?" } ?? "See Pipelines/*/indicators.")
      }
      let period = try PeriodChoice(
        stored: try store.periods(of: indicator), indicator: indicator
      ).period(periodName)
      found = try store.history(
        indicator: indicator, area: area.id, period: period, breakdown: Breakdown(key: breakdown))
    } catch let failure as StageFailure {
      throw failure
    } catch let failure as StoreFailure {
      throw StageFailure(failure)
    } catch {
      throw StageFailure(.compare, .usage, subject: name, problem: String(describing: error))
    }
    guard !found.isEmpty else {
      throw StageFailure(
        .compare, .usage, subject: "\(name), \(area.name), \(periodName), \(breakdown)",
        problem: asOf.map { "the store did not have this figure at \($0)" }
          ?? "the store has never had this figure",
        advice: "Try another slice or period; compare shows what there is.")
    }
    do { rows = Self.rows(found, try ReleaseStatuses(engine.library)) } catch {
      throw StageFailure(error)
    }
  }

  /// The history of one cell, from what the store has had of it.
  init(_ found: [StoredObservation]) { rows = Self.rows(found, ReleaseStatuses([], [])) }

  private static func rows(_ found: [StoredObservation], _ statuses: ReleaseStatuses) -> [Row] {
    var rows: [Row] = []
    for (place, stored) in found.enumerated() {
      let before = rows.last.map(\.stored)
      let isSame = before.map { isSameSubmission($0, stored) } ?? false
      let later = found[(place + 1)...].contains {
        $0.observation.source == stored.observation.source && $0.knownUntil == nil
          && !isSameSubmission($0, stored)
      }
      let standing: Standing =
        stored.knownUntil != nil ? .replaced : later ? .earlierRelease : .current
      rows.append(
        Row(
          stored: stored, standing: standing,
          revision: isSame ? (rows.last?.revision ?? 0) + 1 : 1))
    }
    for place in rows.indices { rows[place].status = status(of: place, in: rows, statuses) }
    return rows
  }

  /// What the publisher says of a figure; else whether it took the place of another: in its own
  /// submission, or in an earlier release of its table.
  private static func status(
    of place: Int, in rows: [Row], _ statuses: ReleaseStatuses
  ) -> ReleaseStatus? {
    let own = rows[place].stored.observation
    if let said = statuses.status(of: own.source, own.released) { return said }
    if rows[place].revision > 1 { return .revised }
    guard let released = own.released else { return nil }
    let differs = rows.contains { other in
      let observation = other.stored.observation
      guard observation.source == own.source, let day = observation.released else { return false }
      return day < released
        && (observation.figure.value != own.figure.value
          || observation.figure.withheld != own.figure.withheld)
    }
    return differs ? .revised : nil
  }

  private static func isSameSubmission(_ one: StoredObservation, _ other: StoredObservation) -> Bool
  {
    one.observation.source == other.observation.source
      && one.observation.released == other.observation.released && one.round == other.round
  }
}

extension FigureHistory {
  /// The columns of ``csv()``.
  static let columns = [
    "indicator", "area", "period", "breakdown", "source", "round", "released", "revision",
    "standing", "release_status",
    "value", "printed", "status", "numerator", "denominator", "known_from", "known_until", "file",
    "sha256",
  ]

  /// The rows as CSV with a header.
  package func csv() -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(Self.columns)
    for row in rows { writer.writeRow(row.cells) }
    return writer.take()
  }

  /// What a person is told: how many figures, and how many of them are current.
  package var summary: String {
    let current = rows.count { $0.standing == .current }
    let revised = rows.count { $0.revision > 1 }
    return "\(rows.count) figures: \(current) current, \(revised) of them revisions"
  }
}

extension FigureHistory.Row {
  /// The row's cells, one for each of ``FigureHistory/columns``.
  var cells: [String] {
    let observation = stored.observation
    let figure = observation.figure
    return [
      observation.indicator.text, observation.area.text, observation.period.description,
      observation.breakdown.key, observation.source.text, stored.round.text,
      observation.released?.description ?? "", String(revision), standing.rawValue,
      status?.rawValue ?? "",
      figure.value.map(Self.number) ?? "", figure.printed ?? "",
      figure.withheld?.rawValue ?? "given", figure.numerator.map(Self.number) ?? "",
      figure.denominator.map(Self.number) ?? "", stored.knownFrom.description,
      stored.knownUntil?.description ?? "", stored.extractFileName, stored.extractSHA256,
    ]
  }

  /// A number as short as it can be told: whole ones without a point.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
