import Foundation

/// What one run of a program cost.
struct ProcessCost {
  /// Seconds of processor time, of the user and the system.
  var processor = 0.0
  /// Seconds by the clock.
  var wall = 0.0
  /// The largest resident memory in megabytes; of anything smaller than this program itself it would
  /// be this program's.
  var peak = 0.0

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// Runs `words`, whose output goes to `output`, and throws unless it exits with one of `statuses`.
  static func run(
    _ words: [String], output: String = "/dev/null", statuses: Set<Int32> = [0]
  ) throws -> ProcessCost {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    var process: pid_t = 0
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let started = ContinuousClock.now
    guard posix_spawnp(&process, words[0], &actions, nil, copies + [nil], environ) == 0 else {
      throw Failure(description: "\(words[0]) cannot be run")
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    guard statuses.contains(code) else {
      throw Failure(description: "\(words.joined(separator: " ")) ended with \(code)")
    }
    return ProcessCost(
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      wall: (ContinuousClock.now - started) / .seconds(1), peak: Double(usage.ru_maxrss) / 1024)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// The instructions that a run takes, counted by valgrind, which must be there.
  static func instructions(_ words: [String], in folder: String) throws -> Double {
    let output = "\(folder)/callgrind.txt"
    unlink(output)
    let valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    _ = try run(valgrind + words, output: output)
    let text = try String(contentsOfFile: output, encoding: .utf8)
    guard let match = text.firstMatch(of: /Collected : (\d+)/), let count = Double(match.1) else {
      throw Failure(description: "valgrind says nothing of instructions: \(text.suffix(300))")
    }
    return count
  }

  /// Whether a program of that name is there to be run.
  static func has(_ words: [String]) -> Bool {
    do {
      _ = try run(words)
      return true
    } catch { return false }
  }
}
