/* 两党议员致信商务部，要求禁售H20: what a Chinese letter asks an office for, or lawmakers ask
 * anybody for, is asked and not done: no verb behind it tells a deed,
 * and nobody named there does one. */
#include "src/extract/sentence.h"
#include "src/extract/spelling.h"

/* The piece behind 致信, 致函, 联名 …, or DL_NO_PIECE. */
static uint32_t behind_letter(const dl_story *story)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    for (uint32_t i = its->first; i + 1 < its->end; i++)
        if (dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "letter")) {
            uint32_t piece = 0;
            while (piece < story->pieces.count && dl_piece_at(story, piece)->first < i + 2)
                piece++;
            return piece < story->pieces.count ? piece : DL_NO_PIECE;
        }
    return DL_NO_PIECE;
}

bool dl_lawmakers_before(const dl_story *story, uint32_t end)
{
    uint32_t first = story->draft->sentences.items[story->sentence].first;
    for (uint32_t i = first; i + 1 < end; i++)
        if (dl_token_reads(story->draft, i, "议") && dl_token_reads(story->draft, i + 1, "员"))
            return true;
    return false;
}

/* Whether who is written to can do what is asked: an office, or who holds one. */
static bool is_to_office(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece; i < story->pieces.count; i++) {
        const dl_piece *it = dl_piece_at(story, i);
        if (it->kind == DL_PIECE_COMMA || it->kind == DL_PIECE_STOP)
            return false;
        if (it->kind == DL_PIECE_NAME && dl_piece_is_party(it))
            return !(it->groups & DL_GROUP_PLACE) && /* 致函中国员工 */
                   dl_story_is_authority(story, dl_piece_mention(story, it)->entity);
    }
    return false;
}

/* Whether a verb or an order stands in the sentence at all. */
static bool acts(const dl_story *story)
{
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->verb || dl_piece_at(story, i)->order)
            return true;
    return false;
}

void dl_story_letters(dl_story *story)
{
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    uint32_t piece = chinese && acts(story) ? behind_letter(story) : DL_NO_PIECE;
    if (piece == DL_NO_PIECE ||
        !(dl_lawmakers_before(story, dl_piece_at(story, piece)->first) ||
          is_to_office(story, piece)))
        return;
    for (uint32_t i = piece; i < story->pieces.count; i++) {
        dl_piece *it = &story->pieces.items[i];
        if (it->kind == DL_PIECE_STOP || it->kind == DL_PIECE_DATE)
            return; /* another clause */
        it->verb = it->order = it->urge = false;
        if (it->kind == DL_PIECE_NAME && dl_piece_is_party(it))
            it->groups = 0; /* who is asked does nothing */
    }
}
