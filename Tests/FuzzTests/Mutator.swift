/// Changes bytes at random, the same way for the same seed.
struct Mutator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// `bytes` with up to four changes: a byte replaced, taken out, or put in; a part doubled or lost.
  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &self)
      let part = place..<min(bytes.count, place + Int.random(in: 1...16, using: &self))
      switch Int.random(in: 0...4, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(Array("\"<>&,;\n\r ".utf8).randomElement(using: &self) ?? 0, at: place)
      case 3: bytes.insert(contentsOf: bytes[part], at: place)
      default: bytes.removeSubrange(part)
      }
    }
    return bytes
  }
}
