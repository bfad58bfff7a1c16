#ifndef DL_DATES_H
#define DL_DATES_H
/* Private to extract: what becomes of the moments that rules have matched (date_rules.h):
 * neighbours are joined, what is no date is left out, and the rest resolved to days. */
#include "src/extract/date_rules.h"

/* dates_join.c */
typedef enum dl_link {
    DL_LINK_NONE,
    DL_LINK_OF, /* of, của, 的 */
    DL_LINK_COMMA,
    DL_LINK_BRACKET, /* an opening one */
    DL_LINK_DASH     /* mid-January */
} dl_link;

/* The token behind what may stand between two moments that belong together. */
uint32_t dl_date_link(const dl_reading *reading, uint32_t token, dl_link *link);
/* Whether two neighbours tell one moment, which is written to *both. */
bool dl_date_join(const dl_reading *reading, dl_link link, const dl_moment *a,
                  const dl_moment *b, dl_moment *both);
/* Whether two whole dates stand in the wrong order to be the ends of a stretch. */
bool dl_date_runs_back(const dl_moment *from, const dl_moment *to);
/* Whether `right` can be the other end of what `left` begins, behind a dash or a word. */
bool dl_date_ends_stretch(const dl_expression *left, const dl_expression *right,
                          bool dash);

/* dates_stretch.c: gives a moment what only the other end of its stretch or list says;
 * and each end what the other says, in the order of time. */
void dl_date_lend(dl_moment *to, const dl_moment *from);
void dl_date_lend_both(dl_moment *from, dl_moment *to);

/* dates_match.c: fills reading->found, in the order of the text. */
void dl_dates_find(dl_reading *reading);

/* dates_guard.c */
/* Whether what ends a stretch is free of what is behind it: no time, 2 to 5%. */
bool dl_date_may_end(const dl_reading *reading, const dl_expression *found);
bool dl_date_is_welcome(const dl_reading *reading, const dl_expression *found);
/* Whether a frame word, brackets or an empty line lets a bare number be a date. */
bool dl_date_has_slot(const dl_draft *draft, uint32_t first, uint32_t end);
bool dl_date_is_alone(const dl_draft *draft, uint32_t first, uint32_t end);
/* The doubt of rules that make a date of figures only when nothing else is there, or as a
 * part of more. */
bool dl_date_fills_line(const dl_reading *reading, const dl_expression *found);

/* dates_resolve.c, dates_stretch.c */
typedef struct dl_present {
    dl_date published; /* may be a month; no date if nobody knows */
    dl_date around;    /* the explicit date that lies nearest, when nobody knows */
    dl_date earlier;   /* the last day of the Chinese paragraphs before */
    dl_date before;    /* the date told before, for "the same day" and a bare day */
    dl_date day;       /* the last day told before, for "a week later" */
    bool by_calendar;  /* what is told without a year is the calendar year's: not in English */
} dl_present;
/* 1月13日公布。¶两天后的补充规定: whether days that open a paragraph, counted from the last one
 * before it, are past. */
static inline bool dl_date_opens_past(const dl_present *present, const dl_moment *moment)
{
    return dl_date_is_set(present->earlier) && dl_date_is_set(present->published) &&
           moment->unit == DL_UNIT_DAY &&
           present->earlier.last + moment->shift <= present->published.last;
}

/* 规则始于2022年10月。17日，: whether the date before is a month of long ago, where the day has
 * just been in this one. */
static inline bool dl_date_is_long_gone(const dl_present *present, const dl_moment *moment)
{
    enum { LONG = 200, JUST = 10 }; /* days */
    dl_date now = present->published;
    int ago = dl_day_civil(now.first).day - moment->day;
    return present->by_calendar && now.precision == DL_PRECISION_DAY &&
           present->before.precision == DL_PRECISION_MONTH &&
           now.first - present->before.last > LONG && ago >= 0 && ago <= JUST;
}

/* The date an expression means, told in a direction (-1 past, 1 future, 0 unsaid; 2 not
 * before the present, however far ahead; -2 past, however far behind). */
dl_date dl_date_resolve(const dl_expression *found, const dl_present *present,
                        int direction);
/* dates_then.c: whether a Chinese text does not go on from a date: one that only says
 * which, one of the future, a year by the way behind `before`. */
bool dl_date_is_aside(const dl_draft *draft, const dl_expression *found, dl_date before,
                      bool same_sentence);
/* The same: what is counted back from the deed right before it, and 月底 of the month that
 * was told before, are counted from `before`. */
void dl_date_count_from_deed(const dl_draft *draft, dl_present *present, dl_expression *found);
void dl_date_count_from_told(const dl_draft *draft, dl_date before, bool same_sentence,
                             dl_expression *found);
void dl_date_count_back(const dl_draft *draft, dl_date before, const dl_present *present,
                        dl_expression *found);

/* dates_told.c: what English counts from the date that the text told before ("that
 * December"); unset for what it does not. And whether "of that year" stands at a token. */
dl_date dl_date_told(const dl_draft *draft, const dl_expression *found, dl_date before);
bool dl_date_has_told_year(const dl_draft *draft, uint32_t end);
/* One moment of it. */
dl_date dl_date_of_moment(const dl_moment *moment, const dl_present *present,
                          int direction);
/* Whether it needs nothing but its own words. */
bool dl_date_is_explicit(const dl_expression *found);
/* One date with a day and a month. */
static inline bool dl_date_tells_day(const dl_expression *found)
{
    return !found->from.says && found->to.says & DL_SAYS_DAY &&
           found->to.says & DL_SAYS_MONTH;
}
/* dates_known.c: the year in which the chronology has a day that the article names, of a
 * measure against a firm or chip that it names; false if it has none. */
bool dl_dates_known_year(const dl_draft *draft, const dl_reading *reading, int *year);

/* dates_frame.c: the year that an expression before said for what follows it. */
typedef struct dl_frame {
    const dl_expression *year; /* NULL: none */
    enum { DL_FRAME_SENTENCE, DL_FRAME_OPENINGS, DL_FRAME_PARAGRAPH } scope;
} dl_frame;
/* Lets *found take the frame's year, or be or end a frame. */
void dl_date_follow_frame(const dl_draft *draft, dl_frame *frame, dl_expression *found);

/* dates_published.c: finds the stamp or dateline, marks it, and sets out->published. */
void dl_dates_find_published(dl_draft *draft, dl_reading *reading);
/* Without one: what the article's own dates allow. */
void dl_dates_infer_published(dl_draft *draft, dl_reading *reading);

/* dates_tense.c: -1 past, 1 future, 0 unknown, as the words around say; *cue is the word. */
int dl_date_direction(const dl_draft *draft, const dl_expression *found, dl_span *cue);
/* "từ 9/7", "from July 1", 7月1日起, "đến tháng 11": whether something begins or ends then. */
bool dl_date_is_beginning(const dl_draft *draft, const dl_expression *found);

#endif
