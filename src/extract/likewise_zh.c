/* What Chinese says another got or did, too, without a date of its own: 三星获得同样待遇, AMD也收到
 * 了同样的通知, 日本随后效仿. Those with a date are read by stretch_telling.c. */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"
#include "src/extract/wording.h"

/* Whether a clause has nothing that dates it, or says that it is not so. */
static bool is_plain(const dl_story *story, const dl_segment *segment)
{
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE || dl_piece_has(piece, DL_CUE_NEGATION) ||
            dl_piece_has(piece, DL_CUE_POSSIBILITY) || dl_piece_has(piece, DL_CUE_PLAN) ||
            dl_piece_has(piece, DL_CUE_STATE) || piece->urge || piece->order ||
            dl_piece_is_condition(story, piece))
            return false; /* 之后一直游说东京跟进 */
    }
    return true;
}

/* Who else, as the piece of a firm or a state; DL_NO_PIECE if nobody new is named. */
static uint32_t another(const dl_story *story, const dl_segment *segment,
                        const dl_telling *same)
{
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_NAME || !dl_piece_is_party(piece))
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        return dl_entity_set_has(&same->actors, entity) ||
                       dl_entity_set_has(&same->targets, entity)
                   ? DL_NO_PIECE
                   : i;
    }
    return DL_NO_PIECE;
}

/* The same deed of another: done by it, if it is of the kind of who did it first; else done
 * to it, and to things of its own. */
static dl_telling told_of(const dl_story *story, const dl_telling *same, uint32_t who)
{
    uint32_t entity = dl_piece_mention(story, dl_piece_at(story, who))->entity;
    bool authority = dl_story_is_authority(story, entity);
    bool does = authority != dl_deed_is_firms(same->deed);
    dl_telling telling = *same;
    bool apart = same->sentence != story->sentence;
    telling.sentence = story->sentence;
    telling.verb = who;
    telling.object = DL_NO_PIECE;
    telling.likewise = true;
    telling.guessed = telling.aside = telling.weak = false;
    telling.reason = (dl_reason){
        "likewise", dl_draft_span(story->draft, dl_piece_at(story, who)->first,
                                  dl_piece_at(story, who)->end)
    };
    telling.targets.count = 0;
    if (does) {
        telling.actors = (dl_entity_set){ { entity }, 1 };
    } else {
        telling.items.count = 0;
        dl_entity_set_add(&telling.targets, entity);
    }
    if (apart) {
        telling.date = (dl_date){ 0 };
        telling.dated = false;
        telling.before = story->draft->out->published;
    }
    return telling;
}

void dl_tellings_likewise_zh(dl_story *story, size_t first)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_ZH || story->pieces.count == 0 ||
        !(draft->sentences.items[story->sentence].classes & DL_CUE_BIT(LIKEWISE)))
        return;
    for (uint32_t i = 0; i < story->segments.count; i++) {
        const dl_segment *segment = &story->segments.items[i];
        if (segment->first >= segment->end || dl_segment_is_done(story, first, i) ||
            !is_plain(story, segment))
            continue;
        dl_stretch its = dl_stretch_of(story, segment->first, segment->end);
        const dl_telling *same = dl_story_likewise(story, its.from, its.to);
        uint32_t who = same ? another(story, segment, same) : DL_NO_PIECE;
        if (who == DL_NO_PIECE)
            continue;
        dl_telling telling = told_of(story, same, who);
        *DL_APPEND(&story->tellings, draft->scratch) = telling;
    }
}
