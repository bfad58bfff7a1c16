#ifndef DL_DATE_MOMENTS_H
#define DL_DATE_MOMENTS_H
/* Private to extract: a moment: what words say of a time, before anybody knows the day they
 * were written on. */
#include "src/extract/draft.h"

typedef enum dl_unit {
    DL_UNIT_NONE,
    DL_UNIT_DAY,
    DL_UNIT_WEEKEND,
    DL_UNIT_WEEK,
    DL_UNIT_MONTH,
    DL_UNIT_QUARTER,
    DL_UNIT_HALF,
    DL_UNIT_YEAR,
    DL_UNIT_DECADE,
    DL_UNIT_CENTURY
} dl_unit;

/* Which fields of a moment are said. */
enum {
    DL_SAYS_DAY = 1 << 0, /* of the month */
    DL_SAYS_WEEKDAY = 1 << 1,
    DL_SAYS_MONTH = 1 << 2,
    DL_SAYS_QUARTER = 1 << 3,
    DL_SAYS_HALF = 1 << 4,
    DL_SAYS_YEAR = 1 << 5,
    DL_SAYS_DECADE = 1 << 6, /* the ten years from `year` on */
    DL_SAYS_SHIFT = 1 << 7, /* `many` units, the first `shift` units from the present one;
                             * none: the nearest, "over the weekend" */
    DL_SAYS_INNER = 1 << 8, /* `many` inner units from the nth on, of what is around */
    DL_SAYS_PART = 1 << 9,
    DL_SAYS_SAME = 1 << 10,    /* the same `unit` as the date told before */
    DL_SAYS_FIXED = 1 << 11,   /* a stretch with a name: 十四五 */
    DL_SAYS_WEEK_OF = 1 << 12, /* the week that has the day */
    DL_SAYS_LATER = 1 << 13,   /* with a shift: counted from the date told before */
    DL_SAYS_OFFSET = 1 << 14,  /* `offset` units from what the rest says */
    DL_SAYS_COUNTED = 1 << 15  /* with a shift: 三周后, not 次年 */
};

typedef struct dl_moment {
    uint16_t says;
    uint8_t unit;  /* dl_unit of the shift */
    uint8_t inner; /* dl_unit; DL_UNIT_DAY with a weekday: "the first Monday" */
    uint8_t offset_unit; /* dl_unit */
    int16_t year, shift, many, offset;
    uint8_t month, day, weekday, quarter, half, part;
    int8_t nth; /* of inner units; negative: from the end */
    dl_date fixed;
} dl_moment;

#endif
