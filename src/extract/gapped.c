/* What an English sentence tells of several things with one verb, each with a time of its own.
 *
 *     launched the A800 in November 2022 | and the H800 four months later
 *                                        | and, in March 2023, the H800
 *                                        | and later the H800
 *                                        | , followed by the H800 in March 2023
 *     tightened them in October 2022     | and again in October 2023
 *
 * A part behind "and" or a comma that has nothing but a thing and a time is told as what its
 * verb tells of the first.
 */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"

enum { LONGEST = 12 /* pieces of a part: keeps time linear */ };

typedef struct part {
    uint32_t name, when;  /* pieces, or DL_NO_PIECE */
    uint32_t follow;      /* "followed by", or DL_NO_PIECE */
    uint32_t end;         /* behind its last piece */
    bool again;           /* the same, done once more */
} part;

static bool is_joint(const dl_story *story, const dl_piece *piece)
{
    return dl_piece_is_joint(piece) || dl_draft_is(story->draft, piece->first, ";");
}

/* "followed", "followed by", "came": a verb that tells no more than the first. */
static bool follows(const dl_story *story, const dl_piece *piece)
{
    return dl_draft_in(story->draft, piece->first, DL_LIST_FOLLOWED);
}

/* "four months later", "the same day", "later". */
static bool says_when(const dl_story *story, const dl_piece *piece)
{
    dl_str how = dl_piece_value(story, piece, DL_CUE_CONTINUATION);
    return piece->kind == DL_PIECE_DATE || dl_str_starts(how, DL_STR("day ")) ||
           dl_str_starts(how, DL_STR("month ")) || dl_str_starts(how, DL_STR("year ")) ||
           dl_str_equal(how, DL_STR("same")) || dl_str_equal(how, DL_STR("after"));
}

/* Whether between pieces stand only words that say nothing. */
static bool is_filler(const dl_story *story, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!dl_draft_in(story->draft, i, DL_LIST_FILLER))
            return false;
    return true;
}

/* Who does it, if it is an authority like the first. */
static bool can_do(const dl_story *story, const dl_piece *piece, const dl_telling *telling)
{
    return piece->kind == DL_PIECE_NAME && dl_piece_is_party(piece) &&
           telling->actors.count > 0 &&
           dl_story_is_authority(story, telling->actors.items[0]) &&
           dl_story_is_authority(story, dl_piece_mention(story, piece)->entity);
}

/* Whether what is told has a firm in it, which another firm may stand for: "Samsung lost its
 * waiver on July 25 and SK Hynix a day later". */
static bool is_of_firm(const dl_story *story, const dl_telling *telling)
{
    const dl_entity_set *sets[] = { &telling->targets, &telling->actors };
    if (telling->items.count > 0 || telling->goods.count > 0)
        return false;
    for (size_t i = 0; i < DL_COUNT(sets); i++)
        for (uint32_t n = 0; n < sets[i]->count; n++)
            if (story->draft->out->entities.items[sets[i]->items[n]].kind ==
                DL_ENTITY_COMPANY)
                return true;
    return false;
}

/* What the telling is of, or who does it, if a piece names another. */
static bool can_replace(const dl_story *story, const dl_piece *piece,
                        const dl_telling *telling)
{
    if (piece->verb)
        return false;
    if (telling->items.count > 0 && dl_piece_is_thing(piece))
        return true;
    if (telling->items.count == 0 && telling->goods.count > 0 &&
        piece->kind == DL_PIECE_WORD)
        return piece->groups & DL_GROUP_GOODS;
    bool listed = telling->deed == DL_DEED_ENTITY_LIST && telling->targets.count > 0;
    bool firm = piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_FIRM;
    return (firm && (listed || is_of_firm(story, telling))) || can_do(story, piece, telling);
}

/* "the H800 chip": a class behind a name, a preposition. */
static bool is_beside(const dl_piece *piece, const part *it)
{
    const uint32_t classes = DL_GROUP_GOODS | DL_GROUP_CHIP | DL_GROUP_MODEL;
    if (piece->kind == DL_PIECE_WORD && piece->groups == DL_GROUP_TRADE)
        return !piece->verb; /* "and shipments of the H800" */
    if (piece->kind == DL_PIECE_WORD)
        return it->name != DL_NO_PIECE && piece->groups & classes && !piece->verb;
    return piece->kind == DL_PIECE_CUE && !piece->says && !piece->order &&
           (dl_piece_has(piece, DL_CUE_PREPOSITION) || dl_piece_has(piece, DL_CUE_OBJECT));
}

/* "the A800 | and | the H800": whether the name of a part goes on behind a joint. */
static bool lists_on(const dl_story *story, uint32_t joint, const part *it)
{
    const dl_piece *next = dl_piece_at(story, joint + 1);
    return it->name != DL_NO_PIECE && joint + 1 < story->pieces.count &&
           next->kind == DL_PIECE_NAME &&
           next->list == dl_piece_at(story, it->name)->list;
}

/* Reads the part that begins with a piece; false if it has more than a thing and a time, or
 * less. */
static bool read_part(const dl_story *story, uint32_t first, const dl_telling *telling,
                      part *it)
{
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    *it = (part){ DL_NO_PIECE, DL_NO_PIECE, DL_NO_PIECE, first, false };
    uint32_t i = first, token = dl_piece_at(story, first - 1)->end;
    for (; i < story->pieces.count && i < first + LONGEST; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool done = (it->name != DL_NO_PIECE || it->again) && it->when != DL_NO_PIECE;
        if (done && dl_draft_is(story->draft, token, "as"))
            break; /* "as cousins of its A100" */
        if (!is_filler(story, token, piece->first))
            return false;
        if (piece->kind == DL_PIECE_STOP ||
            (is_joint(story, piece) && done && !lists_on(story, i, it)))
            break;
        token = piece->end;
        if (is_joint(story, piece))
            continue;
        if (says_when(story, piece) && it->when == DL_NO_PIECE)
            it->when = i;
        else if (piece->groups & DL_GROUP_AGAIN && it->when == DL_NO_PIECE)
            it->again = true;
        else if (follows(story, piece) && it->follow == DL_NO_PIECE)
            it->follow = i;
        else if (can_replace(story, piece, telling) && it->name == DL_NO_PIECE)
            it->name = i;
        else if (!(it->name != DL_NO_PIECE && can_replace(story, piece, telling) &&
                   piece->list == dl_piece_at(story, it->name)->list) &&
                 !is_beside(piece, it))
            return false;
    }
    it->end = i;
    while (i == story->pieces.count && token < sentence->end) {
        if (story->draft->tokens.items[token].kind != DL_WORD_PUNCTUATION &&
            !dl_draft_is(story->draft, token, "followed"))
            return false;
        token++;
    }
    return (it->name != DL_NO_PIECE || it->again) && it->when != DL_NO_PIECE;
}

/* The time of a part, from that of the part before it; unset for "later". */
static dl_date time_of(const dl_story *story, uint32_t when, dl_date from)
{
    const dl_piece *piece = dl_piece_at(story, when);
    dl_date found = { 0 };
    if (piece->kind == DL_PIECE_DATE)
        return dl_story_date(story, when)->value;
    if (dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONTINUATION), DL_STR("same")))
        return from;
    return dl_continuation_moves(story, when, from, 1, &found) ? found : (dl_date){ 0 };
}

static void set_time(const dl_story *story, dl_date date, dl_date from, dl_telling *telling)
{
    dl_date now = story->draft->out->published;
    telling->date = date;
    telling->dated = dl_date_is_set(date);
    telling->after = telling->before = (dl_date){ 0 };
    if (!telling->dated) {
        telling->after = from;
        telling->before = now;
    } else if (date.first > now.last && telling->certainty == DL_CERTAINTY_OCCURRED) {
        telling->certainty = DL_CERTAINTY_PLANNED;
    } else if (date.first <= now.last && telling->certainty == DL_CERTAINTY_PLANNED) {
        telling->certainty = DL_CERTAINTY_OCCURRED;
    }
}

/* Names the things of a part in a telling instead of those of the first. */
static void put_things(const dl_story *story, const part *it, dl_telling *telling)
{
    if (it->name == DL_NO_PIECE)
        return;
    const dl_piece *name = dl_piece_at(story, it->name);
    if (name->kind == DL_PIECE_WORD) {
        telling->goods = (dl_goods_set){
            .items = { dl_draft_span(story->draft, name->first, name->end) }, .count = 1
        };
        return;
    }
    dl_telling_put_in(story, it->name, telling);
    for (uint32_t i = it->name + 1; i < it->end && dl_piece_is_thing(name); i++)
        if (dl_piece_is_thing(dl_piece_at(story, i)))
            dl_entity_set_add(&telling->items,
                              dl_piece_mention(story, dl_piece_at(story, i))->entity);
}

/* The telling of this sentence that tells a part already: its own verb's, or what has its
 * name and date; NULL. */
static dl_telling *told_of(dl_story *story, size_t first, const part *it,
                           const dl_telling *telling)
{
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *other = &story->tellings.items[i];
        if (other->verb == it->follow)
            return other;
        if (other->deed == telling->deed && dl_date_equal(other->date, telling->date) &&
            (dl_entity_set_meets(&other->items, &telling->items) ||
             (telling->items.count == 0 &&
              (dl_entity_set_meets(&other->targets, &telling->targets) ||
               dl_entity_set_meets(&other->actors, &telling->actors)))))
            return other;
    }
    return NULL;
}

/* Whether the date of a telling stands before a piece: "banned A, B and C in May and June"
 * has no parts. */
static bool is_timed(const dl_story *story, const dl_telling *telling, uint32_t piece)
{
    for (uint32_t i = 0; i < piece; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_date_equal(dl_story_date(story, i)->value, telling->date))
            return true;
    return false;
}

/* Tells the parts behind the verb of a telling. */
static void tell_parts(dl_story *story, size_t first, size_t number)
{
    dl_telling whole = story->tellings.items[number];
    dl_date from = whole.date;
    bool named = whole.object == DL_NO_PIECE || whole.object < whole.verb;
    for (uint32_t i = whole.verb + 1; i + 1 < story->pieces.count; i++) {
        part it;
        const dl_piece *piece = dl_piece_at(story, i);
        if ((piece->verb && !follows(story, piece)) ||
            (piece->kind == DL_PIECE_STOP && !is_joint(story, piece)))
            return;
        if (!named || !is_joint(story, piece) || !is_timed(story, &whole, i) ||
            !read_part(story, i + 1, &whole, &it)) {
            named |= piece->kind == DL_PIECE_NAME || can_replace(story, piece, &whole);
            continue;
        }
        dl_telling one = whole;
        put_things(story, &it, &one);
        set_time(story, time_of(story, it.when, from), from, &one);
        one.apart = true;
        dl_telling *told = told_of(story, first, &it, &one);
        if (it.again && it.name == DL_NO_PIECE && !dl_date_is_set(one.date))
            continue;
        if (!told)
            told = DL_APPEND(&story->tellings, story->draft->scratch);
        else if (told == &story->tellings.items[number])
            continue;
        *told = one;
        from = dl_date_is_set(one.date) ? one.date : from;
        i = it.end - 1;
        if (it.name == DL_NO_PIECE)
            continue;
        dl_entity_set_take_out(&story->tellings.items[number].items, &one.items);
        dl_entity_set_take_out(&story->tellings.items[number].targets, &one.targets);
    }
}

void dl_tellings_tell_gapped(dl_story *story, size_t first)
{
    size_t told = story->tellings.count;
    if (story->draft->language != DL_LANGUAGE_EN)
        return;
    for (size_t i = first; i < told; i++)
        if (story->tellings.items[i].certainty != DL_CERTAINTY_HYPOTHETICAL &&
            dl_date_is_set(story->tellings.items[i].date))
            tell_parts(story, first, i);
}
