#ifndef RETURNS_CCRYPTO_SHIM_H
#define RETURNS_CCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
