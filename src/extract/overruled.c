/* Where a verb tells one deed of a clause and its whole wording another: "shut out" may be
 * a ban, or a vendor that stops. The model of wordings corrects what it is sure of; when,
 * who and what stay as the verb told them. */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/wording.h"

#include <string.h>

/* By how much likelier than the verb's deed another has to be, in DL_DEED_SCALE: found by
 * counting in articles that the model did not learn from. */
enum { SURE = 150, SURE_ZH = 200 };

/* "No more licences would be issued": a whole phrase of the table means one thing. */
static bool is_phrase(const dl_story *story, const dl_telling *telling)
{
    enum { WORDS = 3 };
    const dl_piece *verb = dl_piece_at(story, telling->verb);
    return story->draft->language == DL_LANGUAGE_EN && verb->end - verb->first >= WORDS;
}

/* "Is revising its rules", "proposed that it be banned": what English is still at, or only wants,
 * is not done, however much its object sounds like it. */
static bool is_under_way(const dl_story *story, const dl_telling *telling)
{
    const dl_piece *verb = dl_piece_at(story, telling->verb);
    if (story->draft->language != DL_LANGUAGE_EN || telling->deed != DL_DEED_PROPOSE)
        return false;
    return dl_tokens_wish(story, verb->first, verb->first + 1) ||
           (verb->end - verb->first > 1 &&
            dl_str_ends(dl_draft_folded(story->draft, verb->end - 1), DL_STR("ing")));
}

/* "Đang xem xét rút giấy phép": what is only weighed is a proposal, whatever it sounds like. */
static bool is_weighed(const dl_telling *telling)
{
    return telling->deed == DL_DEED_PROPOSE && telling->reason.rule &&
           strcmp(telling->reason.rule, "possibility") == 0;
}

/* The only telling from `first` on whose verb stands in the stretch; NULL if there are
 * several, or it tells what may be. */
static dl_telling *only_telling(dl_story *story, const dl_stretch *its, size_t first)
{
    dl_telling *only = NULL;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *it = &story->tellings.items[i];
        if (it->verb < its->first || it->verb >= its->end)
            continue;
        if (only || it->certainty == DL_CERTAINTY_HYPOTHETICAL)
            return NULL;
        only = it;
    }
    return only;
}

/* "was brought out in January because another may not be sold": the stretch without the
 * English reason behind the verb, which tells of something else. */
static dl_stretch without_reason(const dl_story *story, const dl_stretch *its,
                                 uint32_t verb)
{
    for (uint32_t i = verb + 1;
         i < its->end && story->draft->language == DL_LANGUAGE_EN; i++)
        if (dl_segment_of(story, i)->first == i &&
            dl_segment_of(story, i)->opener == DL_OPENER_LINK &&
            dl_draft_is(story->draft, dl_piece_at(story, i)->first, "because"))
            return dl_stretch_of(story, its->first, i);
    return *its;
}

/* "Mỹ kêu gọi Hà Lan siết xuất khẩu": what a Vietnamese verb says is only asked for is not
 * done, however much its wording is that of the deed. */
static bool is_asked_for(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    dl_action_family family = dl_deed_family(deed);
    if (story->draft->language != DL_LANGUAGE_VI || telling->deed != DL_DEED_PROPOSE ||
        (family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE))
        return false;
    enum { WORDS = 4 };
    const dl_piece *verb = dl_piece_at(story, telling->verb);
    if (verb->end - verb->first >= WORDS || /* "đề xuất bổ sung" */
        dl_verb_is_meant(story, telling->verb))
        return true;
    for (uint32_t i = dl_segment_of(story, telling->verb)->first; i < telling->verb; i++)
        if (dl_piece_at(story, i)->urge)
            return true;
    return false;
}

/* "Took it off the Entity List", "resumed shipments": whether a verb of the piece gives back
 * a place off a list, or a trade that had stopped. */
static bool gives_back(const dl_story *story, const dl_piece *verb)
{
    const uint32_t back = DL_GROUP_LIST | DL_GROUP_TRADE | DL_GROUP_SERVICE;
    const dl_sense *sense;
    for (uint32_t i = 0; (sense = dl_piece_sense(story, verb, i)) != NULL; i++)
        if (sense->role == DL_WORD_VERB && sense->word->deed == DL_DEED_RELAX &&
            (sense->groups & back || sense->groups == 0)) /* "off the Entity List" */
            return true;
    return false;
}

/* "Removed from the Entity List", "stopped requiring licences": what an English verb takes
 * away, however much its object sounds like it. */
static bool is_taken_away(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    const dl_piece *verb = dl_piece_at(story, telling->verb);
    bool ended = dl_draft_is(story->draft, verb->end - 1, "requiring");
    if (story->draft->language != DL_LANGUAGE_EN ||
        dl_deed_family(telling->deed) != DL_FAMILY_EASE)
        return false;
    if (deed == DL_DEED_ENTITY_LIST || deed == DL_DEED_SUSPEND_SERVICE)
        return gives_back(story, verb);
    return ended && deed == DL_DEED_LICENSE_REQUIRE;
}

/* 暂停实施六份公告，内容涉及稀土, 撤回酝酿中的草案: what a Chinese verb eases is not imposed, nor
 * what it takes back proposed, however much the words that follow sound like it. */
static bool is_eased(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_TARIFF;
    if (story->draft->language == DL_LANGUAGE_EN && /* "lifted the limits it had put on gallium" */
        telling->object != DL_NO_PIECE &&
        dl_deed_family(telling->deed) == DL_FAMILY_EASE &&
        dl_piece_at(story, telling->object)->groups & rules)
        return dl_deed_family(deed) == DL_FAMILY_TIGHTEN;
    if (story->draft->language == DL_LANGUAGE_VI && telling->dated && /* "Lệnh cấm H20 bị hủy" */
        dl_deed_family(telling->deed) == DL_FAMILY_EASE && telling->object != DL_NO_PIECE &&
        dl_piece_at(story, telling->object)->groups & DL_GROUP_BAN)
        return dl_deed_family(deed) == DL_FAMILY_TIGHTEN;
    return story->draft->language == DL_LANGUAGE_ZH &&
           ((telling->deed == DL_DEED_RELAX && (dl_deed_family(deed) == DL_FAMILY_TIGHTEN ||
                                                deed == DL_DEED_INVESTIGATE)) ||
            (telling->deed == DL_DEED_RESCIND && deed == DL_DEED_PROPOSE));
}

/* "Ngừng duyệt giấy phép", "không cấp thêm giấy phép": what a whole Vietnamese phrase refuses is
 * not granted, however much its words are those of a grant. */
static bool is_refused(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    enum { WORDS = 4 };
    const dl_piece *verb = dl_piece_at(story, telling->verb);
    return story->draft->language == DL_LANGUAGE_VI && verb->end - verb->first >= WORDS &&
           telling->deed == DL_DEED_BAN && deed == DL_DEED_LICENSE_GRANT;
}

/* 被商务部点名的显卡, "South Korea suspended downloads": no office brings anything out, and what it
 * stops in English is no service of its own. */
static bool is_offices(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    bool launch = deed == DL_DEED_LAUNCH || deed == DL_DEED_LAUNCH_COMPLIANT_CHIP;
    bool done = dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN ||
                dl_deed_family(telling->deed) == DL_FAMILY_EASE;
    if (story->draft->language == DL_LANGUAGE_VI && launch && done && telling->dated &&
        !telling->before_it)
        return true; /* "H20, bản cắt giảm, bị cấm hồi tháng 4" */
    bool fits = story->draft->language == DL_LANGUAGE_ZH ? launch
                : story->draft->language == DL_LANGUAGE_EN
                    ? deed == DL_DEED_SUSPEND_SERVICE &&
                          dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN
                    : false;
    if (!fits || telling->actors.count == 0)
        return false;
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (!dl_story_is_authority(story, telling->actors.items[i]))
            return false;
    return true;
}

/* "Anthropic cấm công ty Trung Quốc dùng Claude": what a Vietnamese sentence has a firm do to
 * its own app is no ban. */
static bool is_firms(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    const dl_found_entity *entities = story->draft->out->entities.items;
    if (story->draft->language != DL_LANGUAGE_VI ||
        telling->deed != DL_DEED_SUSPEND_SERVICE ||
        dl_deed_family(deed) != DL_FAMILY_TIGHTEN || telling->actors.count == 0 ||
        telling->items.count == 0)
        return false;
    const dl_found_entity *firm = &entities[telling->actors.items[0]];
    const dl_found_entity *app = &entities[telling->items.items[0]];
    return app->kind == DL_ENTITY_PRODUCT && app->row != DL_NO_ROW &&
           dl_str_equal(
               dl_register_row_at(story->draft->reference->entities, app->row)->affiliation,
               firm->id);
}

/* DeepSeek推出R1之后，议员致函白宫: a Chinese clause of time, or what stands behind it, where that is
 * all that the verb tells; else the whole stretch. */
static dl_stretch without_time(const dl_story *story, const dl_stretch *its, uint32_t verb)
{
    for (uint32_t i = its->first;
         i + 1 < its->end && story->draft->language == DL_LANGUAGE_ZH; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_CUE || piece[1].kind != DL_PIECE_COMMA ||
            piece[1].first != piece->end || i == its->first ||
            !dl_draft_in(story->draft, piece->end - 1, DL_LIST_BEHIND_WHEN))
            continue;
        return verb < i ? dl_stretch_of(story, its->first, i + 1)
                        : dl_stretch_of(story, i + 2, its->end);
    }
    return *its;
}

/* H20获准对华销售, 停发对中国的许可: what a Chinese verb does with a licence brings out no chip, and what it
 * holds back is neither asked for nor given. */
static bool is_of_licence(const dl_story *story, const dl_telling *telling, dl_deed deed)
{
    if (story->draft->language != DL_LANGUAGE_ZH)
        return false;
    if (telling->deed == DL_DEED_LICENSE_GRANT)
        return dl_deed_family(deed) == DL_FAMILY_LAUNCH;
    return telling->deed == DL_DEED_RESTRICT && telling->object != DL_NO_PIECE &&
           dl_piece_at(story, telling->object)->groups == DL_GROUP_LICENCE &&
           (deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_LICENSE_GRANT);
}

static void overrule(dl_story *story, const dl_stretch *whole, size_t first)
{
    int32_t scores[DL_DEED_CLASSES];
    dl_telling *telling = only_telling(story, whole, first);
    if (!telling || is_weighed(telling) || is_phrase(story, telling) || is_under_way(story, telling))
        return;
    dl_stretch its = without_reason(story, whole, telling->verb);
    its = without_time(story, &its, telling->verb);
    if (its.to > its.from + DL_STRETCH_LONGEST || !dl_stretch_scores(story, &its, scores))
        return;
    dl_deed deed = dl_deed_likeliest(scores);
    if (deed == DL_DEED_LAUNCH && telling->items.count == 0)
        return; /* 发布公告: nothing that could be brought out */
    if (is_asked_for(story, telling, deed) || is_eased(story, telling, deed) ||
        (deed == DL_DEED_LICENSE_GRANT && dl_verb_is_withheld(story, telling->verb)) ||
        is_taken_away(story, telling, deed) || is_offices(story, telling, deed) ||
        is_firms(story, telling, deed) || is_refused(story, telling, deed) ||
        is_of_licence(story, telling, deed))
        return;
    if (deed == DL_DEED_LAUNCH && telling->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP &&
        dl_telling_complies(story, telling, true))
        return; /* what the reference knows to be made for the limits */
    int32_t sure = story->draft->language == DL_LANGUAGE_ZH ? SURE_ZH : SURE;
    if (scores[deed] > scores[telling->deed] + sure) {
        telling->deed = deed;
        telling->on_topic = dl_telling_is_on_topic(story, telling);
    }
}

void dl_story_overrule(dl_story *story, size_t first)
{
    if (story->tellings.count == first || !story->worded)
        return;
    for (uint32_t begin = 0, i = 1; i <= story->pieces.count; i++) {
        if (!dl_stretch_ends(story, begin, i))
            continue;
        dl_stretch its = dl_stretch_of(story, begin, i);
        overrule(story, &its, first);
        begin = i;
    }
}
