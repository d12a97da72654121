package import ReturnModel

/// How one printed sheet of figures becomes observations: a row is a place, with a column for each
/// year and kind of number, or a row is one number of one figure.
///
/// The row of headings may stand below titles and notes. Headings are compared by their letters and
/// digits.
package struct SheetSpec: Sendable {
  /// The sheet's name; with the folder it begins the source: `ascof/open-data`.
  package let sheet: String
  /// Its title.
  package let title: String
  /// The publication, for a table's notes.
  package let publication: String
  /// Headings that the row of headings has, by which the sheet is known.
  package let recognise: [String]
  /// Headings of no interest.
  package let ignored: [String]
  /// Which columns say what place a row is of.
  package let place: SheetPlace
  /// Where the years stand.
  package let years: SheetYears
  /// Which indicators the numbers are of.
  package let measure: SheetMeasure
  /// What the kinds of number are.
  package let kinds: SheetKinds
  /// The column of slices, and what stands in it; `nil` when every figure is of everybody.
  package let slices: SheetSlices?
  /// What symbols of the sheet's own mean, beside the usual ones.
  package let symbols: [String: Withheld]
  /// The slice that a second value in brackets is of: `35.5 (33.4)`.
  package let bracketed: Breakdown?
  /// The day a release came out, by its latest year.
  package let vintages: [Period: CalendarDate]
  /// What the publisher says of releases, by their day; of most it says nothing.
  package let statuses: [CalendarDate: ReleaseStatus]
  /// A short digest of the mapping's text.
  package let fingerprint: String
  /// What begins the sources of its figures.
  package let source: SourceID

  init(_ node: SpecNode, folder: String) throws(SpecError) {
    let map = try node.mapping(
      "sheet", "title", "publication", "publisher", "licence", "source", "recognise", "place",
      "years", "measure", "kinds", "slices", "symbols", "bracketed", "vintages", "ignore", "note")
    sheet = try map.text("sheet")
    source = SourceID("\(folder)/\(sheet)")
    title = try map.text("title")
    publication = try map.text("publication")
    recognise = try map.texts("recognise").map(Heading.plain)
    guard !recognise.isEmpty else { throw node.error("recognise: names no heading") }
    ignored = try map.texts("ignore").map(Heading.plain)
    place = try SheetPlace(try map.required("place"))
    years = try SheetYears(try map.required("years"))
    measure = try SheetMeasure(try map.required("measure"))
    kinds = try SheetKinds(try map.required("kinds"))
    slices = try map["slices"].map { node throws(SpecError) in try SheetSlices(node) }
    var symbols: [String: Withheld] = [:]
    for (key, value) in try map["symbols"]?.entries() ?? [] {
      symbols[key] = try value.instance(of: Withheld.self)
    }
    self.symbols = symbols
    bracketed = try map.optionalText("bracketed").map { Breakdown(key: $0) }
    var vintages: [Period: CalendarDate] = [:]
    var statuses: [CalendarDate: ReleaseStatus] = [:]
    for vintage in try map.list("vintages") {
      let map = try vintage.mapping("latest", "released", "status", "note")
      let released = try map.required("released").date()
      statuses[released] = try map["status"]?.instance(of: ReleaseStatus.self)
      guard let latest = map["latest"] else { continue }
      guard let period = Period(try latest.text()) else { throw latest.error("is no period") }
      vintages[period] = released
    }
    self.vintages = vintages
    self.statuses = statuses
    var print = Fingerprint()
    print.add(node.source)
    fingerprint = print.text
    guard (kinds.column == nil) == (years.across != nil) else {
      throw node.error("either years: stand across: the headings, or kinds: have a column:")
    }
  }

  /// Whether `headings` are those of the sheet.
  package func recognises(_ headings: [String]) -> Bool {
    let plain = Set(headings.map(Heading.plain))
    return recognise.allSatisfy(plain.contains)
  }
}

extension SpecLibrary {
  /// Every printed sheet that has a mapping.
  package func sheets() throws(SpecError) -> [SheetSpec] {
    var sheets: [SheetSpec] = []
    for folder in SpecFolder.folders(in: pipelines) {
      for node in try nodes(in: "\(folder)/sheets") {
        sheets.append(try SheetSpec(node, folder: folder))
      }
    }
    return sheets
  }
}
