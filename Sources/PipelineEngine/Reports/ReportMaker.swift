internal import Comparators
internal import Emission
internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Puts a report together: reads every measure of a pack once and lays its pages out.
final class ReportMaker {
  private let spec: PackSpec
  private let frame: MeasureReading.Frame
  private let service: CompareService
  private let slices: SliceBook
  private let targets: TargetBook
  private let narrative: NarrativeBook
  private var readings: [ReadingKey: MeasureReading] = [:]
  private var measures: [ReportMeasure] = []
  private var pages: [ReportPage] = []

  private struct ReadingKey: Hashable {
    let indicator: IndicatorID
    let breakdown: Breakdown
  }

  init(
    _ spec: PackSpec, _ frame: MeasureReading.Frame, _ service: CompareService,
    targets: TargetBook, narrative: NarrativeBook
  ) {
    (self.spec, self.frame, self.service) = (spec, frame, service)
    (self.targets, self.narrative) = (targets, narrative)
    slices = SliceBook(service.engine)
  }

  /// The report; `nil` where the store holds no figure of the area for any measure.
  func model(madeFrom: [String]) throws(StageFailure) -> ReportModel? {
    var data = ReportData(title: spec.title, area: frame.area)
    for page in spec.pages {
      var sections: [ReportSection] = []
      for table in page.tables { sections += try self.sections(table, page, &data) }
      pages.append(
        ReportPage(id: page.id, title: page.title, priority: page.priority, sections: sections))
    }
    guard measures.contains(where: { !$0.periods.isEmpty || $0.publishedFigure != nil }) else {
      return nil
    }
    let summary = StatusCount(distinct.compactMap(\.status)).summary
    if spec.hasContents {
      pages.insert(
        ReportPage(
          id: "contents", title: "Contents", priority: "",
          sections: [
            ReportSection(
              id: "contents", layout: .measures,
              table: ContentsTable(pages: placed, frame: frame, summary: summary).table)
          ]), at: 0)
    }
    return ReportModel(
      pack: spec.id, title: "\(spec.title): \(frame.area.name)", area: frame.area, pages: pages,
      summary: summary, madeFrom: madeFrom, data: data.table)
  }

  /// Each measure with the title of its page, in order, once.
  private var placed: [(page: String, measure: ReportMeasure)] = []

  /// Each measure and slice once: one that stands on two pages has one status.
  private var distinct: [ReportMeasure] {
    var seen: Set<ReadingKey> = []
    return measures.filter {
      seen.insert(ReadingKey(indicator: $0.item.indicator, breakdown: $0.item.breakdown)).inserted
    }
  }

  private func sections(
    _ table: PackTable, _ page: PackSpec.Page, _ data: inout ReportData
  ) throws(StageFailure) -> [ReportSection] {
    var own: [ReportMeasure] = []
    for item in table.items { own.append(try measure(item)) }
    for measure in own {
      measures.append(measure)
      placed.append((page.title, measure))
      data.add(measure, page: page.id, table: table.id)
    }
    var words: [ReportWords] = []
    for measure in own { words += try narrative.words(on: measure, service) }
    func section(_ id: String, _ made: Table, charts: [ReportMeasure] = []) -> ReportSection {
      ReportSection(
        id: id, layout: ReportSection.Layout(rawValue: table.layout.rawValue) ?? .measures,
        table: made, series: charts.compactMap { SeriesMaker(measure: $0).series })
    }
    var made: [ReportSection]
    switch table.layout {
    case .measures:
      made = [
        section(
          table.id, MeasuresTable(spec: table, measures: own, frame: frame).table, charts: own)
      ]
      for measure in own {
        for dimension in measure.item.slices {
          if let found = try slicesSection(measure, dimension) { made.append(found) }
        }
      }
    case .time:
      let months = try table.partYear.map { id throws(StageFailure) in
        try reading(id, .total)
      }
      let time = TimeTable(spec: table, measure: own[0], months: months)
      data.add(time, page: page.id, table: table.id)
      made = [section(table.id, time.table)]
      made[0].series = [SeriesMaker(measure: own[0], part: time).series].compactMap(\.self)
    case .periods:
      made = [section(table.id, PeriodsTable(spec: table, measures: own).table, charts: own)]
    case .places:
      made = [section(table.id, PlacesTable(spec: table, measures: own, frame: frame).table)]
    case .grid:
      made = []
      for (place, grid) in try grids(table, own, page, &data).enumerated() {
        made.append(section(place == 0 ? table.id : "\(table.id)-\(place + 1)", grid))
      }
    }
    if !made.isEmpty { made[0].words = words }
    return made
  }

  private func measure(_ item: PackItem) throws(StageFailure) -> ReportMeasure {
    ReportMeasure(
      item: item, own: try reading(item.indicator, item.breakdown),
      beside: try reading(item.beside, item.breakdown), targets: targets,
      minimumChange: spec.minimumChange)
  }

  private func reading(
    _ indicator: IndicatorID, _ breakdown: Breakdown
  ) throws(StageFailure) -> MeasureReading {
    let key = ReadingKey(indicator: indicator, breakdown: breakdown)
    if let known = readings[key] { return known }
    let made = try MeasureReading(
      try service.definition(of: indicator.text), breakdown, frame, service)
    readings[key] = made
    return made
  }

  /// The breakdowns that the area's figures of an indicator have.
  private func breakdowns(
    _ indicator: IndicatorID, _ periods: [Period]
  ) throws(StageFailure) -> [Observation] {
    var query = FigureQuery(indicator: indicator)
    query.areas = [frame.area.id]
    query.periods = periods
    query.asOf = frame.asOf
    do { return try service.store.figures(query).map(\.observation) } catch {
      throw StageFailure(error)
    }
  }

  private func slicesSection(
    _ measure: ReportMeasure, _ dimension: String
  ) throws(StageFailure) -> ReportSection? {
    guard let latest = measure.latest, latest.source.isReturn else { return nil }
    let found = try breakdowns(measure.item.indicator, [latest.period]).filter {
      $0.source == latest.source && $0.breakdown.dimension == dimension
    }
    let figures = Dictionary(
      found.map { ($0.breakdown, $0.figure) }, uniquingKeysWith: { first, _ in first })
    let ordered = try slices.ordered(
      Set(figures.keys), dimension, of: measure.item.indicator, in: latest.source)
    let table = SlicesTable(
      measure: measure, title: try slices.title(of: dimension, in: latest.source),
      period: latest.period,
      slices: ordered.compactMap { label, breakdown in
        figures[breakdown].map { (label: label, breakdown: breakdown, figure: $0) }
      })
    return ReportSection(
      id: "\(measure.item.indicator)-\(dimension)", layout: .slices, table: table.table,
      isDetail: true)
  }

  /// One grid a period, the latest last.
  private func grids(
    _ table: PackTable, _ own: [ReportMeasure], _ page: PackSpec.Page, _ data: inout ReportData
  ) throws(StageFailure) -> [Table] {
    guard let dimension = table.rows else { return [] }
    let all = Set(own.flatMap(\.periods)).sorted()
    let periods = table.periods.isEmpty ? Array(all.suffix(max(1, table.latest))) : table.periods
    guard let source = own.compactMap(\.latest?.source).first else { return [] }
    var found: Set<Breakdown> = []
    for measure in own {
      found.formUnion(
        try breakdowns(measure.item.indicator, periods).filter { $0.source == source }
          .map(\.breakdown))
    }
    let ordered = try slices.ordered(found, dimension, of: own[0].item.indicator, in: source)
    var rows: [(label: String, readings: [MeasureReading?])] = []
    for (label, breakdown) in ordered {
      var readings: [MeasureReading?] = []
      for measure in own { readings.append(try reading(measure.item.indicator, breakdown)) }
      rows.append((label, readings))
    }
    let heading = try slices.title(of: dimension, in: source)
    return periods.map { period in
      for row in rows {
        for (measure, reading) in zip(own, row.readings) {
          guard let reading, let observation = reading.own(period, from: measure.item.source) else {
            continue
          }
          data.add(observation, of: measure, page: page.id, table: table.id)
        }
      }
      var made = GridTable(
        spec: table, measures: own, slices: rows, period: period, heading: heading
      ).table
      if periods.count > 1 { made.title += ", \(period.shown)" }
      return made
    }
  }
}
