/* What a Chinese sentence eases is not imposed in it: 停止对三家企业实施出口管制, and, where the
 * verb beside it tells it, 对华出口限制解除, 不予许可出口的规定，暂停至11月. */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

static bool imposes(dl_deed deed)
{
    return deed == DL_DEED_RESTRICT || deed == DL_DEED_BAN ||
           deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_SUSPEND_SERVICE;
}

/* Whether a piece is a verb that eases what it needs: one of its senses does so to rules. */
static bool eases(const dl_story *story, uint32_t piece)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_TARIFF;
    const dl_sense *sense;
    for (uint32_t i = 0; dl_piece_at(story, piece)->verb &&
                         (sense = dl_piece_sense(story, dl_piece_at(story, piece), i)) != NULL;
         i++)
        if (sense->role == DL_WORD_VERB && sense->groups & rules &&
            dl_deed_family(sense->word->deed) == DL_FAMILY_EASE)
            return true;
    return false;
}

/* 停止对三家企业实施: what ends stands before the verb, with only whom it was done to
 * between them. */
static bool is_ended(const dl_story *story, uint32_t verb)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    bool to_whom = false;
    for (uint32_t i = verb; i > segment->first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        to_whom |= dl_piece_has(piece, DL_CUE_OBJECT);
        if (piece->verb || piece->order)
            return to_whom && eases(story, i - 1);
        if (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP)
            return false;
    }
    return false;
}

/* 出口限制|解除, 宣布50%规则|再推迟一年: what eases stands right behind the noun that ends what
 * is imposed; behind a comma if that is told by the way: …的规定，暂停至11月. */
static bool is_undone(const dl_story *story, uint32_t verb, uint32_t object)
{
    enum { NEAR = 6, BEHIND = 2 }; /* tokens */
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_TARIFF;
    const dl_piece *last = NULL;
    uint32_t count = (uint32_t)story->pieces.count;
    uint32_t from = object != DL_NO_PIECE && object > verb ? object : verb;
    bool by_the_way = false;
    for (uint32_t i = from; i < count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool right = last && piece->first <= last->end + (by_the_way ? BEHIND : NEAR);
        if (i > from && eases(story, i) && !piece->groups)
            return right && dl_segment_of(story, i)->subject != i;
        if (piece->kind == DL_PIECE_COMMA && last && piece->first == last->end) {
            uint32_t noun = last->first;
            by_the_way = noun > 0 && dl_draft_is(story->draft, noun - 1, "的");
            if (!by_the_way)
                return false;
        } else if (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP ||
                   piece->kind == DL_PIECE_LISTED || (i > from && piece->verb && !piece->groups))
            return false;
        if (piece->groups & rules)
            last = piece;
    }
    return false;
}

bool dl_clause_is_eased(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_ZH || !clause->sense.word ||
        !imposes(clause->sense.word->deed) || clause->order != DL_NO_PIECE)
        return false;
    return is_undone(story, clause->verb, clause->object);
}

bool dl_clause_is_ended(const dl_story *story, const dl_clause *clause)
{
    return story->draft->language == DL_LANGUAGE_ZH && clause->order == DL_NO_PIECE &&
           imposes(clause->sense.word->deed) && is_ended(story, clause->verb);
}
