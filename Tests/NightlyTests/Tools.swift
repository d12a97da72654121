import Foundation
import TestSupport
import Testing

/// Programs that tests use where the machine has them.
enum Tools {
  static let promtool = first("/usr/bin/promtool", "/usr/local/bin/promtool")
  static let systemdAnalyze = first("/usr/bin/systemd-analyze", "/bin/systemd-analyze")
  static let logrotate = first("/usr/sbin/logrotate", "/usr/bin/logrotate")
  static let runParts = first("/usr/bin/run-parts", "/bin/run-parts")
  static let shell = "/bin/sh"

  /// A Python that has `jsonschema`; RETURNS_PYTHON names one.
  static let pythonWithSchemas: String? = {
    let named = ProcessInfo.processInfo.environment["RETURNS_PYTHON"]
    return [named, "/usr/bin/python3"].compactMap { $0 }.first { path in
      let run = Result { try MeasuredRun(path, ["-c", "import jsonschema"], limit: 60) }
      return (try? run.get().status) == 0
    }
  }()

  private static func first(_ paths: String...) -> String? {
    paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A small file system of its own, which only root may make; it goes with this.
final class SmallDisk {
  let path: String
  private let folder: TemporaryFolder

  static let canBeMade: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(megabytes: 1, files: 50, on: folder)) != nil
  }()

  init(megabytes: Int, files: Int = 0, on folder: TemporaryFolder? = nil) throws {
    self.folder = try folder ?? TemporaryFolder()
    path = "\(self.folder.path)/disk"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let inodes = files == 0 ? "" : ",nr_inodes=\(files)"
    let run = try MeasuredRun(
      Tools.shell, ["-c", "mount -t tmpfs -o size=\(megabytes)m\(inodes) tmpfs '\(path)'"],
      limit: 60)
    guard run.status == 0 else { throw NotMounted(reason: run.errors) }
  }

  deinit { _ = Result { try MeasuredRun(Tools.shell, ["-c", "umount -l '\(path)'"], limit: 60) } }

  /// Mounts it so that nothing can be written, or writable again.
  func setReadOnly(_ isReadOnly: Bool) throws {
    let mode = isReadOnly ? "ro" : "rw"
    let run = try MeasuredRun(
      Tools.shell, ["-c", "mount -o remount,\(mode) '\(path)'"], limit: 60)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// Fills it up but for `left` kilobytes.
  func fill(leaving left: Int) throws {
    let script = """
      free=$(df -k --output=avail '\(path)' | tail -1)
      head -c $(( (free - \(left)) * 1024 )) /dev/zero > '\(path)/ballast'
      """
    let run = try MeasuredRun(Tools.shell, ["-c", script], limit: 60)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// Makes empty files until it can hold `left` more.
  func useUpFiles(leaving left: Int) throws {
    let script = """
      mkdir '\(path)/many'
      free=$(df --output=iavail '\(path)' | tail -1)
      for n in $(seq 1 $((free - \(left)))); do : > '\(path)/many/'$n; done
      """
    let run = try MeasuredRun(Tools.shell, ["-c", script], limit: 60)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// Makes room again.
  func empty() throws {
    let run = try MeasuredRun(
      Tools.shell, ["-c", "rm -rf '\(path)/ballast' '\(path)/many'"], limit: 60)
    try #require(run.status == 0)
  }

  struct NotMounted: Error {
    let reason: String
  }
}
