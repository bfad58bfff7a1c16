/* Chinese: from the year down to the day, digits and words mixed, nothing between. */
#include "src/extract/dates.h"

/* 前三季度 is the first three of the year, 前两天 the last two days. */
static bool is_run(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return found->to.unit <= DL_UNIT_WEEK
        || (!dl_draft_is(draft, found->first, "前") && !dl_draft_is(draft, found->first, "后")
            && !dl_draft_is(draft, found->first, "後"));
}

/* 年内, but not 十年内 */
static bool is_near(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return found->first == 0 || !dl_draft_is(draft, found->first, "年")
        || (draft->tokens.items[found->first - 1].kind != DL_WORD_NUMBER
            && !dl_draft_cue_before(draft, found->first, DL_CUE_NUMERAL));
}

/* 前七个月 */
static bool is_of_year(const dl_reading *reading, const dl_expression *found)
{
    (void)reading;
    return found->to.inner == DL_UNIT_MONTH || found->to.inner == DL_UNIT_QUARTER;
}

static const dl_date_rule rules[] = {
    { "deictic", "x", .accept = is_near },
    { "year-month-day", "Y~M~D", .guard = DL_GUARD_FREE },
    { "month/day/year", "M~D~Y", .guard = DL_GUARD_FREE },
    { "month/day/short year", "M~D~Z", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "month/day", "M~D", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "year-month", "Y~M", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "年月日", "YyMtDd", .guard = DL_GUARD_NONE },
    { "年月", "YyMt", .guard = DL_GUARD_NONE },
    { "年", "Yy", .guard = DL_GUARD_NONE },
    { "短年月", "ZyMt", .guard = DL_GUARD_NONE },
    { "短年", "Zy", .guard = DL_GUARD_JOINED },
    { "月日", "MtDd", .guard = DL_GUARD_NONE },
    { "月", "Mt", .guard = DL_GUARD_NONE },
    { "日", "Dd", .guard = DL_GUARD_FREE },
    { "year", "Y", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "季度", "Qq", .guard = DL_GUARD_NONE },
    { "第季度", "OQq", .guard = DL_GUARD_NONE },
    { "Q季度", "G[q]", .guard = DL_GUARD_NONE },
    { "首季", "fq", .build = DL_BUILD_INNER_NTH },
    { "半年", "h", .guard = DL_GUARD_NONE },
    { "上unit", "su", .build = DL_BUILD_SHIFT },
    { "上季度", "sq", .build = DL_BUILD_SHIFT },
    { "上weekday", "sw", .build = DL_BUILD_WEEK },
    { "过去count unit", "sNu", .build = DL_BUILD_RUN, .accept = is_run },
    { "count unit前", "Nua", .build = DL_BUILD_AGO, .guard = DL_GUARD_FREE },
    { "前count unit", "fNu", .build = DL_BUILD_INNER_RUN, .guard = DL_GUARD_JOINED },
    { "前count月", "fNu", .build = DL_BUILD_INNER_RUN, .accept = is_of_year },
    { "前count季度", "fNq", .build = DL_BUILD_INNER_RUN },
    { "首月", "fN[u]t", .build = DL_BUILD_INNER_RUN, .guard = DL_GUARD_JOINED },
    { "首月", "ft", .build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "第unit", "Ou", .build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "第weekday", "O[u]w", .build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "weekday", "w", .guard = DL_GUARD_NONE },
    { "part", "p", .guard = DL_GUARD_BEHIND },
    { "世纪年代", "NcZe", .build = DL_BUILD_DECADE },
    { "年代", "Ye", .build = DL_BUILD_DECADE },
    { "年代", "Ze", .build = DL_BUILD_DECADE },
    { "年-年", "Y>Yy", .guard = DL_GUARD_FREE },
    { "年-年", "Y>Y", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "月-月", "M>Mt", .guard = DL_GUARD_FREE },
    { "年月-月", "YyM>Mt", .guard = DL_GUARD_NONE },
    { "月日-日", "MtDd>Dd", .guard = DL_GUARD_NONE },
    { "年月日-日", "YyMtDd>Dd", .guard = DL_GUARD_NONE },
    { "日-日", "MtD>Dd", .guard = DL_GUARD_NONE },
};

const dl_date_grammar dl_dates_zh = {
    .rules = rules,
    .count = DL_COUNT(rules),
    .comma_joins = true,
};
