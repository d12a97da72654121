/* The least that reading an XML file with libxml2 costs: its SAX2 push parser, fed 64 KB at a time,
   with callbacks that only count. Usage: sax-floor FILE */
#include <libxml/parser.h>
#include <stdio.h>

typedef struct {
  unsigned long elements;
  unsigned long bytes;
} tally;

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **namespace_list, int attributes, int defaulted,
                     const xmlChar **attribute_list) {
  ((tally *)data)->elements += 1;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}

static void on_text(void *data, const xmlChar *text, int count) {
  ((tally *)data)->bytes += (unsigned long)count;
}

int main(int count, char **words) {
  static char piece[64 << 10];
  tally seen = {0, 0};
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = on_start,
                           .endElementNs = on_end,
                           .characters = on_text,
                           .ignorableWhitespace = on_text};
  FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
  if (file == NULL) {
    fprintf(stderr, "usage: sax-floor FILE\n");
    return 2;
  }
  setvbuf(file, NULL, _IONBF, 0);
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &seen, NULL, 0, NULL);
  xmlCtxtUseOptions(parser, XML_PARSE_NONET);
  size_t length;
  while ((length = fread(piece, 1, sizeof piece, file)) > 0) {
    if (xmlParseChunk(parser, piece, (int)length, 0) != 0) break;
  }
  xmlParseChunk(parser, NULL, 0, 1);
  int sound = parser->wellFormed;
  printf("%lu elements, %lu bytes of text\n", seen.elements, seen.bytes);
  xmlFreeParserCtxt(parser);
  fclose(file);
  return sound ? 0 : 1;
}
