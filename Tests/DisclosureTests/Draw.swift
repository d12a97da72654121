/// Numbers drawn from a seed, the same on every machine.
struct Draw: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  /// A count of people: often none or few.
  mutating func count(small: Bool) -> Int {
    guard small else { return chance(15) ? 0 : Int.random(in: 7...40, using: &self) }
    if chance(65) { return Int.random(in: 0...3, using: &self) }
    return Int.random(in: 4...30, using: &self)
  }
}
