#pragma once
#include <sys/vfs.h>

// The magic number of the file system that path is on; -1 when there is nothing there.
static inline long long returns_file_system_magic(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (long long)(unsigned long)status.f_type : -1;
}
