/* Vietnamese: the day comes first, "năm" is a year and five, "thứ hai" is Monday and the
 * second, "tới" is next and to. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/lookup.h"
#include "src/extract/spelling.h"

/* "thứ hai" is a weekday behind a word of time, beside a date or a week, or written with
 * a capital, "thứ Hai"; else it counts. */
static bool is_weekday(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    uint8_t shape = draft->tokens.items[found->first + 1].shape;
    if (found->joined || found->direction || found->from.says ||
        shape == DL_SHAPE_CAPITAL)
        return true;
    if (dl_draft_in(draft, found->first - 1, DL_LIST_BEFORE_ORDINAL) ||
        dl_draft_in(draft, found->end, DL_LIST_BEHIND_ORDINAL))
        return false;
    return dl_draft_cue_before(draft, found->first, DL_CUE_TIME_FRAME) ||
           dl_date_is_alone(draft, found->first, found->end);
}

/* A bare number is a year only in a narrow span of time. */
static bool is_year(const dl_reading *reading, const dl_expression *found)
{
    (void)reading;
    return found->to.year >= 1900 && found->to.year <= 2099;
}

/* "tháng 10 2025", but "năm" in "11 tháng năm 2025" is the word for the year. */
static bool is_bare_year(const dl_reading *reading, const dl_expression *found)
{
    return is_year(reading, found) &&
           (found->joined || !dl_draft_says(reading->draft, found->end - 2, "năm"));
}

/* "ngày 8", not "ngày năm". */
static bool has_digits(const dl_reading *reading, const dl_expression *found)
{
    return found->joined ||
           reading->draft->tokens.items[found->end - 1].kind == DL_WORD_NUMBER;
}

/* "đầu năm", but not "bắt đầu ngày 30/9". */
static bool is_part(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_in(reading->draft, found->first - 1, DL_LIST_BEGINNING);
}

/* "Bộ xử lý Core Ultra 9 tháng trước": the number of a product. */
static bool is_of_product(const dl_draft *draft, const dl_expression *found)
{
    enum { WORDS = 3 }; /* of a product's name */
    uint32_t name = found->first;
    while (name > 0 && found->first - name < WORDS &&
           draft->tokens.items[name - 1].shape >= DL_SHAPE_CAPITAL)
        name--;
    const dl_cue *series = dl_draft_any_cue_before(draft, found->first, DL_CUE_SERIES);
    return name < found->first &&
           draft->tokens.items[found->first].kind == DL_WORD_NUMBER &&
           ((series && dl_token_is_capital(&draft->tokens.items[series->first])) ||
            dl_draft_cue_before(draft, name, DL_CUE_PRODUCT_BEFORE) ||
            dl_draft_cue_before(draft, name, DL_CUE_CHIP_BEFORE));
}

/* "năm sau khi", "tháng trước đó": told from another date, not from today. */
static bool is_from_today(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return is_part(reading, found) && !is_of_product(draft, found) &&
           !dl_draft_in(draft, found->end, DL_LIST_BEHIND_TOLD_TIME) &&
           !dl_draft_in(draft, found->first - 1, DL_LIST_UNCOUNTED);
}

/* "cuối tuần này", but "cuối ngày hôm qua" is a time of that day. */
static bool is_part_of_unit(const dl_reading *reading, const dl_expression *found)
{
    return found->to.unit != DL_UNIT_DAY && is_from_today(reading, found);
}

/* "thứ hai tới", but not "lớn thứ hai sau TSMC": what is second behind a name. */
static bool is_next_weekday(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    const dl_token *tokens = draft->tokens.items;
    bool ranked = found->end < draft->tokens.count && found->first > 0 &&
                  tokens[found->first + 1].shape == DL_SHAPE_LOWER &&
                  dl_str_equal(dl_draft_folded(draft, found->end - 1), DL_STR("sau")) &&
                  tokens[found->end].shape >= DL_SHAPE_CAPITAL &&
                  !dl_draft_cue_before(draft, found->first, DL_CUE_TIME_FRAME);
    return !ranked && is_from_today(reading, found);
}

/* "2 tháng sau" is told from another date. */
static bool is_run(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_says(reading->draft, found->end - 1, "sau") &&
           is_from_today(reading, found);
}

/* "đến hai ngày sau khi" is counted from what follows. */
static bool is_offset(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_says(reading->draft, found->end, "khi");
}

/* Not "cùng ngày thứ Hai": the weekday behind it says which. */
static bool is_deictic(const dl_reading *reading, const dl_expression *found)
{
    return !(found->to.says & DL_SAYS_SAME) ||
           !dl_draft_any_cue(reading->draft, found->end, DL_CUE_WEEKDAY);
}

/* "cách đây 30 ngày", but "xin phép trước 30 ngày" is in advance. */
static bool is_since_then(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_says(reading->draft, found->first, "trước") ||
           dl_draft_says(reading->draft, found->first + 1, "đây");
}

static bool is_weekend(const dl_reading *reading, const dl_expression *found)
{
    return found->to.unit == DL_UNIT_WEEKEND && is_from_today(reading, found);
}

/* "ngày đầu tháng 5", but "những ngày đầu tháng 5" are several. */
static bool is_one_edge(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_in(reading->draft, found->first - 1, DL_LIST_SEVERAL);
}

/* "tháng này", but neither "ngày nay" (nowadays) nor "ngày trước" (formerly), nor "một
 * năm sau", which is told from another date. */
static bool is_unit_shift(const dl_reading *reading, const dl_expression *found)
{
    if (found->first > 0 && dl_draft_says(reading->draft, found->end - 1, "sau") &&
        !dl_draft_cue_before(reading->draft, found->first, DL_CUE_WEEKDAY) &&
        (dl_draft_in(reading->draft, found->first - 1, DL_LIST_HALF_OR_ONE) ||
         dl_draft_cue_before(reading->draft, found->first, DL_CUE_NUMERAL) ||
         reading->draft->tokens.items[found->first - 1].kind == DL_WORD_NUMBER))
        return false;
    bool day = found->to.says & DL_SAYS_SHIFT && found->to.unit == DL_UNIT_DAY &&
               found->to.many == 1;
    return !day && is_from_today(reading, found);
}

/* "ngày 8, 9 và 10/12" is a stretch, "ngày 8, 15 và 22/12" is three days. */
static bool is_series(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    int first = found->from.day, last = found->to.day, members = 0;
    if (!(found->to.says & DL_SAYS_DAY)) {
        first = found->from.month;
        last = found->to.month;
    }
    for (uint32_t i = found->first + 1; i < found->end; i++)
        members += draft->tokens.items[i].kind == DL_WORD_NUMBER &&
                   (i == found->first + 1 || dl_date_is_sign(draft, i - 1, ',') ||
                    dl_draft_cue_before(draft, i, DL_CUE_TIME_RANGE) ||
                    (dl_draft_cue_before(draft, i, DL_CUE_TIME_UNIT) &&
                     dl_draft_cue_before(draft, i - 1, DL_CUE_TIME_RANGE)));
    return last - first == members - 1;
}

/* clang-format off */
static const dl_date_rule rules[] = {
    { "day/month/year", "[d]D~M~Y", .guard = DL_GUARD_FREE },
    { "year-month-day", "[d]Y~M~D", .guard = DL_GUARD_FREE },
    { "day/month/short year", "[d]D~M~Z", .guard = DL_GUARD_FREE | DL_GUARD_FRACTION },
    { "ngày day/month", "dD~M", .guard = DL_GUARD_FREE },
    { "day/month", "D/M", .guard = DL_GUARD_FREE | DL_GUARD_FRACTION },
    { "day.month", "D~M", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "ngày day tháng month", "dDtM[yY]", .guard = DL_GUARD_NONE },
    { "ngày day tháng month/year", "[d]DtM~Y", .guard = DL_GUARD_FREE },
    { "day tháng month năm year", "DtMyY", .guard = DL_GUARD_NONE },
    { "ngày day tháng month year", "[d]DtM[,]Y", .guard = DL_GUARD_FREE,
      .accept = is_bare_year },
    { "tháng month year", "tMY", .guard = DL_GUARD_FREE, .accept = is_bare_year },
    { "yearmonthday", "C", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "day tháng month", "DtM", .guard = DL_GUARD_DIGITS },
    { "ngày day", "dD", .guard = DL_GUARD_FREE, .accept = has_digits },
    { "tháng month", "tM[yY]", .guard = DL_GUARD_FREE },
    { "tháng month/year", "tM~Y", .guard = DL_GUARD_FREE },
    { "T-month/year", "T~Y", .guard = DL_GUARD_FREE },
    { "month/year", "M/Y", .guard = DL_GUARD_FREE },
    { "month.year", "M~Y", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "year-month", "Y-M", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "năm year", "yY", .guard = DL_GUARD_FREE },
    { "year", "Y", .guard = DL_GUARD_FREE | DL_GUARD_SLOT, .accept = is_year },
    { "quý quarter", "qQ[yY]", .guard = DL_GUARD_FREE },
    { "quý quarter/year", "qQ~Y",.guard = DL_GUARD_FREE },
    { "quý quarter của năm year", "qQoyY", .guard = DL_GUARD_FREE },
    { "Q-quarter/year", "G~Y",.guard = DL_GUARD_FREE },
    { "Q-quarter năm year", "G[yY]", .guard = DL_GUARD_FREE },
    { "quý đầu", "qfyY",.build = DL_BUILD_INNER_NTH },
    { "quý đầu năm", "qf[o]y", .build = DL_BUILD_INNER_NTH, .accept = is_from_today },
    { "quý đầu", "qf",.build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "nửa năm", "hyY", .guard = DL_GUARD_NONE },
    { "H-half year", "H[~]Y", .guard = DL_GUARD_FREE },
    { "nửa năm", "hys", .build = DL_BUILD_SHIFT },
    { "nửa năm", "hy", .build = DL_BUILD_SHIFT },
    { "tháng đầu năm", "NtfyY", .build = DL_BUILD_INNER_RUN },
    { "count tháng năm year", "NtyY", .build = DL_BUILD_INNER_RUN },
    { "quý đầu năm", "Nqfy", .build = DL_BUILD_INNER_RUN, .accept = is_from_today },
    { "tháng đầu năm", "Ntfy", .build = DL_BUILD_INNER_RUN, .accept = is_from_today },
    { "tháng đầu năm", "Nqf", .build = DL_BUILD_INNER_RUN },
    { "tháng đầu năm", "Ntf", .build = DL_BUILD_INNER_RUN },
    { "một trong nhiều", "uf", .build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED,
      .accept = is_one_edge },
    { "ngày day tháng này", "dDus", .build = DL_BUILD_SHIFT, .accept = is_unit_shift },
    { "unit này", "us", .build = DL_BUILD_SHIFT,.accept = is_unit_shift },
    { "đầu unit này", "pu[s]", .build = DL_BUILD_SHIFT, .accept = is_part_of_unit },
    { "cuối tuần", "u",.build = DL_BUILD_NEAREST, .accept = is_weekend },
    { "count unit trước", "Nua",.build = DL_BUILD_AGO,.guard = DL_GUARD_FREE,
      .accept = is_from_today },
    { "cách đây count unit", "aNu", .build = DL_BUILD_AGO, .accept = is_since_then },
    { "count unit sau", "Nub", .build = DL_BUILD_OFFSET, .guard = DL_GUARD_JOINED,
      .accept = is_offset },
    { "count unit qua", "Nus", .build = DL_BUILD_RUN, .guard = DL_GUARD_FREE,
      .accept = is_run },
    { "deictic", "x", .guard = DL_GUARD_NONE, .accept = is_deictic },
    { "weekday", "w",.accept = is_weekday },
    { "weekday tới","ws", .build = DL_BUILD_NEAREST, .accept = is_next_weekday },
    { "part", "p", .guard = DL_GUARD_NONE, .accept = is_part },
    { "những năm year", "eY", .build = DL_BUILD_DECADE },
    { "những năm short year", "eZ", .build = DL_BUILD_DECADE },
    { "day-day/month", "[d]D>[d]D~M[~Y]", .guard = DL_GUARD_FREE },
    { "day và day/month", "dD&[d]D~M[~Y]",.guard = DL_GUARD_FREE },
    { "ngày day, day và day/month", "dDl[d]D~M[~Y]", .guard = DL_GUARD_FREE,
      .accept = is_series },
    { "ngày day, day và day tháng month", "dDl[d]DtM[yY]", .guard = DL_GUARD_FREE,
      .accept = is_series },
    { "tháng month, month/year", "tMl[t]M~Y", .guard = DL_GUARD_FREE, .accept = is_series },
    { "tháng month, month năm year", "tMl[t]MyY", .guard = DL_GUARD_FREE,
      .accept = is_series },
    { "day-day tháng month", "[d]D>[d]DtM[yY]",.guard = DL_GUARD_FREE },
    { "month-month", "tM>[t]M[yY]",.guard = DL_GUARD_FREE },
    { "month-month/year", "tM>[t]M~Y", .guard = DL_GUARD_FREE },
    { "tháng month và tháng month", "tM&tM[yY]", .guard = DL_GUARD_FREE,
      .accept = is_series },
    { "tháng month và month", "tM&M[yY]", .guard = DL_GUARD_FREE },
    { "tháng month và month/year", "tM&[t]M~Y", .guard = DL_GUARD_FREE },
    { "ngày day và day tháng month", "dD&[d]DtM[yY]", .guard = DL_GUARD_FREE },
    { "year-year", "[y]Y>[y]Y", .guard = DL_GUARD_FREE, .accept = is_year },
    { "năm year và year", "yY&Y",.guard = DL_GUARD_FREE },
    { "quarter-quarter", "qQ>[q]Q[yY]",.guard = DL_GUARD_FREE },
    { "quarter-quarter/year", "qQ>[q]Q~Y",.guard = DL_GUARD_FREE },
    { "quarter, quarter/year", "qQl[q]Q~Y", .guard = DL_GUARD_FREE },
    { "quarter, quarter năm year", "qQl[q]QyY", .guard = DL_GUARD_FREE },
    { "quarter và quarter/year", "qQ&[q]Q~Y", .guard = DL_GUARD_FREE },
    { "quarter và quarter năm year", "qQ&[q]QyY", .guard = DL_GUARD_FREE },
};
/* clang-format on */

const dl_date_grammar dl_dates_vi = {
    .rules = rules,
    .count = DL_COUNT(rules),
};
