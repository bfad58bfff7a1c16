#include "src/ingest/stamp.h"

#include <string.h>

#include "dateline/utf8.h"

enum { NUMBERS = 8, OLDEST = 1600, NEWEST = 2199 };

/* The numbers of a stamp with the month that a word in it names, in order. */
typedef struct stamp {
    struct {
        uint32_t value;
        size_t digits;
        size_t start, end; /* bytes */
        char before;       /* the byte in front of it, 0 at the start */
    } numbers[NUMBERS];
    size_t count;
    int month;      /* of a month's name; 0 if there is none */
    size_t month_at; /* how many numbers stand before it */
} stamp;

/* Months as pages name them, whole words: a byline's "Jane" or "Mark" is none. */
static const struct {
    const char *name;
    int month;
} month_names[] = {
    { "jan", 1 }, { "january", 1 }, { "januar", 1 }, { "janvier", 1 }, { "janeiro", 1 },
    { "januari", 1 }, { "enero", 1 }, { "gennaio", 1 },
    { "feb", 2 }, { "february", 2 }, { "februar", 2 }, { "februari", 2 },
    { "février", 2 }, { "febrero", 2 }, { "fevereiro", 2 }, { "febbraio", 2 },
    { "mar", 3 }, { "march", 3 }, { "mars", 3 }, { "märz", 3 }, { "marzo", 3 },
    { "março", 3 }, { "maart", 3 },
    { "apr", 4 }, { "april", 4 }, { "avril", 4 }, { "abril", 4 }, { "aprile", 4 },
    { "may", 5 }, { "mai", 5 }, { "mayo", 5 }, { "maio", 5 }, { "maggio", 5 },
    { "mei", 5 },
    { "jun", 6 }, { "june", 6 }, { "juni", 6 }, { "juin", 6 }, { "junio", 6 },
    { "junho", 6 }, { "giugno", 6 },
    { "jul", 7 }, { "july", 7 }, { "juli", 7 }, { "juillet", 7 }, { "julio", 7 },
    { "julho", 7 }, { "luglio", 7 },
    { "aug", 8 }, { "august", 8 }, { "août", 8 }, { "agosto", 8 }, { "augustus", 8 },
    { "augusti", 8 },
    { "sep", 9 }, { "sept", 9 }, { "september", 9 }, { "septembre", 9 },
    { "septiembre", 9 }, { "setembro", 9 }, { "settembre", 9 },
    { "oct", 10 }, { "october", 10 }, { "okt", 10 }, { "oktober", 10 }, { "octobre", 10 },
    { "octubre", 10 }, { "outubro", 10 }, { "ottobre", 10 },
    { "nov", 11 }, { "november", 11 }, { "novembre", 11 }, { "noviembre", 11 },
    { "novembro", 11 },
    { "dec", 12 }, { "december", 12 }, { "dez", 12 }, { "dezember", 12 },
    { "décembre", 12 }, { "diciembre", 12 }, { "dezembro", 12 }, { "dicembre", 12 },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of a word in Latin letters, accented ones, whose first byte is 0xC3, among them. */
static bool is_letter(dl_str text, size_t at)
{
    char c = text.ptr[at];
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '\xC3'
        || (at > 0 && text.ptr[at - 1] == '\xC3');
}

/* 1-12 for a month's name, else 0. */
static int month_of(dl_str word)
{
    for (size_t i = 0; i < DL_COUNT(month_names); i++)
        if ((word.ptr[0] | 32) == month_names[i].name[0]
            && dl_str_equal_ascii(word, dl_str_from(month_names[i].name)))
            return month_names[i].month;
    return 0;
}

static void scan(dl_str text, stamp *out)
{
    *out = (stamp){ 0 };
    for (size_t at = 0; at < text.len && out->count < NUMBERS;) {
        size_t start = at;
        if (is_digit(text.ptr[at])) {
            while (at < text.len && is_digit(text.ptr[at]))
                at++;
            dl_str digits = dl_str_slice(text, start, at);
            uint32_t value = 0;
            dl_str_number(dl_str_slice(digits, 0, 9), UINT32_MAX, &value);
            out->numbers[out->count].value = value;
            out->numbers[out->count].digits = digits.len;
            out->numbers[out->count].start = start;
            out->numbers[out->count].end = at;
            out->numbers[out->count++].before = start ? text.ptr[start - 1] : '\0';
        } else if (is_letter(text, at)) {
            while (at < text.len && is_letter(text, at))
                at++;
            int month = month_of(dl_str_slice(text, start, at));
            if (month && !out->month) {
                out->month = month;
                out->month_at = out->count;
            }
        } else {
            at++;
        }
    }
}

static bool is_year(uint32_t value, size_t digits)
{
    return digits == 4 && value >= OLDEST && value <= NEWEST;
}

/* RFC 822 writes two digits; RFC 2822, section 4.3, says what they mean. */
static int full_year(uint32_t value, size_t digits)
{
    if (digits == 2)
        return (int)(value < 50 ? 2000 + value : 1900 + value);
    if (digits == 3)
        return (int)(1900 + value);
    return is_year(value, digits) ? (int)value : 0;
}

/* "5 Mar 2024", "05-Mar-24", "Tue, 05 Mar 2024 10:00", "March 5, 2024", "Mar 2024",
 * "Tue Mar  5 10:00:00 2024". */
static dl_date with_month_name(const stamp *in)
{
    int year = 0, day = 0;
    if (in->month_at > 0 && in->count > in->month_at
        && (in->numbers[in->month_at].before != ':')) {
        size_t after = in->month_at;
        day = (int)in->numbers[after - 1].value;
        year = full_year(in->numbers[after].value, in->numbers[after].digits);
    }
    if (!year) {
        for (size_t i = 0; i < in->count && !year; i++)
            if (is_year(in->numbers[i].value, in->numbers[i].digits))
                year = (int)in->numbers[i].value;
        if (in->month_at < in->count && in->numbers[in->month_at].digits <= 2)
            day = (int)in->numbers[in->month_at].value;
        else if (in->month_at > 0 && in->numbers[in->month_at - 1].digits <= 2)
            day = (int)in->numbers[in->month_at - 1].value;
    }
    if (!year)
        return (dl_date){ 0 };
    return day ? dl_date_of_day(year, in->month, day) : dl_date_of_month(year, in->month);
}

/* Seconds, milliseconds, microseconds since 1970: told apart by their length. */
static dl_date of_epoch(dl_str digits)
{
    uint32_t seconds = 0;
    size_t len = digits.len >= 16 ? digits.len - 6 : digits.len >= 12 ? digits.len - 3
                                                                      : digits.len;
    if (len < 9 || len > 10 || !dl_str_number(dl_str_slice(digits, 0, len), UINT32_MAX, &seconds))
        return (dl_date){ 0 };
    int32_t day = (int32_t)(seconds / 86400);
    dl_civil civil = dl_day_civil(day);
    return dl_date_of_day(civil.year, civil.month, civil.day);
}

/* YYYYMMDD, with or without a time behind it. */
static dl_date of_compact(dl_str digits)
{
    uint32_t value = 0;
    if (!dl_str_number(dl_str_slice(digits, 0, 8), UINT32_MAX, &value)
        || value / 10000 < OLDEST || value / 10000 > NEWEST)
        return (dl_date){ 0 };
    return dl_date_of_day((int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100));
}

/* A number of a time of day: "10:30", "10h30". */
static bool is_time(const stamp *in, dl_str text, size_t i)
{
    size_t end = in->numbers[i].end;
    char before = in->numbers[i].before, after = end < text.len ? text.ptr[end] : '\0';
    return before == ':' || after == ':' || before == 'h' || after == 'h';
}

/* Number i, if it can be a day or month. */
static int short_number(const stamp *in, dl_str text, size_t i)
{
    bool fits = i < in->count && in->numbers[i].digits <= 2 && !is_time(in, text, i);
    return fits ? (int)in->numbers[i].value : 0;
}

static dl_date of_year_first(const stamp *in, dl_str text, size_t i)
{
    int year = (int)in->numbers[i].value;
    int month = short_number(in, text, i + 1);
    int day = month ? short_number(in, text, i + 2) : 0;
    return day     ? dl_date_of_day(year, month, day)
         : month   ? dl_date_of_month(year, month)
                   : dl_date_of_year(year);
}

/* a/b/year: whichever order is the only possible one, else as day_first says, which nobody
 * who writes a.b.year needs to be asked. */
static dl_date of_year_last(int year, int a, int b, bool day_first)
{
    if (b > 12)
        return dl_date_of_day(year, a, b);
    if (a > 12 || a == b || day_first)
        return dl_date_of_day(year, b, a);
    return dl_date_of_year(year);
}

/* Only numbers: the first year of four digits with the short numbers before or behind. */
static dl_date of_numbers(const stamp *in, dl_str text, bool day_first)
{
    int part[2] = { 0, 0 };
    size_t parts = 0;
    for (size_t i = 0; i < in->count; i++) {
        int year = (int)in->numbers[i].value;
        if (is_year(in->numbers[i].value, in->numbers[i].digits))
            return parts == 2   ? of_year_last(year, part[0], part[1],
                                               day_first || in->numbers[i].before == '.')
                 : parts == 1   ? dl_date_of_month(year, part[0])
                                : of_year_first(in, text, i);
        int value = short_number(in, text, i);
        if (value && parts < 2)
            part[parts++] = value;
    }
    return (dl_date){ 0 };
}

dl_date dl_stamp_parse(dl_str text, bool day_first)
{
    text = dl_str_trim(text);
    dl_date date = dl_date_parse(text);
    if (dl_date_is_set(date))
        return date;
    stamp in;
    scan(dl_str_slice(text, 0, 128), &in);
    if (in.count == 0)
        return date;
    if (in.month)
        return with_month_name(&in);
    /* A run of digits from the start: 20240305T101500Z, 1709634000, 1709634000000. */
    if (in.numbers[0].start == 0 && in.numbers[0].digits >= 8) {
        dl_str digits = dl_str_slice(text, 0, in.numbers[0].end);
        return digits.len == 8 || digits.len == 14 ? of_compact(digits) : of_epoch(digits);
    }
    return of_numbers(&in, text, day_first);
}

/* "2024-03-05", "2024_03_05", "2024.03", with no digit on either side. */
static dl_date of_separated(dl_str text, size_t start)
{
    dl_str rest = dl_str_slice(text, start, text.len);
    uint32_t year, month, day;
    if (rest.len < 7 || !memchr("-_.", rest.ptr[4], 3)
        || !dl_str_number(dl_str_slice(rest, 0, 4), NEWEST, &year) || year < OLDEST
        || !dl_str_number(dl_str_slice(rest, 5, 7), 12, &month)
        || (rest.len > 7 && is_digit(rest.ptr[7])))
        return (dl_date){ 0 };
    if (rest.len >= 10 && rest.ptr[7] == rest.ptr[4]
        && dl_str_number(dl_str_slice(rest, 8, 10), 31, &day)
        && (rest.len == 10 || !is_digit(rest.ptr[10])))
        return dl_date_of_day((int)year, (int)month, (int)day);
    return dl_date_of_month((int)year, (int)month);
}

dl_date dl_stamp_of_file(dl_str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    dl_str name = dl_str_slice(path, slash, path.len);
    for (size_t at = 0; at < name.len;) {
        size_t end = at;
        while (end < name.len && is_digit(name.ptr[end]))
            end++;
        dl_date date = { 0 };
        if (end - at == 4)
            date = of_separated(name, at);
        else if (end - at == 8 || end - at == 14)
            date = of_compact(dl_str_slice(name, at, end));
        if (dl_date_is_set(date))
            return date;
        at = end > at ? end : at + 1;
    }
    return (dl_date){ 0 };
}
