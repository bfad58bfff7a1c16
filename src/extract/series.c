/* Several days of one verb, in Chinese and Vietnamese: 分别于5月16日和12月18日列入甲和乙 tells two deeds, each
 * of a name of its own if there are as many names as days, else both of all; and a clause
 * may leave its verb out: 甲5月上榜，乙则是12月.
 */
#include "src/extract/events.h"
#include "src/extract/parties.h"
#include "src/extract/wording.h"

enum { MOST_DAYS = 4 };

static uint32_t entity_of(const dl_story *story, uint32_t name)
{
    return dl_piece_mention(story, dl_piece_at(story, name))->entity;
}

/* The dates of one list that begins at a piece: nothing but "and" and commas between. */
static uint32_t list_dates(const dl_story *story, uint32_t first, uint32_t dates[MOST_DAYS])
{
    uint32_t count = 0;
    for (uint32_t i = first; i < story->pieces.count && count < MOST_DAYS; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (i > first && piece->first > dl_piece_at(story, i - 1)->end)
            break;
        if (piece->kind == DL_PIECE_DATE)
            dates[count++] = i;
        else if (!dl_piece_is_joint(piece) ||
                 dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE)
            break;
    }
    return count;
}

static void set_date(const dl_story *story, dl_date date, dl_telling *telling)
{
    bool ahead = date.first > story->draft->out->published.last;
    telling->date = date;
    telling->after = telling->before = (dl_date){ 0 };
    telling->dated = true;
    if (ahead && telling->certainty == DL_CERTAINTY_OCCURRED)
        telling->certainty = DL_CERTAINTY_PLANNED;
    else if (!ahead && telling->certainty == DL_CERTAINTY_PLANNED)
        telling->certainty = DL_CERTAINTY_OCCURRED;
}

/* The set with as many names as there are days, first of all of things; NULL. */
static dl_entity_set *set_of(dl_telling *telling, uint32_t count)
{
    return telling->items.count == count     ? &telling->items
           : telling->targets.count == count ? &telling->targets
                                             : NULL;
}

/* 2027年和2028年的第四季度: the date of a list, in the quarter that the last one says for all. */
static dl_date date_in_list(const dl_story *story, const uint32_t *dates, uint32_t count,
                            uint32_t number)
{
    dl_date its = dl_story_date(story, dates[number])->value;
    dl_date last = dl_story_date(story, dates[count - 1])->value;
    const dl_piece *piece = dl_piece_at(story, dates[count - 1]);
    bool shared = false;
    for (uint32_t i = piece->first; i < piece->end; i++)
        shared |= dl_draft_is(story->draft, i, "的");
    if (!shared || its.precision != DL_PRECISION_YEAR ||
        last.precision != DL_PRECISION_QUARTER)
        return its;
    return dl_date_of_quarter(dl_day_civil(its.first).year,
                              (dl_day_civil(last.first).month - 1) / 3 + 1);
}

static void part_telling(dl_story *story, size_t number, const uint32_t *dates,
                         uint32_t count)
{
    dl_telling whole = story->tellings.items[number];
    for (uint32_t i = 0; i < count; i++) {
        dl_telling part = whole;
        dl_entity_set *names = set_of(&part, count);
        if (names)
            *names = (dl_entity_set){ .items = { names->items[i] }, .count = 1 };
        set_date(story, date_in_list(story, dates, count, i), &part);
        if (i == 0)
            story->tellings.items[number] = part;
        else
            *DL_APPEND(&story->tellings, story->draft->scratch) = part;
    }
}

/* "Siết ba lần, vào tháng 10/2022, tháng 10/2023 và tháng 12/2024": whether a list of dates is of
 * as many deeds; in Vietnamese two may be a time between them, or say the same. */
static bool is_series(const dl_story *story, const uint32_t *dates, uint32_t count)
{
    enum { SURE = 3 };
    if (story->draft->language != DL_LANGUAGE_VI || count < SURE)
        return story->draft->language != DL_LANGUAGE_VI;
    for (uint32_t i = 1; i < count; i++)
        if (dl_story_date(story, dates[i])->value.precision !=
                dl_story_date(story, dates[0])->value.precision ||
            dl_story_date(story, dates[i])->value.first <=
                dl_story_date(story, dates[i - 1])->value.last)
            return false;
    return true;
}

/* A list of dates holds for the verbs of its own segment, and of the one behind it. */
static void part_days(dl_story *story, size_t number)
{
    const dl_telling *telling = &story->tellings.items[number];
    uint32_t its = dl_piece_at(story, telling->verb)->segment;
    uint32_t dates[MOST_DAYS];
    if (!telling->dated || telling->certainty == DL_CERTAINTY_HYPOTHETICAL)
        return;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE ||
            (dl_piece_at(story, i)->segment > its && /* "siết ba lần, vào tháng 5, tháng 8" */
             story->draft->language != DL_LANGUAGE_VI))
            continue;
        uint32_t count = list_dates(story, i, dates);
        count = is_series(story, dates, count) ? count : 0;
        for (uint32_t d = 0; count > 1 && d < count; d++)
            if (dl_date_equal(telling->date, dl_story_date(story, dates[d])->value)) {
                part_telling(story, number, dates, count);
                return;
            }
        i = count > 1 ? dates[count - 1] : i;
    }
}

/* The day that a piece gives on from a telling: its own, or "a day later"; unset for none. */
static dl_date day_of(const dl_story *story, uint32_t number, const dl_telling *telling)
{
    const dl_piece *piece = dl_piece_at(story, number);
    int32_t days;
    if (piece->kind == DL_PIECE_DATE)
        return dl_story_date(story, number)->value;
    if (piece->end == piece->first || !dl_piece_shift(story, piece, &days) || days <= 0 ||
        telling->date.precision != DL_PRECISION_DAY)
        return (dl_date){ 0 };
    return dl_date_of_days(telling->date.first + days, telling->date.first + days);
}

static bool can_share(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_NAME &&
           (dl_piece_is_party(piece) || dl_piece_is_thing(piece));
}

/* 又, 则, 再: a piece that tells nothing of its own. */
static bool is_light(const dl_story *story, const dl_piece *piece)
{
    return piece->kind == DL_PIECE_CUE && !piece->says && !piece->order && !piece->verb &&
           !piece->groups && !dl_piece_has(piece, DL_CUE_NEGATION) &&
           !dl_piece_has(piece, DL_CUE_POSSIBILITY) && !dl_piece_has(piece, DL_CUE_PLAN) &&
           !dl_str_equal(dl_piece_value(story, piece, DL_CUE_OBJECT), DL_STR("taken"));
}

/* Whether a segment has nothing but names of one list and a day: 乙则是12月18日, 丙和丁
 * 一天后跟进. */
static bool is_bare(const dl_story *story, const dl_segment *segment,
                    const dl_telling *telling, uint32_t *name, dl_date *date)
{
    enum { BETWEEN = 3, BEHIND = 4 }; /* ideographs */
    const dl_draft *draft = story->draft;
    uint32_t last = 0, end = dl_stretch_of(story, segment->first, segment->end).to;
    *name = DL_NO_PIECE;
    *date = (dl_date){ 0 };
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dl_date day = day_of(story, i, telling);
        if (piece->says || piece->order || piece->verb ||
            (piece->groups && piece->kind != DL_PIECE_NAME) ||
            (piece->kind == DL_PIECE_NAME &&
             (dl_date_is_set(*date) || !can_share(piece) ||
              (*name != DL_NO_PIECE && piece->list != dl_piece_at(story, *name)->list))))
            return false;
        if (piece->kind == DL_PIECE_NAME && *name == DL_NO_PIECE)
            *name = i;
        if (dl_date_is_set(day) &&
            (dl_date_is_set(*date) || *name == DL_NO_PIECE || piece->first > last + BETWEEN))
            return false;
        if (dl_date_is_set(day))
            *date = day;
        if (piece->kind == DL_PIECE_NAME || dl_date_is_set(day))
            last = piece->end;
    }
    while (end > last && draft->tokens.items[end - 1].kind == DL_WORD_PUNCTUATION)
        end--;
    return dl_date_is_set(*date) && end <= last + BEHIND;
}

/* What a deed told before may be told of again: chips and products, firms of a list. */
static bool can_follow(const dl_piece *piece, const dl_telling *telling)
{
    return dl_piece_is_thing(piece) ||
           (telling->deed == DL_DEED_ENTITY_LIST && piece->kind == DL_PIECE_NAME &&
            piece->groups & DL_GROUP_FIRM);
}

/* 推出A800，次年又推H800: whether a segment has nothing but a day and chips, products or
 * firms behind it, in one list; *name is the first of them. */
static bool is_led(const dl_story *story, const dl_segment *segment, const dl_telling *telling,
                   uint32_t *name, dl_date *date)
{
    enum { BETWEEN = 4, BEHIND = 4 }; /* ideographs */
    uint32_t last = 0, end = dl_stretch_of(story, segment->first, segment->end).to;
    *name = DL_NO_PIECE;
    *date = (dl_date){ 0 };
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dl_date day = day_of(story, i, telling);
        bool listed = dl_piece_is_joint(piece);
        if (dl_date_is_set(day) && !dl_date_is_set(*date) && *name == DL_NO_PIECE)
            *date = day;
        else if (can_follow(piece, telling) && dl_date_is_set(*date) &&
                 piece->first <= last + BETWEEN &&
                 (*name == DL_NO_PIECE || piece->list == dl_piece_at(story, *name)->list))
            *name = *name == DL_NO_PIECE ? i : *name;
        else if (!listed && (dl_date_is_set(day) || !is_light(story, piece)))
            return false;
        if (!listed)
            last = piece->end;
    }
    while (end > last && story->draft->tokens.items[end - 1].kind == DL_WORD_PUNCTUATION)
        end--;
    return *name != DL_NO_PIECE && end <= last + BEHIND;
}

/* 3月推出甲，|搭载自研内存，|年底接上乙: a segment that only says more of a thing. */
static bool is_aside(const dl_story *story, const dl_segment *segment)
{
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE || piece->kind == DL_PIECE_NAME ||
            piece->kind == DL_PIECE_STOP || dl_piece_is_verb(piece) || piece->says ||
            dl_piece_has(piece, DL_CUE_CONTINUATION))
            return false;
    }
    return segment->opener == DL_OPENER_COMMA;
}

/* Tells of the names of such a segment what was told of others, on the day that it gives;
 * those that the telling took for its own are no longer its. */
static void add_led_days(dl_story *story, size_t number)
{
    bool listed = story->tellings.items[number].deed == DL_DEED_ENTITY_LIST;
    uint32_t name;
    dl_date date;
    for (uint32_t s = dl_piece_at(story, story->tellings.items[number].verb)->segment + 1;
         s < story->segments.count; s++) {
        dl_telling *whole = &story->tellings.items[number];
        if (is_aside(story, &story->segments.items[s]))
            continue;
        if (!is_led(story, &story->segments.items[s], whole, &name, &date))
            return;
        dl_telling other = *whole;
        dl_entity_set *names = listed ? &other.targets : &other.items;
        other.items.count = other.goods.count = names->count = 0;
        dl_list_add(story, name, names);
        dl_entity_set *its = listed ? &whole->targets : &whole->items;
        if (!dl_entity_set_take_out(its, names))
            return;
        other.verb = name;
        other.object = DL_NO_PIECE;
        set_date(story, date, &other);
        *DL_APPEND(&story->tellings, story->draft->scratch) = other;
    }
}

/* What the segments behind a telling tell of other names in so few words. */
static void add_bare_days(dl_story *story, size_t number)
{
    dl_telling whole = story->tellings.items[number];
    uint32_t name;
    dl_date date;
    for (uint32_t s = dl_piece_at(story, whole.verb)->segment + 1;
         s < story->segments.count &&
         is_bare(story, &story->segments.items[s], &whole, &name, &date);
         s++) {
        dl_telling other = whole;
        dl_telling_put_in(story, name, &other);
        for (uint32_t i = name + 1; i < story->segments.items[s].end; i++)
            if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
                dl_entity_set_add(dl_entity_set_has(&other.actors, entity_of(story, name))
                                      ? &other.actors
                                  : dl_entity_set_has(&other.items, entity_of(story, name))
                                      ? &other.items
                                      : &other.targets,
                                  entity_of(story, i));
        set_date(story, date, &other);
        *DL_APPEND(&story->tellings, story->draft->scratch) = other;
    }
}

void dl_tellings_part_days(dl_story *story, size_t first)
{
    size_t told = story->tellings.count;
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    if (!chinese && story->draft->language != DL_LANGUAGE_VI)
        return;
    for (size_t i = first; i < told && chinese; i++)
        if (story->tellings.items[i].certainty != DL_CERTAINTY_HYPOTHETICAL)
            add_bare_days(story, i);
    for (size_t i = first; i < told && chinese; i++)
        if (story->tellings.items[i].certainty != DL_CERTAINTY_HYPOTHETICAL &&
            !story->tellings.items[i].aside)
            add_led_days(story, i);
    for (size_t i = first; i < told; i++)
        part_days(story, i);
}
