internal import Foundation

/// One run of a program under a time limit, with what it cost.
public struct MeasuredRun: Sendable {
  /// What stands on the program's standard input.
  public enum Input: Sendable {
    /// Nothing.
    case nothing
    /// What a shell command writes, as it writes it.
    case command(String)
  }

  /// What the shell was told; `nil` when a signal ended the program.
  public let status: Int32?
  /// Standard output.
  public let output: String
  /// Standard error.
  public let errors: String
  /// Seconds of processor time.
  public let processorTime: Double
  /// Seconds by the clock.
  public let wallTime: Double
  /// The largest resident memory seen, in bytes.
  ///
  /// Read from /proc every millisecond: `ru_maxrss` of a child begins at its parent's size.
  public let peakMemory: Int
  /// Whether the program was sent the signal because its time was over.
  public let wasStopped: Bool

  /// Runs the program at `path` and sends it `signal` (SIGKILL, when not said) after `limit` seconds.
  public init(
    _ path: String, _ arguments: [String], input: Input = .nothing, limit: Double,
    signal: Int32 = 9
  ) throws {
    let scratch = try TemporaryFolder()
    let (output, errors) = ("\(scratch.path)/output", "\(scratch.path)/errors")
    let child = try Child(
      path, arguments, input: input, output: output, errors: errors, home: scratch.path)
    let end = child.wait(limit: limit, signal: signal)
    let code = end.status & 0x7F
    status = code == 0 ? (end.status >> 8) & 0xFF : nil
    (processorTime, wallTime) = (end.processorTime, end.wallTime)
    (peakMemory, wasStopped) = (end.peakMemory, end.wasStopped)
    self.output = String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: URL(filePath: errors)), as: UTF8.self)
  }

  /// The built `returns`, which stands beside the test bundle.
  ///
  /// `RETURNS_PROGRAM` names another, such as the release's.
  public static let program =
    ProcessInfo.processInfo.environment["RETURNS_PROGRAM"]
    ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "returns").path
}

/// A program that has been started and not yet waited for.
private struct Child {
  struct End {
    var status: Int32 = 0
    var processorTime = 0.0
    var wallTime = 0.0
    var peakMemory = 0
    var wasStopped = false
  }

  struct NotStarted: Error {
    let path: String
    let code: Int32
  }

  private let process: pid_t
  private let feeder: pid_t?
  private let started = ContinuousClock.now

  init(
    _ path: String, _ arguments: [String], input: MeasuredRun.Input, output: String, errors: String,
    home: String
  ) throws {
    var ends: [Int32] = [-1, -1]
    var source = "/dev/null"
    if case .command = input {
      // Closed in every other program, so that the feeder is told when the reader is gone.
      guard pipe(&ends) == 0 else { throw NotStarted(path: path, code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      source = ""
    }
    defer { for end in ends where end >= 0 { close(end) } }
    let environment = ["PATH=/usr/bin:/bin", "HOME=\(home)", "TZ=UTC", "TMPDIR=\(home)"]
    process = try Self.spawn([path] + arguments, environment) { actions in
      if source.isEmpty {
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
      } else {
        posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
      }
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    }
    guard case .command(let command) = input else {
      feeder = nil
      return
    }
    feeder = try Self.spawn(["/bin/sh", "-c", command], environment) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
  }

  private static func spawn(
    _ words: [String], _ environment: [String],
    _ setFiles: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    setFiles(&actions)
    var process: pid_t = 0
    // The threads that tests run on block signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let (copies, settings) = (words.map { strdup($0) }, environment.map { strdup($0) })
    defer { for copy in copies + settings { free(copy) } }
    let code = posix_spawn(
      &process, words[0], &actions, &attributes, copies + [nil], settings + [nil])
    guard code == 0 else { throw NotStarted(path: words[0], code: code) }
    return process
  }

  func wait(limit: Double, signal: Int32) -> End {
    var end = End()
    var usage = rusage()
    while wait4(process, &end.status, WNOHANG, &usage) == 0 {
      end.peakMemory = max(end.peakMemory, residentPeak())
      if !end.wasStopped, ContinuousClock.now - started > .seconds(limit) {
        kill(process, signal)
        end.wasStopped = true
      }
      usleep(1000)
    }
    end.wallTime = (ContinuousClock.now - started) / .seconds(1)
    end.processorTime = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    if let feeder { waitpid(feeder, nil, 0) }
    return end
  }

  private func residentPeak() -> Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let words = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
      )
      .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1 { return (Int(words[1]) ?? 0) << 10 }
    }
    return 0
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
