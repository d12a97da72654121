#ifndef RETURNS_CLIBXML2_SHIM_H
#define RETURNS_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* Marks a handler as one of the second kind; the value does not fit the field's sign in Swift. */
static inline void returns_sax_mark(xmlSAXHandler *handler) {
  handler->initialized = XML_SAX2_MAGIC;
}

#endif
