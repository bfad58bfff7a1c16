#include "dateline/date.h"

#include <stdio.h>

/* Hinnant 2013: days_from_civil and civil_from_days. */
int32_t dl_day_number(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * 146097 + day_of_era - 719468);
}

dl_civil dl_day_civil(int32_t number)
{
    int32_t days = number + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (dl_civil){ year_of_era + era * 400 + (month <= 2), month,
                       day_of_year - (153 * shifted + 2) / 5 + 1 };
}

int dl_day_weekday(int32_t day)
{
    int weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

int dl_month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool is_month(int year, int month)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12;
}

static dl_date months(int year, int first, int last, dl_precision precision)
{
    return (dl_date){ .first = dl_day_number(year, first, 1),
                      .last = dl_day_number(year, last, dl_month_days(year, last)),
                      .precision = (uint8_t)precision,
                      .ends = (uint8_t)precision };
}

dl_date dl_date_of_day(int year, int month, int day)
{
    if (!is_month(year, month) || day < 1 || day > dl_month_days(year, month))
        return (dl_date){ 0 };
    int32_t number = dl_day_number(year, month, day);
    return (dl_date){ .first = number,
                      .last = number,
                      .precision = DL_PRECISION_DAY,
                      .ends = DL_PRECISION_DAY };
}

dl_date dl_date_of_month(int year, int month)
{
    return is_month(year, month) ? months(year, month, month, DL_PRECISION_MONTH)
                                 : (dl_date){ 0 };
}

dl_date dl_date_of_quarter(int year, int quarter)
{
    if (quarter < 1 || quarter > 4 || !is_month(year, 1))
        return (dl_date){ 0 };
    return months(year, quarter * 3 - 2, quarter * 3, DL_PRECISION_QUARTER);
}

dl_date dl_date_of_year(int year)
{
    return is_month(year, 1) ? months(year, 1, 12, DL_PRECISION_YEAR) : (dl_date){ 0 };
}

/* The ends of a range are told in the finer precision of the two, a quarter in months:
 * "from May 2023 to 2024" is 2023-05/2024-12. */
static uint8_t finer(uint8_t a, uint8_t b)
{
    uint8_t ends = a < b ? a : b;
    return ends == DL_PRECISION_QUARTER ? DL_PRECISION_MONTH : ends;
}

dl_date dl_date_of_range(dl_date a, dl_date b)
{
    if (!dl_date_is_set(a) || !dl_date_is_set(b) || b.last < a.first)
        return (dl_date){ 0 };
    if (dl_date_equal(a, b))
        return a;
    return (dl_date){ .first = a.first,
                      .last = b.last,
                      .precision = DL_PRECISION_RANGE,
                      .ends = finer(a.ends, b.ends) };
}

dl_date dl_date_of_days(int32_t first, int32_t last)
{
    dl_civil a = dl_day_civil(first), b = dl_day_civil(last);
    return dl_date_of_range(dl_date_of_day(a.year, a.month, a.day),
                            dl_date_of_day(b.year, b.month, b.day));
}

bool dl_date_equal(dl_date a, dl_date b)
{
    return a.first == b.first && a.last == b.last && a.precision == b.precision;
}

int dl_date_compare(dl_date a, dl_date b)
{
    if (!dl_date_is_set(a) || !dl_date_is_set(b))
        return (int)dl_date_is_set(a) - (int)dl_date_is_set(b);
    if (a.first != b.first)
        return a.first < b.first ? -1 : 1;
    if (a.last != b.last)
        return a.last < b.last ? -1 : 1;
    return (int)a.precision - (int)b.precision;
}

bool dl_date_fits(dl_date a, dl_date b)
{
    if (!dl_date_is_set(a) || !dl_date_is_set(b))
        return false;
    return (a.first <= b.first && b.last <= a.last) ||
           (b.first <= a.first && a.last <= b.last);
}

static int write_point(char *text, size_t size, int32_t day, int precision)
{
    dl_civil civil = dl_day_civil(day);
    unsigned year = (unsigned)civil.year % 10000, month = (unsigned)civil.month % 100;
    switch (precision) {
    case DL_PRECISION_YEAR:
        return snprintf(text, size, "%04u", year);
    case DL_PRECISION_QUARTER:
        return snprintf(text, size, "%04u-Q%u", year, (month + 2) / 3);
    case DL_PRECISION_MONTH:
        return snprintf(text, size, "%04u-%02u", year, month);
    default:
        return snprintf(text, size, "%04u-%02u-%02u", year, month,
                        (unsigned)civil.day % 100);
    }
}

dl_str dl_date_text(dl_date date, char text[DL_DATE_TEXT])
{
    text[0] = '\0';
    if (!dl_date_is_set(date))
        return (dl_str){ text, 0 };
    bool range = date.precision == DL_PRECISION_RANGE;
    int len =
        write_point(text, DL_DATE_TEXT, date.first, range ? date.ends : date.precision);
    if (range) {
        text[len++] = '/';
        len +=
            write_point(text + len, (size_t)(DL_DATE_TEXT - len), date.last, date.ends);
    }
    return (dl_str){ text, (size_t)len };
}

static bool take_digits(dl_str *text, size_t count, int *number)
{
    uint32_t value;
    if (text->len < count || !dl_str_number(dl_str_slice(*text, 0, count), 9999, &value))
        return false;
    *number = (int)value;
    *text = dl_str_slice(*text, count, text->len);
    return true;
}

static bool take_char(dl_str *text, char c)
{
    if (text->len == 0 || text->ptr[0] != c)
        return false;
    *text = dl_str_slice(*text, 1, text->len);
    return true;
}

static dl_date parse_point(dl_str text)
{
    int year, month, day;
    if (!take_digits(&text, 4, &year))
        return (dl_date){ 0 };
    if (text.len == 0)
        return dl_date_of_year(year);
    if (!take_char(&text, '-'))
        return (dl_date){ 0 };
    if (take_char(&text, 'Q') || take_char(&text, 'q'))
        return take_digits(&text, 1, &month) && text.len == 0
                   ? dl_date_of_quarter(year, month)
                   : (dl_date){ 0 };
    if (!take_digits(&text, 2, &month))
        return (dl_date){ 0 };
    if (text.len == 0)
        return dl_date_of_month(year, month);
    if (!take_char(&text, '-') || !take_digits(&text, 2, &day))
        return (dl_date){ 0 };
    if (text.len && text.ptr[0] != 'T' && text.ptr[0] != ' ')
        return (dl_date){ 0 };
    return dl_date_of_day(year, month, day);
}

dl_date dl_date_parse(dl_str text)
{
    dl_str head, tail;
    text = dl_str_trim(text);
    if (!dl_str_cut(text, '/', &head, &tail))
        return parse_point(text);
    return dl_date_of_range(parse_point(head), parse_point(tail));
}

const char *dl_precision_name(dl_precision precision)
{
    static const char *const names[] = { "", "day", "month", "quarter", "year", "range" };
    return names[precision];
}

const char *dl_part_name(dl_part part)
{
    static const char *const names[] = { "", "start", "mid", "end" };
    return names[part];
}
