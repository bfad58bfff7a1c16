/* What a stretch of a sentence tells by its wording alone.
 *
 * The model (dateline/deed_model.h) reads what has a date, and only says which deed;
 * when, who and what are read from what stands in the stretch: its first date, the first
 * that can act, the goods. What may be, or is denied, is left to verbs.
 */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"
#include "src/extract/spelling.h"
#include "src/extract/wording.h"

enum {
    SHORTEST = 5, /* tokens of a stretch */
    SHORTEST_UNDATED_ZH = 10, /* the same, in Chinese without a day: no heading */
    SURE = 100,   /* how much likelier than none what is doubted has to be */
    /* By how much likelier than none a deed has to be, in DL_DEED_SCALE: found by
     * counting in articles that the model did not learn from. What has a date of its own
     * nearly always is one. */
    WORTH = -20,
    WORTH_ZH = 20, /* the same in Chinese */
    /* What has no date at all seldom is one: told by a sentence that tells nothing else. */
    UNDATED = 200,
    ENGLISH = 0, /* the same: where verbs tell more, what is left says less */
    BESIDE = 60 /* the same, in Chinese beside what verbs told */
};

/* The deed that the stretch tells; *margin: by how much it is likelier than none. */
static dl_deed deed_of(dl_story *story, const dl_stretch *its, int32_t *margin)
{
    int32_t scores[DL_DEED_CLASSES];
    *margin = INT32_MIN;
    if (!dl_stretch_scores(story, its, scores))
        return DL_DEED_ANNOUNCE;
    dl_deed best = dl_deed_likeliest(scores);
    *margin = scores[best] - scores[DL_NO_DEED];
    return best;
}

/* "May no longer", "may only": what an English rule says. */
static bool is_duty(const dl_draft *draft, const dl_piece *piece)
{
    return piece->end + 1 < draft->tokens.count &&
           (dl_draft_is(draft, piece->first, "may") ||
            dl_draft_is(draft, piece->first, "can")) &&
           (dl_draft_is(draft, piece->end, "only") ||
            dl_draft_is(draft, piece->end, "not") ||
            (dl_draft_is(draft, piece->end, "no") &&
             dl_draft_is(draft, piece->end + 1, "longer")));
}

/* Whether it may only be possible, planned or denied, so that the model has to be sure:
 * "said that it could" and "was told that it may no longer" look alike. */
static bool is_doubted(const dl_story *story, const dl_stretch *its,
                       const dl_clause *clause, dl_certainty *certainty)
{
    dl_reason hearsay;
    bool possible = story->draft->language == DL_LANGUAGE_EN &&
                    dl_str_equal(dl_draft_folded(story->draft, its->from), DL_STR("no"));
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (is_duty(story->draft, piece))
            return false;
        possible |= dl_piece_has(piece, DL_CUE_POSSIBILITY);
    }
    if (possible || !dl_clause_certainty(story, clause, certainty, &hearsay) ||
        *certainty == DL_CERTAINTY_HYPOTHETICAL) {
        *certainty = DL_CERTAINTY_OCCURRED;
        return true;
    }
    return false;
}

/* A word of the stretch that stands for the verb it lacks: in Chinese beside its date, if
 * it has one. */
static uint32_t head_of(const dl_story *story, const dl_stretch *its)
{
    uint32_t date = story->draft->language == DL_LANGUAGE_ZH
                        ? dl_stretch_only_date(story, its)
                        : DL_NO_PIECE;
    for (uint32_t i = its->first; i < its->end && date != DL_NO_PIECE; i++)
        if (dl_piece_at(story, i)->verb &&
            dl_piece_at(story, i)->segment == dl_piece_at(story, date)->segment)
            return i;
    bool english = story->draft->language == DL_LANGUAGE_EN;
    for (uint32_t i = its->first; english && i < its->end; i++) /* not "anyone who exports" */
        if (dl_piece_at(story, i)->verb &&
            dl_segment_of(story, i)->opener != DL_OPENER_RELATIVE)
            return i;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->verb)
            return i;
    uint32_t doer = its->first; /* "and Google opened it to testers on Wednesday" */
    while (doer + 1 < its->end && dl_piece_has(dl_piece_at(story, doer), DL_CUE_JOIN))
        doer++;
    if (dl_party_acts(story, doer))
        return doer;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_WORD)
            return i;
    for (uint32_t i = its->first; i < its->end && dl_continuation_counts(story, its->first);
         i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
            return i; /* "hai ngày sau, đến lượt Huawei": what is counted to */
    return its->first;
}

/* Not "Thông báo được đăng tối Chủ nhật": nobody and nothing of the topic stands in it;
 * nor who only says what was told before: ", Financial Times tiết lộ hôm nay". */
static bool names_something(const dl_story *story, const dl_stretch *its)
{
    for (uint32_t i = its->first; i < its->end; i++)
        if (i + 1 < its->end && dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i + 1)->says && i > 0 &&
            dl_piece_at(story, i)->first <= its->from + 1)
            i++;
        else if (dl_piece_at(story, i)->kind == DL_PIECE_NAME ||
                 dl_piece_at(story, i)->groups || dl_piece_at(story, i)->verb ||
                 dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR))
            return true;
    enum { SHORT = 8 }; /* tokens: "and said so on Tuesday" */
    if (story->draft->language == DL_LANGUAGE_EN && its->to < its->from + SHORT)
        for (uint32_t i = its->first; i < its->end; i++)
            if (dl_piece_at(story, i)->says)
                return false;
    return story->draft->language != DL_LANGUAGE_VI;
}

/* Whether it has a date or refers to one, and more stands in it: not "Ngày 29/8, Mỹ thông
 * báo". Nearly all that is told without any date is no deed. */
static bool is_dated(const dl_story *story, const dl_stretch *its)
{
    enum { LEAST = 4, LEAST_LIKEWISE = 2 }; /* tokens */
    uint32_t rest = its->to - its->from;
    uint32_t least =
        dl_story_likewise(story, its->from, its->to) ? LEAST_LIKEWISE : LEAST;
    bool dated =
        dl_story_heading(story, &(dl_date){ 0 }) ||
        (dl_story_is_heralded(story) && story->herald_sentence == story->sentence);
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dated |= piece->kind == DL_PIECE_DATE || dl_piece_has(piece, DL_CUE_CONTINUATION);
        if (piece->kind == DL_PIECE_DATE || piece->kind == DL_PIECE_COMMA)
            rest -= piece->end - piece->first;
    }
    return dated && rest >= least && names_something(story, its);
}

/* The stretch as the clause of a verb, for who reads dates and certainty. */
static dl_clause clause_of(const dl_stretch *its, uint32_t head)
{
    static const dl_topic_word no_word = { .deed = DL_DEED_COUNT };
    return (dl_clause){
        .verb = head,
        .order = DL_NO_PIECE,
        .object = DL_NO_PIECE,
        .agent = DL_NO_PIECE,
        .left = its->first,
        .right = its->end,
        .sense = {.word = &no_word, .subject = DL_SUBJECT_TARGET}
    };
}

/* "Cổ phiếu Nvidia cũng làm điều tương tự": what shares do is nobody's deed. */
static bool is_of_shares(const dl_draft *draft, const dl_stretch *its)
{
    for (uint32_t i = its->from; i + 1 < its->to; i++)
        if (dl_draft_says(draft, i, "cổ") && dl_draft_says(draft, i + 1, "phiếu"))
            return draft->language == DL_LANGUAGE_VI;
    return false;
}

/* "Ý định lập quỹ đã được hé lộ": what is not yet brought out. */
static bool is_intention(const dl_draft *draft, const dl_stretch *its)
{
    return draft->language == DL_LANGUAGE_VI && its->from + 1 < its->to &&
           ((dl_draft_says(draft, its->from, "ý") &&
             (dl_draft_says(draft, its->from + 1, "định") ||
              dl_draft_says(draft, its->from + 1, "tưởng"))) ||
            (dl_draft_says(draft, its->from, "dự") &&
             dl_draft_says(draft, its->from + 1, "định")));
}

/* "Hãng cắt giảm nhân sự ngay tháng sau đó": a Vietnamese stretch that only counts on
 * from a date told before. */
static bool is_only_counted(const dl_story *story, const dl_stretch *its)
{
    bool counted = false;
    for (uint32_t i = its->first; i < its->end; i++) {
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
        counted |= dl_continuation_counts(story, i);
    }
    return counted && story->draft->language == DL_LANGUAGE_VI;
}

/* "In response to the listing of Inspur on June 2,": an English reason for what verbs told. */
static bool is_reason(const dl_story *story, const dl_stretch *its)
{
    const dl_cue *cue = dl_draft_cue(story->draft, its->from, DL_CUE_PREPOSITION);
    return story->draft->language == DL_LANGUAGE_EN && cue &&
           dl_str_equal(cue->entry->value, DL_STR("cause"));
}

/* How likely a deed has to be; `beside`: verbs told what else the sentence tells, so that
 * what is left may only say who announced it (商务部昨晚发布公告). */
static int32_t least_of(const dl_story *story, const dl_stretch *its, bool doubted,
                        bool beside, bool dated)
{
    if (!dated)
        return doubted ? INT32_MAX : UNDATED;
    if (doubted)
        return SURE;
    if (is_only_counted(story, its))
        return 0;
    if (story->draft->language == DL_LANGUAGE_EN)
        return ENGLISH;
    if (story->draft->language == DL_LANGUAGE_ZH)
        return beside ? BESIDE : WORTH_ZH;
    return WORTH;
}

/* What another did likewise: the deed told before, done by or to who stands here; false
 * if nobody does ("shares of Nvidia did the same"). */
static bool take_over(const dl_story *story, const dl_telling *same, dl_telling *telling)
{
    if (same->actors.count && !telling->actors.count && !telling->goods.count) {
        bool firms = dl_deed_is_firms(same->deed);
        if (story->draft->language != DL_LANGUAGE_VI || (firms && telling->targets.count) ||
            telling->targets.count + telling->items.count == 0)
            return false;
        if (!firms) /* "H800 nối gót": whose it is, is found later */
            telling->actors = same->actors; /* "bốn ngày sau, đến lượt TSMC" */
    }
    telling->guessed = false;
    telling->likewise = true;
    telling->reason.rule = "likewise";
    if (telling->items.count == 0 && telling->goods.count == 0)
        telling->items = same->items;
    return true;
}

/* 公布新规，|15日生效，条件包括…, but not 9月起失去产能. */
static bool opens_with_effect(const dl_story *story, const dl_stretch *its)
{
    const dl_piece *date = dl_piece_at(story, its->first);
    return story->draft->language == DL_LANGUAGE_ZH && its->first + 1 < its->end &&
           date->kind == DL_PIECE_DATE && date[1].first == date->end &&
           dl_piece_has(&date[1], DL_CUE_EFFECT) &&
           (dl_token_reads(story->draft, date[1].end - 1, "效") ||
            dl_token_reads(story->draft, date[1].end - 1, "施") ||
            dl_token_reads(story->draft, date[1].end - 1, "行"));
}

/* 新规7月1日起生效: beside what a verb told, only when that begins. */
static bool is_only_beginning(const dl_story *story, const dl_stretch *its,
                              const dl_telling *telling)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    uint32_t groups = 0;
    bool begins = false;
    if (opens_with_effect(story, its))
        return true;
    if (telling->actors.count || telling->targets.count || telling->items.count ||
        telling->goods.count)
        return false;
    for (uint32_t i = its->first; i < its->end; i++) {
        begins |= dl_piece_has(dl_piece_at(story, i), DL_CUE_EFFECT);
        groups |= dl_piece_at(story, i)->groups;
    }
    return begins && !(groups & ~rules);
}

/* 推迟发放许可证, 放弃推出B30A: whether a Chinese stretch tells what was held back. */
static bool is_put_off(const dl_story *story, const dl_stretch *its, const dl_telling *telling)
{
    if (telling->deed == DL_DEED_LICENSE_GRANT && dl_verb_is_withheld(story, telling->verb))
        return true;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->verb && dl_verb_is_put_off(story, i))
            return true;
    return false;
}

/* Adds who and what takes part, and tells it unless that speaks against it. */
static void complete(dl_story *story, const dl_stretch *its, const dl_telling *same,
                     bool beside, dl_telling *telling)
{
    dl_stretch_add_things(story, its, telling);
    dl_stretch_add_parties(story, its, telling);
    if (!same && (dl_stretch_brings_paper(story, its, telling) ||
                  (beside && dl_telling_is_eased_beside(story, telling))))
        return;
    if (beside && !same && is_only_beginning(story, its, telling))
        return;
    if (telling->deed == DL_DEED_ENTITY_LIST && telling->targets.count == 0 &&
        dl_story_has_kind(story, &telling->items, DL_ENTITY_CHIP))
        return; /* H20也没能躲过: no chip is listed */
    dl_stretch_settle_deed(story, its, same, telling);
    dl_telling_name_it(story, its->first + 1, its->end, telling->deed, telling);
    dl_telling_carry(story, its->first, its->end, telling->deed, telling);
    telling->on_topic = same ? same->on_topic : dl_telling_is_on_topic(story, telling);
    if (same && !take_over(story, same, telling))
        return;
    *DL_APPEND(&story->tellings, story->draft->scratch) = *telling;
}

/* Whether the words alone speak against telling what a stretch says, or has `same` done. */
static bool is_against(const dl_story *story, const dl_stretch *its, const dl_telling *same,
                       bool alike, bool dated)
{
    const dl_draft *draft = story->draft;
    return (same && ((!dated && !alike) || is_of_shares(draft, its))) ||
           dl_stretch_is_remark(draft, its) || dl_stretch_is_denied(story, its) ||
           dl_stretch_is_refused(story, its);
}

static bool can_tell(const dl_story *story, const dl_stretch *its, bool beside, bool dated)
{
    if (beside && is_reason(story, its))
        return false;
    if (!dated && story->draft->language == DL_LANGUAGE_ZH &&
        its->to < its->from + SHORTEST_UNDATED_ZH)
        return false;
    return dated || (!beside && names_something(story, its));
}

void dl_stretch_tell(dl_story *story, const dl_stretch *its, bool beside)
{
    const dl_draft *draft = story->draft;
    uint32_t length = its->to - its->from;
    int32_t margin = INT32_MIN;
    bool asked;
    if (its->first >= its->end || length < SHORTEST || length > DL_STRETCH_LONGEST ||
        dl_stretch_depends(story, its, &asked) || dl_stretch_is_only_apart(story, its))
        return;
    bool dated = is_dated(story, its);
    if (!can_tell(story, its, beside, dated))
        return;
    dl_telling telling = {
        .sentence = story->sentence,
        .object = DL_NO_PIECE,
        .guessed = true,
        .reason = {"model", dl_draft_span(draft, its->from, its->to)}
    };
    const dl_telling *same = dl_story_likewise(story, its->from, its->to);
    bool alike = same && !dated && dl_story_is_alike(story, its->from, its->to);
    if (is_against(story, its, same, alike, dated))
        return;
    telling.deed = same ? same->deed : deed_of(story, its, &margin);
    if (!same && margin < WORTH)
        return; /* as nearly all: nothing below asks for less */
    if (dl_stretch_is_unmet(story, its, telling.deed) ||
        dl_stretch_is_undone(story, its, telling.deed))
        return;
    telling.verb = head_of(story, its);
    dl_clause clause = clause_of(its, telling.verb);
    bool doubted = is_doubted(story, its, &clause, &telling.certainty);
    if ((asked && telling.deed != DL_DEED_INVESTIGATE && telling.deed != DL_DEED_PROPOSE) ||
        (!same && is_put_off(story, its, &telling)))
        return;
    doubted &= !asked;
    if (!same && telling.deed == DL_DEED_LAUNCH && is_intention(draft, its))
        telling.deed = DL_DEED_PROPOSE;
    dl_clause_date(story, &clause, &telling);
    dl_guess_date(story, &clause, its, !doubted && margin > 0, &telling);
    if ((alike && doubted) ||
        (!same && margin < least_of(story, its, doubted, beside, dated)) ||
        !dl_stretch_settle_date(story, its, same, beside, dated, &telling) ||
        (telling.deed == DL_DEED_ENFORCE && dl_stretch_is_charge(draft, its)))
        return;
    complete(story, its, same, beside, &telling);
}
