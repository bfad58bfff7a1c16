/* What a Chinese clause is about and does not say again, whoever told its deed, a verb or
 * the model of wordings: H20须先获批。8月，首批许可证到手. The thing named behind its verb,
 * else what the sentence told or named before, else the one of the sentences before. */
#include "src/extract/events.h"
#include "src/extract/parties.h"
#include "src/extract/spelling.h"

enum { NEAR = 2 }; /* sentences */

static bool is_of_things(dl_deed deed)
{
    return deed == DL_DEED_BAN || deed == DL_DEED_RESTRICT || deed == DL_DEED_RELAX ||
           deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_LICENSE_GRANT ||
           deed == DL_DEED_SUSPEND_SERVICE || deed == DL_DEED_LAUNCH_COMPLIANT_CHIP ||
           deed == DL_DEED_RESCIND;
}

/* The segments around a telling's verb that no other telling of the sentence has, between
 * its stops. */
static dl_segment share_of(const dl_story *story, size_t first, size_t telling)
{
    uint32_t its = dl_piece_at(story, story->tellings.items[telling].verb)->segment;
    uint32_t low = 0, high = (uint32_t)story->segments.count;
    for (size_t i = first; i < story->tellings.count; i++) {
        uint32_t other = dl_piece_at(story, story->tellings.items[i].verb)->segment;
        if (other < its && other >= low)
            low = other + 1;
        if (other > its && other < high)
            high = other;
    }
    for (uint32_t i = its; i > low; i--)
        if (story->segments.items[i].opener == DL_OPENER_STOP)
            low = i;
    for (uint32_t i = its + 1; i < high; i++)
        if (story->segments.items[i].opener == DL_OPENER_STOP)
            high = i;
    return (dl_segment){ .first = story->segments.items[low].first,
                         .end = story->segments.items[high - 1].end };
}

/* Whether a firm makes one of the things. */
static bool makes(const dl_story *story, uint32_t firm, const dl_entity_set *things)
{
    const dl_register *entities = story->draft->reference->entities;
    const dl_found_entity *found = story->draft->out->entities.items;
    for (uint32_t i = 0; i < things->count; i++) {
        uint32_t row = found[things->items[i]].row;
        if (row != DL_NO_ROW && dl_str_equal(dl_register_row_at(entities, row)->affiliation,
                                             found[firm].id))
            return true;
    }
    return false;
}

/* 采购, 订购, 使用: what is done by who has the thing, not its maker. */
static bool is_bought(const dl_story *story, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        for (uint32_t token = piece->first; token < piece->end; token++)
            if (piece->kind == DL_PIECE_WORD &&
                dl_draft_cue(story->draft, token, DL_CUE_RECALL))
                return true;
    }
    return false;
}

/* Whether a firm of the list that a piece is in makes one of the things. */
static bool list_makes(const dl_story *story, uint32_t piece, const dl_entity_set *things)
{
    dl_entity_set firms = { 0 };
    dl_list_add(story, piece, &firms);
    for (uint32_t i = 0; i < firms.count; i++)
        if (makes(story, firms.items[i], things))
            return true;
    return false;
}

bool dl_pieces_are_of_other(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                            const dl_entity_set *things)
{
    bool traded = false;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool led = i > 0 && (dl_piece_has(piece - 1, DL_CUE_OBJECT) ||
                             dl_piece_has(piece - 1, DL_CUE_PREPOSITION)) &&
                   piece[-1].end == piece->first;
        bool firm = piece->kind == DL_PIECE_NAME &&
                    dl_piece_entity(story, piece)->kind == DL_ENTITY_COMPANY &&
                    !list_makes(story, i, things);
        bool stops = deed == DL_DEED_SUSPEND_SERVICE;
        if (firm && (traded || led || (!stops && !is_bought(story, i, to))))
            return true;
        traded |= (piece->groups & DL_GROUP_TRADE) != 0;
    }
    return false;
}

/* What a telling's share of the sentence says of another firm, or is stopped by one. */
static bool is_of_other(const dl_story *story, const dl_segment *share,
                        const dl_telling *telling, const dl_entity_set *things)
{
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (telling->deed == DL_DEED_SUSPEND_SERVICE &&
            !makes(story, telling->actors.items[i], things))
            return true;
    return dl_pieces_are_of_other(story, share->first, share->end, telling->deed, things);
}

/* Whether a set may be what a deed is done to: laws are only eased or taken back. */
static bool fits(const dl_story *story, const dl_entity_set *things, dl_deed deed)
{
    bool undone = deed == DL_DEED_RELAX || deed == DL_DEED_RESCIND;
    bool licence = deed == DL_DEED_LICENSE_GRANT || deed == DL_DEED_LICENSE_REQUIRE ||
                   deed == DL_DEED_LAUNCH_COMPLIANT_CHIP;
    for (uint32_t i = 0; i < things->count; i++) {
        dl_entity_kind kind = story->draft->out->entities.items[things->items[i]].kind;
        if ((kind == DL_ENTITY_LAW && !undone) || (kind == DL_ENTITY_PRODUCT && licence))
            return false;
    }
    return things->count > 0;
}

/* 签署行政令，禁止与TikTok交易: what the share names behind the verb. */
static bool take_behind(const dl_story *story, const dl_segment *share, dl_telling *telling)
{
    for (uint32_t i = telling->verb + 1; i < share->end; i++)
        if (dl_piece_is_thing(dl_piece_at(story, i))) {
            dl_entity_set things = { 0 };
            dl_list_add(story, i, &things);
            if (!fits(story, &things, telling->deed))
                continue;
            telling->items = things;
            return true;
        }
    return false;
}

/* What a telling was about; the firms that are known by their app, where they were banned. */
static dl_entity_set things_of(const dl_story *story, const dl_telling *told)
{
    dl_entity_set firms = { 0 };
    if (told->items.count > 0 || told->deed != DL_DEED_BAN || told->on_topic ||
        told->goods.count > 0)
        return told->items;
    for (uint32_t i = 0; i < told->targets.count; i++)
        if (dl_entity_has_product(story, told->targets.items[i]))
            dl_entity_set_add(&firms, told->targets.items[i]);
    return firms;
}

/* What was spoken of last before the telling's share of the sentence. */
static dl_entity_set spoken_of(const dl_story *story, const dl_segment *share,
                               size_t telling)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    uint32_t paragraph = sentences[story->sentence].paragraph;
    dl_entity_set things = { 0 };
    const dl_telling *told = NULL;
    for (size_t i = telling; i > 0 && !told; i--) {
        const dl_telling *before = &story->tellings.items[i - 1];
        if (before->sentence + NEAR < story->sentence ||
            sentences[before->sentence].paragraph != paragraph)
            break;
        if (before->certainty != DL_CERTAINTY_HYPOTHETICAL &&
            things_of(story, before).count > 0)
            told = before;
    }
    if (told && told->sentence == story->sentence)
        return things_of(story, told);
    for (uint32_t i = share->end; i > 0; i--)
        if (dl_piece_is_thing(dl_piece_at(story, i - 1))) {
            dl_list_add(story, i - 1, &things);
            return things;
        }
    bool named = story->named.count > 0 && story->named_sentence + NEAR >= story->sentence &&
                 sentences[story->named_sentence].paragraph == paragraph;
    if (named && !(told && told->sentence >= story->named_sentence))
        return story->named;
    return told ? things_of(story, told) : things;
}

/* 收紧规则，A800也被禁: what else the sentence tells of the day says it. */
static bool is_told_beside(const dl_story *story, size_t first, size_t telling)
{
    const dl_telling *its = &story->tellings.items[telling];
    for (size_t i = first; i < story->tellings.count; i++) {
        const dl_telling *other = &story->tellings.items[i];
        if (i != telling && other->items.count > 0 &&
            dl_deed_family(other->deed) == dl_deed_family(its->deed) &&
            dl_date_equal(other->date, its->date))
            return true;
    }
    return false;
}

/* 它7月15日亮相: whether what is brought out is only a pronoun, first in its segment. */
static bool is_of_it(const dl_story *story, const dl_telling *telling)
{
    const dl_segment *its = dl_segment_of(story, telling->verb);
    const dl_piece *first = dl_piece_at(story, its->first);
    return telling->deed == DL_DEED_LAUNCH && its->first < telling->verb &&
           dl_piece_has(first, DL_CUE_ANAPHOR) &&
           !dl_story_has_kind(story, &telling->actors, DL_ENTITY_PERSON) &&
           (dl_draft_is(story->draft, first->first, "它") ||
            dl_str_starts(dl_piece_value(story, first, DL_CUE_ANAPHOR), DL_STR("chip")));
}

/* The last two things that the sentence names before a piece, in order, else the pair that
 * the text named last. */
static dl_entity_set two_before(const dl_story *story, uint32_t end)
{
    dl_entity_set two = { 0 };
    for (uint32_t i = end; i > 0 && two.count < 2; i--)
        if (dl_piece_is_thing(dl_piece_at(story, i - 1)))
            dl_entity_set_add(&two, dl_piece_mention(story, dl_piece_at(story, i - 1))->entity);
    if (two.count < 2)
        return story->pair;
    uint32_t last = two.items[0];
    two.items[0] = two.items[1];
    two.items[1] = last;
    return two;
}

/* A800与H800，前者去年上市，后者今年面世: which of two a telling's segment begins with. */
static bool take_of_two(const dl_story *story, dl_telling *telling)
{
    const dl_segment *its = dl_segment_of(story, telling->verb);
    uint32_t token = its->first ? dl_piece_at(story, its->first - 1)->end
                                : dl_story_first_token(story);
    bool former = dl_token_reads(story->draft, token, "前");
    if (!(former || dl_token_reads(story->draft, token, "后")) ||
        !dl_token_reads(story->draft, token + 1, "者") ||
        !(is_of_things(telling->deed) || telling->deed == DL_DEED_LAUNCH))
        return false;
    dl_entity_set two = two_before(story, its->first);
    if (two.count != 2)
        return false;
    telling->items = (dl_entity_set){ 0 };
    dl_entity_set_add(&telling->items, two.items[former ? 0 : 1]);
    return true;
}

/* What the sentence told of both, on no day or on that of one, before it tells it of each. */
static void drop_of_both(dl_story *story, size_t first, const dl_telling *each)
{
    dl_action_family family = dl_deed_family(each->deed);
    dl_date day = each->date;
    size_t kept = first;
    for (size_t i = first; i < story->tellings.count; i++) {
        const dl_telling *it = &story->tellings.items[i];
        bool free = !dl_date_is_set(it->date) || dl_date_equal(it->date, day);
        if (dl_deed_family(it->deed) != family || it->items.count < 2 || !free)
            story->tellings.items[kept++] = *it;
    }
    story->tellings.count = kept;
}

void dl_tellings_fill(dl_story *story, size_t first)
{
    if (story->draft->language != DL_LANGUAGE_ZH)
        return;
    for (size_t i = first; i < story->tellings.count; i++)
        take_of_two(story, &story->tellings.items[i]);
    for (size_t i = story->tellings.count; i > first; i--)
        if (i <= story->tellings.count && take_of_two(story, &story->tellings.items[i - 1]))
            drop_of_both(story, first, &story->tellings.items[i - 1]);
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        bool of_it = is_of_it(story, telling);
        if (telling->items.count > 0 || !(is_of_things(telling->deed) || of_it) ||
            telling->waives ||
            telling->certainty == DL_CERTAINTY_HYPOTHETICAL ||
            !(dl_goods_are_vague(story->draft, &telling->goods, true) || of_it ||
              dl_verb_takes_it(story, telling->verb)) ||
            is_told_beside(story, first, i))
            continue;
        dl_segment share = share_of(story, first, i);
        if (take_behind(story, &share, telling))
            continue;
        dl_entity_set things = spoken_of(story, &share, i);
        dl_story_prefer_app(story, telling->deed, &things);
        if (fits(story, &things, telling->deed) &&
            !is_of_other(story, &share, telling, &things))
            telling->items = things;
    }
}

bool dl_telling_adds_goods(const dl_story *story, const dl_telling *telling)
{
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    return story->draft->language == DL_LANGUAGE_ZH && last &&
           telling->deed == DL_DEED_ENTITY_LIST && telling->targets.count == 0 &&
           telling->goods.count > 0 && last->deed == DL_DEED_LICENSE_REQUIRE &&
           last->goods.count > 0 && last->sentence + 1 >= story->sentence;
}
