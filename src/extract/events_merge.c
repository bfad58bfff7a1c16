/* What an article tells several times is one event: its tellings are joined, and written.
 * The first of them with a date gives the evidence.
 */
#include <stdlib.h>

#include "src/extract/events.h"
#include "src/extract/parties.h"

enum { LOOK_BACK = 64 }; /* tellings compared with a new one: keeps time linear */

static void join_sets(dl_entity_set *into, const dl_entity_set *from)
{
    for (uint32_t i = 0; i < from->count; i++)
        dl_entity_set_add(into, from->items[i]);
}

static void join_goods(const dl_story *story, dl_goods_set *into,
                       const dl_goods_set *from)
{
    for (uint32_t i = 0; i < from->count; i++) {
        dl_str text = dl_str_span(story->draft->body, from->items[i]);
        bool told = into->count == DL_COUNT(into->items);
        for (uint32_t j = 0; j < into->count && !told; j++)
            told = dl_str_equal(text, dl_str_span(story->draft->body, into->items[j]));
        if (!told)
            into->items[into->count++] = from->items[i];
    }
}

static int32_t width(dl_date date)
{
    return date.last - date.first;
}

static void join(const dl_story *story, dl_telling *into, const dl_telling *from)
{
    if (into->headline && !from->headline) { /* what the text tells of it is more exact */
        dl_telling headline = *into;
        *into = *from;
        into->news |= headline.news;
        into->order = headline.order;
        if (into->items.count == 0 && into->goods.count == 0) {
            into->items = headline.items;
            into->goods = headline.goods;
        }
        return;
    }
    bool better = dl_date_is_set(from->date) &&
                  (!dl_date_is_set(into->date) || width(from->date) < width(into->date));
    if (into->sentence == from->sentence && into->deed == DL_DEED_RESTRICT &&
        !dl_telling_has_things(story, into) && story->draft->language == DL_LANGUAGE_VI)
        into->deed = from->deed; /* "siết chính sách, yêu cầu H20 phải có giấy phép" */
    if (!into->dated && from->dated) {
        into->sentence = from->sentence;
        into->reason = from->reason;
        into->certainty = from->certainty;
        into->deed = from->deed;
    } else if (into->certainty == DL_CERTAINTY_REPORTED) {
        into->certainty = from->certainty; /* told elsewhere as settled */
    }
    if (better) {
        into->date = from->date;
        into->after = into->before = (dl_date){ 0 };
    }
    if (into->actors.count == 0)
        into->actors = from->actors;
    if (into->doers.count == 0)
        into->doers = from->doers;
    into->dated |= from->dated;
    into->headline &= from->headline;
    into->news |= from->news;
    into->on_topic |= from->on_topic;
    into->waives |= from->waives;
    if (into->matter.end == 0)
        into->matter = from->matter;
    join_sets(&into->targets, &from->targets);
    join_sets(&into->items, &from->items);
    join_goods(story, &into->goods, &from->goods);
}

static void add_parties(dl_annotations *out, dl_arena *arena, const dl_entity_set *set,
                        dl_role role)
{
    for (uint32_t i = 0; i < set->count; i++)
        *DL_APPEND(&out->parties, arena) = (dl_party){ set->items[i], role };
}

static void write_event(const dl_story *story, const dl_telling *telling)
{
    dl_annotations *out = story->draft->out;
    dl_arena *arena = story->draft->arena;
    const dl_sentence *sentence = &story->draft->sentences.items[telling->sentence];
    dl_found_event event = {
        .evidence = dl_draft_span(story->draft, sentence->first, sentence->end),
        .date = telling->date,
        .after = telling->after,
        .before = telling->before,
        .deed = telling->deed,
        .certainty = telling->certainty,
        .on_topic = telling->on_topic,
        .topic = telling->topic,
        .first_party = (uint32_t)out->parties.count,
        .first_goods = (uint32_t)out->goods.count,
        .reason = telling->reason,
    };
    add_parties(out, arena, telling->actors.count ? &telling->actors : &telling->doers,
                DL_ROLE_ACTOR);
    add_parties(out, arena, &telling->targets, DL_ROLE_TARGET);
    add_parties(out, arena, &telling->items, DL_ROLE_ITEM);
    for (uint32_t i = 0; i < telling->goods.count; i++)
        *DL_APPEND(&out->goods, arena) = telling->goods.items[i];
    event.party_count = (uint32_t)out->parties.count - event.first_party;
    event.goods_count = (uint32_t)out->goods.count - event.first_goods;
    *DL_APPEND(&out->events, arena) = event;
}

static int by_sentence(const void *a, const void *b)
{
    const dl_telling *x = a, *y = b;
    if (x->sentence != y->sentence)
        return x->sentence < y->sentence ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* "Đây là mẫu chip tung ra hồi tháng 7, sau khi H20 bị siết": what a Vietnamese sentence tells
 * without a day beside what it tells of one is told by the way. */
static bool is_by_the_way(const dl_story *story, const dl_telling *tellings, size_t count,
                          size_t number)
{
    const dl_telling *it = &tellings[number];
    if (story->draft->language != DL_LANGUAGE_VI || dl_date_is_set(it->date) ||
        it->certainty != DL_CERTAINTY_OCCURRED ||
        it->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP) /* made long before, as a rule */
        return false;
    for (size_t i = number > 0 ? number - 1 : 0; i < count && i < number + 2; i++)
        if (i != number && tellings[i].sentence == it->sentence &&
            dl_date_is_set(tellings[i].date) && tellings[i].certainty != DL_CERTAINTY_HYPOTHETICAL)
            return true;
    return false;
}

void dl_tellings_merge(dl_story *story)
{
    dl_telling *tellings = story->tellings.items;
    size_t kept = 0;
    for (size_t i = 0; i < story->tellings.count; i++) {
        tellings[i].order = (uint32_t)i;
        size_t j = kept > LOOK_BACK ? kept - LOOK_BACK : 0;
        while (j < kept && !dl_telling_is_same(story, &tellings[j], &tellings[i]))
            j++;
        if (j < kept)
            join(story, &tellings[j], &tellings[i]);
        else
            tellings[kept++] = tellings[i];
    }
    kept = dl_tellings_drop_headlines(story, tellings, kept);
    if (kept)
        qsort(tellings, kept, sizeof *tellings, by_sentence);
    for (size_t i = 0; i < kept; i++) {
        dl_telling_name_waiver(story, &tellings[i]);
        dl_telling_date_news(story, &tellings[i]);
        dl_telling_date_context(&tellings[i]);
    }
    for (size_t i = 0; i < kept; i++)
        if (!is_by_the_way(story, tellings, kept, i))
            write_event(story, &tellings[i]);
}
