internal import ReturnModel
internal import ReturnSpec

/// Which areas the rows of a sheet are of.
///
/// The council's number decides, as it was in force in the year: numbers are kept where ONS codes
/// change, and a sheet may print an old ONS code beside new figures. Places without a number, England
/// and the regions, go by their ONS code.
struct SheetPlaces {
  /// What a row's two codes mean in a year, by the numbers of ``FigureNames``.
  struct Meaning {
    let byCode: Int32?
    let byONS: Int32?

    /// Whether the two mean different places.
    var isContradictory: Bool { byCode != nil && byONS != nil && byCode != byONS }

    /// Whether either means a place.
    var isKnown: Bool { byCode != nil || byONS != nil }

    /// The area of a cell; one that is not applicable belongs to the place that the ONS code means,
    /// which did not exist in that year.
    func area(isNotApplicable: Bool) -> Int32? {
      isContradictory && isNotApplicable ? byONS : byCode ?? byONS
    }
  }

  private let areas: AreaDirectory
  private let scheme: AreaCode.Scheme
  private let years: SplitYear
  private var cache = TextCache()
  private var meanings: [Meaning] = []
  private var key: [UInt8] = []

  init(_ sheet: SheetSpec, _ areas: AreaDirectory) {
    self.areas = areas
    scheme = sheet.place.scheme
    years = sheet.years.kind
  }

  /// What the codes mean in the year with the number `period`.
  mutating func meaning(
    _ code: UnsafeBufferPointer<UInt8>, _ ons: UnsafeBufferPointer<UInt8>, _ period: Int32,
    _ names: inout FigureNames
  ) -> Meaning {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: code)
    key.append(0)
    key.append(contentsOf: ons)
    key.append(0)
    withUnsafeBytes(of: period) { key.append(contentsOf: $0) }
    let known = key.withUnsafeBufferPointer { cache.value(of: $0) }
    if let known { return meanings[Int(known)] }
    let day = names.periods[Int(period)].span(of: years).upperBound
    let byCode = areas.area(scheme, String(decoding: code, as: UTF8.self), on: day)
    let byONS = areas.area(.ons, String(decoding: ons, as: UTF8.self), on: day)
    let meaning = Meaning(
      byCode: byCode.map { names.number(of: $0.id) }, byONS: byONS.map { names.number(of: $0.id) })
    let number = Int32(meanings.count)
    meanings.append(meaning)
    key.withUnsafeBufferPointer { cache.set(number, for: $0) }
    return meaning
  }
}
