#include "CRsvg.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What is used of the libraries, as their headers have it: librsvg 2.52 (rsvg-handle.h), cairo 1.16 (cairo.h), GLib 2.
// Their interfaces are stable: the sonames have been the same since 2004.
typedef struct RsvgHandle RsvgHandle;
typedef struct cairo_t cairo_t;
typedef struct cairo_surface_t cairo_surface_t;
typedef struct {
    unsigned int domain;
    int code;
    char *message;
} GError;
typedef struct {
    double x, y, width, height;
} RsvgRectangle;
typedef int (*cairo_write_func_t)(void *closure, const unsigned char *bytes, unsigned int length);

enum { CAIRO_FORMAT_RGB24 = 1, CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_WRITE_ERROR = 11 };

static struct {
    RsvgHandle *(*handle_new)(const unsigned char *, size_t, GError **);
    int (*size)(RsvgHandle *, double *, double *);
    int (*render)(RsvgHandle *, cairo_t *, const RsvgRectangle *, GError **);
    cairo_surface_t *(*surface)(int, int, int);
    int (*surface_status)(cairo_surface_t *);
    void (*surface_destroy)(cairo_surface_t *);
    int (*write)(cairo_surface_t *, cairo_write_func_t, void *);
    cairo_t *(*context)(cairo_surface_t *);
    void (*context_destroy)(cairo_t *);
    void (*colour)(cairo_t *, double, double, double);
    void (*paint)(cairo_t *);
    void (*unref)(void *);
    void (*error_free)(GError *);
} calls;

// What is used of fontconfig 2 (fontconfig.h), which pango finds its fonts by.
typedef struct FcCharSet FcCharSet;
typedef struct FcPattern FcPattern;
typedef struct FcObjectSet FcObjectSet;
typedef struct {
    int count, room;
    FcPattern **fonts;
} FcFontSet;

static pthread_once_t loading = PTHREAD_ONCE_INIT;
static char missing[256];
/// Whether there is a font with the letters that pictures are written in.
static int hasLetters;

/// Finds a function; the library stays loaded for good.
static void *find(const char *library, const char *name) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    void *found = handle ? dlsym(handle, name) : NULL;
    if (!found && !missing[0]) {
        const char *error = dlerror();
        snprintf(missing, sizeof missing, "%s", error ? error : name);
    }
    return found;
}

// The way POSIX has it for turning what dlsym finds into a function.
#define LOAD(member, library, name) *(void **)(&calls.member) = find(library, name)

/// Looks for a font with Cyrillic letters. Where one cannot look, there is one.
static int findLetters(void) {
    const char *library = "libfontconfig.so.1";
    FcCharSet *(*letters)(void);
    int (*add)(FcCharSet *, unsigned int);
    FcPattern *(*pattern)(void);
    int (*demand)(FcPattern *, const char *, const FcCharSet *);
    FcObjectSet *(*objects)(void);
    int (*tell)(FcObjectSet *, const char *);
    FcFontSet *(*list)(void *, FcPattern *, FcObjectSet *);
    void (*release)(FcFontSet *);
    *(void **)(&letters) = find(library, "FcCharSetCreate");
    *(void **)(&add) = find(library, "FcCharSetAddChar");
    *(void **)(&pattern) = find(library, "FcPatternCreate");
    *(void **)(&demand) = find(library, "FcPatternAddCharSet");
    *(void **)(&objects) = find(library, "FcObjectSetCreate");
    *(void **)(&tell) = find(library, "FcObjectSetAdd");
    *(void **)(&list) = find(library, "FcFontList");
    *(void **)(&release) = find(library, "FcFontSetDestroy");
    if (missing[0]) return 1;
    // The three small objects are made once and live as long as the program.
    FcCharSet *wanted = letters();
    FcPattern *font = pattern();
    FcObjectSet *told = objects();
    // CYRILLIC CAPITAL LETTER ZHE.
    if (!wanted || !font || !told || !add(wanted, 0x416) || !demand(font, "charset", wanted) || !tell(told, "family"))
        return 1;
    FcFontSet *found = list(NULL, font, told);
    if (!found) return 1;
    int count = found->count;
    release(found);
    return count > 0;
}

static void load(void) {
    const char *rsvg = "librsvg-2.so.2", *cairo = "libcairo.so.2";
    LOAD(handle_new, rsvg, "rsvg_handle_new_from_data");
    LOAD(size, rsvg, "rsvg_handle_get_intrinsic_size_in_pixels");
    LOAD(render, rsvg, "rsvg_handle_render_document");
    LOAD(surface, cairo, "cairo_image_surface_create");
    LOAD(surface_status, cairo, "cairo_surface_status");
    LOAD(surface_destroy, cairo, "cairo_surface_destroy");
    LOAD(write, cairo, "cairo_surface_write_to_png_stream");
    LOAD(context, cairo, "cairo_create");
    LOAD(context_destroy, cairo, "cairo_destroy");
    LOAD(colour, cairo, "cairo_set_source_rgb");
    LOAD(paint, cairo, "cairo_paint");
    LOAD(unref, "libgobject-2.0.so.0", "g_object_unref");
    LOAD(error_free, "libglib-2.0.so.0", "g_error_free");
    hasLetters = findLetters();
}

static void tell(char *reason, size_t size, const char *text, GError *error) {
    snprintf(reason, size, "%s", error && error->message ? error->message : text);
    if (error) calls.error_free(error);
}

static int append(void *closure, const unsigned char *bytes, unsigned int length) {
    crsvg_png *png = closure;
    unsigned char *more = realloc(png->bytes, png->length + length);
    if (!more) return CAIRO_STATUS_WRITE_ERROR;
    memcpy(more + png->length, bytes, length);
    png->bytes = more;
    png->length += length;
    return CAIRO_STATUS_SUCCESS;
}

/// Cairo refuses what is larger.
static int pixels(double length) {
    const int most = 32767;
    if (!(length < most)) return most + 1;
    return length <= (int)length ? (int)length : (int)length + 1;
}

static crsvg_outcome paint(RsvgHandle *handle, double scale, crsvg_png *png, char *reason, size_t size) {
    double width = 0, height = 0;
    if (!calls.size(handle, &width, &height) || !(width >= 1) || !(height >= 1)) {
        tell(reason, size, "a picture without a size in pixels", NULL);
        return CRSVG_UNREADABLE;
    }
    cairo_surface_t *surface = calls.surface(CAIRO_FORMAT_RGB24, pixels(width * scale), pixels(height * scale));
    if (calls.surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        calls.surface_destroy(surface);
        tell(reason, size, "no room for a picture of this size", NULL);
        return CRSVG_FAILED;
    }
    cairo_t *context = calls.context(surface);
    calls.colour(context, 1, 1, 1);
    calls.paint(context);
    RsvgRectangle frame = {0, 0, width * scale, height * scale};
    GError *error = NULL;
    int isDrawn = calls.render(handle, context, &frame, &error);
    calls.context_destroy(context);
    int isWritten = isDrawn && calls.write(surface, append, png) == CAIRO_STATUS_SUCCESS;
    calls.surface_destroy(surface);
    if (isWritten) return CRSVG_DRAWN;
    tell(reason, size, "the picture could not be drawn", error);
    crsvg_release(*png);
    *png = (crsvg_png){NULL, 0};
    return CRSVG_FAILED;
}

crsvg_outcome crsvg_draw(const char *svg, size_t length, double scale, crsvg_png *png, char *reason, size_t size) {
    *png = (crsvg_png){NULL, 0};
    pthread_once(&loading, load);
    if (missing[0]) {
        snprintf(reason, size, "%s", missing);
        return CRSVG_MISSING;
    }
    if (!hasLetters) {
        snprintf(reason, size, "none with Cyrillic letters is installed");
        return CRSVG_LETTERLESS;
    }
    GError *error = NULL;
    RsvgHandle *handle = calls.handle_new((const unsigned char *)svg, length, &error);
    if (!handle) {
        tell(reason, size, "no SVG", error);
        return CRSVG_UNREADABLE;
    }
    crsvg_outcome outcome = paint(handle, scale, png, reason, size);
    calls.unref(handle);
    return outcome;
}

void crsvg_release(crsvg_png png) { free(png.bytes); }
