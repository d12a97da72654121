/// Every area we know, found by id or by any code it has had.
public struct AreaDirectory: Sendable {
  /// The areas, in the order given.
  public let areas: [Area]
  private let byID: [AreaID: Int]
  private let byCode: [AreaCode.Scheme: [String: [Int]]]

  /// Makes a directory.
  ///
  /// Of two areas with one id the later is found.
  public init(_ areas: [Area]) {
    self.areas = areas
    var byID: [AreaID: Int] = [:]
    var byCode: [AreaCode.Scheme: [String: [Int]]] = [:]
    for (index, area) in areas.enumerated() {
      byID[area.id] = index
      for code in area.codes where byCode[code.scheme]?[code.code]?.last != index {
        byCode[code.scheme, default: [:]][code.code, default: []].append(index)
      }
    }
    self.byID = byID
    self.byCode = byCode
  }

  /// The area with our own id `id`.
  public subscript(id: AreaID) -> Area? { byID[id].map { areas[$0] } }

  /// The area that `code` stands for in `scheme`.
  ///
  /// A code that has meant two places is settled by `date`; without one, by the place that lasted
  /// longest. A code that was never in force on `date` still finds its place: published files give
  /// today's codes to earlier years.
  public func area(_ scheme: AreaCode.Scheme, _ code: String, on date: CalendarDate? = nil) -> Area?
  {
    let found = (byCode[scheme]?[code] ?? []).map { areas[$0] }
    guard found.count > 1 else { return found.first }
    if let date {
      let inForce = found.filter { area in
        area.codes.contains { $0.scheme == scheme && $0.code == code && $0.isInForce(on: date) }
      }
      if let area = inForce.last { return area }
    }
    return found.last { $0.until == nil } ?? found.last
  }

  /// Finds an area as a person names it: `893`, `E06000051`, `cassr:417`, or our own id.
  ///
  /// A bare three-digit number is the Department's; an adult social care number needs its scheme.
  public func area(named text: String) -> Area? {
    if let colon = text.firstIndex(of: ":") {
      guard let scheme = AreaCode.Scheme(rawValue: text[..<colon].lowercased()) else { return nil }
      return area(scheme, String(text[text.index(after: colon)...]))
    }
    return area(.ons, text) ?? area(.dfe, text) ?? self[AreaID(text)]
  }

  /// England.
  public var england: Area? { areas.first { $0.level == .national } }

  /// The authorities that existed on some day of `days`, in the directory's order.
  public func authorities(during days: ClosedRange<CalendarDate>) -> [Area] {
    areas.filter { $0.level == .localAuthority && $0.existed(during: days) }
  }
}
