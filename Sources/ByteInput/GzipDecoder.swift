import CZlib

/// Inflates gzip data of any number of members, given piece by piece.
struct GzipDecoder: ~Copyable {
  private enum State {
    /// Before a member's first byte.
    case between
    case within
    /// After the last member: what comes is passed over.
    case trailing
  }

  /// The member being read, or last read, from 1.
  private(set) var member = 0
  /// Bytes after the last member.
  private(set) var trailingCount = 0
  private var state = State.between
  /// zlib keeps the address of its state, which therefore has memory of its own.
  private let stream: UnsafeMutablePointer<z_stream>
  private let limits: InputLimits
  private let file: String
  private var inputCount = 0
  private var outputCount = 0

  init(limits: InputLimits, file: String) throws(InputFailure) {
    self.limits = limits
    self.file = file
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard returns_inflate_init_gzip(stream) == Z_OK else {
      throw InputFailure(.readError, file: file, "there is not enough memory to decompress it.")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates from `input` into `output` until either is used up; says how much of each was used.
  ///
  /// Of `input` a lone byte may be left between members, since a member begins with two: pass it
  /// again with more after it, unless there is no more.
  mutating func decode(
    _ input: UnsafeMutableBufferPointer<UInt8>, isLast: Bool,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(InputFailure) -> (read: Int, written: Int) {
    var (read, written) = (0, 0)
    while true {
      let rest = UnsafeMutableBufferPointer(rebasing: input[read...])
      switch state {
      case .between:
        guard rest.count >= 2 || (isLast && !rest.isEmpty) else { return (read, written) }
        beginMember(isMember: rest.starts(with: [0x1F, 0x8B]))
      case .trailing:
        trailingCount += rest.count
        return (input.count, written)
      case .within:
        let room = UnsafeMutableBufferPointer(rebasing: output[written...])
        let used = try inflateSome(rest, into: room)
        read += used.read
        written += used.written
        if used == (0, 0) { return (read, written) }
      }
    }
  }

  /// Says that there is no more input; throws when a member has not ended.
  func finish() throws(InputFailure) {
    guard case .within = state else { return }
    throw InputFailure(
      .truncated, file: file,
      "it ends within compressed member \(member). Copy or export it again.")
  }

  private mutating func beginMember(isMember: Bool) {
    guard isMember else { return state = .trailing }
    member += 1
    inflateReset(stream)
    state = .within
  }

  private mutating func inflateSome(
    _ input: UnsafeMutableBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(InputFailure) -> (read: Int, written: Int) {
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
      throw damage()
    }
    let read = input.count - Int(stream.pointee.avail_in)
    let written = output.count - Int(stream.pointee.avail_out)
    inputCount += read
    outputCount += written
    try checkGrowth()
    if status == Z_STREAM_END { state = .between }
    return (read, written)
  }

  private func damage() -> InputFailure {
    let reason = stream.pointee.msg.map { " (\(String(cString: $0)))" } ?? ""
    return InputFailure(
      .damaged, file: file,
      "compressed member \(member) is damaged\(reason). Copy or export it again.")
  }

  private func checkGrowth() throws(InputFailure) {
    if outputCount > limits.outputBytes {
      throw InputFailure(
        .tooLarge, file: file,
        "it is more than \(limits.outputBytes) bytes when decompressed. Check what it is.")
    }
    if outputCount > limits.ratioAfter, outputCount / limits.ratio > inputCount {
      throw InputFailure(
        .tooLarge, file: file,
        "it grows more than \(limits.ratio) times when decompressed, as no extract does. "
          + "Check what it is.")
    }
  }
}
