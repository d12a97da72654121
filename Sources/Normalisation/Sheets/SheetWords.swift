internal import ReturnModel
internal import ReturnSpec

/// What the words of a row mean together, each combination worked out when it is first met.
struct SheetWords {
  /// The words of a row of a long sheet.
  struct Row {
    let kind: UnsafeBufferPointer<UInt8>
    let year: UnsafeBufferPointer<UInt8>
    let slice: UnsafeBufferPointer<UInt8>
    let code: UnsafeBufferPointer<UInt8>
  }

  /// What a number is of, by the numbers of ``FigureNames``.
  struct Meaning {
    let indicator: Int32
    let period: Int32
    let breakdown: Int32
    let part: SheetKinds.Part
  }

  /// What a combination means, or why rows of it are passed over.
  enum Answer {
    case meaning(Meaning)
    case passedOver(String)
  }

  private let sheet: SheetSpec
  private let measures: [IndicatorID: Measure]
  /// The year of every row, where no column says it.
  private let year: Period?
  /// The code of every row, where no column says it.
  private let code: String?
  private var cache = TextCache()
  private var answers: [Answer] = []
  private var key: [UInt8] = []

  init(_ sheet: SheetSpec, _ measures: [IndicatorID: Measure], year: Period?, code: String?) {
    self.sheet = sheet
    self.measures = measures
    self.year = year
    self.code = code
  }

  /// What the words of `row` mean.
  mutating func answer(_ row: Row, _ names: inout FigureNames) -> Answer {
    key.removeAll(keepingCapacity: true)
    add(row.kind)
    add(row.year)
    add(row.slice)
    add(row.code)
    let known = key.withUnsafeBufferPointer { cache.value(of: $0) }
    if let known { return answers[Int(known)] }
    let answer = workOut(row, &names)
    let number = Int32(answers.count)
    answers.append(answer)
    key.withUnsafeBufferPointer { cache.set(number, for: $0) }
    return answer
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
    key.append(contentsOf: word)
    key.append(0)
  }

  private func workOut(_ row: Row, _ names: inout FigureNames) -> Answer {
    func text(_ word: UnsafeBufferPointer<UInt8>) -> String {
      String(decoding: word, as: UTF8.self)
    }
    guard let kind = sheet.kinds.kind(text(row.kind)) else {
      return .passedOver("kind '\(text(row.kind))' is not mapped")
    }
    guard let year = year ?? SheetYears.year(text(row.year)) else { return .passedOver("no year") }
    guard let slice = sheet.slices.map({ $0.slice(text(row.slice)) }) ?? .everybody else {
      return .passedOver("slice '\(text(row.slice))' is not mapped")
    }
    var code = code ?? sheet.measure.code(text(row.code))
    if !slice.ending.isEmpty, code.hasSuffix(slice.ending) { code.removeLast(slice.ending.count) }
    guard let indicator = indicator(code, year, kind) else {
      return .passedOver("measure '\(code)' is not known in \(year)")
    }
    return .meaning(
      Meaning(
        indicator: names.number(of: indicator), period: names.number(of: year),
        breakdown: names.number(of: slice.breakdown), part: kind.part))
  }

  /// The indicator of a code in a year, if there is one.
  func indicator(_ code: String, _ year: Period, _ kind: SheetKinds.Kind) -> IndicatorID? {
    sheet.measure.indicator(code, year, kind.ending).flatMap { measures[$0] == nil ? nil : $0 }
  }
}
