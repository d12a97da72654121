package import ReturnModel

/// How the columns of one published table become observations.
package struct PublishedTableSpec: Sendable {
  /// What a `time_identifier` makes of a `time_period`.
  package enum PeriodKind: String, Hashable, Sendable, CaseIterable {
    /// 1 January to 31 December; four digits.
    case calendarYear = "calendar-year"
    /// A year that ends in the next calendar year; six digits.
    case splitYear = "split-year"
    /// The split year that begins in a year of four digits.
    case splitYearBeginning = "split-year-beginning"
    /// The split year that ends in a year of four digits, as reporting years to 31 March do.
    case splitYearEnding = "split-year-ending"
    /// The census day of that academic year, from ``PublishedTableSpec/censusDays``.
    case censusDay = "census-day"
  }

  /// How the values of one topic become slices.
  package struct Topic: Sendable {
    /// The text of the topic column, or the name of a column of its own.
    package let name: String
    /// The dimension; `nil` when the topic is everybody.
    package let dimension: String?
    /// The value that means everybody, for a column of its own.
    package let total: String?
    /// Categories by printed value; one that is not here is its own slug.
    package let categories: [String: String]
    /// The categories in the order the mapping lists them, each with the first value that it lists.
    package let labels: [(category: String, label: String)]

    /// The slice of a printed value.
    package func breakdown(of value: String) -> Breakdown {
      guard let dimension, value != total else { return .total }
      return Breakdown(
        dimension: dimension, category: categories[value] ?? Breakdown.slug(value))
    }
  }

  /// One column that is an indicator, with the counts it was made from.
  package struct Measure: Hashable, Sendable {
    /// The indicator.
    package let indicator: IndicatorID
    /// The column of the figure.
    package let value: String
    /// The column of the number above the line.
    package let numerator: String?
    /// The column of the number below the line.
    package let denominator: String?
    /// The text of the measure column in the rows that have it; `nil` when every row does.
    package let of: String?
    /// The name of its reading of years, in a table whose years are spelt.
    package let years: String?
    /// Whether the figure is a share or a mean, and so no number above the line where no column has
    /// one.
    package let isRate: Bool
  }

  /// The table's name, as its publisher's file is called.
  package let table: String
  /// Its title.
  package let title: String
  /// The publication and publisher, for a table's notes.
  package let publication: String
  /// The columns that tell it apart from other tables.
  package let recognise: [String]
  /// The release date by the latest `time_period` in the file.
  package let vintages: [String: CalendarDate]
  /// What the publisher says of releases, by their day; of most it says nothing.
  package let statuses: [CalendarDate: ReleaseStatus]
  /// What each `time_identifier` means.
  package let periods: [String: PeriodKind]
  /// The keys of ``periods`` in the order the mapping lists them.
  package let timeIdentifiers: [String]
  /// The census day by `time_period`.
  package let censusDays: [String: CalendarDate]
  /// Other spellings of a column's name that releases use.
  package let aliases: [String: [String]]
  /// What this table's own symbols mean, beside the usual ones.
  package let symbols: [String: Withheld]
  /// The column that says which measures a row has; `nil` when every row has all.
  package let measureColumn: String?
  /// The column of areas, in a table that has not the usual ones.
  package let places: TablePlaces?
  /// The column of years, in a table that has not the usual ones.
  package let years: TableYears?
  /// The column of a school's number, in a table with rows of schools.
  package let schools: String?
  /// The geographic levels that are loaded; in a table with its own column of areas none stands for
  /// all.
  package let levels: [String]
  /// The column of topics and the column of values; `nil` when each filter has its own column.
  package let topicColumns: (topic: String, value: String)?
  /// The topics, or the columns of their own.
  package let topics: [Topic]
  /// The columns that are indicators.
  package let measures: [Measure]
  /// What the file prints otherwise than reference facts and mapping have it.
  package let printed: PrintedForms

  /// A short digest of the mapping's text.
  package let fingerprint: String

  /// The source its observations carry: `ees/timeliness_20_week`.
  package let source: SourceID

  /// The columns of figures, each once, in the order the measures name them.
  package var columnsOfMeasures: [String] {
    var columns: [String] = []
    for measure in measures {
      for column in [measure.value, measure.numerator, measure.denominator].compactMap(\.self)
      where !columns.contains(column) {
        columns.append(column)
      }
    }
    return columns
  }

  init(_ node: SpecNode, folder: String) throws(SpecError) {
    let map = try node.mapping(
      "table", "title", "publication", "publisher", "licence", "source", "recognise", "vintages",
      "periods", "census-days", "years", "levels", "area", "aliases", "symbols", "schools",
      "breakdowns", "measure-column", "measures", "printed", "note")
    table = try map.text("table")
    var print = Fingerprint()
    print.add(node.source)
    fingerprint = print.text
    source = SourceID("\(folder)/\(table)")
    title = try map.text("title")
    publication = try map.text("publication")
    recognise = try map.texts("recognise")
    guard !recognise.isEmpty else { throw node.error("recognise: names no column") }
    var vintages: [String: CalendarDate] = [:]
    var statuses: [CalendarDate: ReleaseStatus] = [:]
    for vintage in try map.list("vintages") {
      let map = try vintage.mapping("latest", "released", "status", "note")
      let released = try map.required("released").date()
      if let latest = try map.optionalText("latest") { vintages[latest] = released }
      statuses[released] = try map["status"]?.instance(of: ReleaseStatus.self)
    }
    self.vintages = vintages
    self.statuses = statuses
    var periods: [String: PeriodKind] = [:]
    years = try map["years"].map { node throws(SpecError) in try TableYears(node) }
    let identifiers =
      try (years == nil ? map.required("periods") : map["periods"])?.entries() ?? []
    for (key, value) in identifiers { periods[key] = try value.instance(of: PeriodKind.self) }
    self.periods = periods
    timeIdentifiers = identifiers.map(\.key)
    var days: [String: CalendarDate] = [:]
    for (key, value) in try map["census-days"]?.entries() ?? [] { days[key] = try value.date() }
    censusDays = days
    levels = try map.texts("levels")
    places = try map["area"].map { node throws(SpecError) in try TablePlaces(node) }
    aliases = try Self.aliases(map)
    var symbols: [String: Withheld] = [:]
    for (key, value) in try map["symbols"]?.entries() ?? [] {
      symbols[key] = try value.instance(of: Withheld.self)
    }
    self.symbols = symbols
    schools = try map.optionalText("schools")
    measureColumn = try map.optionalText("measure-column")
    (topicColumns, topics) = try Self.topics(map)
    measures = try Self.measures(map)
    printed = try PrintedForms(map["printed"])
    try checkMeasures(map)
  }

  static func aliases(_ map: SpecMapping) throws(SpecError) -> [String: [String]] {
    var aliases: [String: [String]] = [:]
    for (key, value) in try map["aliases"]?.entries() ?? [] { aliases[key] = try value.texts() }
    return aliases
  }

  private static func topics(
    _ map: SpecMapping
  ) throws(SpecError) -> ((topic: String, value: String)?, [Topic]) {
    guard let node = map["breakdowns"] else { return (nil, []) }
    let map = try node.mapping("topic-column", "value-column", "topics", "columns")
    var topics: [Topic] = []
    for node in try map.list("topics") + map.list("columns") {
      let map = try node.mapping("topic", "column", "total", "breakdown", "values", "note")
      var categories: [String: String] = [:]
      var labels: [(category: String, label: String)] = []
      for (key, value) in try map["values"]?.entries() ?? [] {
        let category = try value.text()
        categories[key] = category
        if !labels.contains(where: { $0.category == category }) { labels.append((category, key)) }
      }
      let dimension = try map.optionalText("breakdown")
      guard dimension != nil || map["total"] != nil else {
        throw node.error("a topic is a breakdown, or says total: true")
      }
      topics.append(
        Topic(
          name: try map.text(map["topic"] == nil ? "column" : "topic"), dimension: dimension,
          total: try map.optionalText("total"), categories: categories, labels: labels))
    }
    guard let topic = try map.optionalText("topic-column") else { return (nil, topics) }
    return ((topic, try map.text("value-column")), topics)
  }
}
