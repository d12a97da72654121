internal import CFileSystem
internal import Glibc

/// What a path's file system is, and how much room it has.
package struct FileSystem: Hashable, Sendable {
  /// Bytes free for this user.
  package let freeBytes: Int
  /// Files that can still be made; `nil` where the file system has no fixed number.
  package let freeFiles: Int?
  /// Whether nothing can be written to it.
  package let isReadOnly: Bool

  /// Looks at the file system of `path`; `nil` when nothing is there.
  package init?(at path: String) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    freeBytes = Int(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        .partialValue)
    freeFiles = status.f_files == 0 ? nil : Int(clamping: status.f_favail)
    isReadOnly = status.f_flag & UInt(1) != 0
  }

  /// Whether there is no room for another file, or another page of one.
  package var isFull: Bool { freeBytes < 4096 || freeFiles == 0 }

  /// What the file system of `path` is called when it is reached over a network; `nil` when it is not.
  package static func networkShare(at path: String) -> String? {
    let magic = returns_file_system_magic(path)
    if magic >= 0, let name = networkShare(magic: UInt64(magic)) { return name }
    guard let mounts = text(of: "/proc/self/mountinfo"), let real = realPath(path) else {
      return nil
    }
    return networkShare(of: real, mounts: mounts)
  }

  /// The name of the network file system with this number (`statfs`), from `linux/magic.h` and the
  /// file systems' own headers.
  package static func networkShare(magic: UInt64) -> String? {
    switch magic & 0xFFFF_FFFF {
    case 0x6969: "NFS"
    case 0xFF53_4D42: "CIFS"
    case 0xFE53_4D42: "SMB2"
    case 0x517B: "SMB"
    case 0x0102_1997: "9P"
    case 0x0BD0_0BD0: "Lustre"
    case 0x5346_414F: "AFS"
    case 0x6B41_4653: "AFS"
    case 0x00C3_6400: "Ceph"
    case 0x7375_7245: "Coda"
    case 0x564C: "NCP"
    case 0x0116_1970: "GFS2"
    case 0x7461_636F: "OCFS2"
    default: nil
    }
  }

  /// The type of the network file system that `path`, with no links in it, is on by the text of
  /// `/proc/self/mountinfo`; `nil` when it is on none.
  ///
  /// A file system in user space has one number whatever it reaches, and only its type tells.
  package static func networkShare(of path: String, mounts: String) -> String? {
    var best: (length: Int, type: String) = (-1, "")
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 5, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let point = unescaped(words[4])
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      // Of two mounts on one place the later covers the earlier.
      if isAbove, point.utf8.count >= best.length {
        best = (point.utf8.count, String(words[dash + 1]))
      }
    }
    return isNetwork(type: best.type) ? best.type : nil
  }

  private static func isNetwork(type: String) -> Bool {
    let known: Set<String> = [
      "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "lustre", "afs", "ceph", "coda", "ncpfs",
      "gfs2",
      "ocfs2", "virtiofs", "glusterfs", "beegfs",
    ]
    if known.contains(type) { return true }
    // fuseblk is a disk of this machine; other file systems in user space are refused unless known.
    return type.hasPrefix("fuse.") && !["fuse.fuse-overlayfs", "fuse.mergerfs"].contains(type)
  }

  /// A path as mountinfo writes it: a space is `\040`.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count > 0 {
        bytes += piece.prefix(count)
      } else if count == 0 || errno != EINTR {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}
