internal import IndicatorStore
internal import ReturnModel

/// One source's figure of a cell, and what it was made from.
struct ExplainedFigure: Encodable, Sendable {
  /// An extract it counts records of, or takes the figure from.
  struct Extract: Encodable, Sendable {
    var sha256: String
    var file: String
    /// The extract that first gave this part of the figure, where a later one left it as it was.
    var firstGivenBy: String?
    /// What its part of the figure stands under: the area, or one of its establishments.
    let area: String
    let numerator: Double?
    let denominator: Double?
    let knownFrom: String
  }

  /// An area whose figure is a part of it.
  struct Part: Encodable, Sendable {
    let area: String
    let numerator: Double?
    let denominator: Double?
  }

  let source: String
  let round: String
  let released: String
  let value: Double?
  let printed: String?
  let numerator: Double?
  let denominator: Double?
  /// `given`, or why there is no value.
  let status: String
  let knownFrom: String
  var extracts: [Extract] = []
  /// The areas it is the sum of; empty unless it is of a region or of the country.
  var parts: [Part] = []
  /// Where a published figure is printed.
  var places: [PublishedTrace.Place] = []
  /// The records it counts; empty for a published figure.
  var records: [ExplainedRecord] = []
  /// Accepted queries and corrections that touched those records.
  var queries: [ExplainedQuery] = []
  /// How many of the records add above the line.
  var above: Int { records.count { $0.numerator != 0 } }
  /// How many rules were in force in the round; 0 for a published figure.
  var rules = 0
  /// What a reader must know of it.
  var notes: [String] = []

  init(_ stored: StoredObservation) {
    let observation = stored.observation
    source = observation.source.text
    round = stored.round.text
    released = observation.released?.description ?? ""
    let figure = observation.figure
    (value, printed) = (figure.value, figure.printed)
    (numerator, denominator) = (figure.numerator, figure.denominator)
    status = figure.withheld?.rawValue ?? "given"
    knownFrom = stored.knownFrom.description
  }
}

extension ExplainedFigure.Extract {
  /// The part `stored`, for which `standing` stands now; without one, the extract that gave it.
  init(_ stored: StoredObservation, _ standing: CountedExtract? = nil) {
    sha256 = standing?.sha256 ?? stored.extractSHA256
    file = standing?.fileName ?? stored.extractFileName
    firstGivenBy = sha256 == stored.extractSHA256 ? nil : stored.extractSHA256
    area = stored.observation.area.text
    numerator = stored.observation.figure.numerator
    denominator = stored.observation.figure.denominator
    knownFrom = stored.knownFrom.description
  }
}
