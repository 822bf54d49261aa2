// libxlsxwriter (https://libxlsxwriter.github.io): tables as Excel files.

#ifndef CXLSX_SHIM_H
#define CXLSX_SHIM_H

#include <xlsxwriter.h>

#endif
