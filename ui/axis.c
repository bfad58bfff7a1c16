#include "ui/axis.h"

#include <stdio.h>
#include <string.h>

enum { LABEL = 8 }; /* columns that a label and its gap need */

static bool find_stretch(const dl_explorer *explorer, dl_axis *axis)
{
    const dl_timeline *timeline = &explorer->timeline;
    bool found = false;
    for (size_t i = 0; i < timeline->count; i++) {
        dl_date date = timeline->entries[i].date;
        if (!dl_date_is_set(date))
            continue;
        axis->first = !found || date.first < axis->first ? date.first : axis->first;
        axis->last = !found || date.first > axis->last ? date.first : axis->last;
        found = true;
    }
    if (!found)
        return false;
    /* Whole years, so that the axis does not move with every article. */
    axis->first = dl_day_number(dl_day_civil(axis->first).year, 1, 1);
    axis->last = dl_day_number(dl_day_civil(axis->last).year, 12, 31);
    return true;
}

static void zoom(const dl_explorer *explorer, dl_axis *axis)
{
    if (explorer->entry >= explorer->timeline.count || explorer->zoom <= 0)
        return;
    int32_t middle = explorer->timeline.entries[explorer->entry].date.first;
    int32_t days = (axis->last - axis->first + 1) >> explorer->zoom;
    days = days < 14 ? 14 : days;
    int32_t first = middle - days / 2;
    first = first < axis->first ? axis->first : first;
    if (first + days - 1 > axis->last)
        first = axis->last - days + 1 > axis->first ? axis->last - days + 1 : axis->first;
    axis->first = first;
    axis->last = first + days - 1;
}

static int column_of(const dl_axis *axis, int32_t day)
{
    if (day < axis->first || day > axis->last)
        return -1;
    return (int)((int64_t)(day - axis->first) * axis->columns /
                 (axis->last - axis->first + 1));
}

static void count(const dl_explorer *explorer, dl_axis *axis)
{
    for (size_t i = 0; i < explorer->timeline.count; i++) {
        const dl_timeline_entry *entry = &explorer->timeline.entries[i];
        int column =
            dl_date_is_set(entry->date) ? column_of(axis, entry->date.first) : -1;
        if (column >= 0)
            axis->bars[column] += entry->articles ? entry->articles : 1;
        if (i == explorer->entry)
            axis->here = column;
    }
}

/* Labels at the starts of years, or of months when a year takes much room. */
static void label(dl_axis *axis, dl_arena *arena)
{
    char *text = dl_arena_alloc(arena, (size_t)axis->columns + 1, 1);
    memset(text, ' ', (size_t)axis->columns);
    int64_t days = axis->last - axis->first + 1;
    bool months = days * LABEL / axis->columns < 31 * 3 && days < 731;
    dl_civil at = dl_day_civil(axis->first);
    int free = 0;
    for (;;) {
        int32_t day = dl_day_number(at.year, months ? at.month : 1, 1);
        int column = day < axis->first ? 0 : column_of(axis, day);
        if (day > axis->last || column < 0)
            break;
        char name[16];
        int length = months ? snprintf(name, sizeof name, "%04d-%02d", at.year, at.month)
                            : snprintf(name, sizeof name, "%04d", at.year);
        bool clear = day >= axis->first || at.month < 10 || months;
        if (column >= free && column + length <= axis->columns && clear) {
            memcpy(text + column, name, (size_t)length);
            free = column + length + 1;
        }
        at.month = months && at.month < 12 ? at.month + 1 : 1;
        at.year += months && at.month > 1 ? 0 : 1;
    }
    axis->labels = (dl_str){ text, (size_t)axis->columns };
}

dl_axis dl_axis_make(const dl_explorer *explorer, int columns, dl_arena *arena)
{
    dl_axis axis = { .here = -1 };
    if (columns < 1 || !find_stretch(explorer, &axis))
        return axis;
    axis.columns = columns;
    axis.bars = DL_NEW(arena, uint32_t, (size_t)columns);
    zoom(explorer, &axis);
    count(explorer, &axis);
    label(&axis, arena);
    return axis;
}
