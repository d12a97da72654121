#ifndef RETURNS_CXLSXWRITER_SHIM_H
#define RETURNS_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
