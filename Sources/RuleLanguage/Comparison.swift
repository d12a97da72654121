/// How two values are compared, as which of less, equal and greater satisfy it.
///
/// Bit 0 stands for less, bit 1 for equal, bit 2 for greater.
enum Comparison: UInt8, Hashable, Sendable {
  case less = 0b001
  case equal = 0b010
  case atMost = 0b011
  case greater = 0b100
  case different = 0b101
  case atLeast = 0b110

  init?(sign: String) {
    switch sign {
    case "=": self = .equal
    case "!=": self = .different
    case "<": self = .less
    case "<=": self = .atMost
    case ">": self = .greater
    case ">=": self = .atLeast
    default: return nil
    }
  }

  /// The comparison with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .greater: .less
    case .atLeast: .atMost
    case .equal, .different: self
    }
  }

  /// Whether it asks which of two values comes first.
  var orders: Bool { self != .equal && self != .different }
}
