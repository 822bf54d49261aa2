// libical (https://libical.github.io/libical/): calendar entries as files that every calendar opens.

#ifndef CICAL_SHIM_H
#define CICAL_SHIM_H

#include <libical/ical.h>

#endif
