/* What names and dates share one verb: "Huawei landed on the list in 2019 and SMIC in 2020",
 * "Huawei vào danh sách năm 2019, một năm sau là SMIC".
 */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"

/* "in"; "since 2019"; and "vào", which is a verb, too. */
static bool is_preposition(const dl_story *story, const dl_piece *piece)
{
    return (dl_piece_has(piece, DL_CUE_PREPOSITION) && !piece->verb) ||
           (story->draft->language == DL_LANGUAGE_EN &&
            dl_draft_is(story->draft, piece->first, "since")) ||
           (story->draft->language == DL_LANGUAGE_VI &&
            piece->end == piece->first + 1 &&
            (dl_draft_says(story->draft, piece->first, "vào") ||
             dl_draft_says(story->draft, piece->first, "cho") ||
             dl_draft_says(story->draft, piece->first, "với")));
}

/* "; Fanyue Gong, a Chinese citizen, on Dec. 3": where what a comma behind an English name
 * says of it ends, at a comma again; `name` if there is no such thing. */
static uint32_t behind_apposition(const dl_story *story, uint32_t name, uint32_t second)
{
    bool said = false;
    if (story->draft->language != DL_LANGUAGE_EN || name + 1 >= second ||
        dl_piece_at(story, name + 1)->kind != DL_PIECE_COMMA)
        return name;
    for (uint32_t i = name + 2; i < second; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_COMMA)
            return said ? i : name;
        if (piece->says || piece->kind == DL_PIECE_DATE)
            return name;
        said = true;
    }
    return name;
}

/* "còn Huawei sớm hơn, tháng 5/2019", "AMD thì hôm 12/8": whether between a Vietnamese name
 * and its date stands only how they compare. */
static bool only_compares(const dl_story *story, uint32_t from, uint32_t to)
{
    enum { LONGEST = 5 };
    bool only = story->draft->language == DL_LANGUAGE_VI && to <= from + LONGEST;
    for (uint32_t i = from; only && i < to; i++)
        only = dl_draft_in(story->draft, i, DL_LIST_COMPARING);
    return only;
}

/* The name that shares the verb of a telling: between its date and another, with nothing
 * but "and", what it is, and a preposition beside it; DL_NO_PIECE for none. */
static uint32_t sharing_name(const dl_story *story, uint32_t first, uint32_t second)
{
    enum { BESIDE = 3 }; /* tokens */
    uint32_t name = DL_NO_PIECE, end = DL_NO_PIECE;
    bool joined = false;
    for (uint32_t i = first + 1; i < second; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool lists = dl_piece_is_joint(piece) ||
                     dl_draft_is(story->draft, piece->first, ";") ||
                     (dl_piece_has(piece, DL_CUE_CLAUSE) && /* "còn Huawei", "Úc thì" */
                      (only_compares(story, piece->first, piece->end) ||
                       dl_draft_is(story->draft, piece->first, "còn")));
        if (piece->kind == DL_PIECE_NAME && name == DL_NO_PIECE) {
            name = i;
            end = i = behind_apposition(story, name, second);
        } else if (lists)
            joined = true;
        else if (!is_preposition(story, piece) || piece->says)
            return DL_NO_PIECE;
    }
    if (name == DL_NO_PIECE || !joined ||
        dl_piece_at(story, name)->first - dl_piece_at(story, first)->end > BESIDE ||
        (dl_piece_at(story, second)->first - dl_piece_at(story, end)->end > 1 &&
         !only_compares(story, dl_piece_at(story, end)->end,
                        dl_piece_at(story, second)->first)))
        return DL_NO_PIECE;
    return name;
}

/* "năm 2019, một năm sau là SMIC", "tháng 10/2023 thì đến lượt A800": the name that stands
 * alone right behind its Vietnamese date; DL_NO_PIECE for none. */
static uint32_t name_behind(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t name = date + 1;
    if (draft->language != DL_LANGUAGE_VI || date == 0)
        return DL_NO_PIECE;
    while (name < story->pieces.count && dl_piece_at(story, name)->kind == DL_PIECE_CUE)
        name++; /* "đến" */
    if (name >= story->pieces.count || dl_piece_at(story, name)->kind != DL_PIECE_NAME)
        return DL_NO_PIECE;
    uint32_t next = name + 1;
    const dl_piece *it = dl_piece_at(story, name), *before = dl_piece_at(story, date - 1);
    bool parted = dl_piece_is_joint(before) || before->kind == DL_PIECE_STOP ||
                  dl_piece_has(before, DL_CUE_CLAUSE) || is_preposition(story, before);
    bool ends = it->end >= draft->sentences.items[story->sentence].end ||
                draft->tokens.items[it->end].kind == DL_WORD_PUNCTUATION ||
                (next < story->pieces.count && dl_piece_at(story, next)->first == it->end &&
                 dl_piece_has(dl_piece_at(story, next), DL_CUE_JOIN));
    return parted && ends && it->first > dl_piece_at(story, date)->end &&
                   only_compares(story, dl_piece_at(story, date)->end, it->first)
               ? name
               : DL_NO_PIECE;
}

/* The date that stands last before a piece, behind the verb of a telling. */
static uint32_t date_before(const dl_story *story, const dl_telling *telling,
                            uint32_t piece)
{
    for (uint32_t i = piece; i > telling->verb + 1; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE)
            return i - 1;
    return DL_NO_PIECE;
}

/* The date that a piece says, "một ngày sau" counted from the one before; unset if it says
 * none. */
static dl_date shared_date(const dl_story *story, dl_date ahead, uint32_t piece)
{
    if (dl_piece_at(story, piece)->kind == DL_PIECE_DATE)
        return dl_story_date(story, piece)->value;
    return story->draft->language == DL_LANGUAGE_VI
               ? dl_continuation_from(story, piece, ahead)
               : (dl_date){ 0 };
}

void dl_telling_put_in(const dl_story *story, uint32_t name, dl_telling *telling)
{
    const dl_piece *piece = dl_piece_at(story, name);
    uint32_t entity = dl_piece_mention(story, piece)->entity;
    if (dl_piece_is_thing(piece)) {
        telling->items = (dl_entity_set){ 0 };
        dl_entity_set_add(&telling->items, entity);
        return;
    }
    bool acts = telling->actors.count > 0 &&
                dl_story_is_authority(story, entity) ==
                    dl_story_is_authority(story, telling->actors.items[0]);
    dl_entity_set *set = acts ? &telling->actors : &telling->targets;
    *set = (dl_entity_set){ 0 };
    dl_entity_set_add(set, entity);
}

/* "Sau khi đưa hãng vào danh sách năm 2019, ông Trump năm 2020 lại cho phép": what has a
 * verb of its own behind its date. */
static bool acts_behind(const dl_story *story, uint32_t date)
{
    for (uint32_t i = date + 1; i < dl_segment_of(story, date)->end; i++)
        if (dl_piece_at(story, i)->verb || dl_piece_at(story, i)->order)
            return story->draft->language == DL_LANGUAGE_VI;
    return false;
}

/* The dates of a list of them that ends with the piece `last`, in order; how many. */
static uint32_t listed_dates(const dl_story *story, uint32_t last, dl_date dates[],
                             uint32_t most)
{
    uint32_t first = last, count = 0;
    for (uint32_t i = last + 1; i > 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_DATE)
            first = i - 1;
        else if (!dl_piece_is_joint(piece) && !is_preposition(story, piece))
            break;
    }
    for (uint32_t i = first; i <= last; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && count < most)
            dates[count++] = dl_story_date(story, i)->value;
    return count;
}

/* "A and B were listed in May and June respectively": one telling for each of a set and
 * its date. */
static void pair_off(dl_story *story, size_t telling, const dl_date dates[], uint32_t count)
{
    dl_telling whole = story->tellings.items[telling];
    bool things = whole.items.count == count;
    bool done_to = !things && whole.targets.count == count;
    const dl_entity_set all = things    ? whole.items
                              : done_to ? whole.targets
                                        : whole.actors;
    if (all.count != count)
        return;
    for (uint32_t i = 0; i < count; i++) {
        dl_telling one = whole;
        dl_entity_set *set = things ? &one.items : done_to ? &one.targets : &one.actors;
        *set = (dl_entity_set){ 0 };
        dl_entity_set_add(set, all.items[i]);
        one.date = dates[i];
        one.dated = true;
        one.before = (dl_date){ 0 };
        one.apart = i > 0;
        if (i == 0)
            story->tellings.items[telling] = one;
        else
            *DL_APPEND(&story->tellings, story->draft->scratch) = one;
    }
}

/* "A và B lần lượt vào danh sách hồi tháng 5 và tháng 6": the end of the first list of dates
 * behind a piece; DL_NO_PIECE for none. */
static uint32_t dates_behind(const dl_story *story, uint32_t piece)
{
    uint32_t last = DL_NO_PIECE;
    for (uint32_t i = piece + 1; i < story->pieces.count; i++) {
        const dl_piece *it = dl_piece_at(story, i);
        if (it->kind == DL_PIECE_DATE)
            last = i;
        else if (last != DL_NO_PIECE && !dl_piece_is_joint(it) && !is_preposition(story, it))
            break;
    }
    return last;
}

static void share_out(dl_story *story, size_t first)
{
    enum { MOST = 6 };
    dl_date dates[MOST];
    uint32_t last = DL_NO_PIECE;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            last = i;
        if (!dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_CONTINUATION),
                          DL_STR("each")))
            continue;
        if (last == DL_NO_PIECE)
            last = dates_behind(story, i);
        if (last == DL_NO_PIECE)
            return;
        uint32_t count = listed_dates(story, last, dates, MOST);
        if (count > 1 && story->tellings.count == first + 1)
            pair_off(story, first, dates, count);
        return;
    }
}

/* Whether a Vietnamese token tells one of several: ": một về chip analog, một về". */
static bool is_one_of(const dl_draft *draft, uint32_t token)
{
    return token > 0 && dl_draft_says(draft, token, "một") &&
           dl_draft_in(draft, token - 1, DL_LIST_BEFORE_ONE);
}

/* "Mở hai cuộc điều tra: một nhắm vào Qualcomm, một nhắm vào Micron": each is one, with
 * whom it names. */
static void tell_each(dl_story *story, size_t telling)
{
    const dl_draft *draft = story->draft;
    dl_telling whole = story->tellings.items[telling];
    uint32_t end = draft->sentences.items[story->sentence].end;
    uint32_t token = dl_piece_at(story, whole.verb)->end, parts = 0;
    if (draft->language != DL_LANGUAGE_VI || whole.deed != DL_DEED_INVESTIGATE)
        return;
    while (token < end && !dl_draft_is(draft, token, ":"))
        token++;
    for (uint32_t i = whole.verb + 1; token < end && i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dl_telling *last = &story->tellings.items[parts > 1 ? story->tellings.count - 1 : telling];
        for (; token < piece->end && token < end; token++)
            if (is_one_of(draft, token) && ++parts > 1) {
                dl_telling one = whole;
                one.targets = one.items = (dl_entity_set){ 0 };
                one.goods = (dl_goods_set){ 0 };
                one.apart = true;
                last = DL_APPEND(&story->tellings, story->draft->scratch);
                *last = one;
            }
        if (parts > 1 && dl_piece_is_party(piece))
            dl_entity_set_add(&last->targets, dl_piece_mention(story, piece)->entity);
    }
}

/* The last name with a date that shared a verb: the piece of its end, and the date. */
typedef struct dl_sharer {
    uint32_t end;
    dl_date date;
} dl_sharer;

/* Tells what a telling tells of the name that stands with the date at a piece, if they share
 * its verb; *shared: the last that did. */
static void share_with(dl_story *story, size_t t, uint32_t date, dl_sharer *shared)
{
    dl_telling telling = story->tellings.items[t];
    uint32_t before = date_before(story, &telling, date), name = DL_NO_PIECE;
    if (before == DL_NO_PIECE || !telling.dated)
        return;
    dl_date ahead = dl_story_date(story, before)->value;
    if (shared->end > before && shared->end < date) {
        before = shared->end;
        ahead = shared->date; /* "ba năm sau là YMTC, rồi Biren vào tháng 10" */
    }
    if (!acts_behind(story, date))
        name = sharing_name(story, before, date);
    if (name == DL_NO_PIECE)
        name = name_behind(story, date);
    dl_date own = name == DL_NO_PIECE ? (dl_date){ 0 } : shared_date(story, ahead, date);
    if (!dl_date_is_set(own))
        return;
    bool chained = dl_date_is_set(shared->date) && dl_date_equal(shared->date, ahead);
    if (!chained && !dl_date_equal(telling.date, ahead) &&
        !dl_date_equal(telling.date, own))
        return;
    uint32_t entity = dl_piece_mention(story, dl_piece_at(story, name))->entity;
    dl_telling *whole = &story->tellings.items[t];
    if (!chained)
        whole->date = ahead;
    if (whole->items.count > 1)
        dl_entity_set_remove(&whole->items, entity);
    if (whole->targets.count > 1)
        dl_entity_set_remove(&whole->targets, entity);
    *shared = (dl_sharer){ name > date ? name : date, own };
    telling.date = own;
    story->pieces.items[date].told = true;
    dl_telling_put_in(story, name, &telling);
    *DL_APPEND(&story->tellings, story->draft->scratch) = telling;
}

void dl_tellings_share(dl_story *story, size_t first)
{
    if (story->tellings.count > first)
        share_out(story, first);
    for (size_t told = story->tellings.count, t = first; t < told; t++)
        tell_each(story, t);
    size_t told = story->tellings.count;
    if (story->draft->language == DL_LANGUAGE_ZH)
        return;
    for (size_t t = first; t < told; t++) {
        dl_sharer shared = { 0 };
        for (uint32_t i = story->tellings.items[t].verb + 1; i < story->pieces.count; i++)
            if (dl_piece_at(story, i)->kind == DL_PIECE_DATE ||
                dl_piece_has(dl_piece_at(story, i), DL_CUE_CONTINUATION))
                share_with(story, t, i, &shared);
    }
}
