/* "Washington đang bàn có nên cho Nvidia xuất H200 hay không, Bloomberg đưa tin", 白宫正酝酿
 * 新的限制: what an authority is said to weigh is a plan under consideration: proposed, but
 * not done. */
#include "src/extract/certainty.h"

/* Whether the sentence says when, or on whose word: what is only thought of is no news. */
static bool is_sourced(const dl_story *story)
{
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE || dl_piece_has(piece, DL_CUE_RUMOUR) ||
            (piece->kind == DL_PIECE_NAME &&
             dl_piece_entity(story, piece)->kind == DL_ENTITY_ORGANISATION))
            return true;
    }
    return false;
}

/* Whether a piece says that something is weighed: "cân nhắc", 酝酿. */
static bool is_weighing(const dl_story *story, const dl_piece *piece)
{
    return dl_str_equal(dl_piece_value(story, piece, DL_CUE_POSSIBILITY),
                        DL_STR("ponder"));
}

/* "Cổ phiếu giảm sau khi Bloomberg đưa tin Mỹ cân nhắc": told by the way. */
static bool is_aside(const dl_story *story, uint32_t cue)
{
    uint32_t start = story->draft->sentences.items[story->sentence].first;
    for (uint32_t i = dl_piece_at(story, cue)->first; i > start + 1; i--)
        if (dl_draft_is(story->draft, i - 1, "khi") &&
            dl_draft_is(story->draft, i - 2, "sau"))
            return true;
    return false;
}

/* The last party before a piece in its segment, or else the segment's subject. */
static uint32_t who_ponders(const dl_story *story, uint32_t cue)
{
    const dl_segment *segment = dl_segment_of(story, cue);
    for (uint32_t i = cue; i > segment->first; i--)
        if (dl_piece_is_party(dl_piece_at(story, i - 1)))
            return dl_story_referent(story, i - 1);
    return segment->subject == DL_NO_PIECE ? DL_NO_ROW
                                           : dl_story_referent(story, segment->subject);
}

/* "Analysts said that Nvidia could sell it": what nobody in office says, only might be. */
bool dl_clause_is_mere_chance(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_EN ||
        clause->sense.word->deed != DL_DEED_RELAX ||
        !dl_draft_is(story->draft, dl_piece_at(story, clause->verb)->first, "could") ||
        !clause->sense.last)
        return false;
    uint32_t speaker = dl_story_referent(story, dl_story_speaker(story, clause->verb));
    return speaker == DL_NO_ROW || !dl_story_is_authority(story, speaker);
}

/* Whether a noun, or a verb with its noun, stands right before a piece. */
static bool is_noun_before(const dl_story *story, uint32_t piece)
{
    const dl_piece *before = dl_piece_at(story, piece) - 1;
    return before->end == dl_piece_at(story, piece)->first &&
           (before->groups || (before->verb && before->end - before->first > 1));
}

/* "The gap that had let TSMC make them": what an English relative clause says of before. */
bool dl_clause_is_former(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t token = dl_piece_at(story, clause->verb)->first;
    uint32_t first = dl_piece_at(story, segment->first)->first;
    bool relative = dl_draft_is(story->draft, first, "that") ||
                    dl_draft_is(story->draft, first, "which");
    dl_deed deed = clause->sense.word->deed;
    if (story->draft->language != DL_LANGUAGE_EN || !relative || token == 0 ||
        segment->opener == DL_OPENER_SAID || segment->first == 0 ||
        !is_noun_before(story, segment->first) ||
        (deed != DL_DEED_LICENSE_GRANT && deed != DL_DEED_RELAX) ||
        !dl_draft_is(story->draft, token - 1, "had"))
        return false;
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    return true;
}

bool dl_story_unnamed_office(const dl_story *story, uint32_t cue)
{
    enum { FARTHEST = 5 }; /* tokens: "in Washington are" */
    const dl_draft *draft = story->draft;
    uint32_t token = dl_piece_at(story, cue)->first;
    for (uint32_t i = token; i > 0 && i + FARTHEST > token; i--) {
        if (draft->language != DL_LANGUAGE_EN ||
            draft->tokens.items[i - 1].sentence != story->sentence ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        if (dl_draft_in(draft, i - 1, DL_LIST_OFFICE))
            return true;
    }
    return false;
}

/* "weighing | ways to limit": what is weighed before a clause of purpose. */
static uint32_t weighed_before(const dl_story *story, uint32_t head)
{
    const dl_segment *segment = dl_segment_of(story, head);
    uint32_t before = segment->first;
    return story->draft->language == DL_LANGUAGE_EN && segment->purpose && before > 0 &&
                   is_weighing(story, dl_piece_at(story, before - 1)) &&
                   dl_piece_at(story, before - 1)->end == dl_piece_at(story, before)->first
               ? before - 1
               : DL_NO_PIECE;
}

/* "Nvidia was studying the new rules": what is there already, or a firm only looks at. */
bool dl_clause_is_mere_study(const dl_story *story, const dl_clause *clause,
                             const dl_telling *telling)
{
    const dl_piece *verb = dl_piece_at(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || telling->deed != DL_DEED_PROPOSE ||
        verb->end < verb->first + 2 || !dl_draft_in(story->draft, verb->first, DL_LIST_BE_OR_HAVE))
        return false;
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (story->draft->out->entities.items[telling->actors.items[i]].kind ==
            DL_ENTITY_COMPANY)
            return true;
    return (dl_draft_in(story->draft, verb->end, DL_LIST_DEFINITE) ||
            dl_draft_says(story->draft, verb->end, "that")) &&
           !(dl_clause_object_groups(story, clause) & DL_GROUP_BILL);
}

bool dl_clause_is_pondered(const dl_story *story, const dl_clause *clause)
{
    bool possible;
    uint32_t head = clause->order != DL_NO_PIECE ? clause->order : clause->verb;
    if (story->draft->language == DL_LANGUAGE_ZH || !clause->sense.word)
        return false;
    dl_action_family family = dl_deed_family(clause->sense.word->deed);
    uint32_t cue = weighed_before(story, head);
    if (cue == DL_NO_PIECE)
        cue = dl_story_own_ahead(story, head, &possible);
    if ((family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE) || cue == DL_NO_PIECE ||
        !is_weighing(story, dl_piece_at(story, cue)) || is_aside(story, cue))
        return false;
    uint32_t who = who_ponders(story, cue);
    bool office = who != DL_NO_ROW ? dl_story_is_authority(story, who)
                                   : dl_story_unnamed_office(story, cue);
    return office && is_sourced(story);
}

/* 正在讨论是否放行: whether what weighs it stands before a piece of its segment. */
static bool is_weighed_at(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece + 1; i > dl_segment_of(story, piece)->first; i--)
        if (is_weighing(story, dl_piece_at(story, i - 1)))
            return true;
    return false;
}

/* 白宫正酝酿新的限制: whether the words that make a telling doubtful say that it is
 * weighed, or what is. */
static bool is_doubted_so(const dl_story *story, const dl_telling *telling)
{
    dl_str rule = dl_str_from(telling->reason.rule);
    if (!dl_str_equal(rule, DL_STR("possibility")) && !dl_str_equal(rule, DL_STR("condition")))
        return false;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dl_span span = dl_draft_span(story->draft, piece->first, piece->end);
        if (span.start == telling->reason.cue.start)
            return is_weighed_at(story, i);
    }
    return false;
}

/* Whether an office does it: by name among the actors, or by its word, 当局. */
static bool is_by_office(const dl_story *story, const dl_clause *clause,
                         const dl_telling *telling)
{
    uint32_t who = dl_segment_of(story, clause->verb)->subject;
    bool office = who != DL_NO_PIECE &&
                  dl_str_equal(dl_piece_value(story, dl_piece_at(story, who), DL_CUE_ANAPHOR),
                               DL_STR("authority"));
    for (uint32_t i = 0; i < telling->actors.count; i++)
        office |= dl_story_is_authority(story, telling->actors.items[i]);
    return office;
}

void dl_telling_pondered(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    bool again = last && last->sentence == story->sentence &&
                 last->deed == DL_DEED_PROPOSE; /* 提出法案，拟限制 */
    if (story->draft->language != DL_LANGUAGE_ZH || again ||
        telling->certainty != DL_CERTAINTY_HYPOTHETICAL || !is_doubted_so(story, telling) ||
        !is_by_office(story, clause, telling) || !is_sourced(story))
        return;
    telling->deed = DL_DEED_PROPOSE;
    telling->certainty = DL_CERTAINTY_REPORTED;
}

/* Whether an order stands behind a comma, and nobody who acts between that and the one before
 * it. */
static bool is_apart(const dl_story *story, uint32_t order)
{
    const dl_segment *segment = dl_segment_of(story, order);
    return segment->opener == DL_OPENER_COMMA && segment->first == order &&
           segment > story->segments.items && !segment[-1].acts;
}

bool dl_lawmakers_order(const dl_story *story, uint32_t order)
{
    enum { WIDE = 20 }; /* tokens: a name and a day between */
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, order)->first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    uint32_t first = dl_piece_at(story, dl_segment_of(story, order)->first)->first;
    first = first > start + 4 ? first - 4 : start; /* "hai nghị sĩ" is no piece */
    if (end > start && (draft->tokens.items[end - 1].kind == DL_WORD_PUNCTUATION ||
                        is_apart(story, order)))
        first = start; /* "Hai nghị sĩ, trong bức thư gửi hôm 2/3, yêu cầu" */
    for (uint32_t i = end > first + WIDE ? end - WIDE : first; i + 1 < end; i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "lawmakers"))
            return true;
    return false;
}

/* "Viết thư yêu cầu cấm", "gửi thư đòi chặn": what a person or lawmakers ask for in a letter,
 * whomever they write to; but an office that writes orders it. */
static bool asks_by_letter(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    const dl_piece *order = dl_piece_at(story, clause->order);
    uint32_t first = dl_segment_of(story, clause->order)->first;
    bool letter = order->first > 0 && dl_draft_says(draft, order->first - 1, "thư");
    for (uint32_t i = order->first; i < order->end; i++) /* "viết thư yêu cầu" */
        letter |= dl_draft_says(draft, i, "thư");
    if (clause->sense.word && clause->sense.word->deed == DL_DEED_INVESTIGATE)
        return false; /* "gửi thư yêu cầu Nvidia giải trình" */
    uint32_t who = clause->order;
    if (first > 0 && dl_segment_of(story, first)->opener == DL_OPENER_SAID) {
        who = first - 1; /* "hai nghị sĩ viết | thư yêu cầu" */
        first = dl_segment_of(story, who)->first;
    }
    for (uint32_t i = first; letter && i < clause->order; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
            return dl_piece_at(story, i)->groups & DL_GROUP_PERSON ||
                   dl_lawmakers_order(story, who);
    return letter && dl_lawmakers_order(story, who);
}

/* "Hai thượng nghị sĩ yêu cầu Bộ Thương mại thu hồi": the same in Vietnamese, where an
 * office without its name may be asked, too. */
static bool lawmakers_ask(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || clause->order == DL_NO_PIECE ||
        clause->order_passive)
        return false;
    if (asks_by_letter(story, clause))
        return true;
    if (!dl_lawmakers_order(story, clause->order))
        return false;
    if (clause->order + 1 == clause->verb && clause->sense.word &&
        dl_deed_family(clause->sense.word->deed) == DL_FAMILY_TIGHTEN)
        return true; /* "hai nghị sĩ yêu cầu cấm bán H20" */
    for (uint32_t i = clause->order + 1; i < clause->verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_story_is_authority(story,
                                  dl_piece_mention(story, dl_piece_at(story, i))->entity))
            return true;
        else if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
                 dl_piece_at(story, i)->groups & DL_GROUP_PERSON)
            return true; /* "yêu cầu ông Lutnick" */
    for (uint32_t i = dl_piece_at(story, clause->order)->end;
         i < dl_piece_at(story, clause->verb)->first; i++)
        if (dl_draft_in(draft, i, DL_LIST_OFFICE))
            return true;
    return false;
}

/* 多名议员要求商务部限制: what who has no office asks of an authority is only proposed. */
bool dl_clause_asks_authority(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    bool asked = false, lawmakers = false;
    if (lawmakers_ask(story, clause))
        return true;
    if (draft->language != DL_LANGUAGE_ZH || clause->order == DL_NO_PIECE ||
        clause->order_passive)
        return false;
    for (uint32_t i = clause->order + 1; i < clause->verb; i++)
        asked |= dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
                 dl_piece_entity(story, dl_piece_at(story, i))->kind == DL_ENTITY_GOVERNMENT;
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (dl_story_is_authority(story, telling->actors.items[i]))
            return false;
    uint32_t first = dl_piece_at(story, dl_segment_of(story, clause->order)->first)->first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    first = first > start + 4 ? first - 4 : start; /* 多名议员 is no piece */
    for (uint32_t i = first; asked && i < dl_piece_at(story, clause->order)->first; i++)
        lawmakers |= dl_draft_says(draft, i, "议") || dl_draft_says(draft, i, "議");
    return asked && (telling->actors.count > 0 || lawmakers);
}
