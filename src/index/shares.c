/* What documents have in common, counted. Each kind of share has its key of a document,
 * or several; a key counts once for a document. */
#include <stdlib.h>
#include <string.h>

#include "dateline/index.h"
#include "dateline/map.h"
#include "dateline/search.h"

typedef struct counting {
    const dl_corpus *corpus;
    dl_arena *arena;
    struct {
        dl_share *items;
        size_t count, capacity;
    } shares;
} counting;

/* In quotes, for a name may have spaces; it cannot have quotes then. */
static dl_str filter_of(counting *c, const char *field, dl_str name)
{
    dl_buf out = { .arena = c->arena };
    dl_buf_format(&out, "%s:\"", field);
    for (size_t i = 0; i < name.len; i++)
        dl_buf_add_char(&out, name.ptr[i] == '"' ? ' ' : name.ptr[i]);
    dl_buf_add_char(&out, '"');
    return dl_buf_str(&out);
}

static void add_share(counting *c, dl_str name, dl_str filter, uint32_t documents)
{
    if (documents)
        *DL_APPEND(&c->shares, c->arena) =
            (dl_share){ name, filter, DL_NO_ID, documents };
}

/* --- by what is read off the record ------------------------------------------------ */

static void count_sources(counting *c, const uint32_t *documents, size_t count)
{
    dl_map numbers = { .arena = c->arena };
    for (size_t i = 0; i < count; i++) {
        bool added;
        dl_str name = dl_corpus_source(c->corpus, documents[i]);
        if (!name.len)
            continue;
        uint32_t number =
            *dl_map_put(&numbers, name, (uint32_t)c->shares.count, &added);
        if (added)
            add_share(c, name, filter_of(c, "source", name), 1);
        else
            c->shares.items[number].documents++;
    }
}

static void count_languages(counting *c, const uint32_t *documents, size_t count)
{
    uint32_t counts[DL_LANGUAGE_COUNT] = { 0 };
    for (size_t i = 0; i < count; i++)
        counts[dl_corpus_document(c->corpus, documents[i])->language]++;
    for (int i = 0; i < DL_LANGUAGE_COUNT; i++) {
        const char *code = dl_language_code((dl_language)i);
        add_share(c, dl_str_from(code), dl_str_format(c->arena, "lang:%s", code),
                  counts[i]);
    }
}

/* A document whose date is a range over several years counts for each, as on: finds it. */
static void count_years(counting *c, const uint32_t *documents, size_t count)
{
    enum { FIRST = 0, YEARS = 10000 };
    uint32_t *counts = DL_NEW(c->arena, uint32_t, YEARS);
    for (size_t i = 0; i < count; i++) {
        dl_date date = dl_corpus_document(c->corpus, documents[i])->published;
        if (!dl_date_is_set(date))
            continue;
        int last = dl_day_civil(date.last).year;
        for (int year = dl_day_civil(date.first).year; year <= last; year++)
            if (year >= FIRST && year < YEARS)
                counts[year]++;
    }
    for (int year = YEARS; year-- > FIRST;)
        if (counts[year])
            add_share(c, dl_str_format(c->arena, "%04d", year),
                      dl_str_format(c->arena, "on:%04d", year), counts[year]);
}

/* --- by the entities named --------------------------------------------------------- */

static void count_kinds(counting *c, const uint32_t *documents, size_t count)
{
    uint32_t counts[DL_ENTITY_KIND_COUNT] = { 0 };
    for (size_t i = 0; i < count; i++) {
        dl_mentions mentions = dl_corpus_mentions(c->corpus, documents[i]);
        uint32_t seen = 0;
        for (size_t j = 0; j < mentions.count; j++)
            seen |= 1u << dl_corpus_entity(c->corpus, mentions.items[j].entity)->kind;
        for (int kind = 0; kind < DL_ENTITY_KIND_COUNT; kind++)
            counts[kind] += seen >> kind & 1;
    }
    for (int kind = 0; kind < DL_ENTITY_KIND_COUNT; kind++) {
        const char *name = dl_entity_kind_name((dl_entity_kind)kind);
        add_share(c, dl_str_from(name), dl_str_format(c->arena, "has:%s", name),
                  counts[kind]);
    }
}

/* `last` is one more than the document that named an entity last. */
static void count_entities(counting *c, const uint32_t *documents, size_t count)
{
    struct tally {
        uint32_t documents, last;
    };
    uint32_t entities = dl_corpus_entities(c->corpus);
    struct tally *tallies = DL_NEW(c->arena, struct tally, entities);
    for (size_t i = 0; i < count; i++) {
        dl_mentions mentions = dl_corpus_mentions(c->corpus, documents[i]);
        for (size_t j = 0; j < mentions.count; j++) {
            struct tally *tally = &tallies[mentions.items[j].entity];
            tally->documents += tally->last != i + 1;
            tally->last = (uint32_t)i + 1;
        }
    }
    for (uint32_t i = 0; i < entities; i++)
        if (tallies[i].documents)
            *DL_APPEND(&c->shares, c->arena) =
                (dl_share){ .entity = i, .documents = tallies[i].documents };
}

/* Only those that are shown get their names. */
static void name_entities(counting *c, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dl_share *share = &c->shares.items[i];
        share->name = dl_corpus_entity_name(c->corpus, share->entity);
        share->filter = filter_of(c, "entity", share->name);
    }
}

/* --- all together ------------------------------------------------------------------ */

static int most_first(const void *left, const void *right)
{
    const dl_share *a = left, *b = right;
    if (a->documents != b->documents)
        return a->documents > b->documents ? -1 : 1;
    int order = a->entity < b->entity ? -1 : a->entity > b->entity;
    return order ? order : dl_str_compare(a->name, b->name);
}

static void (*const counters[DL_SHARE_COUNT])(counting *c, const uint32_t *documents,
                                              size_t count) = {
    [DL_SHARE_SOURCE] = count_sources, [DL_SHARE_LANGUAGE] = count_languages,
    [DL_SHARE_YEAR] = count_years,     [DL_SHARE_KIND] = count_kinds,
    [DL_SHARE_ENTITY] = count_entities,
};

dl_shares dl_search_shares(const dl_corpus *corpus, const uint32_t *documents,
                           size_t count, dl_share_by by, size_t limit, dl_arena *arena)
{
    counting c = { .corpus = corpus, .arena = arena };
    counters[by](&c, documents, count);
    if (by != DL_SHARE_YEAR && c.shares.count)
        qsort(c.shares.items, c.shares.count, sizeof *c.shares.items, most_first);
    size_t shown = limit < c.shares.count ? limit : c.shares.count;
    if (by == DL_SHARE_ENTITY)
        name_entities(&c, shown);
    return (dl_shares){ c.shares.items, shown, c.shares.count };
}
