/// Something odd about a file that did not stop it from being read.
package enum InputRemark: Hashable, Sendable, CustomStringConvertible {
  /// Bytes after the last compressed member, which were passed over.
  case trailingBytes(count: Int, afterMember: Int)

  /// The remark in plain words.
  package var description: String {
    switch self {
    case .trailingBytes(let count, let member):
      "\(count) bytes after compressed member \(member) were passed over: they are not gzip"
    }
  }
}
