#ifndef DL_DATE_RULES_H
#define DL_DATE_RULES_H
/* Private to extract: how dates are read.
 *
 * A language is a table of rules (dates_vi.c, dates_en.c, dates_zh.c) over the words that
 * its lexicon knows. A rule's pattern is a string of pieces; it fills a moment: what the
 * words say, before anybody knows the day they were written on. Neighbouring moments that
 * complete each other are joined ("thứ Sáu" + "tuần trước", "去年" + "10月"), two with a
 * word of range between them become one stretch (dates_match.c). Only then are moments
 * resolved to dates (dates_resolve.c).
 *
 *   numbers, in digits or words            words of the lexicon's date section
 *   D  day 1-31        N  a count          m  month's name       w  weekday
 *   M  month 1-12      O  an ordinal       d t q y k e c  the word for day, month,
 *   Y  year, 4 digits  Q  quarter 1-4,        quarter, year, week, decade, century
 *   Z  year, 2 digits     also I-IV        u  any unit of time   x  yesterday, 去年
 *   numbers with letters                   s  which one: last, this, trước, 上
 *   G  Q3, 3Q24        H  H1, 1H24         a  ago, from now, cách đây, 前
 *   E  1990s           T  T3 (tháng 3)     b  before, after, sau (a date)
 *   F  FY2026          J  14april, feb13   p  early, late, đầu, 底
 *   C  20240307                            h  first half, nửa đầu, 上半
 *   years of an era                        f  first, last, đầu, 前 (of several)
 *   A  88 AD, 民國114  B  今（14）日       o  of, của, 的         >  to, đến, 至, dashes
 *   R  114 (of 民國)                       &  and
 *   signs                                  l  ", 9 và": between days of a list
 *   / - . , ( ) as they are
 *   ~  / - or ., the same throughout
 *   [ab]  perhaps; groups do not nest
 */
#include "src/extract/date_moments.h"

/* What a pattern's pieces make besides their own fields. */
typedef enum dl_build {
    DL_BUILD_FIELDS,
    DL_BUILD_SHIFT,     /* u s: the unit, shifted; u alone: the present one */
    DL_BUILD_AGO,       /* N u a: one unit, N of them away; N w a: the Nth weekday */
    DL_BUILD_OFFSET,    /* N u b: N units from the date behind */
    DL_BUILD_RUN,       /* N u s: the last or next N units */
    DL_BUILD_NEAREST,   /* s w, s m: the nearest weekday or month in a direction */
    DL_BUILD_WEEK,      /* s w: the weekday of that week */
    DL_BUILD_INNER_RUN, /* f N u: the first N units of something */
    DL_BUILD_INNER_NTH, /* O u, f u, O w: one of several in something */
    DL_BUILD_DECADE,    /* N: the century it is in */
    DL_BUILD_WEEK_OF
} dl_build;

/* What must be around a match. */
enum {
    DL_GUARD_NONE = 0,
    DL_GUARD_FREE = 1, /* not glued to other digits and signs, no unit behind */
    DL_GUARD_SLOT = 2, /* a frame word before, or brackets, or nothing else in the line */
    DL_GUARD_FRACTION = 4, /* 2/3, 24/7: only in a slot */
    DL_GUARD_JOINED = 8,   /* only as a part of more */
    DL_GUARD_BEHIND = 16,  /* only as the right part of more: 8月底 */
    DL_GUARD_OF = 32,      /* only behind "of" or a part: "the end of the year" */
    DL_GUARD_DIGITS = 64,  /* begins with digits */
    DL_GUARD_LEFT = 128    /* never as the right part of more */
};

typedef struct dl_reading dl_reading;

/* Tokens [first, end) that say something about time. */
typedef struct dl_expression {
    uint32_t first, end;
    dl_moment from, to; /* from.says is 0 for what is no stretch from - to */
    const struct dl_date_rule *rule;
    int8_t direction; /* said by the words themselves: -1 past, 1 future, 0 nothing */
    bool joined;
    dl_span cue;
    dl_date value; /* dates_resolve.c */
    dl_date_role role;
} dl_expression;

typedef struct dl_date_rule {
    const char *name;
    const char *pattern;
    uint8_t build, guard;
    /* The language's own doubts; NULL for none. */
    bool (*accept)(const dl_reading *reading, const dl_expression *found);
} dl_date_rule;

typedef struct dl_date_grammar {
    const dl_date_rule *rules;
    size_t count;
    bool ordinal_days; /* a day in words is an ordinal: "May eighth" */
    bool comma_joins;  /* 2016年，9月3日 */
} dl_date_grammar;

extern const dl_date_grammar dl_dates_vi, dl_dates_en, dl_dates_zh;

#endif
