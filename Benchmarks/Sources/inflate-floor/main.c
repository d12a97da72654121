/* The least that unpacking a gzip file with zlib costs: every byte inflated and forgotten.
   Usage: inflate-floor FILE.gz */
#include <stdio.h>
#include <zlib.h>

int main(int count, char **words) {
  static unsigned char piece[256 << 10];
  gzFile file = count == 2 ? gzopen(words[1], "rb") : NULL;
  if (file == NULL) {
    fprintf(stderr, "usage: inflate-floor FILE.gz\n");
    return 2;
  }
  gzbuffer(file, 256 << 10);
  unsigned long long total = 0;
  int length;
  while ((length = gzread(file, piece, sizeof piece)) > 0) total += (unsigned long long)length;
  printf("%llu bytes\n", total);
  return gzclose(file) == Z_OK && length == 0 ? 0 : 1;
}
