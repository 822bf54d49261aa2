// librsvg (https://gitlab.gnome.org/GNOME/librsvg): SVG to PNG.
//
// The library and what it stands on (cairo, pango, glib, fontconfig: some thirty more) are loaded when the first picture is
// drawn, because a program linked to them would take longer to start and more memory though it draws none. So neither headers
// nor a link are needed for building.

#ifndef CRSVG_H
#define CRSVG_H

#include <stddef.h>

typedef enum {
    CRSVG_DRAWN = 0,
    /// The library is not installed.
    CRSVG_MISSING = 1,
    /// The text is no SVG, or has no size.
    CRSVG_UNREADABLE = 2,
    CRSVG_FAILED = 3,
    /// No font with Cyrillic letters is installed: there would be boxes instead of words.
    CRSVG_LETTERLESS = 4,
} crsvg_outcome;

/// A PNG; `bytes` is to be given back with `crsvg_release`.
typedef struct {
    unsigned char *bytes;
    size_t length;
} crsvg_png;

/// Draws a document, `scale` pixels for each of its units. Safe to call from any thread.
///
/// Otherwise than with CRSVG_DRAWN, `reason` tells why, cut to its size.
crsvg_outcome crsvg_draw(const char *svg, size_t length, double scale, crsvg_png *png, char *reason, size_t size);

void crsvg_release(crsvg_png png);

#endif
