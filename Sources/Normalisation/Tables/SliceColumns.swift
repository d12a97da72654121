internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Which slice a row is about, from a column of topics with one of values, or from a column each.
struct SliceColumns {
  private let topics: [PublishedTableSpec.Topic]
  private let topicColumn: (name: String, position: Int?)?
  /// The column of values; without topics, one a filter.
  private let valueColumns: [(name: String, position: Int?)]
  private let isByTopic: Bool
  private let total: Int32
  private var topicCache = TextCache()
  private var valueCaches: [TextCache]

  init(_ table: PublishedTableSpec, _ columns: TableColumns, _ names: inout FigureNames) {
    topics = table.topics
    isByTopic = table.topicColumns != nil
    total = names.number(of: .total)
    valueCaches = Array(repeating: TextCache(), count: table.topics.count)
    if let (topic, value) = table.topicColumns {
      topicColumn = (topic, columns.position(topic))
      valueColumns = [(value, columns.position(value))]
    } else {
      topicColumn = nil
      valueColumns = table.topics.map { ($0.name, columns.position($0.name)) }
    }
  }

  /// The number of the row's slice; below zero, and the reason, when it is out of scope.
  mutating func read(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ place: TableRow,
    _ names: inout FigureNames, _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    guard isByTopic else { return try readFilters(row, block, place, &names, &passed) }
    let text = try place.text(topicColumn?.position, topicColumn?.name ?? "", row, block)
    let topic = topic(text, &passed)
    guard topic >= 0 else { return topic }
    let value = try place.text(valueColumns[0].position, valueColumns[0].name, row, block)
    return slice(value, of: Int(topic), &names)
  }

  private mutating func readFilters(
    _ row: DelimitedRow, _ block: borrowing DelimitedBlock, _ place: TableRow,
    _ names: inout FigureNames, _ passed: inout PassedOver
  ) throws(StageFailure) -> Int32 {
    var found = total
    for topic in valueColumns.indices {
      let value = try place.text(
        valueColumns[topic].position, valueColumns[topic].name, row, block)
      let slice = slice(value, of: topic, &names)
      guard slice != total else { continue }
      guard found == total else { return passed.number(of: "two filters at once") }
      found = slice
    }
    return found
  }

  private mutating func topic(
    _ text: UnsafeBufferPointer<UInt8>, _ passed: inout PassedOver
  ) -> Int32 {
    if let topic = topicCache.value(of: text) { return topic }
    let name = String(decoding: text, as: UTF8.self)
    let topic = topics.firstIndex { $0.name == name }.map(Int32.init)
    let number = topic ?? passed.number(of: "topic '\(name)' is not mapped")
    topicCache.set(number, for: text)
    return number
  }

  private mutating func slice(
    _ text: UnsafeBufferPointer<UInt8>, of topic: Int, _ names: inout FigureNames
  ) -> Int32 {
    if let slice = valueCaches[topic].value(of: text) { return slice }
    let breakdown = topics[topic].breakdown(of: String(decoding: text, as: UTF8.self))
    let slice = names.number(of: breakdown)
    valueCaches[topic].set(slice, for: text)
    return slice
  }
}
