/* What lies ahead of a verb or denies it: its own words of plan, possibility and
 * negation. What it shares with the verbs that it goes on with is in modality_shared.c.
 */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

/* 以“技术可能外流”为由接管: what stands in quotes or brackets that close before a verb. */
static bool is_enclosed(const dl_story *story, uint32_t cue, uint32_t verb)
{
    const dl_token *tokens = story->draft->tokens.items;
    uint32_t open = 0;
    for (uint32_t i = dl_piece_at(story, cue)->end; i < dl_piece_at(story, verb)->first;
         i++) {
        if (tokens[i].sign == DL_SIGN_CLOSER && open == 0)
            return true;
        open += tokens[i].sign == DL_SIGN_OPENER;
        open -= tokens[i].sign == DL_SIGN_CLOSER;
    }
    return false;
}

/* "Held off on adding", "postponed the launch of": what is put off, not what is done after a
 * delay; "nearly banned", but not "nearly 50 firms were banned". */
static bool denies(const dl_story *story, const dl_piece *cue, uint32_t piece)
{
    enum { NEAR = 2 }; /* tokens: "being put on" */
    const dl_draft *draft = story->draft;
    dl_str value = dl_piece_value(story, cue, DL_CUE_NEGATION);
    uint32_t verb = dl_piece_at(story, piece)->first;
    if (dl_str_equal(value, DL_STR("next")))
        return cue->end == verb;
    if (!dl_str_equal(value, DL_STR("gerund")))
        return true;
    bool being = dl_str_equal(dl_draft_folded(draft, verb - 1), DL_STR("being"));
    return cue->end + NEAR >= verb &&
           (being || dl_draft_is(draft, verb, "the") || dl_draft_is(draft, verb, "its") ||
            dl_str_ends(dl_draft_folded(draft, verb), DL_STR("ing")));
}

/* 不会对转口实施限制, 会把设备列入, 没有跟随美国加征, 会“分阶段”取消: a Chinese cue right before
 * the object that its verb takes, or before how it is done, in somebody's words or not. */
static bool leads_object(const dl_story *story, uint32_t cue)
{
    const dl_piece *it = dl_piece_at(story, cue), *next = it + 1;
    if (story->draft->language != DL_LANGUAGE_ZH || cue + 1 >= story->pieces.count)
        return false;
    return dl_draft_is(story->draft, it->end, "“") || dl_draft_is(story->draft, it->end, "「") ||
          (next->first == it->end && (dl_piece_has(next, DL_CUE_OBJECT) || dl_piece_has(next, DL_CUE_PREPOSITION)));
}

uint32_t dl_story_cue_before(const dl_story *story, uint32_t piece, dl_cue_class cue,
                             uint32_t reach)
{
    uint32_t first = story->segments.items[dl_piece_at(story, piece)->segment].first;
    for (uint32_t i = piece; i > first && i + 16 > piece; i--) {
        const dl_piece *before = dl_piece_at(story, i - 1);
        uint32_t apart = dl_piece_at(story, piece)->first - before->end;
        bool chinese = story->draft->language == DL_LANGUAGE_ZH;
        if (apart > (chinese ? DL_REACH_PLAN : reach))
            return DL_NO_PIECE;
        bool of_name = cue == DL_CUE_NEGATION && i < piece && /* "not China, but" */
                       dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
                       dl_str_equal(dl_piece_value(story, before, cue), DL_STR("name"));
        bool near = dl_str_equal(dl_piece_value(story, before, cue), DL_STR("near"));
        bool far = dl_piece_has(before, cue) &&
                   apart > (cue == DL_CUE_PLAN && near ? DL_REACH_NOUN : reach) &&
                   !leads_object(story, i - 1);
        bool idle = cue == DL_CUE_NEGATION && dl_piece_has(before, cue) &&
                    !denies(story, before, piece);
        if (dl_piece_has(before, cue) && !of_name && !far && !idle)
            return is_enclosed(story, i - 1, piece) ? DL_NO_PIECE : i - 1;
        bool led = chinese && i == piece && dl_piece_at(story, piece)->groups;
        led |= before->phrase >= dl_piece_at(story, piece)->end; /* 没有|向|中国|推出 */
        if ((before->verb || before->order) && before->groups == 0 && !led)
            return DL_NO_PIECE; /* but 不会实施|限制 */
    }
    return DL_NO_PIECE;
}

/* 商务部3月4日将因美纳列入: whether a day gone by stands before a piece in its segment. */
static bool is_past_before(const dl_story *story, uint32_t piece)
{
    enum { BACK = 4 }; /* pieces */
    uint32_t first = dl_segment_of(story, piece)->first;
    for (uint32_t i = piece; i > first && i + BACK > piece; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE) {
            const dl_found_date *date =
                &story->draft->out->dates.items[dl_piece_at(story, i - 1)->row];
            return date->value.first <= story->draft->out->published.last;
        }
    return false;
}

/* 将 before the object it takes is no future; nor is it behind a day gone by. */
static bool is_taking(const dl_story *story, uint32_t cue, uint32_t head)
{
    if (leads_object(story, cue) && dl_piece_has(dl_piece_at(story, cue + 1), DL_CUE_OBJECT))
        return false; /* 将对芯片加征关税 */
    for (uint32_t i = cue + 1;
         dl_piece_has(dl_piece_at(story, cue), DL_CUE_OBJECT) && i < head; i++)
        if (dl_piece_at(story, i)->groups ||
            (i == cue + 1 && dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR)))
            return true;
    return dl_piece_has(dl_piece_at(story, cue), DL_CUE_OBJECT) && is_past_before(story, cue);
}

/* "Firms that want to export them need a licence": who wishes something else. */
static bool is_wish(const dl_story *story, uint32_t cue, uint32_t head)
{
    bool wish =
        cue != DL_NO_PIECE &&
        dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_POSSIBILITY),
                     DL_STR("wish"));
    for (uint32_t i = cue + 1; wish && i < head; i++)
        if (dl_piece_at(story, i)->groups & DL_GROUP_TRADE)
            return true;
    return false;
}

/* "Had been told that it would be approved", "had hoped it would": what was looked for
 * then, whatever came of it. */
static bool is_past_hope(const dl_story *story, uint32_t cue)
{
    enum { FARTHEST = 14 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t would = dl_piece_at(story, cue)->first;
    uint32_t first = draft->sentences.items[story->sentence].first;
    if (draft->language != DL_LANGUAGE_EN || !dl_draft_is(draft, would, "would"))
        return false;
    for (uint32_t i = would; i > first + 1 && i + FARTHEST > would; i--) {
        if (dl_draft_in(draft, i - 1, DL_LIST_HOPED))
            return dl_draft_is(draft, i - 2, "had") ||
                   (i > first + 2 && dl_draft_is(draft, i - 2, "been") &&
                    dl_draft_is(draft, i - 3, "had"));
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
    }
    return false;
}

/* "Sales would be allowed, the White House said": whether an English authority says behind
 * the comma what stands before it. */
static bool is_said_behind(const dl_story *story, uint32_t cue)
{
    for (uint32_t i = dl_piece_at(story, cue)->segment + 1; i < story->segments.count; i++) {
        const dl_segment *its = &story->segments.items[i];
        if (story->draft->language != DL_LANGUAGE_EN || its->opener == DL_OPENER_STOP ||
            its->opener == DL_OPENER_MAIN)
            return false;
        if (its->opener != DL_OPENER_COMMA || its->subject != its->first ||
            its->subject + 1 >= story->pieces.count ||
            !dl_piece_at(story, its->subject + 1)->says)
            continue;
        uint32_t who = dl_story_referent(story, its->subject);
        return who != DL_NO_ROW && dl_story_is_authority(story, who);
    }
    return false;
}

/* "Analysts wrote that it would", "he believed it would": what somebody without office guesses
 * in English. */
static bool is_guess(const dl_story *story, const dl_segment *segment)
{
    enum { BACK = 2 }; /* segments: "wrote | on May 8 | that" */
    for (uint32_t n = 0; n < BACK && segment > story->segments.items &&
                         (segment->opener == DL_OPENER_SAID ||
                          segment->opener == DL_OPENER_LINK);
         n++, segment--) {
        uint32_t who = segment[-1].subject != DL_NO_PIECE
                           ? dl_story_referent(story, segment[-1].subject)
                           : DL_NO_ROW;
        if (story->draft->language != DL_LANGUAGE_EN ||
            (who != DL_NO_ROW && dl_story_is_authority(story, who)))
            return false;
        for (uint32_t i = segment[-1].first; i <= segment->first; i++)
            if (dl_piece_has(dl_piece_at(story, i), DL_CUE_OPINION))
                return true;
    }
    return false;
}

/* "Would" is a plan in what somebody said, else a possibility. */
bool dl_cue_is_only_possible(const dl_story *story, uint32_t cue)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, cue)->segment];
    if (is_past_hope(story, cue) || is_guess(story, segment))
        return true;
    return segment->opener != DL_OPENER_SAID && segment->opener != DL_OPENER_LINK &&
           dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_PLAN),
                        DL_STR("said")) &&
           !is_said_behind(story, cue);
}

/* 就后门疑虑约见英伟达: what somebody acts about is not what may be. */
static bool is_about(const dl_story *story, uint32_t cue)
{
    enum { FARTHEST = 12 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, cue)->first;
    if (draft->language != DL_LANGUAGE_ZH ||
        !(dl_token_reads(draft, first, "疑") || dl_token_reads(draft, first, "顾") ||
          dl_token_reads(draft, first, "担") || dl_token_reads(draft, first, "忧")))
        return false;
    for (uint32_t i = first; i > 0 && i + FARTHEST > first; i--) {
        if (dl_draft_is(draft, i - 1, "，"))
            return false;
        if (dl_draft_in(draft, i - 1, DL_LIST_ABOUT))
            return true;
    }
    return false;
}

/* "A bill that would ban it cleared the House": whether an English past behind another verb
 * is not what may be. */
static bool is_of_verb_between(const dl_story *story, uint32_t cue, uint32_t head)
{
    const dl_draft *draft = story->draft;
    bool between = false;
    if (draft->language != DL_LANGUAGE_EN || cue == DL_NO_PIECE ||
        !dl_str_ends(dl_draft_folded(draft, dl_piece_at(story, head)->first), DL_STR("ed")))
        return false;
    for (uint32_t i = cue + 1; i < head; i++) {
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_PASSIVE))
            return false;
        between |= dl_piece_at(story, i)->verb && dl_verb_is_base(story, i);
    }
    return between && !dl_piece_is_joint(dl_piece_at(story, head - 1));
}

/* A plan or possibility before a verb in its segment. */
uint32_t dl_story_own_ahead(const dl_story *story, uint32_t head, bool *possible)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    uint32_t cue = dl_story_cue_before(story, head, DL_CUE_POSSIBILITY, DL_REACH_PLAN);
    uint32_t first = segment->first;
    *possible = true;
    if (cue != DL_NO_PIECE && (is_wish(story, cue, head) || is_about(story, cue)))
        cue = DL_NO_PIECE;
    if (cue != DL_NO_PIECE)
        return cue;
    if ((segment->opener == DL_OPENER_LINK || segment->opener == DL_OPENER_SAID) &&
        first > 0 && dl_piece_has(dl_piece_at(story, first - 1), DL_CUE_POSSIBILITY))
        return first - 1; /* "fears that" */
    cue = dl_story_cue_before(story, head, DL_CUE_PLAN, DL_REACH_PLAN);
    if (cue != DL_NO_PIECE &&
        (is_taking(story, cue, head) || is_of_verb_between(story, cue, head)))
        cue = DL_NO_PIECE;
    *possible = cue != DL_NO_PIECE && dl_cue_is_only_possible(story, cue);
    return cue;
}

/* Whether an English verb has the form that needs an auxiliary: "ban", not "bans". */
bool dl_verb_is_base(const dl_story *story, uint32_t verb)
{
    dl_str word = dl_draft_folded(story->draft, dl_piece_at(story, verb)->first);
    return story->draft->language == DL_LANGUAGE_EN && !dl_str_ends(word, DL_STR("ed")) &&
           !dl_str_ends(word, DL_STR("ing")) &&
           (!dl_str_ends(word, DL_STR("s")) || dl_str_ends(word, DL_STR("ss")));
}

/* 外界预期，美国将扩大清单: what somebody without office expects is no plan. */
uint32_t dl_story_expected(const dl_story *story, uint32_t head)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    for (uint32_t n = 0; n < 2 && segment > story->segments.items; n++, segment--) {
        uint32_t i = segment->first;
        if (segment->opener == DL_OPENER_STOP)
            break;
        if (i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_COMMA)
            i--;
        if (i == 0 || !(dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_OPINION) ||
                        dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_POSSIBILITY)))
            continue;
        bool threat = dl_str_equal(
            dl_piece_value(story, dl_piece_at(story, i - 1), DL_CUE_POSSIBILITY),
            DL_STR("threat"));
        uint32_t who = dl_story_referent(story, segment[-1].subject);
        return who != DL_NO_ROW && !threat && dl_story_is_authority(story, who) ? DL_NO_PIECE
                                                                                : i - 1;
    }
    return DL_NO_PIECE;
}

/* "over potential back doors": what only a thing may be. */
static bool is_adjective(const dl_story *story, const dl_piece *piece)
{
    return dl_draft_in(story->draft, piece->first, DL_LIST_POTENTIAL);
}

/* "Allowing sales would be a mistake": a deed that is only talked of. */
uint32_t dl_story_weighed(const dl_story *story, uint32_t verb)
{
    const dl_piece *it = dl_piece_at(story, verb);
    uint32_t end = story->segments.items[it->segment].end;
    bool being =
        it->first > 0 &&
        dl_str_equal(dl_draft_folded(story->draft, it->first - 1), DL_STR("being"));
    bool noun = story->draft->language == DL_LANGUAGE_VI && it->first > 0 &&
                dl_str_equal(dl_draft_folded(story->draft, it->first - 1),
                             DL_STR("việc")); /* "việc cấm H20 sẽ" */
    if (!noun &&
        (story->draft->language != DL_LANGUAGE_EN ||
         !(being || dl_str_ends(dl_draft_folded(story->draft, it->first), DL_STR("ing")))))
        return DL_NO_PIECE;
    for (uint32_t i = verb + 1; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if ((piece->verb || piece->order) && piece->groups == 0)
            return DL_NO_PIECE;
        if (dl_piece_has(piece, DL_CUE_PLAN) ||
            (dl_piece_has(piece, DL_CUE_POSSIBILITY) && !is_adjective(story, piece)))
            return i;
    }
    return DL_NO_PIECE;
}
