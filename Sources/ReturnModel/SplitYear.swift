/// Which months a year has that begins in one calendar year and ends in the next.
///
/// `2018-19` is spelt alike for both, and boundaries change on 1 April: an authority that began on
/// 1 April 2019 has a part in the academic year and none in the financial one.
public enum SplitYear: String, Hashable, Sendable, CaseIterable {
  /// 1 September to 31 August.
  case academic
  /// 1 April to 31 March.
  case financial

  /// What the published standard calls it.
  public var identifier: String {
    switch self {
    case .academic: "Academic year"
    case .financial: "Financial year"
    }
  }
}
