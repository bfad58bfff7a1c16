/* Who did what, by words that Vietnamese says around a clause without a doer: whose permit is
 * needed, where a bill was put forward, who leads those that did.
 */
#include "src/extract/event_dates.h"
#include "src/extract/parties.h"

static bool is_office(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return it->kind == DL_PIECE_NAME &&
           dl_story_is_authority(story, dl_piece_mention(story, it)->entity);
}

/* Whether a word stands right before a piece, but for titles: "tại Hạ viện", "do hạ nghị sĩ
 * Bill Foster". */
static bool follows_word(const dl_story *story, uint32_t piece, const char *word,
                         uint32_t reach)
{
    uint32_t first = dl_piece_at(story, piece)->first;
    uint32_t start = story->draft->sentences.items[story->sentence].first;
    for (uint32_t i = first; i > start && i + reach > first; i--)
        if (dl_draft_says(story->draft, i - 1, word))
            return true;
    return false;
}

/* "phải có giấy phép của chính phủ Hà Lan", "phải xin phép BIS". */
static uint32_t licensor(const dl_story *story, const dl_telling *telling)
{
    enum { NEAR = 3 }; /* tokens */
    uint32_t end = dl_segment_of(story, telling->verb)->end;
    for (uint32_t i = telling->verb + 1; i < end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_OBJECT))
            return DL_NO_PIECE; /* "mới được xuất | sang Trung Quốc" */
        else if (is_office(story, i))
            return dl_piece_at(story, i)->first <=
                           dl_piece_at(story, telling->verb)->end + NEAR
                       ? i
                       : DL_NO_PIECE;
    return DL_NO_PIECE;
}

/* "Nvidia nhận được thông báo của chính phủ Mỹ: H20 phải có giấy phép", "được chính phủ Mỹ báo
 * rằng": whose notice tells it. */
static uint32_t sender(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = telling->verb; i > 1; i--) {
        const dl_piece *it = dl_piece_at(story, i - 1);
        if (it->kind == DL_PIECE_STOP && !dl_draft_is(story->draft, it->first, ":"))
            return DL_NO_PIECE;
        if (!is_office(story, i - 1))
            continue;
        bool told = dl_piece_has(&it[-1], DL_CUE_PASSIVE) && i < story->pieces.count &&
                    it[1].says;
        bool sent = it->first > 1 && dl_draft_is(story->draft, it->first - 1, "của") &&
                    dl_draft_in(story->draft, it->first - 2, DL_LIST_NOTICE);
        return told || sent ? i - 1 : DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

/* "Được trình tại Hạ viện": the house of a bill. */
static uint32_t house(const dl_story *story)
{
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (is_office(story, i) &&
            (follows_word(story, i, "tại", 2) || follows_word(story, i, "ở", 2)) &&
            dl_piece_entity(story, dl_piece_at(story, i))->kind == DL_ENTITY_GOVERNMENT)
            return i;
    return DL_NO_PIECE;
}

/* "Nhóm nghị sĩ do ông Pete Ricketts dẫn đầu trình dự luật": who leads them. */
static uint32_t leader(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = 0; i < telling->verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i)->groups & (DL_GROUP_PERSON | DL_GROUP_PLACE) &&
            follows_word(story, i, "do", 4))
            return i;
    return DL_NO_PIECE;
}

/* "Cuộc rà soát được cơ quan này khởi động": whom a passive refers to. */
static uint32_t agent_meant(const dl_story *story, const dl_telling *telling)
{
    uint32_t agent = telling->verb - 1;
    return telling->verb > 1 && dl_piece_has(dl_piece_at(story, agent), DL_CUE_ANAPHOR) &&
                   dl_piece_has(dl_piece_at(story, agent - 1), DL_CUE_PASSIVE)
               ? dl_story_referent(story, agent)
               : DL_NO_ROW;
}

/* "Vì lẽ đó, các nhà mạng phải dừng mua": who did what the sentence before told. */
static void take_cause(const dl_story *story, dl_telling *telling)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + 1 < telling->sentence)
            return;
        if (told->sentence + 1 == telling->sentence && told->actors.count > 0 &&
            dl_story_is_authority(story, told->actors.items[0])) {
            telling->doers = told->actors;
            return;
        }
    }
}

void dl_telling_find_doer_vi(const dl_story *story, dl_telling *telling)
{
    uint32_t piece = DL_NO_PIECE, meant = agent_meant(story, telling);
    bool thus = dl_str_equal(dl_piece_value(story, story->pieces.items, DL_CUE_CLAUSE),
                             DL_STR("thus"));
    for (uint32_t i = 0; i < telling->verb && piece == DL_NO_PIECE; i++)
        if (is_office(story, i) && follows_word(story, i, "do", 3) &&
            dl_deed_family(telling->deed) != DL_FAMILY_LAUNCH)
            piece = i; /* "quy định do BIS đưa ra hôm thứ Ba chuyển H200" */
    if (piece != DL_NO_PIECE)
        dl_list_add(story, piece, &telling->doers);
    else if (meant != DL_NO_ROW && dl_story_is_authority(story, meant))
        dl_entity_set_add(&telling->doers, meant);
    else if (telling->deed == DL_DEED_LICENSE_REQUIRE)
        piece = (piece = licensor(story, telling)) != DL_NO_PIECE ? piece
                                                                  : sender(story, telling);
    else if (telling->deed == DL_DEED_PROPOSE && (piece = leader(story, telling)) == DL_NO_PIECE)
        piece = house(story);
    if (piece != DL_NO_PIECE && telling->doers.count == 0)
        dl_list_add(story, piece, &telling->doers);
    else if (thus && telling->doers.count == 0 &&
             dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN)
        take_cause(story, telling);
    for (uint32_t i = 0; i < telling->doers.count; i++)
        dl_entity_set_remove(&telling->targets, telling->doers.items[i]);
}

void dl_telling_take_launcher(const dl_story *story, dl_telling *telling)
{
    uint32_t who = dl_story_referent(story, dl_story_speaker(story, telling->verb));
    if (story->draft->language != DL_LANGUAGE_VI || who == DL_NO_ROW ||
        dl_deed_family(telling->deed) != DL_FAMILY_LAUNCH || telling->actors.count == 0 ||
        !dl_story_is_authority(story, telling->actors.items[0]) ||
        story->draft->out->entities.items[who].kind != DL_ENTITY_COMPANY)
        return;
    telling->actors = (dl_entity_set){ { who }, 1 };
}

bool dl_clause_is_asked_by_bill(const dl_story *story, const dl_clause *clause)
{
    const dl_piece *bill = clause->order != DL_NO_PIECE && clause->order > 0
                               ? dl_piece_at(story, clause->order - 1)
                               : NULL;
    return bill && story->draft->language == DL_LANGUAGE_VI &&
           bill->kind == DL_PIECE_WORD && bill->groups & DL_GROUP_BILL && !bill->verb &&
           bill->end == dl_piece_at(story, clause->order)->first;
}
