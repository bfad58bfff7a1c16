/* From which date a Chinese text goes on, and what is counted from the one told before. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

/* 暂停10月9日公布的措施。9日; 新规30天后生效。同日: what only says which, and what is
 * still to come in so many days, are no times that the text goes on from. */
static bool only_says_which(const dl_draft *draft, const dl_expression *found)
{
    enum { VERB = 2, SINCE = 12 }; /* ideographs */
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    if (found->to.says & DL_SAYS_SHIFT && dl_token_reads(draft, found->end - 1, "后") &&
        dl_date_is_set(draft->out->published) &&
        found->value.first > draft->out->published.last)
        return true;
    if (dl_token_reads(draft, found->end, "起")) /* 今年1月起改为逐案审查的H200，… */
        for (uint32_t i = found->end + 1; i < found->end + SINCE && i < draft->tokens.count &&
                                          draft->tokens.items[i].kind == DL_WORD_HAN;
             i++)
            if (dl_draft_is(draft, i, "的"))
                return true;
    bool ends = found->end + VERB + 1 < draft->tokens.count && /* 是2022年10月设下的， */
                draft->tokens.items[found->end + VERB + 1].kind == DL_WORD_PUNCTUATION;
    return dl_token_reads(draft, found->end + VERB, "的") && !ends;
}

/* 12月9日立案，涉嫌违反2020年的条件。次年9月: a year inside a clause, behind a day. */
static bool is_by_the_way(const dl_draft *draft, const dl_expression *found, dl_date before,
                          bool same_sentence)
{
    bool opens = found->first == 0 ||
                 draft->tokens.items[found->first - 1].kind == DL_WORD_PUNCTUATION;
    return draft->language == DL_LANGUAGE_ZH && same_sentence && !opens &&
           found->value.precision == DL_PRECISION_YEAR && found->value.last < before.first &&
           (before.precision == DL_PRECISION_DAY || before.precision == DL_PRECISION_MONTH);
}

/* "Quy định áp dụng từ 8/11 hoặc 1/12. Sáng hôm đó": nor does a Vietnamese text go on from when a
 * rule is to begin. */
static bool is_to_begin(const dl_draft *draft, const dl_expression *found)
{
    enum { REACH = 8 }; /* tokens: room for another such day */
    uint32_t start =
        draft->sentences.items[draft->tokens.items[found->first].sentence].first;
    if (draft->language != DL_LANGUAGE_VI || !dl_date_is_set(draft->out->published) ||
        found->value.first <= draft->out->published.last)
        return false;
    for (uint32_t i = found->first; i > start && i + REACH > found->first; i--)
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_EFFECT, "rule"))
            return true;
    return false;
}

bool dl_date_is_aside(const dl_draft *draft, const dl_expression *found, dl_date before,
                      bool same_sentence)
{
    return only_says_which(draft, found) || is_to_begin(draft, found) ||
           is_by_the_way(draft, found, before, same_sentence);
}

/* 省令出台, 消息传出: whether the words before a token tell something that days are counted from. */
static bool is_behind_deed(const dl_draft *draft, uint32_t token)
{
    const dl_cue *mark = dl_draft_cue_before(draft, token, DL_CUE_MARK);
    return token > 0 && draft->tokens.items[token - 1].kind == DL_WORD_HAN &&
           !(draft->tokens.items[token].flags & DL_TOKEN_SPACE) &&
           (dl_draft_cue_before(draft, token, DL_CUE_DEED) ||
            (mark && dl_str_equal(mark->entry->value, DL_STR("came"))));
}

/* 清单出炉后三天, 命令签署前一周: so many days or weeks, the first word of which says which way, are
 * one day. */
static bool count_one_way(const dl_draft *draft, dl_moment *moment, uint32_t first)
{
    enum { WEEK = 7 }; /* days */
    bool behind = dl_token_reads(draft, first, "后");
    if ((!behind && !dl_token_reads(draft, first, "前")) || moment->many <= 0 ||
        (moment->unit != DL_UNIT_DAY && moment->unit != DL_UNIT_WEEK))
        return false;
    int days = moment->many * (moment->unit == DL_UNIT_WEEK ? WEEK : 1);
    moment->shift = (int16_t)(behind ? days : -days);
    moment->many = 1;
    moment->unit = DL_UNIT_DAY;
    return true;
}

/* 就在省令出台两天前，: days before or after what the words right before it tell, no days ago. */
void dl_date_count_from_deed(const dl_draft *draft, dl_present *present, dl_expression *found)
{
    dl_date from = dl_date_is_set(present->before) ? present->before : present->earlier;
    if (draft->language != DL_LANGUAGE_ZH || !(found->to.says & DL_SAYS_SHIFT) ||
        found->to.says & (DL_SAYS_PART | DL_SAYS_WEEKDAY) ||
        from.precision != DL_PRECISION_DAY || !dl_date_is_sign(draft, found->end, ',') ||
        !is_behind_deed(draft, found->first))
        return;
    bool back = found->to.shift < 0 && dl_token_reads(draft, found->end - 1, "前");
    if (!back && !count_one_way(draft, &found->to, found->first))
        return;
    found->to.says |= DL_SAYS_LATER;
    present->before = from; /* of the paragraph before, if this one has told none */
}

/* 9月5日…。月底，: the end of the month told before, where that is over; 2026年初送样，年底量产:
 * that of the year told just before, where that is to come. */
void dl_date_count_from_told(const dl_draft *draft, dl_date before, bool same_sentence,
                             dl_expression *found)
{
    dl_civil now = dl_day_civil(draft->out->published.first);
    dl_civil told = dl_day_civil(before.last);
    bool month = found->to.unit == DL_UNIT_MONTH;
    bool ahead = same_sentence && !month && told.year > now.year;
    if (draft->language != DL_LANGUAGE_ZH || found->from.says ||
        found->to.says != (DL_SAYS_SHIFT | DL_SAYS_PART) || found->to.shift != 0 ||
        !dl_date_is_set(before) ||
        (month && before.precision != DL_PRECISION_DAY &&
         before.precision != DL_PRECISION_MONTH) ||
        !dl_date_is_set(draft->out->published) || (told.year > now.year && !ahead) ||
        (told.year == now.year && (!month || told.month >= now.month)) ||
        !(dl_draft_says(draft, found->first, "月") || dl_draft_says(draft, found->first, "年")))
        return;
    found->to.says |= DL_SAYS_LATER;
}

/* 今年1月被列入。九个月前，: so long before what was told, where that is past and what lies so
 * long back from today is not before it. */
void dl_date_count_back(const dl_draft *draft, dl_date before, const dl_present *present,
                        dl_expression *found)
{
    enum { PAST = 45 }; /* days */
    bool opens = found->first > 0 &&
                 draft->tokens.items[found->first - 1].kind == DL_WORD_PUNCTUATION &&
                 dl_token_reads(draft, found->end - 1, "前") &&
                 dl_date_is_sign(draft, found->end, ',');
    if (draft->language != DL_LANGUAGE_ZH || found->from.says || !opens ||
        found->to.says != DL_SAYS_SHIFT || found->to.shift >= 0 || found->to.many != 1 ||
        found->to.unit == DL_UNIT_DAY || !dl_date_is_set(before) ||
        before.precision == DL_PRECISION_YEAR ||
        before.last + PAST > draft->out->published.first ||
        dl_date_resolve(found, present, 0).first <= before.last)
        return;
    found->to.says |= DL_SAYS_LATER | DL_SAYS_COUNTED;
}
