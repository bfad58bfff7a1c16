/* The direction in which the words around a date tell it: as past or as to come. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

/* How far from a date a verb or particle still tells its tense, in words; never across a
 * semicolon. */
enum { TENSE_REACH = 14, COMMA_COSTS = 4, HAN_COMMA_COSTS = 12, SAID_NEAR = 6 };

typedef struct tense {
    int direction;
    uint32_t distance;
    dl_span cue;
} tense;

/* "will be lifted", "to be formally lifted": no past in -ed. */
static bool behind_be(const dl_draft *draft, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + 2 > token; i--) {
        dl_str word = dl_draft_folded(draft, i - 1);
        if (dl_str_equal(word, DL_STR("be")))
            return true;
        if (!dl_str_ends(word, DL_STR("ly")))
            return false;
    }
    return false;
}

/* "Had been opened on March 31": surely past. */
static bool behind_had(const dl_draft *draft, uint32_t token)
{
    uint32_t before = token;
    if (before > 1 && dl_draft_is(draft, before - 1, "been"))
        before--;
    return before > 0 && dl_draft_is(draft, before - 1, "had");
}

/* "to ship", "for launch"; but "to its list", "for China". */
static bool is_purpose(const dl_draft *draft, uint32_t to)
{
    return (dl_draft_is(draft, to, "to") || dl_draft_is(draft, to, "for")) &&
           to + 1 < draft->tokens.count &&
           draft->tokens.items[to + 1].shape == DL_SHAPE_LOWER &&
           !dl_draft_in(draft, to + 1, DL_LIST_DETERMINER) &&
           !dl_draft_is(draft, to + 1, "which");
}

/* "Halted in April", "added it to a list of banned firms in January": the tense is surely
 * that of the date so far behind it; not "agreed to meet on January 15", "set a deadline
 * for January". */
static bool leads_date(const dl_draft *draft, uint32_t token, uint32_t gap)
{
    enum { FARTHEST = 12 }; /* tokens */
    uint32_t last = token + gap - 1;
    bool moves = dl_draft_in(draft, token, DL_LIST_MOVING_DATE); /* "extended the deadline" */
    if (gap < 2 || gap > FARTHEST || last >= draft->tokens.count ||
        !(dl_draft_is(draft, last, "in") || dl_draft_is(draft, last, "on")))
        return false;
    for (uint32_t i = token + 1; i < last; i++) {
        if (is_purpose(draft, i) ||
            (!moves && dl_draft_in(draft, i, DL_LIST_NO_TIME_BEFORE)))
            return false;
    }
    return true;
}

static bool is_in_ed(const dl_draft *draft, uint32_t token)
{
    dl_str word = dl_draft_folded(draft, token);
    return word.len > 4 && dl_str_ends(word, DL_STR("ed"));
}

/* "The list of controlled metals", "its frozen orders": what only says which tells no tense. */
static bool is_attribute(const dl_draft *draft, uint32_t token)
{
    return token > 0 && token + 1 < draft->tokens.count &&
           dl_draft_in(draft, token - 1, DL_LIST_ATTRIBUTE_LEAD) &&
           draft->tokens.items[token + 1].shape == DL_SHAPE_LOWER &&
           !dl_draft_cue(draft, token + 1, DL_CUE_PREPOSITION) &&
           !dl_draft_cue(draft, token + 1, DL_CUE_OBJECT);
}

/* Verbs that leave the time to another verb: "said it opens in January", "has a launch
 * planned in January"; and what only looks like a past: "will put it there in January". */
static bool is_said_or_had(const dl_draft *draft, const dl_cue *cue)
{
    if (cue->entry->value.len || dl_draft_in(draft, cue->first, DL_LIST_HAVE_OR_WAS) ||
        dl_draft_is(draft, cue->first, "since"))
        return true;
    return cue->first > 0 && (dl_draft_is(draft, cue->first - 1, "to") ||
                              dl_draft_cue_before(draft, cue->first, DL_CUE_TIME_FUTURE) ||
                              dl_draft_cue_before(draft, cue->first, DL_CUE_POSSIBILITY));
}

/* 模拟芯片, 虚拟: no 拟, what is meant to be. */
static bool is_analogue(const dl_draft *draft, uint32_t token)
{
    return dl_token_reads(draft, token, "拟") &&
           dl_draft_in(draft, token - 1, DL_LIST_ANALOGUE);
}

/* "Muốn bán thì phải xin phép": who wants to, whenever that is. */
static bool is_whoever_wants(const dl_draft *draft, uint32_t token)
{
    enum { FARTHEST = 14 }; /* tokens */
    const dl_sentence *sentence = &draft->sentences.items[draft->tokens.items[token].sentence];
    if (draft->language != DL_LANGUAGE_VI || !dl_draft_says(draft, token, "muốn"))
        return false;
    for (uint32_t i = token + 1; i < sentence->end && i < token + FARTHEST; i++)
        if (dl_draft_in(draft, i, DL_LIST_DUTY))
            return true;
    return false;
}

/* Notes the tense that the word at a token tells, if it is nearer than the best so far.
 * English verbs in -ed tell it by form. What is said of a date "from" which something
 * holds is told by no verb of saying: "he said from July 1 they need a licence". The date
 * is `gap` tokens behind it; 0: before it. */
static void weigh(const dl_draft *draft, uint32_t token, uint32_t distance, uint32_t gap,
                  bool begins, tense *best)
{
    const dl_cue *cue = dl_draft_cue(draft, token, DL_CUE_TIME_FUTURE);
    int direction = cue ? 1 : 0;
    if (cue && !begins && dl_str_equal(cue->entry->value, DL_STR("begin")))
        return; /* "dự thảo hồi tháng 7", but "dự thảo đặt vào diện cấm từ tháng 7" */
    if (draft->language == DL_LANGUAGE_ZH && cue && is_analogue(draft, token))
        return;
    if (cue && is_whoever_wants(draft, token))
        return;
    if (!cue && (cue = dl_draft_cue(draft, token, DL_CUE_TIME_PAST)) != NULL)
        direction = (begins && dl_str_equal(cue->entry->value, DL_STR("say"))) ||
                            dl_str_equal(cue->entry->value, DL_STR("none")) /* mới nhất */
                        ? 0
                        : -1;
    else if (!cue && !begins && draft->language == DL_LANGUAGE_EN &&
             draft->tokens.items[token].shape == DL_SHAPE_LOWER && is_in_ed(draft, token) &&
             !is_attribute(draft, token))
        direction = behind_be(draft, token) ? 1 : behind_had(draft, token) ? -2 : -1;
    if (direction == -1 && draft->language == DL_LANGUAGE_EN &&
        !(cue && is_said_or_had(draft, cue)) && leads_date(draft, token, gap))
        direction = -2;
    if (direction == 0 || distance >= best->distance)
        return;
    *best = (tense){ direction, distance,
                     dl_draft_span(draft, token, cue ? cue->end : token + 1) };
}

/* "từ 8/11 hoặc 1/12": another of the days from which something holds. */
static bool is_other_beginning(const dl_draft *draft, uint32_t first)
{
    enum { FARTHEST = 8 }; /* tokens: "ngày 8/11 hoặc ngày" */
    bool linked = false;
    for (uint32_t i = first; i > 0 && i + FARTHEST > first && draft->language == DL_LANGUAGE_VI;
         i--) {
        linked |= i + 2 > first && dl_draft_in(draft, i - 1, DL_LIST_OR);
        const dl_cue *range = dl_draft_cue(draft, i - 1, DL_CUE_TIME_RANGE);
        if (!linked && i + 2 <= first)
            return false;
        if (linked && range && dl_str_equal(range->entry->value, DL_STR("from")))
            return true;
    }
    return false;
}

bool dl_date_is_beginning(const dl_draft *draft, const dl_expression *found)
{
    if (is_other_beginning(draft, found->first))
        return true;
    const dl_cue *before = dl_draft_cue_before(draft, found->first, DL_CUE_TIME_RANGE);
    const dl_cue *behind = dl_draft_cue(draft, found->end, DL_CUE_TIME_RANGE);
    return (before && (dl_str_equal(before->entry->value, DL_STR("from")) ||
                       dl_str_equal(before->entry->value, DL_STR("to")))) ||
           (behind && dl_str_equal(behind->entry->value, DL_STR("since")));
}

/* A comma, or a word that opens another clause: "on Tuesday that would", "tối thứ Hai rằng
 * hãng sẽ". */
static bool is_border(const dl_draft *draft, uint32_t token)
{
    return dl_date_is_sign(draft, token, ',') ||
           (draft->language == DL_LANGUAGE_VI && dl_draft_says(draft, token, "rằng")) ||
           (draft->language == DL_LANGUAGE_EN &&
            dl_draft_in(draft, token, DL_LIST_CLAUSE_OPENER));
}

/* "Told its customers on 8 November that it would": the day on which it was said. */
static bool is_said_on(const dl_draft *draft, const dl_expression *found)
{
    if (found->first > 0 && draft->language == DL_LANGUAGE_VI) /* "bị cấm hôm 15/4" */
        return dl_draft_says(draft, found->first - 1, "hôm") ||
               dl_draft_says(draft, found->first - 1, "hồi");
    return draft->language == DL_LANGUAGE_EN && found->first > 0 &&
           dl_draft_is(draft, found->first - 1, "on") && dl_draft_is(draft, found->end, "that");
}

/* How many months ahead of the article the next month of that name is, where Vietnamese
 * tells one without a year; 0 for this month, and for everything else. */
static int months_ahead(const dl_draft *draft, const dl_expression *found)
{
    const unsigned closed = DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED | DL_SAYS_SAME;
    dl_date now = draft->out->published;
    if (draft->language != DL_LANGUAGE_VI || !dl_date_is_set(now) || found->from.says ||
        !(found->to.says & DL_SAYS_MONTH) || found->to.says & closed)
        return 0;
    return (found->to.month - dl_day_civil(now.last).month + 12) % 12;
}

/* What a Vietnamese month without a year is: "bán ra từ tháng 1", told at the end of
 * December, is about to come, where the last one of its name lies most of a year back, and
 * against a word of the past only in the next year; "tháng 10, Mỹ siết chip", told in May
 * with no word of the future, is gone by. */
static int direction_of_month(const dl_draft *draft, const dl_expression *found,
                              bool begins, int direction)
{
    enum { SOON = 2, LATER = 3 }; /* months */
    const dl_cue *range = dl_draft_cue_before(draft, found->first, DL_CUE_TIME_RANGE);
    bool arrives = range && dl_str_equal(range->entry->value, DL_STR("to"));
    int ahead = months_ahead(draft, found);
    bool next_year = ahead > 0 &&
                     found->to.month < dl_day_civil(draft->out->published.last).month;
    if (begins && ahead > 0 && ahead <= SOON &&
        (direction == 0 || (direction < 0 && arrives && next_year)))
        return 1;
    return direction == 0 && !begins && ahead > LATER ? -1 : direction;
}

/* "Máy lên kệ hôm 20/9", told on 10 September: a Vietnamese day without a year that lies most
 * of a year back is the next of its name, where that is near, whatever word leads it. */
static bool is_soon(const dl_draft *draft, const dl_expression *found)
{
    enum { SOON = 35 }; /* days */
    const unsigned closed = DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED | DL_SAYS_SAME |
                            DL_SAYS_WEEKDAY;
    dl_date now = draft->out->published;
    if (draft->language != DL_LANGUAGE_VI || !dl_date_is_set(now) || found->from.says ||
        !(found->to.says & DL_SAYS_DAY) || !(found->to.says & DL_SAYS_MONTH) ||
        found->to.says & closed)
        return false;
    dl_civil today = dl_day_civil(now.last);
    int32_t day = (found->to.month - today.month) * 30 + found->to.day - today.day;
    return (day > 0 && day <= SOON) || (day < 0 && day + 360 <= SOON);
}

/* 5月提出的《芯片安全法案》拟强制: what a Chinese noun had done to it on a day, right behind which that is
 * said, is past, whatever the noun is to do. */
static bool is_made_then(const dl_draft *draft, const dl_expression *found)
{
    const dl_cue *deed = dl_draft_cue(draft, found->end, DL_CUE_DEED);
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    if (!deed)
        deed = dl_draft_cue(draft, found->end, DL_CUE_TIME_PAST);
    return deed && dl_token_reads(draft, deed->end, "的") &&
           !dl_draft_cue(draft, found->end, DL_CUE_EFFECT) &&
           !dl_draft_cue(draft, found->end, DL_CUE_TIME_FUTURE) &&
           !dl_draft_cue_before(draft, found->first, DL_CUE_TIME_FUTURE);
}

int dl_date_direction(const dl_draft *draft, const dl_expression *found, dl_span *cue)
{
    const dl_sentence *sentence =
        &draft->sentences.items[draft->tokens.items[found->first].sentence];
    tense best = { 0, UINT32_MAX, { 0 } };
    enum { CLAUSE = 3 }; /* tokens behind a date that tell something */
    uint32_t comma = draft->language == DL_LANGUAGE_ZH ? HAN_COMMA_COSTS : COMMA_COSTS;
    uint32_t cost = 0,
             reach = draft->language == DL_LANGUAGE_ZH ? 2 * TENSE_REACH : TENSE_REACH;
    bool begins = dl_date_is_beginning(draft, found);
    *cue = found->cue;
    if (found->direction)
        return found->direction;
    if (is_made_then(draft, found))
        return -1;
    if (draft->language == DL_LANGUAGE_EN && found->first > sentence->first &&
        dl_draft_is(draft, found->first - 1, "since"))
        return -2;
    for (uint32_t i = 1; i <= reach && found->first >= sentence->first + i; i++) {
        if (dl_date_is_sign(draft, found->first - i, ';') ||
            (draft->language == DL_LANGUAGE_EN &&
             dl_date_is_sign(draft, found->first - i, ':')))
            break;
        bool border = is_border(draft, found->first - i);
        if (border && begins && draft->language == DL_LANGUAGE_ZH)
            break; /* 已获通知，授权自12月31日起失效: when it begins is of its own clause */
        cost += border ? comma : 1;
        if (cost >= best.distance)
            break; /* what is farther away counts for nothing */
        weigh(draft, found->first - i, cost, i, begins, &best);
    }
    if (best.direction == -1 && best.distance <= SAID_NEAR && is_said_on(draft, found))
        best.direction = -2;
    bool open = draft->language == DL_LANGUAGE_EN && best.direction == 0 && !begins;
    cost = 1;
    for (uint32_t i = found->end; i < sentence->end && i < found->end + reach; i++) {
        if (dl_date_is_sign(draft, i, ';') ||
            (draft->language == DL_LANGUAGE_ZH && i >= found->end + CLAUSE &&
             dl_date_is_sign(draft, i, ',')))
            break; /* 6月25日提出法案，拟禁止 */
        cost += is_border(draft, i) ? comma : 1;
        if (cost >= best.distance)
            break;
        weigh(draft, i, cost, 0, begins, &best);
        if (open && best.direction == -1 && cost == i - found->end + 2)
            best.direction = -2; /* "In February Singapore charged" */
        open &= best.direction == 0 && !dl_draft_is(draft, i, "to");
    }
    *cue = best.cue;
    if (best.direction < 0 && is_soon(draft, found))
        return 1;
    return direction_of_month(draft, found, begins, best.direction);
}
