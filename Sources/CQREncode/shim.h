// libqrencode (https://fukuchi.org/works/qrencode/): text to the squares of a QR code.

#ifndef CQRENCODE_SHIM_H
#define CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
