/* Where a noun ends that is put together of several pieces. */
#include "src/extract/clauses.h"

enum { NEAR = DL_CLAUSE_NEAR };

/* Whether only 的 parts a piece from the one before it. */
static bool is_attributed(const dl_story *story, uint32_t piece)
{
    uint32_t gap = dl_piece_at(story, piece - 1)->end;
    return dl_piece_at(story, piece)->first == gap + 1 &&
           dl_draft_is(story->draft, gap, "的");
}

/* 美光|公司: the class of the firm just named. */
static bool is_class(const dl_story *story, uint32_t piece)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           dl_piece_at(story, piece - 1)->kind == DL_PIECE_NAME &&
           dl_piece_at(story, piece - 1)->groups & DL_GROUP_FIRM &&
           dl_piece_at(story, piece)->groups == DL_GROUP_PEOPLE;
}

/* English and Chinese nouns end with what they are: "its gallium, germanium and antimony
 * ban" is a ban, 出口镓、锗的禁令 too. But what Chinese sells stands behind the selling
 * (销售H20). Vietnamese nouns begin with it. */
uint32_t dl_noun_head(const dl_story *story, uint32_t noun, uint32_t end)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS;
    bool chinese = story->draft->language == DL_LANGUAGE_ZH, traded = false;
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_TARIFF |
                           (chinese ? DL_GROUP_BILL : 0); /* 限制的拟议规则 */
    uint32_t head = noun;
    if (story->draft->language == DL_LANGUAGE_VI || !dl_piece_at(story, noun)->groups)
        return noun;
    for (uint32_t i = noun + 1; i < end && i < noun + NEAR; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool joint = dl_piece_is_joint(piece);
        bool behind = chinese && piece->groups & rules && is_attributed(story, i);
        bool parts = chinese && piece->kind == DL_PIECE_COMMA &&
                     !dl_piece_has(piece, DL_CUE_JOIN); /* 列入清单，规定 */
        if ((piece->first > dl_piece_at(story, i - 1)->end && !behind) || parts ||
            dl_piece_is_party(piece) || piece->verb || (!joint && !piece->groups))
            break;
        traded |= chinese && dl_piece_at(story, i - 1)->groups & DL_GROUP_TRADE &&
                  piece->groups & things;
        if ((traded && !(piece->groups & rules)) || is_class(story, i))
            continue;
        if (!joint &&
            !(dl_piece_at(story, head)->kind == DL_PIECE_NAME && /* "its R1 model" */
              piece->groups & (DL_GROUP_MODEL | DL_GROUP_GOODS)))
            head = i;
    }
    return head;
}
