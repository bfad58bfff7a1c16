/* What Chinese only talks of: what somebody has a word about, or holds against another. */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/spelling.h"

/* 回应, which also tells whose ministry speaks, 批评, 欢迎: whether somebody has a word. */
static bool has_word(const dl_draft *draft, uint32_t token)
{
    return dl_draft_cue_is(draft, token, DL_CUE_MARK, "answers") ||
           dl_draft_cue_is(draft, token, DL_CUE_MARK, "accuse") ||
           (dl_draft_is(draft, token, "回") && dl_draft_is(draft, token + 1, "应"));
}

/* 商务部6月5日回应美国将企业列入清单: what another did, and somebody only has a word about. */
static bool is_answered(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 16 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    bool another = false;
    for (uint32_t i = verb; i > 0 && dl_piece_at(story, i - 1)->first + FARTHEST > first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (another && has_word(draft, dl_piece_at(story, i)->first - 2))
            return true; /* right before who did it */
        if (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP ||
            piece->kind == DL_PIECE_DATE)
            return false;
        another |= dl_piece_is_party(piece);
    }
    return false;
}

/* 近年来，美方泛化国家安全概念，将多家企业列入清单: what somebody is said to do again and again, to
 * nobody by name and on no day. */
static bool is_habit(const dl_story *story, uint32_t verb)
{
    uint32_t habit = DL_NO_PIECE, first = dl_story_first_token(story);
    uint32_t at = dl_piece_at(story, verb)->first;
    enum { FARTHEST = 96 }; /* tokens: keeps time linear */
    for (uint32_t i = at; i > first && i + FARTHEST > at && habit == DL_NO_PIECE; i--)
        if (dl_draft_is(story->draft, i - 1, "；"))
            return false;
        else if (dl_draft_cue_is(story->draft, i - 1, DL_CUE_MARK, "habit"))
            habit = i - 1;
    for (uint32_t i = 0; i < dl_segment_of(story, verb)->end && habit != DL_NO_PIECE; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool named = piece->kind == DL_PIECE_NAME &&
                     (piece->groups & DL_GROUP_CHIP ||
                      (piece->groups & DL_GROUP_FIRM &&
                       dl_piece_entity(story, piece)->kind == DL_ENTITY_COMPANY));
        if (piece->first > habit && (piece->kind == DL_PIECE_DATE || named))
            return false;
    }
    return habit != DL_NO_PIECE;
}

/* 为撤销扩散规则辩护: what somebody only speaks up for. */
static bool is_pleaded_for(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 16 }; /* tokens */
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, verb);
    if (it->first == 0 || !dl_token_reads(draft, it->first - 1, "为"))
        return false;
    for (uint32_t i = it->end; i < it->end + FARTHEST && i < draft->tokens.count &&
                               draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "pleads"))
            return true;
    return false;
}

bool dl_verb_is_talked_of(const dl_story *story, uint32_t verb)
{
    return is_answered(story, verb) || is_habit(story, verb) || is_pleaded_for(story, verb);
}

/* 把《GAIN AI法案》附加到国防授权法案: a Chinese bill that another takes in is proposed with it. */
void dl_tellings_add_bills(dl_story *story, size_t first)
{
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *it = &story->tellings.items[i];
        if (story->draft->language != DL_LANGUAGE_ZH || it->deed != DL_DEED_PROPOSE ||
            it->items.count != 1 ||
            story->draft->out->entities.items[it->items.items[0]].kind != DL_ENTITY_LAW)
            continue;
        for (uint32_t k = 0; k < story->pieces.count; k++) {
            const dl_piece *law = dl_piece_at(story, k);
            bool taken = k > 0 && dl_piece_has(law - 1, DL_CUE_OBJECT);
            if (law->kind == DL_PIECE_NAME && law->groups & DL_GROUP_LAW &&
                law->groups & DL_GROUP_BILL &&
                (taken || law->segment == dl_piece_at(story, it->verb)->segment))
                dl_entity_set_add(&it->items, dl_piece_mention(story, law)->entity);
        }
    }
}

void dl_tellings_drop_hearings(dl_story *story, size_t first)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    bool hearing = false;
    size_t kept = first;
    if (story->draft->language != DL_LANGUAGE_ZH)
        return;
    for (uint32_t i = its->first; i < its->end && !hearing && story->tellings.count > first; i++)
        hearing = dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "hearing");
    for (size_t i = first; i < story->tellings.count; i++) {
        const dl_telling *it = &story->tellings.items[i];
        if (!hearing || it->deed != DL_DEED_ENFORCE ||
            it->certainty != DL_CERTAINTY_PLANNED)
            story->tellings.items[kept++] = *it;
    }
    story->tellings.count = kept;
}
