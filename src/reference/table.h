#ifndef DL_TABLE_H
#define DL_TABLE_H
/* Private to reference: tab-separated tables. Lines that begin with # and empty lines
 * are no rows. A cell with several values separates them by ";". */
#include "dateline/error.h"
#include "dateline/str.h"

enum { DL_TABLE_COLUMNS = 16 };

typedef struct dl_table {
    dl_str file, rest;
    dl_reports *reports;
    uint32_t line;                  /* of the current row */
    dl_str cells[DL_TABLE_COLUMNS]; /* of the current row, trimmed; missing ones empty */
    size_t cell_count;
    dl_str comment; /* set instead of cells for a line that begins with # */
} dl_table;

dl_table dl_table_open(dl_str file, dl_str text, dl_reports *reports);
/* The next row with at least `least` cells (shorter ones are reported and skipped); false
 * at the end. */
bool dl_table_next(dl_table *table, size_t least);
/* The same, stopping at comments too (then cell_count is 0). */
bool dl_table_next_or_comment(dl_table *table, size_t least);
/* Takes the next value off a cell with several; false when none is left. */
bool dl_table_value(dl_str *cell, dl_str *value);

/* The tables and sample articles built into the program, by name ("entities.tsv",
 * "topics/chip-export.tsv", "sample/01-en.txt"); ended by a row without a name. */
typedef struct dl_resource {
    const char *name;
    const char *text;
    size_t length;
} dl_resource;
extern const dl_resource dl_resource_table[];

#endif
