/// What `is` asks of a value: `is true`, `is not true`, `is false`, `is not false`.
struct Truth: Hashable, Sendable {
  let value: Bool
  let negated: Bool
}
