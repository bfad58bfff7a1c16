/* A text starts with any of: a header of ours, a stamp ("Ngày đăng: 03.01.2024", "May 14,
 * 2025"), a headline, a dateline ("HÀ NỘI, 3/12/2024 - ", "2022年10月9日讯　") and then
 * its first sentence. Stamps and datelines are only passed over here; extraction reads
 * their dates.
 */
#include "src/ingest/headline.h"

#include <string.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "dateline/words.h"

enum {
    HEADLINE_POINTS = 140, /* a longer first line is a paragraph */
    SENTENCE_POINTS = 200, /* a longer first sentence is cut */
    WRAPPED_POINTS = 50,   /* lines of hard-wrapped text are at least this long */
    STAMP_WORDS = 24,      /* words looked at for a stamp */
    LINES_SEEN = 6         /* stamps and empty lines before the headline */
};

dl_date dl_headline_date(dl_str text, dl_str *rest)
{
    *rest = text;
    dl_str line = dl_str_starts(text, DL_STR("\xEF\xBB\xBF"))
                    ? dl_str_slice(text, 3, text.len) : text;
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'))
        at++;
    line = dl_str_slice(line, at, line.len);
    if (!dl_str_starts(line, DL_STR("date ")))
        return (dl_date){ 0 };
    line = dl_str_slice(line, 5, line.len);
    size_t end = 0;
    while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\n'
           && line.ptr[end] != '\r' && line.ptr[end] != '\t')
        end++;
    dl_date date = end == 7 || end == 10 ? dl_date_parse(dl_str_slice(line, 0, end))
                                         : (dl_date){ 0 };
    if (date.precision != DL_PRECISION_DAY && date.precision != DL_PRECISION_MONTH)
        return (dl_date){ 0 };
    *rest = dl_str_slice(line, end, line.len);
    return date;
}

/* Words that stand in stamps, folded loosely. */
static bool is_stamp_word(dl_str word)
{
    static const char *const words[] = {
        "ngay", "thang", "nam", "thu", "chu", "nhat", "hai", "ba", "tu", "sau", "bay", "luc",
        "gio", "dang", "cap", "date", "published", "updated", "posted", "on", "at", "by",
        "gmt", "utc", "am", "pm", "edt", "est", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thur", "thurs",
        "fri", "sat", "sun", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "reuters",
        "ap", "xinhua", "afp", "dpa", "sgt", "h", "th", "st", "nd", "rd",
    };
    for (size_t i = 0; i < DL_COUNT(words); i++)
        if (word.len && words[i][0] == word.ptr[0] && dl_str_equal(word, dl_str_from(words[i])))
            return true;
    return false;
}

static bool is_stamp_ideograph(dl_str word)
{
    static const char marks[] = "年月日星期周一二三四五六天时分发布间更新讯电刊";
    return dl_str_find(dl_str_from(marks), word, 0) != SIZE_MAX;
}

static bool is_year(dl_str word)
{
    uint32_t year;
    return word.len == 4 && dl_str_number(word, 2099, &year) && year >= 1900;
}

typedef struct stamp_state {
    dl_buf folded;
    bool year;      /* a year has been seen */
    size_t numbers;
    size_t names;   /* words before the first number that may be a place */
} stamp_state;

/* Takes a word into the stamp; false if it cannot belong to one. */
static bool take_word(stamp_state *state, dl_str word, dl_word info)
{
    if (info.kind == DL_WORD_NUMBER) {
        state->numbers++;
        state->year |= is_year(word);
        return true;
    }
    if (info.kind == DL_WORD_HAN) {
        if (is_stamp_ideograph(word))
            return true;
        return state->numbers == 0 && ++state->names <= 8;
    }
    if (info.kind == DL_WORD_PUNCTUATION)
        return !dl_str_equal(word, DL_STR(";")) && !dl_str_equal(word, DL_STR("?"))
            && !dl_str_equal(word, DL_STR("!"));
    dl_buf_reset(&state->folded);
    dl_utf8_fold_loose(word, &state->folded);
    if (is_stamp_word(dl_buf_str(&state->folded)))
        return true;
    if (info.has_digit) { /* "3rd", "10h30" */
        state->numbers++;
        return word.len <= 5;
    }
    bool name = info.shape == DL_SHAPE_CAPITAL || info.shape == DL_SHAPE_UPPER;
    return name && state->numbers == 0 && ++state->names <= 5;
}

static bool is_dash(dl_str word)
{
    return dl_str_equal(word, DL_STR("-")) || dl_str_equal(word, DL_STR("–"))
        || dl_str_equal(word, DL_STR("—")) || dl_str_equal(word, DL_STR("|"));
}

/* A stamp that runs on into text ends with one of these. */
static bool is_stamp_end(dl_str word, dl_word info)
{
    return (is_dash(word) && info.space_before) || dl_str_equal(word, DL_STR("讯"))
        || dl_str_equal(word, DL_STR("电")) || dl_str_equal(word, DL_STR(")"))
        || dl_str_equal(word, DL_STR("）")) || dl_str_equal(word, DL_STR("."))
        || dl_str_equal(word, DL_STR("。"));
}

/* Length of the stamp or dateline that text starts with; 0 if there is none. */
static size_t stamp_length(dl_str text)
{
    stamp_state state = { 0 };
    size_t length = 0;
    dl_word info;
    bool gap = false;
    for (size_t at = 0, words = 0; words < STAMP_WORDS; words++) {
        bool more = dl_words_next(text, &at, &info);
        dl_str word = more ? dl_str_span(text, info.span) : (dl_str){ 0 };
        bool line_end = !more || (words && info.line_before);
        /* "2024年12月10日　国家…": an ideographic space after the day ends it. */
        gap = more && info.kind == DL_WORD_HAN && info.space_before && state.year;
        if (state.year && state.numbers > 1 && (line_end || gap))
            length = more ? info.span.start : text.len;
        if (line_end || !take_word(&state, word, info))
            break;
        if (state.year && state.numbers > 1 && is_stamp_end(word, info))
            length = info.span.end;
    }
    dl_buf_release(&state.folded);
    return length;
}

static bool is_space_point(uint32_t point)
{
    dl_point_class class = dl_point_classify(point);
    return class == DL_POINT_SPACE || class == DL_POINT_IGNORE || class == DL_POINT_CONTROL;
}

/* Without white space (of any script) and marks of headings at the start. */
static dl_str skip_space(dl_str text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t next = at;
        uint32_t point = dl_utf8_next(text, &next);
        if (!is_space_point(point) && point != '#')
            break;
        at = next;
    }
    return dl_str_slice(text, at, text.len);
}

/* The first `limit` code points of text at most; *points counts them. */
static dl_str first_points(dl_str text, size_t limit, size_t *points)
{
    size_t at = 0;
    for (*points = 0; at < text.len && *points < limit; (*points)++)
        dl_utf8_next(text, &at);
    return dl_str_slice(text, 0, at);
}

static bool ends_sentence(uint32_t point)
{
    return point == '.' || point == 0x3002 || point == 0xFF0E || point == 0x2026;
}

static bool is_headline(dl_str line, dl_str next)
{
    size_t points = 0, at = 0;
    if (first_points(line, HEADLINE_POINTS + 1, &points).len == 0 || points > HEADLINE_POINTS)
        return false;
    uint32_t point = 0;
    while (at < line.len)
        point = dl_utf8_next(line, &at);
    if (ends_sentence(point) || point == ',' || point == ':')
        return false;
    /* A line of hard-wrapped prose goes on in lower case on the next. */
    size_t start = 0;
    if (points < WRAPPED_POINTS || next.len == 0)
        return true;
    return dl_point_classify(dl_utf8_next(next, &start)) != DL_POINT_LOWER;
}

/* Words whose full stop ends nothing before a name, or only nothing before a number. */
static bool is_abbreviation(dl_str word, bool number_behind)
{
    static const char *const titles[] = {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Gen", "Lt",
        "Col", "Capt", "Adm", "Sgt", "St", "vs", "GS", "PGS", "TS", "ThS", "BS", "TP", "Tp",
    };
    static const char *const numbered[] = {
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
        "No", "Nos", "Fig", "Art", "Sec", "Vol", "Ch", "p", "pp",
    };
    for (size_t i = 0; i < DL_COUNT(titles); i++)
        if (dl_str_equal(word, dl_str_from(titles[i])))
            return true;
    for (size_t i = 0; number_behind && i < DL_COUNT(numbered); i++)
        if (dl_str_equal(word, dl_str_from(numbered[i])))
            return true;
    return false;
}

/* "A." "U.S." "Oct. 7": a full stop after one letter or an abbreviation, or before a
 * lower-case word, ends nothing. */
static bool is_inner_stop(dl_str text, size_t stop)
{
    size_t next = stop + 1;
    if (next < text.len && text.ptr[next] != ' ' && text.ptr[next] != '\n'
        && text.ptr[next] != '\r' && text.ptr[next] != '"')
        return true;
    size_t start = stop;
    while (start > 0 && (unsigned char)text.ptr[start - 1] > ' '
           && !strchr(".\"'([", text.ptr[start - 1]))
        start--;
    if (stop - start <= 1)
        return true;
    dl_str rest = skip_space(dl_str_slice(text, next, text.len));
    size_t at = 0;
    bool number = rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9';
    if (rest.len && is_abbreviation(dl_str_slice(text, start, stop), number))
        return true;
    return rest.len && dl_point_classify(dl_utf8_next(rest, &at)) == DL_POINT_LOWER;
}

static dl_str first_sentence(dl_str text)
{
    size_t points;
    dl_str head = first_points(text, SENTENCE_POINTS, &points);
    size_t blank = 0; /* the last place to cut at */
    for (size_t at = 0; at < head.len;) {
        size_t start = at;
        uint32_t point = dl_utf8_next(head, &at);
        bool stop = point == 0x3002 || point == 0xFF01 || point == 0xFF1F || point == '!'
                 || point == '?' || (point == '.' && !is_inner_stop(text, start));
        if (stop)
            return dl_str_slice(head, 0, at);
        if (point == '\n' && dl_str_starts(dl_str_slice(text, at, text.len), DL_STR("\n")))
            return dl_str_slice(head, 0, start);
        if (is_space_point(point))
            blank = start;
    }
    return head.len < text.len && blank ? dl_str_slice(head, 0, blank) : head;
}

/* "TAMPA, Fla. (Court Wire) - Four people …": a dateline that tells no year is none to the
 * dates, and still no part of the sentence. Length with its dash; 0 if there is none. */
static size_t place_length(dl_str text)
{
    enum { LONGEST = 70 }; /* bytes */
    static const char *const dashes[] = { " - ", " -- ", " – ", " — " };
    size_t end = LONGEST, behind = 0, at = 0;
    for (size_t i = 0; i < DL_COUNT(dashes); i++) {
        dl_str dash = dl_str_from(dashes[i]);
        size_t found = dl_str_find(text, dash, 0);
        if (found < end) {
            end = found;
            behind = found + dash.len;
        }
    }
    dl_word info;
    dl_str place = dl_str_slice(text, 0, behind ? end : 0);
    for (bool first = true; dl_words_next(place, &at, &info); first = false) {
        bool upper = info.shape == DL_SHAPE_UPPER;
        if (first && (!upper || info.span.end - info.span.start < 3))
            return 0;
        if (!upper && info.shape != DL_SHAPE_CAPITAL && !info.has_digit &&
            info.kind != DL_WORD_PUNCTUATION)
            return 0;
    }
    size_t next = behind;
    dl_point_class class = behind < text.len ? dl_point_classify(dl_utf8_next(text, &next))
                                             : DL_POINT_LOWER;
    return class == DL_POINT_LOWER ? 0 : behind;
}

/* Line ends inside become one space. */
static dl_str on_one_line(dl_str text, dl_arena *arena)
{
    text = dl_str_trim(text);
    if (dl_str_find(text, DL_STR("\n"), 0) == SIZE_MAX)
        return text;
    dl_buf out = { .arena = arena };
    bool space = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool white = c == '\n' || c == '\r' || c == ' ' || c == '\t';
        if (!white)
            dl_buf_add_char(&out, c);
        else if (!space)
            dl_buf_add_char(&out, ' ');
        space = white;
    }
    return dl_buf_str(&out);
}

dl_str dl_headline_find(dl_str text, dl_arena *arena)
{
    dl_str rest;
    dl_headline_date(text, &rest);
    rest = skip_space(rest);
    if (rest.len == 0) /* nothing but the header */
        rest = skip_space(text);
    dl_str whole = rest;
    for (int line_number = 0; line_number < LINES_SEEN; line_number++) {
        size_t stamp = stamp_length(rest);
        if (stamp == 0)
            break;
        rest = skip_space(dl_str_slice(rest, stamp, rest.len));
    }
    if (rest.len == 0)
        rest = whole;
    dl_str after = rest, line = { 0 }, rest_of_next;
    dl_str_line(&after, &line);
    line = dl_str_trim(line);
    after = dl_str_trim(after);
    if (dl_date_is_set(dl_headline_date(after, &rest_of_next)) || stamp_length(after))
        after.len = 0; /* a stamp goes on with nothing, though it begins in lower case */
    if (is_headline(line, after))
        return line;
    dl_str sentence = first_sentence(dl_str_slice(rest, place_length(rest), rest.len));
    return on_one_line(dl_str_trim(sentence).len ? sentence : whole, arena);
}
