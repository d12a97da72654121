#ifndef RETURNS_CZLIB_SHIM_H
#define RETURNS_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 and deflateInit2 are macros over the library's version and sizes. */

/* 31: the largest window (15), plus 16 for a gzip wrapper only, whose check value zlib tests. */
static inline int returns_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 31);
}

static inline int returns_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

#endif
