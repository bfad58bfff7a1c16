#ifndef DL_ERROR_H
#define DL_ERROR_H
/* [base] What went wrong, as a whole sentence for the reader.
 *
 * A function that can fail returns bool and takes a dl_error last; it is filled in
 * on failure only and left alone on success, so one dl_error serves a whole && chain.
 * A dl_report is for what was mended or skipped while the rest went on.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef enum dl_error_kind {
    DL_ERROR_NONE,
    DL_ERROR_USAGE,  /* the caller's words are off */
    DL_ERROR_SYNTAX, /* the input is not what it should be */
    DL_ERROR_LIMIT,  /* the input is over a named limit */
    DL_ERROR_SYSTEM, /* the operating system said no */
    DL_ERROR_OTHER   /* the input is sound, but another one: of another version or corpus */
} dl_error_kind;

typedef struct dl_error {
    dl_error_kind kind;
    size_t offset;     /* where in the input it went wrong, in bytes */
    char message[256]; /* a whole sentence, fit to show to the reader */
} dl_error;

/* Records the failure and returns false: `return dl_fail(error, ...)`. A message that is
 * too long is cut at a code point. */
bool dl_fail(dl_error *error, dl_error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* One thing that was mended or left out. */
typedef struct dl_report {
    dl_str file;   /* file, "standard input" or the name of a built-in table */
    uint32_t line; /* 1-based; 0 when the whole file is meant */
    dl_str text;   /* a sentence */
} dl_report;

/* Reports in the order in which they came up, in `arena`. Beyond DL_REPORT_LIMIT they
 * are only counted. */
#define DL_REPORT_LIMIT 1000
typedef struct dl_reports {
    dl_arena *arena;
    dl_report *items;
    size_t count, capacity;
    size_t left_out;
} dl_reports;

/* Adds a report; `reports` may be NULL. The file's name is copied. */
void dl_report_add(dl_reports *reports, dl_str file, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
