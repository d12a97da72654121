import ReturnModel

extension TrendChart {
  /// The size of the drawing, in units that are about a pixel on a phone.
  static let (width, height) = (360.0, 216.0)
  private static let (top, bottom) = (18.0, 190.0)
  private static let letters = 10.0
  /// The least distance between base lines of labels.
  private static let labelStep = 12.0

  /// The axis; a line may begin anywhere, and the key says where.
  var scale: ChartScale {
    ChartScale(lines.flatMap { $0.points.compactMap(\.value) }, includesNought: false)
  }

  /// The drawing.
  package func drawing(id: String) -> [String] {
    let scale = scale
    let frame = Frame(self, scale)
    return SVGText.drawing(
      id: id, title: title, description: words, width: Self.width, height: Self.height,
      grid(scale, frame) + periodLabels(frame) + breakMarks(frame) + gapMarks(frame)
        + lines.reversed().flatMap { drawn($0, frame) } + lineLabels(frame))
  }

  /// Where things lie in the drawing.
  struct Frame {
    let left: Double
    let right: Double
    let scale: ChartScale
    let count: Int

    init(_ chart: TrendChart, _ scale: ChartScale) {
      let ticks = scale.ticks.map { ChartText.width(scale.text($0), size: letters) }
      left = (ticks.max() ?? 0) + 8
      let labels = chart.lines.map {
        ChartText.width($0.label, size: letters) * ($0.role == .own ? 1.08 : 1)
      }
      right = width - min(labels.max() ?? 0, 92) - 14
      self.scale = scale
      count = chart.periods.count
    }

    func x(_ period: Int) -> Double {
      count > 1 ? left + 4 + (right - left - 8) * Double(period) / Double(count - 1) : left + 4
    }

    func y(_ value: Double) -> Double { bottom - scale.share(of: value) * (bottom - top) }
  }

  private func grid(_ scale: ChartScale, _ frame: Frame) -> [String] {
    scale.ticks.flatMap { tick in
      let y = frame.y(tick)
      let stroke = tick == 0 ? "stroke=\"#3d4248\"" : "stroke=\"#d8dde2\""
      return [
        SVGText.line((frame.left, y), (frame.right, y), stroke),
        SVGText.text(scale.text(tick), frame.left - 4, y + 3.5, size: Self.letters, .end),
      ]
    }
  }

  /// The names of as many periods as there is room for, the last always among them.
  private func periodLabels(_ frame: Frame) -> [String] {
    var drawn: [String] = []
    var limit = Self.width
    for period in periods.indices.reversed() {
      let words = label(of: period)
      let half = ChartText.width(words, size: Self.letters) / 2
      let middle = max(half, min(frame.x(period), Self.width - half))
      guard middle + half <= limit else { continue }
      drawn.append(SVGText.text(words, middle, 206, size: Self.letters, .middle))
      limit = middle - half - 8
    }
    let ticks = periods.indices.map { period in
      SVGText.line(
        (frame.x(period), Self.bottom), (frame.x(period), Self.bottom + 4), "stroke=\"#3d4248\"")
    }
    return ticks + drawn.reversed()
  }

  private func breakMarks(_ frame: Frame) -> [String] {
    var limit = 0.0
    return breaks.flatMap { broken -> [String] in
      let x = (frame.x(broken.place - 1) + frame.x(broken.place)) / 2
      let lines = [x - 1.5, x + 1.5].map { side in
        SVGText.line((side, Self.top - 4), (side, Self.bottom), "stroke=\"#0b0c0c\"")
      }
      let half = ChartText.width("break", size: 9) / 2
      guard x - half >= limit else { return lines }
      limit = x + half + 4
      return lines + [SVGText.text("break", x, 11, size: 9, .middle)]
    }
  }

  /// The symbols of the own line's missing figures, above the period's name.
  private func gapMarks(_ frame: Frame) -> [String] {
    guard let own else { return [] }
    return own.points.indices.compactMap { place in
      own.points[place].reason.map {
        SVGText.text(
          $0.symbol, frame.x(place), Self.bottom - 4, size: Self.letters, .middle, isBold: true)
      }
    }
  }

  /// A line in as many pieces as gaps and breaks leave, with its marks.
  private func drawn(_ line: Line, _ frame: Frame) -> [String] {
    let starts = line.role == .target ? [] : Set(breaks.map(\.place))
    var pieces: [[Int]] = [[]]
    for place in line.points.indices {
      if starts.contains(place) || line.points[place].value == nil { pieces.append([]) }
      if line.points[place].value != nil { pieces[pieces.count - 1].append(place) }
    }
    func at(_ place: Int) -> (Double, Double) {
      (frame.x(place), frame.y(line.points[place].value ?? 0))
    }
    let paths = pieces.filter { $0.count > 1 }.map { piece in
      let points = piece.map { SVGText.point(at($0).0, at($0).1) }.joined(separator: " ")
      return "<polyline points=\"\(points)\" \(ChartInk(line.role).stroke)/>"
    }
    let marks = pieces.joined().map { place in
      ChartInk.mark(line.role, at(place).0, at(place).1, isOpen: line.points[place].isPartial)
    }
    return paths + marks.filter { !$0.isEmpty }
  }

  /// Each line's label beside its last figure, moved apart where they would lie on each other.
  private func lineLabels(_ frame: Frame) -> [String] {
    var labels: [(line: Line, from: (x: Double, y: Double), y: Double)] = lines.compactMap { line in
      guard let last = line.points.indices.last(where: { line.points[$0].value != nil }),
        let value = line.points[last].value
      else { return nil }
      return (line, (frame.x(last), frame.y(value)), frame.y(value))
    }.sorted { $0.y < $1.y }
    for place in labels.indices.dropFirst() {
      labels[place].y = max(labels[place].y, labels[place - 1].y + Self.labelStep)
    }
    var floor = Self.bottom
    for place in labels.indices.reversed() {
      labels[place].y = min(labels[place].y, floor)
      floor = labels[place].y - Self.labelStep
    }
    return labels.flatMap { label -> [String] in
      let isOwn = label.line.role == .own
      let room = (Self.width - frame.right - 12) / (isOwn ? 1.08 : 1)
      let words = ChartText.fitted(label.line.label, size: Self.letters, room: room)
      return [
        SVGText.line(
          (label.from.x + 4, label.from.y), (frame.right + 8, label.y),
          "stroke=\"#aab3bd\" stroke-dasharray=\"1 3\""),
        SVGText.text(
          words, frame.right + 10, label.y + 3.5, size: Self.letters, isBold: isOwn,
          colour: ChartInk(label.line.role).colour),
      ]
    }
  }
}
