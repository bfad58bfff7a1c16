/* Whether a verb is passive: behind a marker, as a participle behind its noun, or because
 * the verb that it goes on with is; and by whom. */
#include "src/extract/clauses.h"

enum { MOST_LED = 4 /* participles that share one marker */ };

/* "Dự luật được ông A, chủ tịch ủy ban B, trình": the marker and the agent before an
 * apposition. */
static uint32_t marker_across(const dl_story *story, uint32_t verb, uint32_t *agent)
{
    enum { FARTHEST = 16 };
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t found = DL_NO_PIECE;
    if (story->draft->language != DL_LANGUAGE_VI || verb != segment->first ||
        segment->opener != DL_OPENER_COMMA)
        return DL_NO_PIECE;
    for (uint32_t i = verb; i > 0 && i + FARTHEST > verb; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->verb || piece->order || piece->says || piece->kind == DL_PIECE_STOP)
            return DL_NO_PIECE;
        if (dl_piece_has(piece, DL_CUE_PASSIVE)) {
            if (found != DL_NO_PIECE)
                *agent = found;
            return found != DL_NO_PIECE &&
                           piece->segment != dl_piece_at(story, verb)->segment
                       ? i - 1
                       : DL_NO_PIECE;
        }
        if (dl_piece_is_party(piece))
            found = i - 1;
    }
    return DL_NO_PIECE;
}

/* 审查由网信办启动: who starts it stands behind 由, the case before it. */
static bool leads_agent(const dl_story *story, uint32_t piece)
{
    enum { TITLE = 6 }; /* tokens: 由参议员科顿 */
    const dl_piece *it = dl_piece_at(story, piece);
    uint32_t first = dl_segment_of(story, piece)->first;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        !dl_draft_is(story->draft, it->first, "由") || piece == first ||
        piece + 1 >= story->pieces.count || !dl_piece_is_party(it + 1) ||
        it[1].first - it->end > TITLE)
        return false;
    for (uint32_t i = piece; i > first; i--)
        if (story->pieces.items[i - 1].groups)
            return !dl_piece_is_party(&story->pieces.items[i - 1]);
    return false;
}

/* "Bộ quy định mới | do BIS (thuộc Bộ Thương mại) | công bố hôm 7/10": whether a Vietnamese word leads
 * the agent of a verb that has its object before it: behind a thing, before a party. */
static bool is_by(const dl_story *story, uint32_t piece)
{
    enum { FARTHEST = 2 }; /* tokens of those */
    const uint32_t things = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_LAW |
                            DL_GROUP_BILL | DL_GROUP_LIST | DL_GROUP_CHIP |
                            DL_GROUP_PRODUCT | DL_GROUP_MODEL | DL_GROUP_CASE |
                            DL_GROUP_TARIFF;
    const dl_piece *it = dl_piece_at(story, piece);
    if (!dl_piece_has(it, DL_CUE_AGENT) || !dl_draft_is(story->draft, it->first, "do") ||
        piece == 0 || piece + 1 >= story->pieces.count || !dl_piece_is_party(it + 1))
        return false;
    const dl_piece *thing = it - 1;
    if (thing->kind == DL_PIECE_COMMA && piece > 1)
        thing--;
    const dl_piece *head = thing;
    while (head > story->pieces.items && !head->verb && !(head->groups & things) &&
           (head->kind == DL_PIECE_WORD || dl_piece_has(head, DL_CUE_PREPOSITION) ||
            dl_piece_has(head, DL_CUE_OBJECT)))
        head--; /* "quy định | về chip", "lệnh hạn chế | xuất khẩu" */
    if (thing->end + FARTHEST < it->first || head->verb || !(head->groups & things))
        return false;
    for (uint32_t i = thing->end; i < it->first; i++)
        if (!dl_draft_in(story->draft, i, DL_LIST_BEHIND_THING))
            return false;
    return true;
}

/* The same word before a verb, with nothing between but the agent and what it belongs to;
 * DL_NO_PIECE if the verb has its object behind it ("do Mỹ cấm H20"). */
static uint32_t by_before(const dl_story *story, uint32_t verb, uint32_t *agent)
{
    enum { FARTHEST = 10, APART = 6 }; /* pieces; tokens between two of them */
    const dl_piece *next = dl_piece_at(story, verb) + 1;
    bool acts_on = verb + 1 < story->pieces.count &&
                   next->first <= dl_piece_at(story, verb)->end + 1 && next->groups;
    if (story->draft->language != DL_LANGUAGE_VI || acts_on)
        return DL_NO_PIECE;
    for (uint32_t i = verb; i > 0 && i + FARTHEST > verb; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (is_by(story, i - 1)) {
            *agent = i;
            return i - 1;
        }
        if (piece->end + APART < piece[1].first || (piece->groups && !dl_piece_is_party(piece)) ||
            piece->verb || piece->order || piece->says || piece->kind == DL_PIECE_STOP ||
            dl_piece_has(piece, DL_CUE_CLAUSE))
            return DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

bool dl_verb_only_says_which(const dl_story *story, uint32_t verb)
{
    uint32_t agent, behind = verb + 1;
    while (behind < story->pieces.count && dl_piece_at(story, behind)->kind == DL_PIECE_DATE)
        behind++;
    return behind < story->pieces.count && dl_piece_at(story, behind)->verb &&
           dl_piece_at(story, behind)->segment == dl_piece_at(story, verb)->segment &&
           dl_piece_at(story, behind)->first <= dl_piece_at(story, behind - 1)->end &&
           by_before(story, verb, &agent) != DL_NO_PIECE;
}

/* "bị cảnh sát bắt", "bị tòa tuyên án": people right behind a Vietnamese marker. */
static bool is_unnamed_agent(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return story->draft->language == DL_LANGUAGE_VI && it->groups == DL_GROUP_PEOPLE &&
           piece > 0 && dl_piece_has(it - 1, DL_CUE_PASSIVE) && it[-1].end == it->first;
}

/* The passive marker before a verb, with nothing between but its agent, adverbs and, in
 * Chinese, the law that it goes by. Chinese names of agents may be unknown, and words are
 * ideographs there. */
uint32_t dl_verb_passive(const dl_story *story, uint32_t verb, uint32_t *agent)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    uint32_t right = verb, apart = chinese ? 9 : 3;
    uint32_t by = by_before(story, verb, agent);
    if (by != DL_NO_PIECE)
        return by;
    if (verb == segment->first)
        return marker_across(story, verb, agent);
    for (uint32_t i = verb; i > segment->first && i + 5 > verb; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (dl_piece_at(story, right)->first - piece->end > apart)
            return DL_NO_PIECE;
        if (dl_piece_has(piece, DL_CUE_PASSIVE) || leads_agent(story, i - 1))
            return i - 1;
        if (dl_piece_is_party(piece))
            *agent = i - 1;
        else if (piece->verb || piece->kind == DL_PIECE_COMMA ||
                 (chinese && dl_piece_has(piece, DL_CUE_OBLIGATION)) || /* 被裁定必须 */
                 (piece->groups && !(chinese && piece->groups & DL_GROUP_LAW) &&
                  !is_unnamed_agent(story, i - 1)))
            return DL_NO_PIECE;
        right = i - 1;
    }
    return DL_NO_PIECE;
}

uint32_t dl_verb_agent(const dl_story *story, uint32_t verb, uint32_t end)
{
    for (uint32_t i = verb + 1; i + 1 < end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_AGENT) &&
            dl_piece_is_party(dl_piece_at(story, i + 1)) &&
            dl_piece_at(story, i + 1)->first - dl_piece_at(story, i)->end <= 3)
            return i + 1;
    return DL_NO_PIECE;
}

/* A participle behind a name and a comma, or behind a thing: "the rule, issued in May",
 * "the limits set in October". */
static bool is_reduced(const dl_story *story, uint32_t verb)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    const dl_piece *piece = dl_piece_at(story, verb);
    if (verb + 1 < story->pieces.count) {
        const dl_piece *next = dl_piece_at(story, verb + 1);
        bool object = next->groups && !dl_piece_has(next, DL_CUE_AGENT);
        if (object || next->first - piece->end > 2)
            return false;
    }
    if (segment->first == verb)
        return segment->opener == DL_OPENER_COMMA;
    const dl_piece *before = dl_piece_at(story, verb - 1);
    return before->groups && !dl_piece_is_party(before) &&
           piece->first - before->end <= 1;
}

/* "was banned in April and allowed in July": the participle of the clause before, whose
 * passive a participle goes on with; DL_NO_PIECE if it does not. */
static uint32_t passive_leader(const dl_story *story, uint32_t verb, int depth)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t agent, number = dl_piece_at(story, verb)->segment;
    bool then =
        segment->first < verb &&
        dl_draft_is(story->draft, dl_piece_at(story, segment->first)->first, "then");
    bool acts_on =
        verb + 1 < story->pieces.count &&
        dl_piece_at(story, verb + 1)->groups & ~(uint32_t)DL_GROUP_AGAIN &&
        dl_piece_at(story, verb + 1)->first - dl_piece_at(story, verb)->end <= 2;
    if (number == 0 || acts_on ||
        (!then && segment->opener != DL_OPENER_JOIN &&
         segment->opener != DL_OPENER_MAIN && segment->opener != DL_OPENER_COMMA))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < verb; i++)
        if (dl_piece_at(story, i)->groups ||
            dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR))
            return DL_NO_PIECE;
    for (uint32_t i = segment->first; i > segment[-1].first; i--)
        if (dl_piece_at(story, i - 1)->verb && dl_piece_at(story, i - 1)->groups == 0)
            return dl_verb_passive(story, i - 1, &agent) != DL_NO_PIECE ||
                           is_reduced(story, i - 1) ||
                           (depth > 0 &&
                            passive_leader(story, i - 1, depth - 1) != DL_NO_PIECE)
                       ? i - 1
                       : DL_NO_PIECE;
    return DL_NO_PIECE;
}

void dl_clause_voice(const dl_story *story, dl_clause *clause)
{
    bool english = story->draft->language == DL_LANGUAGE_EN;
    clause->agent = DL_NO_PIECE;
    clause->passive = clause->reduced = clause->attributive = false;
    if (english && !clause->sense.past)
        return;
    uint32_t marker = dl_verb_passive(story, clause->verb, &clause->agent);
    clause->attributive = dl_verb_is_attributive(story, clause->verb);
    clause->reduced = marker == DL_NO_PIECE && english && is_reduced(story, clause->verb);
    clause->passive = marker != DL_NO_PIECE || clause->reduced;
    uint32_t lead = clause->passive && !clause->reduced
                        ? DL_NO_PIECE
                        : (english ? passive_leader(story, clause->verb, MOST_LED) : DL_NO_PIECE);
    if (lead != DL_NO_PIECE) {
        clause->passive = true;
        clause->reduced = dl_verb_passive(story, lead, &clause->agent) == DL_NO_PIECE &&
                          is_reduced(story, lead);
    }
    if (!clause->passive)
        clause->agent = DL_NO_PIECE;
    else if (clause->agent == DL_NO_PIECE)
        clause->agent = dl_verb_agent(story, clause->verb, clause->right);
}

/* "was cut off", "was hit": what can be a participle is one behind a marker. */
bool dl_verb_must_be_passive(const dl_story *story, uint32_t verb)
{
    uint32_t agent;
    const dl_sense *sense;
    if (story->draft->language != DL_LANGUAGE_EN ||
        dl_verb_passive(story, verb, &agent) == DL_NO_PIECE)
        return false;
    for (uint32_t i = 0;
         (sense = dl_piece_sense(story, dl_piece_at(story, verb), i)) != NULL; i++)
        if (sense->past)
            return true;
    return false;
}
