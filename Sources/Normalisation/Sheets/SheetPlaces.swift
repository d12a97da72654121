internal import ReturnModel
internal import ReturnSpec

/// Which areas the rows of a sheet are of.
///
/// The council's number decides, as it was in force in the year: numbers are kept where ONS codes
/// change, and a sheet may print an old ONS code beside new figures. Places without a number, England
/// and the regions, go by their ONS code.
struct SheetPlaces {
  private struct Key: Hashable {
    let code: String
    let ons: String
    let year: Period
  }

  /// What a row's two codes mean in a year.
  struct Meaning {
    let byCode: AreaID?
    let byONS: AreaID?

    /// Whether the two mean different places.
    var isContradictory: Bool { byCode != nil && byONS != nil && byCode != byONS }

    /// The area of a cell; one that is not applicable belongs to the place that the ONS code means,
    /// which did not exist in that year.
    func area(isNotApplicable: Bool) -> AreaID? {
      isContradictory && isNotApplicable ? byONS : byCode ?? byONS
    }
  }

  private let areas: AreaDirectory
  private let scheme: AreaCode.Scheme
  private let years: SplitYear
  private var known: [Key: Meaning] = [:]

  init(_ sheet: SheetSpec, _ areas: AreaDirectory) {
    self.areas = areas
    scheme = sheet.place.scheme
    years = sheet.years.kind
  }

  /// What the codes mean in `year`.
  mutating func meaning(_ code: String, _ ons: String, _ year: Period) -> Meaning {
    let key = Key(code: code, ons: ons, year: year)
    if let meaning = known[key] { return meaning }
    let day = year.span(of: years).upperBound
    let meaning = Meaning(
      byCode: areas.area(scheme, code, on: day)?.id, byONS: areas.area(.ons, ons, on: day)?.id)
    known[key] = meaning
    return meaning
  }
}
