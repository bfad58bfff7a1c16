/* What only Chinese segments show: who is told and who suffers is not who acts; a clause
 * that has a day of its own; a time that only says which. All of it is for Chinese alone.
 */
#include "src/extract/spelling.h"
#include "src/extract/sentence.h"

static bool acts(const dl_piece *piece)
{
    return piece->verb || piece->order || piece->urge || piece->says;
}

/* 对美国芯片商美光进行审查: somebody named behind 对 and before what is done. */
bool dl_subject_is_done_to(const dl_story *story, const dl_segment *segment,
                           uint32_t piece)
{
    uint32_t i = piece;
    while (i > segment->first &&
           !dl_piece_has(&story->pieces.items[i - 1], DL_CUE_OBJECT))
        i--;
    if (i == segment->first)
        return false;
    while (++i < segment->end && !acts(&story->pieces.items[i]))
        ;
    return i < segment->end &&
           dl_draft_in(story->draft, story->pieces.items[i].first, DL_LIST_LIGHT_VERB);
}

/* 使用设备时的许可: a clause of time that only says which. */
bool dl_link_leads_noun(const dl_story *story, size_t piece)
{
    uint32_t end = story->pieces.items[piece].end;
    return story->draft->language == DL_LANGUAGE_ZH && end < story->draft->tokens.count &&
           dl_draft_is(story->draft, end, "的");
}

/* 北京因此押后审批: "therefore" right behind who acts opens no clause. */
bool dl_link_is_adverb(const dl_story *story, size_t piece)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = &story->pieces.items[piece];
    if (draft->language != DL_LANGUAGE_ZH || piece == 0 || it[-1].end != it->first ||
        !(dl_piece_is_party(&it[-1]) || dl_piece_has(&it[-1], DL_CUE_ANAPHOR)))
        return false;
    return dl_token_reads(draft, it->first, "因") &&
           (dl_token_reads(draft, it->first + 1, "此") ||
            dl_token_reads(draft, it->first + 1, "而"));
}

/* 荷兰政府9月30日发出指令，: what has a day of its own is a clause, whatever its verb. */
bool dl_segment_is_dated(const dl_story *story, const dl_segment *segment)
{
    uint32_t last = segment->end > segment->first ? segment->end - 1 : segment->first;
    if (last > segment->first && story->pieces.items[last].kind == DL_PIECE_COMMA)
        last--;
    if (story->draft->language == DL_LANGUAGE_ZH && last < story->pieces.count &&
        dl_token_reads(story->draft, story->pieces.items[last].first, "决"))
        return true; /* 美国政府决定，取消 */
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE)
            return story->draft->language == DL_LANGUAGE_ZH;
    return false;
}

/* 告诉英伟达，: who is told something is not who acts next. */
bool dl_segment_is_told(const dl_story *story, const dl_segment *segment)
{
    return story->draft->language == DL_LANGUAGE_ZH && !segment->acts &&
           segment->opener == DL_OPENER_SAID && segment->first > 0 &&
           dl_draft_is(story->draft, story->pieces.items[segment->first - 1].first, "告");
}
