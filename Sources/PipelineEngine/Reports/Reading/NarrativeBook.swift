internal import Emission
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The words kept beside an area's figures, and whether each is still the figure they speak of.
struct NarrativeBook {
  private let entries: [NarrativeFile.Entry]

  /// No words.
  init() { entries = [] }

  /// Those of `file` that are on `area`; every measure and area must be there.
  init(_ file: NarrativeFile, area: Area, engine: Engine, service: CompareService)
    throws(StageFailure)
  {
    var kept: [NarrativeFile.Entry] = []
    for entry in file.entries {
      do { _ = try service.definition(of: entry.indicator.text) } catch {
        throw StageFailure(
          .specify, .usage, subject: "\(file.file):\(entry.line)",
          problem: "no indicator '\(entry.indicator)'", advice: error.advice)
      }
      guard let name = entry.area else {
        kept.append(entry)
        continue
      }
      if try engine.area(named: name).id == area.id { kept.append(entry) }
    }
    entries = kept
  }

  /// The words on a measure, the latest period and the latest day first.
  func words(on measure: ReportMeasure, _ service: CompareService) throws(StageFailure)
    -> [ReportWords]
  {
    let mine = entries.filter {
      $0.indicator == measure.definition.id && $0.breakdown == measure.item.breakdown
    }
    var words: [ReportWords] = []
    for entry in mine.sorted(by: { ($1.period, $1.dated) < ($0.period, $0.dated) }) {
      words.append(
        ReportWords(
          measure: measure.title, coordinates: measure.own.coordinates(measure.area, entry.period),
          text: entry.text, author: entry.author, dated: entry.dated,
          stale: try stale(entry, measure, service)))
    }
    return words
  }

  /// What moved since the words were written; `nil` while nothing has.
  private func stale(
    _ entry: NarrativeFile.Entry, _ measure: ReportMeasure, _ service: CompareService
  ) throws(StageFailure) -> String? {
    let now = measure.figure(entry.period)?.figure.value
    let (before, decimals) = try earlier(entry, measure, service)
    if let before, let now {
      let (old, new) = (
        Rounding.text(before, decimals: decimals, isGrouped: true),
        Rounding.text(now, decimals: decimals, isGrouped: true)
      )
      if old != new { return "the figure was \(old) and is \(new)" }
    } else if now == nil {
      return "there is no figure of \(entry.period) now"
    } else {
      return "the figure was not known on \(entry.dated)"
    }
    if let latest = measure.latest?.period, entry.period < latest {
      return "there is a later figure, of \(latest)"
    }
    return nil
  }

  /// The figure the words speak of, and how exactly it is known.
  private func earlier(
    _ entry: NarrativeFile.Entry, _ measure: ReportMeasure, _ service: CompareService
  ) throws(StageFailure) -> (value: Double?, decimals: Int) {
    if let stated = entry.figure {
      let plain = stated.replacing(",", with: "")
      let places = plain.firstIndex(of: ".").map {
        plain.distance(from: $0, to: plain.endIndex) - 1
      }
      return (Double(plain), places ?? 0)
    }
    guard let end = Instant(entry.dated.description) else { return (nil, 0) }
    let frame = MeasureReading.Frame(
      area: measure.area, neighbours: nil, directory: measure.own.frame.directory, asOf: end)
    let then = try MeasureReading(
      measure.definition, measure.item.breakdown, frame, service)
    return (then.own(entry.period, from: measure.item.source)?.figure.value, measure.decimals)
  }
}
