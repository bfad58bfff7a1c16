#ifndef DL_DATE_H
#define DL_DATE_H
/* [model] A point or stretch of time as exact as a text gives it.
 *
 * Days are counted from 1970-01-01 in the proleptic Gregorian calendar. A date is the
 * closed interval [first, last] of days, together with the precision in which it was
 * said: "October 2023" is a month, not thirty-one days. Weeks, halves of years and
 * decades are ranges. Zeroed is "no date".
 * Civil-day arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (2013).
 */
#include <stdbool.h>
#include <stdint.h>

#include "dateline/str.h"

typedef enum dl_precision {
    DL_PRECISION_NONE,
    DL_PRECISION_DAY,
    DL_PRECISION_MONTH,
    DL_PRECISION_QUARTER,
    DL_PRECISION_YEAR,
    DL_PRECISION_RANGE
} dl_precision;

typedef enum dl_part { DL_PART_WHOLE, DL_PART_START, DL_PART_MIDDLE, DL_PART_END } dl_part;

typedef struct dl_date {
    int32_t first, last;    /* days, both inclusive */
    uint8_t precision;      /* dl_precision */
    uint8_t ends;           /* of a range: the precision (day, month, year) of its ends */
    uint8_t part;           /* dl_part: "đầu năm 2024" is 2024, its start */
    uint8_t reserved;       /* 0 */
} dl_date;

typedef struct dl_civil {
    int year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
} dl_civil;

int32_t dl_day_number(int year, int month, int day);
dl_civil dl_day_civil(int32_t day);
/* 0 Monday ... 6 Sunday */
int dl_day_weekday(int32_t day);
int dl_month_days(int year, int month);

/* Each gives no date when its numbers name none (30 February, month 13, a year outside
 * 1-9999, a range that ends before it starts). */
dl_date dl_date_of_day(int year, int month, int day);
dl_date dl_date_of_month(int year, int month);
dl_date dl_date_of_quarter(int year, int quarter);
dl_date dl_date_of_year(int year);
/* From the first day of a to the last of b; `ends` is the coarser precision of the two. */
dl_date dl_date_of_range(dl_date a, dl_date b);
dl_date dl_date_of_days(int32_t first, int32_t last);

static inline bool dl_date_is_set(dl_date date)
{
    return date.precision != DL_PRECISION_NONE;
}
bool dl_date_equal(dl_date a, dl_date b);
/* By first day, then the more exact one, then last day; no date comes before all. */
int dl_date_compare(dl_date a, dl_date b);
/* One period contains the other: 2023-10 fits 2023-10-17. False if either is no date. */
bool dl_date_fits(dl_date a, dl_date b);

/* "2022", "2025-Q2", "2023-10", "2024-07-09", "2021-03/2022-08"; "" for no date.
 * `text` has room for DL_DATE_TEXT bytes, the NUL included. */
#define DL_DATE_TEXT 24
dl_str dl_date_text(dl_date date, char text[DL_DATE_TEXT]);
/* Reads what dl_date_text writes, and an ISO 8601 date with a time behind it, whose time
 * and zone are dropped; no date for anything else. */
dl_date dl_date_parse(dl_str text);
const char *dl_precision_name(dl_precision precision); /* "day" ... ; "" for none */
const char *dl_part_name(dl_part part);                /* "start", "mid", "end"; "" */

#endif
