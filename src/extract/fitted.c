/* What a sentence tells of a chip by the way: that its maker made it to fit the limits. "Đợt
 * này không động tới H20, con chip Nvidia làm riêng cho khách Trung Quốc" tells of the H20
 * what no date and no verb of its own tells. */
#include "src/extract/events.h"
#include "src/extract/parties.h"

enum { REACH = 14 /* pieces looked at before the words that say so */ };

/* "làm riêng", "phiên bản hạ cấp": says by itself that something was made to fit. */
static bool says_made(const dl_story *story, const dl_piece *piece)
{
    const dl_sense *sense;
    for (uint32_t n = 0; (sense = dl_piece_sense(story, piece, n)) != NULL; n++)
        if (sense->role == DL_WORD_COMPLY && sense->topical)
            return true;
    return false;
}

/* "phát triển để lách quy định": a purpose behind a verb that makes, and what may be, is
 * planned or denied before neither. */
static bool is_made(const dl_story *story, uint32_t comply)
{
    enum { NEAR = 6 }; /* tokens */
    const uint32_t doubts = dl_cue_bit(DL_CUE_NEGATION) | dl_cue_bit(DL_CUE_POSSIBILITY) |
                            dl_cue_bit(DL_CUE_PLAN) | dl_cue_bit(DL_CUE_CONDITION);
    const dl_piece *it = dl_piece_at(story, comply);
    uint32_t segment = it->segment;
    const dl_cue *clause = dl_draft_cue(story->draft, it->first, DL_CUE_CLAUSE);
    bool purpose = clause && dl_str_equal(clause->entry->value, DL_STR("purpose"));
    bool made = says_made(story, it);
    for (uint32_t i = comply; i > 0 && dl_piece_at(story, i - 1)->segment == segment; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->cues & doubts)
            return false;
        made |= purpose && piece->soft && it->first - piece->end <= NEAR;
    }
    return made;
}

/* The chip told of before the words, and those listed with it; else "this chip". */
static void add_chips(const dl_story *story, uint32_t comply, dl_entity_set *items)
{
    for (uint32_t i = comply; i > 0 && i + REACH > comply; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_STOP)
            return;
        if (piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_CHIP) {
            dl_list_add(story, i - 1, items);
            return;
        }
        if (dl_piece_has(piece, DL_CUE_ANAPHOR) && piece->groups & DL_GROUP_CHIP) {
            dl_anaphor_add(story, piece, items);
            return;
        }
    }
    if (story->named_sentence + 1 == story->sentence)
        *items = story->named; /* "Đây là dòng GPU do Nvidia thiết kế riêng" */
}

/* Whether the article told already of one of them, or just before of something, that it
 * was brought out. */
static bool is_told(const dl_story *story, const dl_entity_set *items)
{
    enum { NEAR = 3 }; /* sentences */
    for (size_t i = 0; i < story->tellings.count; i++) {
        const dl_telling *it = &story->tellings.items[i];
        bool near = it->items.count == 0 && it->sentence + NEAR >= story->sentence;
        if (dl_deed_family(it->deed) == DL_FAMILY_LAUNCH &&
            (near || dl_entity_set_meets(&it->items, items)))
            return true;
    }
    return false;
}

/* The firm nearest before the words. */
static void add_maker(const dl_story *story, uint32_t comply, dl_entity_set *actors)
{
    for (uint32_t i = comply; i > 0 && i + REACH > comply && actors->count == 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_NAME &&
            dl_piece_entity(story, piece)->kind == DL_ENTITY_COMPANY)
            dl_entity_set_add(actors, dl_piece_mention(story, piece)->entity);
    }
}

void dl_story_fitted(dl_story *story)
{
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (!dl_piece_at(story, i)->comply || !is_made(story, i))
            continue;
        dl_telling telling = {
            .sentence = story->sentence,
            .verb = i,
            .object = DL_NO_PIECE,
            .deed = DL_DEED_LAUNCH_COMPLIANT_CHIP,
            .before = story->draft->out->published,
            .on_topic = true,
            .reason = { "fitted", dl_draft_span(story->draft, dl_piece_at(story, i)->first,
                                                dl_piece_at(story, i)->end) }
        };
        add_chips(story, i, &telling.items);
        add_maker(story, i, &telling.actors);
        bool maker = telling.items.count == 0 && telling.actors.count > 0 &&
                     says_made(story, dl_piece_at(story, i));
        if (is_told(story, &telling.items) || dl_telling_is_at_home(story, &telling) ||
            !(maker || dl_telling_complies(story, &telling, false)))
            continue;
        *DL_APPEND(&story->tellings, story->draft->scratch) = telling;
        return;
    }
}
