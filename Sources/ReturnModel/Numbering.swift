/// Numbers values in the order they are first met.
struct Numbering<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]
  private var last: (value: Value, number: Int32)?

  /// The number of `value`, which is the next one when it has not been met before.
  mutating func number(of value: Value) -> Int32 {
    // Figures come in runs that share parts of their keys.
    if let last, last.value == value { return last.number }
    let number = numbers[value] ?? Int32(values.count)
    if number == values.count {
      numbers[value] = number
      values.append(value)
    }
    last = (value, number)
    return number
  }
}
