/// Why the interpreter stopped.
enum ReferenceStop: Error, Equatable {
  case invalid
  case failed
}
