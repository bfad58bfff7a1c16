#include "ui/axis.h"

#include <stdio.h>
#include <string.h>

enum {
    LABEL = 8, /* columns that a label and its gap need */
    MONTHS = 3 /* a label for each month, if not more than so many share one */
};

/* Entries are in order of their days. */
static bool find_stretch(const dl_explorer *explorer, dl_axis *axis)
{
    size_t count = explorer->timeline.count;
    if (!count)
        return false;
    axis->first = explorer->told[0].day;
    axis->last = explorer->told[count - 1].day;
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

/* The first day of a column. */
static int32_t day_of(const dl_axis *axis, int column)
{
    int64_t days = axis->last - axis->first + 1;
    return axis->first + (int32_t)((days * column + axis->columns - 1) / axis->columns);
}

/* How many articles tell what began before a day. */
static uint32_t told_before(const dl_explorer *explorer, int32_t day)
{
    size_t low = 0, high = explorer->timeline.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (explorer->told[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return explorer->told[low].before;
}

static void count(const dl_explorer *explorer, dl_axis *axis)
{
    uint32_t before = told_before(explorer, axis->first);
    for (int i = 0; i < axis->columns; i++) {
        uint32_t upto = told_before(explorer, day_of(axis, i + 1));
        axis->bars[i] = upto - before;
        before = upto;
    }
    if (explorer->entry < explorer->timeline.count)
        axis->here = column_of(axis, explorer->told[explorer->entry].day);
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
