/// Plain fields one after the other, while they are being found: what the innermost loop changes.
struct PlainRun {
  /// Where the next field begins.
  var start: Int
  /// Where the next field is to be written.
  private(set) var next: UnsafeMutablePointer<DelimitedField>

  init(start: Int, next: UnsafeMutablePointer<DelimitedField>) {
    self.start = start
    self.next = next
  }

  /// Takes the text up to `end` as a field; room for it has been made.
  @inline(__always) mutating func append(upTo end: Int) {
    next.initialize(to: DelimitedField(start: start, count: end &- start))
    next += 1
  }
}
