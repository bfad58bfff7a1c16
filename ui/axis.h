#ifndef DL_UI_AXIS_H
#define DL_UI_AXIS_H
/* [ui] The time axis: how much happened when, in so many columns.
 *
 *      ▂█▂      ▂   ▁     ▅█▃    ▂▁           a bar for each column of days
 *     2022          2023         2024         its labels: the year is always visible
 *
 * Empty stretches stay empty. Zooming halves the stretch around the current entry.
 */
#include "ui/explorer.h"

typedef struct dl_axis {
    int32_t first, last; /* days */
    int columns;
    uint32_t *bars; /* one a column: articles of the entries that begin in it */
    int here;       /* column of the current entry, or -1 */
    dl_str labels;  /* exactly `columns` ASCII characters */
} dl_axis;

/* No columns when nothing is dated. */
dl_axis dl_axis_make(const dl_explorer *explorer, int columns, dl_arena *arena);

#endif
