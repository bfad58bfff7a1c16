#include "tests/index/model.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Words with ways to write them; ideographs have one. Keys are what the ways share. */
static const struct {
    const char *key;
    const char *ways[5];
} vocabulary[] = {
    {"trung",  { "trung", "Trung", "TRUNG" }                     },
    { "quoc",
     { "quốc", "Quốc", "quoc", "QUỐC",
        "Quo\xCC\x82\xCC\x81"
        "c" }                                                    },
    { "do",    { "đỗ", "Do", "ĐỖ", "đo\xCC\x82\xCC\x83" } },
    { "hoa",   { "hoà", "hòa", "Hoa" }                         },
    { "chip",  { "chip", "Chip", "ＣＨＩＰ", "chi\xC2\xADp" }},
    { "chips", { "chips", "CHIPS" }                              },
    { "china", { "China", "china" }                              },
    { "h20",   { "H20", "h20" }                                  },
    { "20",    { "20", "２０" }                                },
    { "a",     { "a", "Á" }                                     },
    { "中",   { "中" }                                         },
    { "国",   { "国" }                                         },
    { "芯",   { "芯" }                                         },
    { "片",   { "片" }                                         },
    { "英",   { "英" }                                         },
};
enum { FIRST_HAN = 10, WORDS = DL_COUNT(vocabulary) };
enum {
    TRUNG,
    QUOC,
    DO,
    HOA,
    CHIP,
    CHIPS,
    CHINA,
    H20,
    TWENTY,
    A,
    ZHONG,
    GUO,
    XIN,
    PIAN,
    YING
};

static const struct {
    dl_entity_kind kind;
    const char *field;
    struct {
        uint8_t words[3];
        size_t count;
    } names[3];
} entities[] = {
    {DL_ENTITY_PLACE,
     "place",   { { { TRUNG, QUOC }, 2 }, { { CHINA }, 1 }, { { ZHONG, GUO }, 2 } }   },
    { DL_ENTITY_COMPANY,
     "company", { { { CHIP, HOA }, 2 }, { { YING, PIAN, XIN }, 3 }, { { CHIPS }, 1 } }},
    { DL_ENTITY_CHIP,
     "chip",    { { { H20 }, 1 }, { { QUOC, CHIP, HOA }, 3 }, { { CHIP }, 1 } }       },
};
enum { ENTITIES = DL_COUNT(entities), NAMES = 3 };

unsigned model_random(model *m, unsigned below)
{
    return (unsigned)rand_r(&m->seed) % below;
}

static bool is_han(uint8_t word)
{
    return word >= FIRST_HAN;
}

/* --- articles ---------------------------------------------------------------------- */

static void put(model_text *text, const char *bytes)
{
    size_t length = strlen(bytes);
    ck_assert_uint_lt(text->length + length, sizeof text->bytes);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static const char *some_way(model *m, uint8_t word)
{
    size_t ways = 0;
    while (ways < DL_COUNT(vocabulary[word].ways) && vocabulary[word].ways[ways])
        ways++;
    return vocabulary[word].ways[model_random(m, (unsigned)ways)];
}

/* Adds a word; within a name it stands close to the one before. */
static void put_word(model *m, model_text *text, uint8_t word, bool close)
{
    static const struct {
        const char *bytes;
        bool tight;
    } gaps[] = {
        {" ",       false},
        { "\n",     true },
        { ", ",     false},
        { "\n\n",   false},
        { "。",    false},
        { "-",      false},
        { "",       true },
        { "",       true },
        { "\u3000", false},
    };
    bool joined =
        text->count && is_han(word) && is_han(text->words[text->count - 1].word);
    unsigned gap = close ? (joined ? 6 : 0) : model_random(m, DL_COUNT(gaps));
    if (!joined && gaps[gap].bytes[0] == '\0')
        gap = 0;
    if (text->count)
        put(text, gaps[gap].bytes);
    model_word *placed = &text->words[text->count++];
    placed->word = word;
    placed->tight = joined && gaps[gap].tight;
    placed->span.start = (uint32_t)text->length;
    put(text, some_way(m, word));
    placed->span.end = (uint32_t)text->length;
}

typedef struct draft {
    dl_arena arena;
    dl_annotations found;
    dl_names names[ENTITIES];
} draft;

static void put_mention(model *m, model_document *document, draft *d, uint32_t entity)
{
    unsigned name = model_random(m, NAMES);
    size_t first = document->body.count;
    for (size_t i = 0; i < entities[entity].names[name].count; i++)
        put_word(m, &document->body, entities[entity].names[name].words[i], i > 0);
    dl_span span = { document->body.words[first].span.start,
                     (uint32_t)document->body.length };
    *DL_APPEND(&d->found.mentions, &d->arena) =
        (dl_found_mention){ .span = span, .entity = entity };
    document->entities |= (uint8_t)(1u << entity);
}

static dl_str name_text(uint32_t entity, size_t name, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (size_t i = 0; i < entities[entity].names[name].count; i++) {
        uint8_t word = entities[entity].names[name].words[i];
        if (i && !is_han(word))
            dl_buf_add_char(&out, ' ');
        dl_buf_add(&out, dl_str_from(vocabulary[word].ways[0]));
    }
    return dl_buf_str(&out);
}

/* The annotations name only the entities that the article mentions. */
static void name_entities(const model_document *document, draft *d)
{
    uint32_t numbers[ENTITIES];
    for (uint32_t e = 0; e < ENTITIES; e++) {
        numbers[e] = (uint32_t)d->found.entities.count;
        if (!(document->entities >> e & 1))
            continue;
        dl_str *names = DL_NEW(&d->arena, dl_str, NAMES);
        for (size_t n = 0; n < NAMES; n++)
            names[n] = name_text(e, n, &d->arena);
        d->names[numbers[e]] = (dl_names){ names, NAMES };
        *DL_APPEND(&d->found.entities, &d->arena) =
            (dl_found_entity){ names[0], names[0], entities[e].kind, e };
    }
    for (size_t i = 0; i < d->found.mentions.count; i++)
        d->found.mentions.items[i].entity = numbers[d->found.mentions.items[i].entity];
}

static dl_date random_date(model *m)
{
    int year = 2022 + (int)model_random(m, 2), month = 1 + (int)model_random(m, 12);
    switch (model_random(m, 5)) {
    case 0:
        return dl_date_of_month(year, month);
    case 1:
        return dl_date_of_quarter(year, 1 + month / 4);
    case 2:
        return dl_date_of_year(year);
    default:
        return dl_date_of_day(year, month, 1 + (int)model_random(m, 28));
    }
}

static void write_document(model *m, model_document *document, draft *d)
{
    *document = (model_document){
        .language = (dl_language)model_random(m, DL_LANGUAGE_COUNT),
        .published = model_random(m, 8) ? random_date(m) : (dl_date){ 0 },
    };
    for (unsigned i = model_random(m, 4); i > 0; i--)
        put_word(m, &document->title, (uint8_t)model_random(m, WORDS), false);
    for (unsigned i = model_random(m, 12); i > 0; i--)
        if (model_random(m, 6))
            put_word(m, &document->body, (uint8_t)model_random(m, WORDS), false);
        else
            put_mention(m, document, d, model_random(m, ENTITIES));
    name_entities(document, d);
}

void model_add(model *m, uint32_t count)
{
    if (!m->corpus) {
        m->corpus = dl_corpus_new();
        m->index = dl_index_new();
    }
    uint32_t first = m->count;
    for (; m->count < first + count; m->count++) {
        draft d = { 0 };
        model_document *document = &m->documents[m->count];
        write_document(m, document, &d);
        dl_article article = {
            .file = DL_STR("a"),
            .title = {document->title.bytes, document->title.length},
            .body = { document->body.bytes, document->body.length },
            .published = document->published,
            .language = document->language
        };
        ck_assert_uint_eq(dl_corpus_add(m->corpus, &article, &d.found, d.names),
                          m->count);
        m->entities |= document->entities;
        dl_arena_release(&d.arena);
    }
    dl_corpus_settle(m->corpus);
    for (uint32_t i = first; i < m->count; i++)
        dl_index_add(m->index, m->corpus, i);
}

void model_free(model *m)
{
    dl_index_free(m->index);
    dl_corpus_free(m->corpus);
}

/* --- queries ----------------------------------------------------------------------- */

static void choose_words(model *m, model_query *query)
{
    bool han = model_random(m, 3) == 0;
    query->word_count = 1 + model_random(m, MODEL_PHRASE);
    for (size_t i = 0; i < query->word_count; i++) {
        bool later = han || (query->kind != MODEL_RUN && model_random(m, 4) == 0);
        query->words[i] = (uint8_t)(later ? FIRST_HAN + model_random(m, WORDS - FIRST_HAN)
                                          : model_random(m, FIRST_HAN));
        bool joined = i && is_han(query->words[i]) && is_han(query->words[i - 1]);
        if (joined && query->kind != MODEL_RUN && model_random(m, 4))
            query->tight |= (uint8_t)(1u << i);
    }
}

size_t model_choose_latin(model *m, model_query *run)
{
    for (size_t i = 0; i < run->word_count; i++)
        run->words[i] = (uint8_t)model_random(m, FIRST_HAN);
    return strlen(vocabulary[run->words[run->word_count - 1]].key);
}

model_query *model_query_new(model *m, unsigned depth, dl_arena *arena)
{
    model_query *query = DL_NEW(arena, model_query, 1);
    query->kind = (model_kind)model_random(m, depth ? MODEL_OR + 1 : MODEL_NOT);
    query->entity = (uint8_t)model_random(m, ENTITIES);
    query->name = (uint8_t)model_random(m, NAMES);
    query->language = (dl_language)model_random(m, DL_LANGUAGE_COUNT);
    query->date = random_date(m);
    if (query->kind <= MODEL_TITLE)
        choose_words(m, query);
    if (query->kind >= MODEL_NOT)
        query->count =
            query->kind == MODEL_NOT ? 1 : 2 + model_random(m, MODEL_CHILDREN - 1);
    for (size_t i = 0; i < query->count; i++) {
        query->children[i] = model_query_new(m, depth - 1, arena);
        /* runs side by side would be one */
        while (i && query->kind == MODEL_AND && query->children[i]->kind == MODEL_RUN &&
               query->children[i - 1]->kind == MODEL_RUN)
            query->children[i] = model_query_new(m, depth - 1, arena);
    }
    return query;
}

static void write_words(model *m, const model_query *query, dl_buf *out)
{
    for (size_t i = 0; i < query->word_count; i++) {
        if (i && !(query->tight >> i & 1))
            dl_buf_add_char(out, ' ');
        const char *way = query->prefix && i + 1 == query->word_count
                              ? vocabulary[query->words[i]].key
                              : some_way(m, query->words[i]);
        dl_buf_add(out, query->prefix && i + 1 == query->word_count
                            ? dl_str_slice(dl_str_from(way), 0, query->prefix)
                            : dl_str_from(way));
    }
}

static void write_group(model *m, const model_query *query, dl_buf *out)
{
    dl_buf_add(out, query->kind == MODEL_NOT ? DL_STR("-(") : DL_STR("("));
    for (size_t i = 0; i < query->count; i++) {
        if (i)
            dl_buf_add(out, query->kind == MODEL_OR ? DL_STR(" OR ") : DL_STR(" "));
        model_query_write(m, query->children[i], out);
    }
    dl_buf_add_char(out, ')');
}

void model_query_write(model *m, const model_query *query, dl_buf *out)
{
    static const char *const fields[] = {
        [MODEL_ON] = "on", [MODEL_AFTER] = "after", [MODEL_BEFORE] = "before"
    };
    char date[DL_DATE_TEXT];
    if (query->kind >= MODEL_NOT)
        write_group(m, query, out);
    else if (query->kind >= MODEL_ON)
        dl_buf_format(out, "%s:%.*s", fields[query->kind],
                      DL_STR_ARGS(dl_date_text(query->date, date)));
    else if (query->kind == MODEL_LANGUAGE)
        dl_buf_format(out, "lang:%s", dl_language_code(query->language));
    else if (query->kind == MODEL_ENTITY)
        dl_buf_format(out, "%s:\"%.*s\"", entities[query->entity].field,
                      DL_STR_ARGS(name_text(query->entity, query->name, out->arena)));
    else {
        dl_buf_add(out, query->kind == MODEL_TITLE ? DL_STR("title:") : DL_STR(""));
        dl_buf_add(out, query->kind == MODEL_RUN ? DL_STR("") : DL_STR("“"));
        write_words(m, query, out);
        dl_buf_add(out, query->kind == MODEL_RUN ? DL_STR("") : DL_STR("”"));
    }
}

/* --- the plain scan ---------------------------------------------------------------- */

static bool is_word(const model_query *query, size_t n, uint8_t word)
{
    const char *key = vocabulary[query->words[n]].key;
    if (query->prefix && n + 1 == query->word_count)
        return strncmp(vocabulary[word].key, key, query->prefix) == 0;
    return word == query->words[n];
}

static size_t match_from(const model_text *text, size_t i, const model_query *query,
                         size_t first, size_t count)
{
    for (size_t n = 0; n < count; n++, i++)
        if (i >= text->count || !is_word(query, first + n, text->words[i].word) ||
            (n && (query->tight >> (first + n) & 1) && !text->words[i].tight))
            return 0;
    return i;
}

size_t model_match(const model_text *text, size_t i, const model_query *query)
{
    return match_from(text, i, query, 0, query->word_count);
}

static bool contains(const model_text *text, const model_query *query, size_t first,
                     size_t count)
{
    for (size_t i = 0; i < text->count; i++)
        if (match_from(text, i, query, first, count))
            return true;
    return false;
}

/* The known entities that have some words of a run as their name, a bit each. */
static uint8_t named_by(const model *m, const model_query *query, size_t first,
                        size_t count)
{
    uint8_t named = 0;
    for (size_t e = 0; e < ENTITIES; e++)
        for (size_t n = 0; n < NAMES; n++) {
            bool same = entities[e].names[n].count == count;
            for (size_t i = 0; same && i < count; i++)
                same = entities[e].names[n].words[i] == query->words[first + i] &&
                       !(query->prefix && first + i + 1 == query->word_count &&
                         query->prefix < strlen(vocabulary[query->words[first + i]].key));
            named |= (uint8_t)((same ? 1u : 0) << e);
        }
    return named & m->entities;
}

static bool answers_run(const model *m, const model_document *document,
                        const model_query *query)
{
    for (size_t i = 0; i < query->word_count;) {
        size_t count = query->word_count - i;
        while (count > 1 && !named_by(m, query, i, count))
            count--;
        bool ok = true;
        for (size_t j = i; j < i + count; j++)
            ok = ok && (contains(&document->body, query, j, 1) ||
                        contains(&document->title, query, j, 1));
        if (!ok && !(named_by(m, query, i, count) & document->entities))
            return false;
        i += count;
    }
    return true;
}

static bool answers_date(dl_date published, const model_query *query)
{
    if (!dl_date_is_set(published))
        return false;
    if (query->kind == MODEL_AFTER)
        return published.first > query->date.last;
    if (query->kind == MODEL_BEFORE)
        return published.last < query->date.first;
    return published.first <= query->date.last && published.last >= query->date.first;
}

static bool answers_all(const model *m, uint32_t document, const model_query *query)
{
    for (size_t i = 0; i < query->count; i++)
        if (model_answers(m, document, query->children[i]) != (query->kind == MODEL_AND))
            return query->kind != MODEL_AND;
    return query->kind == MODEL_AND;
}

bool model_answers(const model *m, uint32_t id, const model_query *query)
{
    const model_document *document = &m->documents[id];
    switch (query->kind) {
    case MODEL_RUN:
        return answers_run(m, document, query);
    case MODEL_PHRASED:
        return contains(&document->body, query, 0, query->word_count) ||
               contains(&document->title, query, 0, query->word_count);
    case MODEL_TITLE:
        return contains(&document->title, query, 0, query->word_count);
    case MODEL_ENTITY:
        return document->entities >> query->entity & 1;
    case MODEL_LANGUAGE:
        return document->language == query->language;
    case MODEL_NOT:
        return !model_answers(m, id, query->children[0]);
    case MODEL_AND:
    case MODEL_OR:
        return answers_all(m, id, query);
    default:
        return answers_date(document->published, query);
    }
}
