/* What Chinese only speaks of: a deed that somebody is asked about, the case that is
 * meant, what a bill would do. */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

/* 三人被控欺诈一案: the case that is meant. */
static bool is_case(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 8 }; /* tokens */
    const dl_draft *draft = story->draft;
    const dl_piece *next = dl_piece_at(story, verb) + 1;
    if (verb + 1 < story->pieces.count && dl_piece_is_party(next) &&
        next->first == dl_piece_at(story, verb)->end && next->end < draft->tokens.count &&
        dl_draft_is(draft, next->end, "案"))
        return true; /* 调查高通案 */
    for (uint32_t i = dl_piece_at(story, verb)->end;
         i + 1 < draft->tokens.count && i < dl_piece_at(story, verb)->end + FARTHEST &&
         draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_is(draft, i, "一") && dl_draft_is(draft, i + 1, "案"))
            return true;
    return false;
}

/* 就企业列入名单作出回应: a deed that is only what is spoken about. */
static bool is_asked_about(const dl_story *story, uint32_t verb)
{
    enum { BACK = 24, AHEAD = 24 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first, at_about = first;
    for (uint32_t i = first; i > 0 && i + BACK > first && at_about == first; i--)
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            break;
        else if (dl_draft_is(draft, i - 1, "就"))
            at_about = i - 1;
    if (at_about == first)
        return false;
    for (uint32_t i = dl_piece_at(story, verb)->end;
         i + 1 < draft->tokens.count && i < dl_piece_at(story, verb)->end + AHEAD &&
         draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "answer"))
            return true;
    return false;
}

/* 依据此前公告的规定，原本…: what an older rule says. */
static bool is_of_old_rule(const dl_story *story, uint32_t verb)
{
    const dl_piece *first = dl_piece_at(story, 0);
    bool leads_in = dl_draft_in(story->draft, first->first, DL_LIST_ACCORDING), old = false;
    for (uint32_t i = 0; leads_in && i < verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
        else
            old |= dl_str_equal(
                       dl_piece_value(story, dl_piece_at(story, i), DL_CUE_CONTINUATION),
                       DL_STR("before")) ||
                   dl_token_reads(story->draft, dl_piece_at(story, i)->first, "原");
    return old;
}

/* 工信部约谈了阿里？没有这回事: what the last clause of a question asks is not told. */
static bool is_asked(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 32 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t first = dl_piece_at(story, verb)->end;
    for (uint32_t i = first; i < sentence->end && i < first + FARTHEST; i++)
        if (dl_draft_is(draft, i, "？") || dl_draft_is(draft, i, "?"))
            return true;
        else if (draft->tokens.items[i].kind == DL_WORD_PUNCTUATION &&
                 !dl_draft_is(draft, i, "、"))
            return false;
    return false;
}

/* 对荷方在管制上加码表示不满, 对美国将企业列入清单深表遗憾: what somebody only reacts to. */
static bool is_reacted_to(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 24 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first, end = dl_piece_at(story, verb)->end;
    bool to = false;
    for (uint32_t i = first; i > 0 && i + FARTHEST > first && !to; i--) {
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        to = dl_token_reads(draft, i - 1, "对") && !dl_token_reads(draft, i, "华");
    }
    for (uint32_t i = end; to && i + 1 < draft->tokens.count && i < end + FARTHEST &&
                           draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "react"))
            return true;
    return false;
}

/* 放行B30A等于把优势送人: a deed without a subject that somebody only says the worth of. */
static bool is_equated(const dl_story *story, uint32_t verb)
{
    static const char *const means[][2] = {
        {"等",  "于"},
        { "等", "同"},
        { "无", "异"},
        { "意", "味"},
        { "相", "当"}
    };
    enum { FARTHEST = 24 }; /* tokens */
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t end = dl_piece_at(story, verb)->end;
    for (uint32_t i = segment->first; i < verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) ||
            dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    for (uint32_t i = end; i + 1 < draft->tokens.count && i < end + FARTHEST &&
                           draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        for (size_t n = 0; n < DL_COUNT(means); n++)
            if (dl_token_reads(draft, i, means[n][0]) &&
                dl_token_reads(draft, i + 1, means[n][1]))
                return true;
    return false;
}

/* 反问：“此时实施制裁，意欲何为？”: asked, not told. */
static bool is_questioned(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 64 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t first = dl_piece_at(story, verb)->first;
    bool quoted = false;
    for (uint32_t i = first; i > sentence->first && i + FARTHEST > first && !quoted;
         i--) {
        if (dl_draft_is(draft, i - 1, "」") || dl_draft_is(draft, i - 1, "”"))
            return false;
        quoted = dl_draft_is(draft, i - 1, "「") || dl_draft_is(draft, i - 1, "“");
    }
    for (uint32_t i = first; quoted && i < sentence->end && i < first + FARTHEST; i++)
        if (dl_draft_is(draft, i, "？") || dl_draft_is(draft, i, "?"))
            return true;
        else if (dl_draft_is(draft, i, "」") || dl_draft_is(draft, i, "”"))
            return false;
    return false;
}

/* 通过《国际紧急经济权力法》等工具: by means of a law. */
static bool is_means(const dl_story *story, const dl_clause *clause)
{
    enum { NEAR = 3 }; /* tokens: the closing sign */
    if (!clause->sense.word || clause->sense.word->deed != DL_DEED_PROPOSE ||
        clause->object == DL_NO_PIECE ||
        !dl_token_reads(story->draft, dl_piece_at(story, clause->verb)->first, "通"))
        return false;
    uint32_t end = dl_piece_at(story, clause->object)->end;
    for (uint32_t i = end; i < end + NEAR; i++)
        if (dl_token_reads(story->draft, i, "等"))
            return true;
    return false;
}

/* 4月发布的H20禁令: a ban that was published, no chip. */
static bool is_of_rule(const dl_story *story, const dl_clause *clause)
{
    if (!clause->sense.word || clause->sense.word->deed != DL_DEED_LAUNCH ||
        !clause->attributive)
        return false;
    uint32_t end = story->segments.items[dl_piece_at(story, clause->verb)->segment].end;
    for (uint32_t i = clause->verb + 1; i < end; i++)
        if (dl_piece_at(story, i)->groups & (DL_GROUP_BAN | DL_GROUP_RULE))
            return true;
    return false;
}

/* 此举被视为强化审查: what a deed told before means. */
static bool is_meaning_of(const dl_story *story, uint32_t verb)
{
    static const char *const means[][2] = {
        {"视",  "为"},
        { "显", "示"},
        { "意", "味"},
        { "代", "表"},
        { "标", "志"},
        { "凸", "显"},
        { "象", "征"},
        { "看", "作"}
    };
    const dl_draft *draft = story->draft;
    enum { FARTHEST = 48 }; /* tokens: keeps time linear */
    uint32_t first = dl_piece_at(story, verb)->first, behind = first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    for (uint32_t i = first; i > start && i + FARTHEST > first; i--) {
        if (!dl_draft_is(draft, i - 1, "此") || !dl_token_reads(draft, i, "举"))
            continue;
        for (uint32_t j = i; j <= behind; j++)
            for (size_t n = 0; n < DL_COUNT(means); n++)
                if (dl_token_reads(draft, j - 1, means[n][0]) &&
                    dl_token_reads(draft, j, means[n][1]))
                    return true;
        behind = i;
    }
    return false;
}

/* 搁置限制H20的计划, 删去限制出口的条款: what was only meant to be, or a text would do. */
static bool is_plan_of(const dl_story *story, uint32_t verb)
{
    enum { AHEAD = 24 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, verb)->end;
    for (uint32_t i = end; i + 2 < draft->tokens.count && i < end + AHEAD &&
                           draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_is(draft, i, "的") &&
            dl_draft_cue_is(draft, i + 1, DL_CUE_MARK, "plan"))
            return true;
    return false;
}

/* 指责美国胁迫他国收紧管制: what somebody is only accused of, on no day. */
static bool is_accused_of(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 24 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    for (uint32_t i = verb; i > 0 && dl_piece_at(story, i - 1)->end + FARTHEST > first; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE)
            return false;
    for (uint32_t i = first; i > 0 && i + FARTHEST > first &&
                             draft->tokens.items[i - 1].kind != DL_WORD_PUNCTUATION;
         i--)
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "accuse"))
            return true;
    return false;
}

/* 内含需许可证的H100: what a Chinese attribute only says of the chip behind it. */
static bool is_quality(const dl_story *story, const dl_clause *clause)
{
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    return clause->sense.word && clause->sense.word->deed == DL_DEED_LICENSE_REQUIRE &&
           clause->sense.subject == DL_SUBJECT_TARGET &&
           dl_draft_is(story->draft, end, "的");
}

/* 距离该规则上路只剩两天: a deed that time is only counted to. */
static bool is_counted_to(const dl_story *story, uint32_t verb)
{
    uint32_t first = dl_piece_at(story, dl_segment_of(story, verb)->first)->first;
    for (uint32_t i = first > 2 ? first - 2 : 0; i <= first; i++)
        if (dl_draft_is(story->draft, i, "距"))
            return true;
    return false;
}

/* 应当禁止出售, 尚需美国政府批准: what somebody holds to be due is not done; 企业须停止采购 is told by
 * its own verb. */
static bool is_held_due(const dl_story *story, const dl_clause *clause)
{
    uint32_t i = clause->verb;
    dl_action_family family =
        clause->sense.word ? dl_deed_family(clause->sense.word->deed) : DL_FAMILY_SAY;
    bool eases = family == DL_FAMILY_EASE;
    if ((family != DL_FAMILY_TIGHTEN && !eases) || clause->passive ||
        clause->order != DL_NO_PIECE || clause->sense.obliged ||
        clause->sense.subject != DL_SUBJECT_ACTS)
        return false;
    while (eases && i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_NAME &&
           dl_piece_at(story, i - 1)->end == dl_piece_at(story, i)->first)
        i--;
    return i > 0 && dl_piece_at(story, i - 1)->end == dl_piece_at(story, i)->first &&
           dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_OBLIGATION);
}

/* 7日公布的法案定稿没有收入该条款: a bill that only is what something is not in. */
static bool is_lacking(const dl_story *story, const dl_clause *clause)
{
    return dl_verb_is_attributive(story, clause->verb) && clause->object != DL_NO_PIECE &&
           dl_piece_at(story, clause->object)->groups & DL_GROUP_BILL &&
           dl_story_lacks(story, dl_piece_at(story, clause->verb)->end);
}

/* 列入名单是为了防止扩散: a deed without a subject that is itself what is spoken of. */
bool dl_clause_is_spoken_of(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_ZH)
        return false;
    if (is_case(story, clause->verb) || is_asked_about(story, clause->verb) ||
        is_of_old_rule(story, clause->verb) || is_questioned(story, clause->verb) ||
        is_means(story, clause) || is_of_rule(story, clause) ||
        is_meaning_of(story, clause->verb) || is_counted_to(story, clause->verb) ||
        is_plan_of(story, clause->verb) || is_asked(story, clause->verb) ||
        is_equated(story, clause->verb) || is_reacted_to(story, clause->verb) ||
        is_accused_of(story, clause->verb) || dl_verb_is_talked_of(story, clause->verb) ||
        is_quality(story, clause) || is_lacking(story, clause) || is_held_due(story, clause))
        return true;
    const dl_segment *segment =
        &story->segments.items[dl_piece_at(story, clause->verb)->segment];
    if (clause->object == DL_NO_PIECE || clause->object < clause->verb ||
        clause->verb != segment->first)
        return false;
    uint32_t behind = dl_piece_at(story, clause->object)->end;
    return behind < story->draft->tokens.count && dl_draft_is(story->draft, behind, "是");
}

/* 法案, but not the end of a name: 援引《货物供应法案（…）》. */
static bool is_bill(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return it->kind == DL_PIECE_WORD && it->groups & DL_GROUP_BILL &&
           !dl_draft_in(story->draft, it->end, DL_LIST_BEHIND_TITLE_SIGN);
}

/* 提案修正: an order that is itself a proposal. */
static bool is_proposed(const dl_story *story, const dl_clause *clause)
{
    const dl_sense *sense;
    for (uint32_t i = 0; clause->order != DL_NO_PIECE &&
                         (sense = dl_piece_sense(story, dl_piece_at(story, clause->order),
                                                 i)) != NULL;
         i++)
        if (sense->role == DL_WORD_ORDER && sense->word->deed == DL_DEED_PROPOSE)
            return true;
    return false;
}

/* 该法案将禁止: what a bill would do. */
uint32_t dl_clause_billed(const dl_story *story, const dl_clause *clause)
{
    uint32_t head = clause->order != DL_NO_PIECE ? clause->order : clause->verb;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        (clause->sense.word && clause->sense.word->deed == DL_DEED_PROPOSE) ||
        is_proposed(story, clause))
        return DL_NO_PIECE;
    uint32_t first = 0;
    while (first < head && !dl_piece_at(story, first)->groups)
        first++;
    if (is_bill(story, first))
        return first;
    for (uint32_t i = head; i > 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_STOP ||
            (dl_piece_is_party(piece) &&
             story->segments.items[piece->segment].subject == i - 1 &&
             story->segments.items[piece->segment].opener != DL_OPENER_LINK))
            return DL_NO_PIECE;
        if (is_bill(story, i - 1) && !piece->verb)
            return i - 1;
    }
    return DL_NO_PIECE;
}
