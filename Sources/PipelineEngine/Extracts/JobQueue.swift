internal import Synchronization

/// Hands out the numbers of a run's jobs, each once, to readers that work at the same time.
final class JobQueue: Sendable {
  private let numbers: [Int]
  private let next = Atomic(0)

  /// Makes a queue of the jobs with these numbers, to be taken in their order.
  init(_ numbers: [Int]) { self.numbers = numbers }

  /// The next job's number; `nil` when there is none left.
  func take() -> Int? {
    let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return place < numbers.count ? numbers[place] : nil
  }

  /// Leaves what has not been taken.
  func stop() { next.store(numbers.count, ordering: .relaxed) }
}
