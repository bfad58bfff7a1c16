/* Chinese: from the year down to the day, digits and words mixed, nothing between. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

enum { REACH = 6 }; /* tokens of the number of a notice */

/* 前三季度 is the first three of the year, 前两天 the last two days. */
static bool is_run(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return found->to.unit <= DL_UNIT_WEEK || (!dl_draft_is(draft, found->first, "前") &&
                                              !dl_draft_is(draft, found->first, "后") &&
                                              !dl_draft_is(draft, found->first, "後"));
}

/* 部長今表示: the short word for today stands before what is said or where. */
static bool is_today(const dl_draft *draft, const dl_expression *found)
{
    return !dl_draft_in(draft, found->first - 1, DL_LIST_BEFORE_NOW) &&
           found->end < draft->tokens.count &&
           (dl_draft_cue(draft, found->end, DL_CUE_TELL) ||
            dl_draft_is(draft, found->end, "在") || dl_draft_is(draft, found->end, "於"));
}

/* 年内 and 年底, but not 十年内 and 十年底, nor 上一年度销售额 */
static bool is_near(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    if (found->end < draft->tokens.count && dl_draft_is(draft, found->end, "度"))
        return false;
    if (dl_draft_is(draft, found->first, "今") && found->end == found->first + 1)
        return is_today(draft, found);
    bool counted = found->first > 0 &&
                   (draft->tokens.items[found->first - 1].kind == DL_WORD_NUMBER ||
                    dl_draft_cue_before(draft, found->first, DL_CUE_NUMERAL));
    return !counted || !(dl_draft_is(draft, found->first, "年") ||
                         dl_draft_is(draft, found->first, "月"));
}

/* 近日 and 上天 are no days. */
static bool is_unit_shift(const dl_reading *reading, const dl_expression *found)
{
    return found->to.unit != DL_UNIT_DAY && is_near(reading, found);
}

/* 提前30日, 为期90日: days that are counted. */
static bool is_counted(const dl_draft *draft, uint32_t token)
{
    static const char *const before[][2] = {
        {"提",  "前"},
        { "提", "早"},
        { "为", "期"},
        { "至", "少"},
        { "长", "达"},
        { "不", "足"},
        { "超", "过"},
        { "期", "限"}
    };
    for (size_t i = 0; token > 1 && i < DL_COUNT(before); i++)
        if (dl_token_reads(draft, token - 2, before[i][0]) &&
            dl_token_reads(draft, token - 1, before[i][1]))
            return true;
    return false;
}

/* 17日, but not 一日三餐 */
static bool is_day(const dl_reading *reading, const dl_expression *found)
{
    if (is_counted(reading->draft, found->first))
        return false;
    return found->joined || found->to.day > 1 ||
           reading->draft->tokens.items[found->first].kind == DL_WORD_NUMBER;
}

/* 1月3 without its 日: in figures, and nothing that it counts behind. */
static bool is_unmarked_day(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    uint32_t end = found->end;
    bool figures = draft->tokens.items[end - 1].kind == DL_WORD_NUMBER; /* 5月三讀 */
    return figures && (found->joined || end >= draft->tokens.count ||
                       draft->tokens.items[end].kind == DL_WORD_PUNCTUATION ||
                       dl_draft_cue(draft, end, DL_CUE_TIME_RANGE));
}

/* 时隔八个月, 又过了三周; 不到两个月 only where it opens a clause that is no longer: not
 * 为期不到两个月. */
static bool is_gap(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    const dl_token *first = &draft->tokens.items[found->first];
    bool vague = dl_draft_is(draft, found->first, "不");
    bool opens = found->first == 0 || first->flags & DL_TOKEN_FIRST ||
                 first[-1].kind == DL_WORD_PUNCTUATION ||
                 dl_draft_in(draft, found->first - 1, DL_LIST_GAP_EDGE) || /* 此后 */
                 first[-1].sentence != first->sentence;
    bool ends = dl_date_is_sign(draft, found->end, ',') ||
                dl_draft_in(draft, found->end, DL_LIST_GAP_EDGE);
    return !dl_draft_in(draft, found->first, DL_LIST_GAP_EDGE) && (!vague || (opens && ends));
}

/* 三个月后, but not 三个月过了. */
static bool is_after(const dl_reading *reading, const dl_expression *found)
{
    return !dl_draft_in(reading->draft, found->end - 1, DL_LIST_COUNTED_OUT);
}

/* 三日前 is three days ago, 3日前 before the third. */
static bool is_han_count(const dl_reading *reading, const dl_expression *found)
{
    return reading->draft->tokens.items[found->first].kind == DL_WORD_HAN;
}

/* 公告2025年第61号 names a notice. */
static bool is_no_notice(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    uint32_t at = found->end;
    if (found->joined || at + 2 >= draft->tokens.count || !dl_draft_is(draft, at, "第"))
        return true;
    for (at++; at < draft->tokens.count && at < found->end + REACH; at++)
        if (draft->tokens.items[at].kind != DL_WORD_NUMBER &&
            !dl_draft_cue(draft, at, DL_CUE_NUMERAL))
            break;
    return at >= draft->tokens.count ||
           !(dl_draft_is(draft, at, "号") || dl_draft_is(draft, at, "號"));
}

/* 8日和9日 is a stretch, 8日和19日 is two days; so are months, quarters and years. */
static bool is_next(const dl_reading *reading, const dl_expression *found)
{
    const dl_moment *from = &found->from, *to = &found->to;
    (void)reading;
    if (to->says & DL_SAYS_DAY)
        return to->day == from->day + 1;
    if (to->says & DL_SAYS_QUARTER)
        return to->quarter == from->quarter + 1;
    return to->says & DL_SAYS_MONTH ? to->month == from->month + 1
                                    : to->year == from->year + 1;
}

static bool is_weekend(const dl_reading *reading, const dl_expression *found)
{
    (void)reading;
    return found->to.unit == DL_UNIT_WEEKEND;
}

/* 前七个月, but not 元首10月 and 首10月30日 */
static bool is_of_year(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    if ((found->end < draft->tokens.count &&
         draft->tokens.items[found->end].kind == DL_WORD_NUMBER) ||
        (found->first > 0 && dl_draft_is(draft, found->first - 1, "元") &&
         dl_draft_is(draft, found->first, "首")))
        return false;
    return found->to.inner == DL_UNIT_MONTH || found->to.inner == DL_UNIT_QUARTER;
}

/* A bare number is a year only in a narrow span of time, with nothing counted behind. */
static bool is_year(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    bool range = found->from.says;
    return found->to.year >= 1900 && found->to.year <= 2099 &&
           (range || found->end >= draft->tokens.count ||
            draft->tokens.items[found->end].kind == DL_WORD_PUNCTUATION);
}

/* clang-format off */
static const dl_date_rule rules[] = {
    { "deictic", "x", .accept = is_near },
    { "year-month-day", "Y~M~D", .guard = DL_GUARD_FREE },
    { "year-month-day日", "Y~M~Dd", .guard = DL_GUARD_FREE },
    { "month/day/year", "M~D~Y", .guard = DL_GUARD_FREE },
    { "day/month/year", "D~M~Y", .guard = DL_GUARD_FREE },
    { "month/day/short year", "M~D~Z", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "month/day", "M~D", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "year-month", "Y~M", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "年月日", "YyMtDd", .guard = DL_GUARD_NONE },
    { "年月", "YyMt", .guard = DL_GUARD_NONE },
    { "今（日）日", "B", .guard = DL_GUARD_NONE },
    { "年", "Yy", .accept = is_no_notice },
    { "民國年月日", "AyMtDd", .guard = DL_GUARD_NONE },
    { "民國年月", "AyMt", .guard = DL_GUARD_NONE },
    { "民國年", "Ay", .guard = DL_GUARD_NONE },
    { "百年月日", "RyMtDd", .guard = DL_GUARD_FREE },
    { "百年月", "RyMt", .guard = DL_GUARD_FREE },
    { "百年", "Ry", .guard = DL_GUARD_FREE | DL_GUARD_JOINED },
    { "yearmonthday", "C", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "year month day", "YMD", .guard = DL_GUARD_FREE, .accept = dl_date_fills_line },
    { "短年月", "ZyMt", .guard = DL_GUARD_NONE },
    { "短年", "Zy", .guard = DL_GUARD_FREE, .accept = dl_date_fills_line },
    { "月日", "MtDd", .guard = DL_GUARD_NONE },
    { "月日", "MtD", .guard = DL_GUARD_FREE, .accept = is_unmarked_day },
    { "月", "Mt", .guard = DL_GUARD_NONE },
    { "日", "Dd", .guard = DL_GUARD_FREE, .accept = is_day },
    { "今(日)日", "s(D)d", .guard = DL_GUARD_NONE },
    { "昨(日)日", "x(D)d", .guard = DL_GUARD_NONE },
    { "本(月)月", "s(M)t", .guard = DL_GUARD_NONE },
    { "年初", "yp", .build = DL_BUILD_SHIFT, .accept = is_near },
    { "月底", "tp", .build = DL_BUILD_SHIFT, .accept = is_near },
    { "周末", "u",.build = DL_BUILD_NEAREST, .accept = is_weekend },
    { "year", "Y", .guard = DL_GUARD_FREE | DL_GUARD_SLOT, .accept = is_year },
    { "季度", "Qq", .guard = DL_GUARD_FREE },
    { "Q季度", "G[q]", .guard = DL_GUARD_NONE },
    { "首季", "fq", .build = DL_BUILD_INNER_NTH },
    { "半年", "h", .guard = DL_GUARD_NONE },
    { "上unit", "su", .build = DL_BUILD_SHIFT, .accept = is_unit_shift },
    { "上季度", "sq", .build = DL_BUILD_SHIFT },
    { "上weekday", "sw", .build = DL_BUILD_WEEK },
    { "过去count unit", "sNu",.build = DL_BUILD_RUN,.accept = is_run },
    { "count unit前", "Nua", .build = DL_BUILD_AGO,.guard = DL_GUARD_FREE,
      .accept = is_after },
    { "时隔count unit", "aNu[a]", .build = DL_BUILD_AGO,.guard = DL_GUARD_FREE,
      .accept = is_gap },
    { "count日前", "Nda", .build = DL_BUILD_AGO, .accept = is_han_count },
    { "前count unit", "fNu", .build = DL_BUILD_INNER_RUN, .guard = DL_GUARD_JOINED },
    { "前count月", "fNu", .build = DL_BUILD_INNER_RUN, .accept = is_of_year },
    { "前count季度", "fNq", .build = DL_BUILD_INNER_RUN },
    { "首月", "fN[u]t", .build = DL_BUILD_INNER_RUN, .guard = DL_GUARD_JOINED,
      .accept = is_of_year },
    { "首月", "ft", .build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "第unit", "Ou",.build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "第weekday", "O[u]w",.build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "weekday", "w",.guard = DL_GUARD_NONE },
    { "part", "p", .guard = DL_GUARD_BEHIND },
    { "世纪年代", "NcZe", .build = DL_BUILD_DECADE },
    { "上世纪年代", "scZe", .build = DL_BUILD_DECADE },
    { "年代", "Ye", .build = DL_BUILD_DECADE },
    { "年代", "Ze",.build = DL_BUILD_DECADE },
    { "年-年", "Y>Yy",.guard = DL_GUARD_FREE },
    { "年-年", "Y>Y", .guard = DL_GUARD_FREE,.accept = is_year },
    { "月-月", "M>Mt",.guard = DL_GUARD_FREE },
    { "年月-月", "YyM>Mt", .guard = DL_GUARD_NONE },
    { "月日-日", "MtDd>Dd", .guard = DL_GUARD_NONE },
    { "年月日-日", "YyMtDd>Dd", .guard = DL_GUARD_NONE },
    { "日-日", "MtD>Dd", .guard = DL_GUARD_NONE },
    { "季度和季度", "Q&Qq", .guard = DL_GUARD_FREE, .accept = is_next },
    { "月和月", "M&Mt", .guard = DL_GUARD_FREE, .accept = is_next },
    { "年和年", "Y&Yy", .guard = DL_GUARD_FREE, .accept = is_next }, /* 2023、2024年 */
    { "日和日", "D[d]&Dd", .guard = DL_GUARD_FREE, .accept = is_next },
    { "日和日", "MtD[d]&Dd", .accept = is_next },
    { "年月日和日", "YyMtD[d]&Dd", .accept = is_next },
};
/* clang-format on */

const dl_date_grammar dl_dates_zh = {
    .rules = rules,
    .count = DL_COUNT(rules),
    .comma_joins = true,
};
