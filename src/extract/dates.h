#ifndef DL_DATES_H
#define DL_DATES_H
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

/* dates_index.c: the rules of a grammar by the letters, a bit each, that they may begin
 * with and have second. Made once a thread. */
enum { DL_MOST_RULES = 128 };
const dl_rule_index *dl_date_index_of(dl_date_index *index, size_t language,
                                      const dl_date_grammar *grammar);
/* The numbers of the rules that may match, in the order of their table. */
size_t dl_date_rules(const dl_rule_index *index, uint64_t first, uint64_t second,
                     uint8_t rules[DL_MOST_RULES]);

/* What matching shares. */
struct dl_reading {
    const dl_draft *draft;
    const dl_date_grammar *grammars[3];
    const dl_rule_index *indexes[3];
    size_t grammar_count;
    uint64_t beginnings; /* classes of cues that begin a date, as in draft->cue_starts */
    struct {
        dl_expression *items;
        size_t count, capacity;
    } found;
};

/* dates_letters.c, dates_pieces.c, dates_numbers.c, dates_compounds.c */
typedef struct dl_match {
    dl_moment from, now;
    const dl_date_grammar *grammar;
    uint32_t first, end;
    uint32_t separator; /* the first ~ of the pattern, 0 before it */
    int shift, count, nth, sign;
    bool later;
    uint8_t unit; /* the first unit word */
    char letter;  /* of the piece that is being read */
} dl_match;

/* The letters of the numbers and words that may begin at a token; 0 for nearly all. */
uint64_t dl_date_letters(const dl_reading *reading, uint32_t token);
/* Those of the signs and words between numbers. */
uint64_t dl_date_signs(const dl_reading *reading, uint32_t token);
/* Those that may come second when no number begins at a token. */
uint64_t dl_date_seconds(const dl_reading *reading, uint32_t token);
/* The bit of a letter in sets of letters; the highest bit is free. */
static inline uint64_t dl_date_letter_bit(char letter)
{
    static const char signs[] = "~/-.,>&()";
    if (letter >= 'A' && letter <= 'Z')
        return UINT64_C(1) << (letter - 'A');
    if (letter >= 'a' && letter <= 'z')
        return UINT64_C(1) << (letter - 'a' + 26);
    const char *sign = letter ? strchr(signs, letter) : NULL;
    return sign ? UINT64_C(1) << (sign - signs + 52) : 0;
}
typedef bool dl_taker(const dl_reading *reading, dl_match *match);
/* dates_numbers.c, dates_compounds.c, by letter; NULL for words. */
extern dl_taker *const dl_date_numbers[128], *const dl_date_compounds[128];
int dl_date_full_year(int digits); /* of two digits */
/* Year digits written one by one in words: 二〇二二. */
bool dl_date_take_spelled(const dl_reading *reading, dl_match *match, int digits,
                          int *value);
/* Notes that a field is said; false if it was before. */
bool dl_date_says(dl_match *match, unsigned field);
/* Moves behind "the". */
void dl_date_skip_the(const dl_reading *reading, dl_match *match);
/* Reads one piece at match->end and moves behind it; false leaves match undefined. */
bool dl_date_take(const dl_reading *reading, char letter, dl_match *match);
/* dates_build.c: sets what a rule that has matched says beside its fields; false if its
 * words make no moment after all. */
bool dl_date_build(const dl_date_rule *rule, dl_match *match);
/* "before", "after": of a date behind; other words of their class count from today. */
bool dl_date_is_offset(const dl_entry *entry);
/* Whether a token is this sign, full width and all sorts of dashes included. */
bool dl_date_is_rare_sign(const dl_draft *draft, uint32_t token, char sign);
static inline bool dl_date_is_sign(const dl_draft *draft, uint32_t token, char sign)
{
    if (token >= draft->tokens.count)
        return false;
    const dl_token *it = &draft->tokens.items[token];
    const char *byte = draft->body.ptr + it->start;
    if ((unsigned char)*byte >= 0x80)
        return dl_date_is_rare_sign(draft, token, sign);
    return it->kind == DL_WORD_PUNCTUATION && it->end - it->start == 1 &&
           (*byte == sign || (sign == '-' && *byte == '~'));
}

/* A unit word of the lexicon, by its value. A "mark" stands beside a number that names
 * the unit (3月), a plural beside one that counts it (3个月); the others do both. */
typedef struct dl_unit_word {
    dl_str name;
    dl_unit unit;
    char letter; /* of its mark */
    bool marks, counts;
} dl_unit_word;
const dl_unit_word *dl_date_unit_word(dl_str name); /* NULL if there is none */

/* What dates read in an entry of the lexicon: the letters that it may begin, and for a
 * TIME_UNIT its unit. Read once a thread for all entries. */
struct dl_date_word {
    uint64_t letters;
    const dl_unit_word *unit;
};
void dl_date_words_read(dl_date_index *index, const dl_lexicon *lexicon);
static inline const dl_date_word *dl_date_word_of(const dl_draft *draft,
                                                  const dl_entry *entry)
{
    return &draft->dates->words[entry - dl_lexicon_trie(draft->lexicon)->entries];
}

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
/* Whether a token is one of these folded words; the last of them is NULL. */
bool dl_date_is_one_of(const dl_draft *draft, uint32_t token, const char *const *words);

/* dates_resolve.c, dates_stretch.c */
typedef struct dl_present {
    dl_date published; /* may be a month; no date if nobody knows */
    dl_date around;    /* the explicit date that lies nearest, when nobody knows */
    dl_date before;    /* the date told before, for "the same day" and a bare day */
    dl_date day;       /* the last day told before, for "a week later" */
    bool by_calendar;  /* what is told without a year is the calendar year's: not in English */
} dl_present;

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
void dl_date_count_from_deed(const dl_draft *draft, dl_date before, dl_expression *found);
void dl_date_count_from_told(const dl_draft *draft, dl_date before, dl_expression *found);
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
bool dl_date_tells_day(const dl_expression *found);
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

/* dates.c: -1 past, 1 future, 0 unknown, as the words around say; *cue is the word. */
int dl_date_direction(const dl_draft *draft, const dl_expression *found, dl_span *cue);

#endif
