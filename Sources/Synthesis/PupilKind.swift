/// The kinds of pupil that a fault may ask for.
enum PupilKind: String, CaseIterable, Sendable {
  /// Anybody on roll.
  case pupil
  /// Somebody who has left.
  case leaver
  /// Somebody who has left, with sessions that were not possible for anybody.
  case uncountedLeaver = "uncounted-leaver"
  /// Of the ages whose attendance must be returned in every term: on 31 August 6 to 15.
  case schoolAge = "school-age"
  /// The same, with sessions that were not possible for anybody.
  case uncounted
  /// The same, suspended in the term.
  case suspended
  /// The same, suspended twice.
  case suspendedTwice = "suspended-twice"
  /// Fourteen or older, and so with a learner number.
  case teenager
  /// In the first years of a primary school.
  case infant
  /// In a nursery school.
  case nursery
  /// In a pupil referral unit or other alternative provision.
  case placed
  /// With free school meals.
  case freeMeals = "free-meals"
  /// With special educational needs.
  case sen

  /// Whether the pupil is no longer on roll.
  var isLeaver: Bool { self == .leaver || self == .uncountedLeaver }

  /// Ages on 31 August.
  var ages: ClosedRange<Int> {
    switch self {
    case .schoolAge, .uncounted, .suspended, .suspendedTwice: 6...15
    case .teenager: 14...18
    case .infant: 4...6
    default: 0...25
    }
  }

  /// The phases of schools that have such pupils; empty for all.
  var phases: [String] {
    switch self {
    case .infant: ["PS"]
    case .nursery: ["NS"]
    case .placed: ["PR"]
    case .schoolAge, .uncounted, .suspended, .suspendedTwice: ["PS", "SS", "SP", "PR"]
    case .teenager: ["SS", "SP", "PR"]
    default: []
    }
  }
}
