#ifndef RETURNS_CZIP_SHIM_H
#define RETURNS_CZIP_SHIM_H

#include <zip.h>

#endif
