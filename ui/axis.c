#include "ui/axis.h"

#include <stdio.h>
#include <string.h>

enum {
    LABEL = 8, /* columns that a label and its gap need */
    MONTHS = 3 /* a label for each month, if not more than so many share one */
};

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

typedef struct axis_period {
    int year, month;
    bool months; /* counted in months, not in years */
} axis_period;

static int32_t first_day(axis_period period)
{
    return dl_day_number(period.year, period.month, 1);
}

static axis_period after(axis_period period)
{
    bool same_year = period.months && period.month < 12;
    period.month = same_year ? period.month + 1 : 1;
    period.year += !same_year;
    return period;
}

/* Labels at the starts of years, or of months when a year takes much room. A period that
 * began before the axis is named at its edge, unless the next one is near. */
static void label(dl_axis *axis, dl_arena *arena)
{
    char *text = dl_arena_alloc(arena, (size_t)axis->columns + 1, 1);
    memset(text, ' ', (size_t)axis->columns);
    int64_t days = axis->last - axis->first + 1;
    dl_civil start = dl_day_civil(axis->first);
    bool months = days * LABEL / axis->columns < MONTHS * 31 && days < 2 * 366;
    axis_period at = { start.year, months ? start.month : 1, months };
    if (first_day(at) < axis->first && column_of(axis, first_day(after(at))) < LABEL
        && first_day(after(at)) <= axis->last)
        at = after(at);
    int free = 0;
    for (; first_day(at) <= axis->last; at = after(at)) {
        char name[16];
        int column = first_day(at) < axis->first ? 0 : column_of(axis, first_day(at));
        int length = at.months ? snprintf(name, sizeof name, "%04d-%02d", at.year, at.month)
                               : snprintf(name, sizeof name, "%04d", at.year);
        if (column < free || column + length > axis->columns)
            continue;
        memcpy(text + column, name, (size_t)length);
        free = column + length + 1;
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
