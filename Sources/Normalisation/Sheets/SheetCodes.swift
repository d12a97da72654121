internal import ReturnModel
internal import ReturnSpec

/// What the words of a sheet mean, each worked out when it is first met.
struct SheetCodes {
  private struct MeasureKey: Hashable {
    let code: String
    let ending: String
  }

  private struct IndicatorKey: Hashable {
    let code: String
    let year: Period
    let ending: String
  }

  private let sheet: SheetSpec
  private var kinds: [String: SheetKinds.Kind?] = [:]
  private var years: [String: Period?] = [:]
  private var slices: [String: SheetSlices.Slice?] = [:]
  private var codes: [MeasureKey: String] = [:]
  private var indicators: [IndicatorKey: IndicatorID?] = [:]

  init(_ sheet: SheetSpec) { self.sheet = sheet }

  mutating func kind(_ text: String) -> SheetKinds.Kind? {
    if let known = kinds[text] { return known }
    let kind = sheet.kinds.kind(text)
    kinds[text] = .some(kind)
    return kind
  }

  mutating func year(_ text: String) -> Period? {
    if let known = years[text] { return known }
    let year = SheetYears.year(text)
    years[text] = .some(year)
    return year
  }

  mutating func slice(_ text: String) -> SheetSlices.Slice? {
    guard let all = sheet.slices else { return .everybody }
    if let known = slices[text] { return known }
    let slice = all.slice(text)
    slices[text] = .some(slice)
    return slice
  }

  /// The measure's code without what it has at its end for `slice`.
  mutating func code(_ text: String, slice: SheetSlices.Slice) -> String {
    let key = MeasureKey(code: text, ending: slice.ending)
    if let known = codes[key] { return known }
    var code = sheet.measure.code(text)
    if !slice.ending.isEmpty, code.hasSuffix(slice.ending) { code.removeLast(slice.ending.count) }
    codes[key] = code
    return code
  }

  mutating func indicator(_ code: String, _ year: Period, _ ending: String) -> IndicatorID? {
    let key = IndicatorKey(code: code, year: year, ending: ending)
    if let known = indicators[key] { return known }
    let indicator = sheet.measure.indicator(code, year, ending)
    indicators[key] = .some(indicator)
    return indicator
  }
}
