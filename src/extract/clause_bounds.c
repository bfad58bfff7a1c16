/* How far the clause of a verb reaches: over segments that only go on with it, to the
 * next verb of its own; to the left to what a passive needs. */
#include "src/extract/clauses.h"

enum { NEAR = DL_CLAUSE_NEAR };

/* 发布的规则: a verb that only says which; but 是5月发布的 ends with it. */
bool dl_verb_is_attributive(const dl_story *story, uint32_t verb)
{
    uint32_t behind = dl_piece_at(story, verb)->end;
    if (behind + 1 >= story->draft->tokens.count ||
        story->draft->tokens.items[behind + 1].kind == DL_WORD_PUNCTUATION ||
        story->draft->tokens.items[behind + 1].flags & DL_TOKEN_FIRST)
        return false;
    return story->draft->language == DL_LANGUAGE_ZH &&
           behind < story->draft->tokens.count && dl_draft_is(story->draft, behind, "的");
}

/* A verb of another clause: one that is nobody's object. */
bool dl_verb_parts(const dl_story *story, uint32_t number)
{
    const dl_piece *piece = dl_piece_at(story, number);
    return (piece->verb || piece->order || piece->urge) && piece->groups == 0 &&
           !piece->soft && !dl_verb_is_attributive(story, number);
}

/* A place that only says where something is from: "Chinese players", "U.S. chips", "công
 * ty Trung Quốc", and at the start of an apposition "China's leading". */
static bool is_adjective(const dl_story *story, uint32_t piece, uint32_t end)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, piece);
    if (it->groups & DL_GROUP_PLACE && draft->language == DL_LANGUAGE_VI)
        return piece > 0 && it[-1].kind == DL_PIECE_WORD && it[-1].groups &&
               !it[-1].verb && it[-1].end == it->first;
    if (!(it->groups & DL_GROUP_PLACE) || draft->language != DL_LANGUAGE_EN)
        return false;
    if (piece + 1 < end && it[1].kind == DL_PIECE_WORD && it[1].groups &&
        it[1].first - it->end <= 1)
        return true;
    bool owns = it->end + 1 < draft->tokens.count &&
                dl_str_equal(dl_draft_folded(draft, it->end + 1), DL_STR("s")) &&
                draft->tokens.items[it->end].kind == DL_WORD_PUNCTUATION;
    return owns || dl_word_is_demonym(dl_draft_text(draft, it->first, it->end));
}

/* "..., vào danh sách các công ty mà giới chức không thể kiểm tra": the list that a verb
 * waits for, whatever is said of it. */
static bool opens_list(const dl_story *story, const dl_segment *segment)
{
    return story->draft->language == DL_LANGUAGE_VI &&
           segment->opener == DL_OPENER_COMMA && segment->first + 1 < segment->end &&
           dl_piece_has(dl_piece_at(story, segment->first), DL_CUE_OBJECT) &&
           !dl_piece_at(story, segment->first)->verb &&
           dl_piece_at(story, segment->first + 1)->groups & DL_GROUP_LIST;
}

/* ", and Honor brought its phone": whether an English segment has a subject and a verb that
 * no table need know. */
static bool has_own_verb(const dl_story *story, const dl_segment *segment)
{
    uint32_t i = segment->first;
    while (i < segment->end && dl_piece_at(story, i)->kind == DL_PIECE_CUE &&
           dl_piece_has(dl_piece_at(story, i), DL_CUE_JOIN))
        i++;
    return i < segment->end && dl_party_acts(story, i);
}

/* Segments that only go on with what stands before: no verb, and no party before any
 * thing that could be their subject. */
static bool goes_on(const dl_story *story, size_t segment)
{
    const dl_segment *it = &story->segments.items[segment];
    if (opens_list(story, it))
        return true;
    if (it->acts || it->opener == DL_OPENER_STOP || has_own_verb(story, it) ||
        (it->first < it->end &&
         dl_piece_has(dl_piece_at(story, it->first), DL_CUE_STATE)) ||
        it->opener == DL_OPENER_MAIN || it->opener == DL_OPENER_UNDER ||
        (it->opener == DL_OPENER_LINK && !it->purpose))
        return false;
    const uint32_t leading = dl_cue_bit(DL_CUE_OBJECT) | dl_cue_bit(DL_CUE_PREPOSITION);
    if (it->opener == DL_OPENER_COMMA && it->first < it->end &&
        dl_piece_at(story, it->first)->kind == DL_PIECE_CUE &&
        dl_piece_has(dl_piece_at(story, it->first), DL_CUE_OBJECT) &&
        it->first + 1 < it->end &&
        !(dl_piece_at(story, it->first)->cues &
          ~(leading | dl_cue_bit(DL_CUE_INFINITIVE) | dl_cue_bit(DL_CUE_UNTIL))) &&
        dl_piece_at(story, it->first + 1)->kind != DL_PIECE_DATE)
        return true; /* "..., to a trade blacklist" */
    for (uint32_t i = it->first; i < it->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (is_adjective(story, i, it->end))
            continue;
        if (dl_piece_is_party(piece))
            return (i > it->first &&
                    dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PREPOSITION)) ||
                   dl_piece_has(dl_piece_at(story, it->end - 2 > i ? it->end - 2 : i),
                                DL_CUE_PREPOSITION) || /* "SMIC among them," */
                   dl_piece_has(dl_piece_at(story, it->end - 1), DL_CUE_PREPOSITION);
        if (piece->groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS))
            return true;
    }
    return true;
}

/* Whether all that a verb can tell is an easing or a proposal: "allow", "proposed". */
static bool eases(const dl_story *story, uint32_t verb)
{
    const dl_sense *sense;
    uint32_t found = 0;
    for (uint32_t i = 0;
         (sense = dl_piece_sense(story, dl_piece_at(story, verb), i)) != NULL; i++) {
        if (sense->role == DL_WORD_VERB && sense->word->deed != DL_DEED_PROPOSE &&
            dl_deed_family(sense->word->deed) != DL_FAMILY_EASE)
            return false;
        found += sense->role == DL_WORD_VERB;
    }
    return found > 0;
}

/* The verb that lets do what a verb behind "to" tells: "allowed Nvidia to ship it". */
static bool proposes(const dl_story *story, uint32_t verb)
{
    const dl_sense *sense;
    for (uint32_t i = 0;
         (sense = dl_piece_sense(story, dl_piece_at(story, verb), i)) != NULL; i++)
        if (sense->role == DL_WORD_VERB && sense->word->deed == DL_DEED_PROPOSE)
            return true;
    return false;
}

uint32_t dl_verb_permission(const dl_story *story, uint32_t verb)
{
    uint32_t first = dl_segment_of(story, verb)->first;
    bool infinitive =
        verb > 0 &&
        dl_piece_at(story, verb - 1)->end == dl_piece_at(story, verb)->first &&
        dl_piece_has(dl_piece_at(story, verb - 1), DL_CUE_INFINITIVE) &&
        dl_piece_has(dl_piece_at(story, verb - 1), DL_CUE_OBJECT);
    for (uint32_t i = verb; infinitive && i > first && i + 8 > verb; i--)
        if (dl_piece_at(story, i - 1)->verb)
            return eases(story, i - 1) ? i - 1 : DL_NO_PIECE;
    return DL_NO_PIECE;
}

uint32_t dl_clause_right(const dl_story *story, uint32_t verb)
{
    size_t segment = dl_piece_at(story, verb)->segment;
    uint32_t end = story->segments.items[segment].end;
    bool said = dl_piece_at(story, verb)->says;
    bool lets = story->draft->language == DL_LANGUAGE_VI && eases(story, verb);
    while (segment + 1 < story->segments.count && end < verb + NEAR) {
        const dl_segment *next = &story->segments.items[segment + 1];
        bool let = lets && next->purpose && !next->acts; /* "cho phép để Nvidia bán H20" */
        if (!(said && next->opener == DL_OPENER_SAID) && !let &&
            !goes_on(story, segment + 1))
            break;
        said = lets = false;
        segment++;
        end = next->end;
    }
    for (uint32_t i = verb + 1; i < end; i++) {
        bool let = dl_verb_permission(story, i) == verb &&
                   (!eases(story, i) || proposes(story, verb));
        if ((dl_verb_parts(story, i) && !let) || i > verb + NEAR)
            return i;
    }
    return end;
}

static bool has_object(const dl_story *story, const dl_segment *segment, uint32_t needs)
{
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->groups & needs)
            return true;
    return false;
}

/* From where the clause's left part counts: its segment; a relative, and a verb that
 * needs what stands before it but begins its segment, reach over to the segment before
 * that has something ("a tariff, announced in May, takes effect"). */
uint32_t dl_clause_left(const dl_story *story, const dl_clause *clause, bool reaches,
                        uint32_t needs)
{
    uint32_t verb = clause->verb;
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t number = dl_piece_at(story, verb)->segment, start = segment->first;
    bool empty = true;
    for (uint32_t i = segment->first; i < verb; i++)
        empty &= dl_piece_at(story, i)->groups == 0 || i == clause->agent;
    if (segment->opener == DL_OPENER_RELATIVE || (reaches && empty))
        for (uint32_t n = 0; number > 0 && n < 3; n++) {
            const dl_segment *before = &story->segments.items[--number];
            if (story->segments.items[number + 1].opener == DL_OPENER_STOP)
                break;
            start = before->first;
            if (has_object(story, before, needs) ||
                (n == 1 && has_object(story, before, UINT32_MAX)))
                break; /* "the A800, a slower chip for China, went on sale" */
        }
    return start + NEAR < verb ? verb - NEAR : start;
}
