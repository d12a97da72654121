import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import ReturnWriter
import TestSupport
import Testing

/// Every field of every round has a place among its elements from which it is read back.
@Suite struct EveryFieldTests {
  static let rounds: [(ReturnID, RoundID)] =
    ["2023", "2024", "2025", "2026"].map { ("sen2", RoundID($0)) }
    + ["2023-24", "2024-25", "2025-26"].flatMap { year in
      ["autumn", "spring", "summer"].map { ("school-census", RoundID("\(year)-\($0)")) }
    }

  @Test(arguments: rounds)
  func comesBack(_ returnID: ReturnID, _ id: RoundID) throws {
    let round = try Conversion.round(id, of: returnID)
    let library = try #require(Conversion.engine).library
    let layout = ElementLayout(
      round.modules, RoundElements(try library.elementOrders(of: returnID), round))
    var writer = MarkupWriter(layout, round.definition)
    let header = try #require(round.modules.first { $0.role == .header })
    var expected: [String] = []
    writer.begin(Self.filled(header, round, [:], under: "", &expected))
    var ordinal = 0
    for subject in round.modules where subject.role == .subject {
      for place in subject.places {
        ordinal += 1
        let set = Dictionary(
          uniqueKeysWithValues: place.constants.map { ($0.field.text, $0.text) })
        writer.write(Self.filled(subject, round, set, under: "\(ordinal)", &expected))
      }
    }
    writer.end()
    let folder = try TemporaryFolder()
    let dump = try RecordDump.read(folder.write(Data(writer.bytes), to: "all.xml"), round)
    #expect(dump.remarks == [])
    #expect(dump.lines == expected)
    let fields = round.modules.filter { $0.role != .totals }.flatMap(\.fields).count
    #expect(dump.lines.joined().count { $0 == "=" } >= fields)
  }

  /// A record with a text in every field and two records of every module that may have them.
  private static func filled(
    _ module: ModuleSpec, _ round: RoundSpec, _ set: [String: String], _ ordinal: Int = 1,
    under path: String, _ lines: inout [String]
  ) -> WrittenRecord {
    var record = WrittenRecord(module.name.text)
    for (number, field) in module.fields.enumerated() {
      record[field.name.text] = set[field.name.text] ?? "\(path.utf8.count).\(number)"
    }
    let place = "\(path)/\(module.name)[\(ordinal)]"
    lines.append(
      "\(place) "
        + record.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "|"))
    for child in round.modules where child.parent == module.name {
      var number = 0
      for childPlace in child.places {
        let set = Dictionary(
          uniqueKeysWithValues: childPlace.constants.map { ($0.field.text, $0.text) })
        for _ in 0..<(child.limit == 1 ? 1 : 2) {
          number += 1
          record.children.append(filled(child, round, set, number, under: place, &lines))
        }
      }
    }
    return record
  }

  /// A name that no round has would be passed over in silence.
  @Test(arguments: ["sen2", "school-census"])
  func orderNamesWhatThereIs(_ returnID: String) throws {
    let library = try #require(Conversion.engine).library
    let rounds = try library.rounds(of: ReturnID(returnID)).map {
      try Conversion.round($0, of: ReturnID(returnID))
    }
    for order in try library.elementOrders(of: ReturnID(returnID)) {
      let inForce = rounds.filter { order.inForce.contains($0.id) }
      let known = inForce.reduce(into: Set<String>()) { names, round in
        let module = round.modules.first { $0.name.text == order.module }
        names.formUnion(module?.fields.map(\.name.text) ?? [])
        names.formUnion(
          round.modules.filter { $0.parent?.text == order.module }.map(\.name.text))
      }
      let strays = Set(order.items.flatMap(\.names)).subtracting(known)
      #expect(strays.isEmpty, "\(order.module): \(strays.sorted())")
    }
  }
}
