import Foundation
import Testing

/// Text that is not plain UTF-8 is converted, and its encoding is told as information.
@Suite struct EncodingTests {
  static let expected = "Person Surname=Müller-Synthetic UPN=L893999919001"

  private func text(declared: String) -> String {
    Guide.message("<Person><Surname>Müller-Synthetic</Surname><UPN>L893999919001</UPN></Person>")
      .replacing("encoding=\"UTF-8\"", with: "encoding=\"\(declared)\"")
  }

  private func read(_ encoding: String.Encoding, declared: String, before: [UInt8] = []) throws
    -> Reading
  {
    let data = try #require(text(declared: declared).data(using: encoding))
    return try Reading(Data(before) + data)
  }

  @Test func plainUTF8NeedsNoRemark() throws {
    let reading = try read(.utf8, declared: "UTF-8")
    #expect(reading.records.last == Self.expected)
    #expect(reading.remarks.isEmpty)
  }

  @Test func aByteOrderMarkIsTold() throws {
    let reading = try read(.utf8, declared: "UTF-8", before: [0xEF, 0xBB, 0xBF])
    #expect(reading.records.last == Self.expected)
    #expect(reading.remarks.count == 1)
    #expect(reading.remarks.first?.contains("byte-order mark") == true)
    #expect(reading.remarks.first?.hasPrefix("encoding ") == true)
  }

  @Test(arguments: [
    (String.Encoding.utf16LittleEndian, [0xFF, 0xFE] as [UInt8]),
    (.utf16BigEndian, [0xFE, 0xFF]),
  ])
  func sixteenBitTextIsRead(_ encoding: String.Encoding, _ mark: [UInt8]) throws {
    let reading = try read(encoding, declared: "UTF-16", before: mark)
    #expect(reading.failure == nil)
    #expect(reading.records.last == Self.expected)
    #expect(reading.remarks.count == 1)
    #expect(reading.remarks.first?.lowercased().contains("utf-16") == true)
  }

  @Test(arguments: ["Windows-1252", "windows-1252"])
  func windows1252IsRead(_ declared: String) throws {
    let reading = try read(.windowsCP1252, declared: declared)
    #expect(reading.failure == nil)
    #expect(reading.records.last == Self.expected)
    #expect(reading.remarks.count == 1)
    #expect(reading.remarks.first?.lowercased().contains("windows-1252") == true)
  }

  @Test func windows1252ThatSaysItIsUTF8IsReadAndTold() throws {
    let reading = try read(.windowsCP1252, declared: "UTF-8")
    #expect(reading.failure == nil)
    #expect(reading.records.last == Self.expected)
    #expect(reading.remarks.count == 1)
  }
}
