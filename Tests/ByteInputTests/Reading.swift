import ByteInput
import CZlib

/// What reading a whole text gave.
struct TextRead {
  var text: String
  var encoding: EncodingReport
  var remarks: [InputRemark]
  var pieceCount: Int
}

func read(_ bytes: [UInt8], limits: InputLimits = InputLimits()) throws(InputFailure) -> TextRead {
  try read(TextSource(bytes: bytes, name: "extract", limits: limits))
}

func read(_ source: consuming TextSource) throws(InputFailure) -> TextRead {
  var (bytes, count) = ([UInt8](), 0)
  while let piece = try source.next() {
    bytes += piece
    count += 1
  }
  return TextRead(
    text: String(decoding: bytes, as: UTF8.self), encoding: source.encoding,
    remarks: source.remarks, pieceCount: count)
}

/// The failure of reading some bytes; `nil` when there is none.
func refusal(_ bytes: [UInt8], limits: InputLimits = InputLimits()) -> InputFailure? {
  do {
    _ = try read(bytes, limits: limits)
    return nil
  } catch { return error }
}

/// The failure of reading a file; `nil` when there is none.
func refusal(path: String) -> InputFailure? {
  do {
    _ = try read(TextSource(path: path))
    return nil
  } catch { return error }
}

/// One gzip member holding `bytes`.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  guard returns_deflate_init_gzip(&stream, 6) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  var (input, output) = (bytes, [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64))
  let written = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      _ = deflate(&stream, Z_FINISH)
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<written])
}

/// Printable ASCII that compresses badly, the same each time.
func scrambled(count: Int) -> [UInt8] {
  var state: UInt64 = 1
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return 0x20 + UInt8(state >> 33 & 0x7F) % 0x5F
  }
}
