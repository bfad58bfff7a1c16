/* What an English sentence leaves to those before it: the chips whose trade, permits or ban
 * it tells of, and the list that somebody is added to.
 */
#include "src/extract/parties.h"

/* Whether a firm of pieces [from, to) is one that no sentence from `since` on names before:
 * what was told then is not told of it. */
static bool names_new_firm(const dl_story *story, uint32_t from, uint32_t to, uint32_t since)
{
    enum { MOST = 64 }; /* mentions that are looked at */
    const dl_draft *draft = story->draft;
    const dl_annotations *out = draft->out;
    uint32_t start = draft->tokens.items[draft->sentences.items[since].first].start;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_NAME || !(piece->groups & DL_GROUP_FIRM))
            continue;
        const dl_found_mention *its = dl_piece_mention(story, piece);
        uint32_t row = piece->row;
        bool named = false;
        for (uint32_t n = 0; n < MOST && row > 0 && !named; n++, row--) {
            if (out->mentions.items[row - 1].span.start < start)
                break;
            named = out->mentions.items[row - 1].entity == its->entity;
        }
        if (!named)
            return true;
    }
    return false;
}

/* Whether a sentence's pieces name what something is done to: any thing or goods. */
static bool names_goods(const dl_story *story, uint32_t from, uint32_t to)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS |
                            DL_GROUP_SERVICE | DL_GROUP_MODEL;
    for (uint32_t i = from; i < to; i++)
        if (dl_piece_at(story, i)->groups & things && !dl_piece_at(story, i)->verb)
            return true;
    return false;
}

/* Whether pieces [from, to) speak only of a trade, a permit or a ban, or of what was named
 * before: "shipments", "the first permits", "both". */
static bool speaks_of_told(const dl_story *story, uint32_t from, uint32_t to)
{
    const uint32_t told = DL_GROUP_TRADE | DL_GROUP_LICENCE | DL_GROUP_BAN;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool means = dl_piece_has(piece, DL_CUE_ANAPHOR) && i > from;
        if (means || (piece->groups & told && piece->kind != DL_PIECE_NAME))
            return true;
    }
    return false;
}

/* "Shipments were cleared to resume. By August the first permits had been signed": of the
 * chips that the paragraph told of before, where an English sentence names none. */
void dl_telling_carry(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                      dl_telling *telling)
{
    enum { NEAR = 3 }; /* sentences */
    const dl_sentence *sentences = story->draft->sentences.items;
    bool carried = deed == DL_DEED_RELAX || deed == DL_DEED_LICENSE_GRANT ||
                   deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_BAN;
    if (story->draft->language != DL_LANGUAGE_EN || !carried || telling->items.count > 0 ||
        telling->goods.count > 0 || names_goods(story, 0, (uint32_t)story->pieces.count) ||
        !speaks_of_told(story, from, to))
        return;
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        bool here = sentences[told->sentence].paragraph ==
                    sentences[story->sentence].paragraph;
        if (told->sentence + (here ? NEAR : 1) < story->sentence)
            return;
        if (told->items.count == 0 && told->goods.count == 0 && told->targets.count == 0)
            continue;
        bool chips = told->items.count > 0 &&
                     story->draft->out->entities.items[told->items.items[0]].kind ==
                         DL_ENTITY_CHIP;
        if (chips && !names_new_firm(story, from, to, told->sentence))
            telling->items = told->items;
        return;
    }
}

/* Whether only a date or an end follows an English verb: "was named on the same day", but
 * not "was named chief executive". */
static bool ends_clause(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, verb)->end, next = verb + 1;
    if (end >= draft->tokens.count ||
        draft->tokens.items[end].kind == DL_WORD_PUNCTUATION || dl_draft_is(draft, end, "too"))
        return true;
    while (next < story->pieces.count && dl_piece_has(dl_piece_at(story, next), DL_CUE_PREPOSITION))
        next++;
    return next < story->pieces.count && dl_piece_at(story, next)->first <= end + 1 &&
           (dl_piece_at(story, next)->kind == DL_PIECE_DATE ||
            dl_piece_has(dl_piece_at(story, next), DL_CUE_CONTINUATION));
}

/* "another dozen", "38 more affiliates", "SMIC": who may be put on a list, before a verb. */
static bool tells_of_firms(const dl_story *story, uint32_t verb)
{
    enum { REACH = 8 }; /* tokens */
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t token = dl_piece_at(story, verb)->first;
    for (uint32_t i = segment->first; i < verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i)->groups & DL_GROUP_FIRM)
            return true;
    for (uint32_t i = token; i > 0 && i + REACH > token; i--)
        if (draft->tokens.items[i - 1].sentence == draft->tokens.items[token].sentence &&
            dl_draft_cue(draft, i - 1, DL_CUE_RECALL))
            return true;
    return false;
}

bool dl_story_told_list(const dl_story *story)
{
    enum { NEAR = 2 }; /* sentences */
    if (story->draft->language != DL_LANGUAGE_EN)
        return false;
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + NEAR < story->sentence)
            return false;
        if (told->deed == DL_DEED_ENTITY_LIST)
            return told->certainty != DL_CERTAINTY_HYPOTHETICAL;
    }
    return false;
}

/* "Another dozen were named five days later", "CATL joined it": on the list that was told
 * just before. */
bool dl_clause_means_list(const dl_story *story, const dl_clause *clause)
{
    return clause->sense.groups == DL_GROUP_LIST && !clause->reduced &&
           clause->sense.word->deed == DL_DEED_ENTITY_LIST && dl_story_told_list(story) &&
           (!clause->passive || ends_clause(story, clause->verb)) &&
           tells_of_firms(story, clause->verb);
}
