#include "dateline/statistics.h"

#include <stdlib.h>

#include "dateline/buf.h"
#include "src/reference/table.h"

enum {
    NAME_ARTICLES = 2, /* fewer that call a name so are no evidence */
    AGREE = 4,         /* of five articles that tell */
    WORD_ARTICLES = 3, /* fewer that write a word so are no evidence either */
    RARE = 8,          /* one in so many is a slip, or a headline */
    WORD_KEPT = 20     /* articles with a word that never has a capital */
};

void dl_statistics_release(dl_statistics *statistics)
{
    dl_map_release(&statistics->word_numbers);
    dl_map_release(&statistics->name_numbers);
    dl_map_release(&statistics->heads);
    dl_memory_free(statistics->words.items);
    dl_memory_free(statistics->names.items);
    dl_arena_release(&statistics->arena);
    *statistics = (dl_statistics){ 0 };
}

void dl_statistics_add_word(dl_statistics *statistics, dl_str word, uint32_t lower,
                            uint32_t inner)
{
    uint32_t number;
    if (!dl_map_find(&statistics->word_numbers, word, &number)) {
        dl_str kept = dl_str_copy(&statistics->arena, word);
        number = (uint32_t)statistics->words.count;
        dl_map_put(&statistics->word_numbers, kept, number, NULL);
        *DL_APPEND(&statistics->words, NULL) = (dl_word_count){ .word = kept };
    }
    statistics->words.items[number].lower += lower;
    statistics->words.items[number].inner += inner;
}

/* Notes a name of two words and more by its first two. */
static void note_head(dl_statistics *statistics, dl_str name)
{
    uint32_t words = 1;
    size_t head = name.len;
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == ' ' && ++words == 3)
            head = i;
    if (words < 2)
        return;
    uint32_t *longest =
        dl_map_put(&statistics->heads, dl_str_slice(name, 0, head), 0, NULL);
    if (words > *longest)
        *longest = words;
}

void dl_statistics_add_name(dl_statistics *statistics, dl_str name, dl_entity_kind kind,
                            uint32_t articles)
{
    uint32_t number;
    if (!dl_map_find(&statistics->name_numbers, name, &number)) {
        dl_str kept = dl_str_copy(&statistics->arena, name);
        number = (uint32_t)statistics->names.count;
        dl_map_put(&statistics->name_numbers, kept, number, NULL);
        note_head(statistics, kept);
        *DL_APPEND(&statistics->names, NULL) = (dl_name_count){ .name = kept };
    }
    statistics->names.items[number].articles[kind] += articles;
}

void dl_statistics_merge(dl_statistics *into, const dl_statistics *from)
{
    for (size_t i = 0; i < from->words.count; i++) {
        const dl_word_count *it = &from->words.items[i];
        dl_statistics_add_word(into, it->word, it->lower, it->inner);
    }
    for (size_t i = 0; i < from->names.count; i++)
        for (int kind = 0; kind < DL_ENTITY_KIND_COUNT; kind++)
            if (from->names.items[i].articles[kind])
                dl_statistics_add_name(into, from->names.items[i].name,
                                       (dl_entity_kind)kind,
                                       from->names.items[i].articles[kind]);
}

/* --- as a table -----------------------------------------------------------------------
 */

static int by_word(const void *a, const void *b)
{
    const dl_word_count *const *x = a, *const *y = b;
    return dl_str_compare((*x)->word, (*y)->word);
}

static int by_name(const void *a, const void *b)
{
    const dl_name_count *const *x = a, *const *y = b;
    return dl_str_compare((*x)->name, (*y)->name);
}

static uint32_t articles_of(const dl_name_count *name)
{
    uint32_t articles = 0;
    for (int kind = 0; kind < DL_ENTITY_KIND_COUNT; kind++)
        articles += name->articles[kind];
    return articles;
}

static void write_words(const dl_statistics *statistics, dl_buf *out, dl_arena *arena)
{
    const dl_word_count **rows =
        DL_NEW(arena, const dl_word_count *, statistics->words.count);
    size_t count = 0;
    for (size_t i = 0; i < statistics->words.count; i++) {
        const dl_word_count *it = &statistics->words.items[i];
        if (it->inner >= WORD_ARTICLES || it->lower >= WORD_KEPT)
            rows[count++] = it;
    }
    if (count)
        qsort(rows, count, sizeof *rows, by_word);
    for (size_t i = 0; i < count; i++)
        dl_buf_format(out, "word\t%.*s\t%u\t%u\n", DL_STR_ARGS(rows[i]->word),
                      rows[i]->lower, rows[i]->inner);
}

static void write_names(const dl_statistics *statistics, dl_buf *out, dl_arena *arena)
{
    const dl_name_count **rows =
        DL_NEW(arena, const dl_name_count *, statistics->names.count);
    size_t count = 0;
    for (size_t i = 0; i < statistics->names.count; i++)
        if (articles_of(&statistics->names.items[i]) >= NAME_ARTICLES)
            rows[count++] = &statistics->names.items[i];
    if (count)
        qsort(rows, count, sizeof *rows, by_name);
    for (size_t i = 0; i < count; i++)
        for (int kind = 0; kind < DL_ENTITY_KIND_COUNT; kind++)
            if (rows[i]->articles[kind])
                dl_buf_format(out, "name\t%.*s\t%s\t%u\n", DL_STR_ARGS(rows[i]->name),
                              dl_entity_kind_name((dl_entity_kind)kind),
                              rows[i]->articles[kind]);
}

dl_str dl_statistics_write(const dl_statistics *statistics, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_buf_add(&out,
               DL_STR("# What the library's articles say of words and names; to forget "
                      "it, remove this file.\n"
                      "# word, the word, articles that write it in lower case, and "
                      "with a capital inside a sentence\n"
                      "# name, the name, what it is, articles that say so\n"));
    write_words(statistics, &out, arena);
    write_names(statistics, &out, arena);
    return dl_buf_str(&out);
}

static bool read_row(dl_statistics *statistics, const dl_table *table)
{
    const dl_str *cells = table->cells;
    uint32_t first, second;
    dl_entity_kind kind;
    bool word = dl_str_equal(cells[0], DL_STR("word"));
    if (cells[1].len == 0 || !dl_str_number(cells[3], UINT32_MAX, &second))
        return false;
    if (word && dl_str_number(cells[2], UINT32_MAX, &first)) {
        dl_statistics_add_word(statistics, cells[1], first, second);
        return true;
    }
    if (word || !dl_str_equal(cells[0], DL_STR("name")) ||
        !dl_entity_kind_parse(cells[2], &kind))
        return false;
    dl_statistics_add_name(statistics, cells[1], kind, second);
    return true;
}

void dl_statistics_load(dl_statistics *statistics, dl_str file, dl_str text,
                        dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, 4))
        if (!read_row(statistics, &table))
            dl_report_add(reports, file, table.line,
                          "This is no row of statistics (word or name, the text, and two "
                          "cells more); it is left out.");
}

/* --- as evidence ----------------------------------------------------------------------
 */

bool dl_statistics_kind(const dl_statistics *statistics, dl_str name,
                        dl_entity_kind *kind)
{
    uint32_t number;
    if (!statistics || !dl_map_find(&statistics->name_numbers, name, &number))
        return false;
    const dl_name_count *it = &statistics->names.items[number];
    int most = 0;
    for (int i = 1; i < DL_ENTITY_KIND_COUNT; i++)
        if (it->articles[i] > it->articles[most])
            most = i;
    *kind = (dl_entity_kind)most;
    return it->articles[most] >= NAME_ARTICLES &&
           (uint64_t)it->articles[most] * 5 >= (uint64_t)articles_of(it) * AGREE;
}

uint32_t dl_statistics_longest(const dl_statistics *statistics, dl_str head)
{
    uint32_t words = 0;
    return statistics && dl_map_find(&statistics->heads, head, &words) ? words : 0;
}

static const dl_word_count *word_of(const dl_statistics *statistics, dl_str word)
{
    uint32_t number;
    if (!statistics || !dl_map_find(&statistics->word_numbers, word, &number))
        return NULL;
    return &statistics->words.items[number];
}

bool dl_statistics_is_name(const dl_statistics *statistics, dl_str word)
{
    const dl_word_count *it = word_of(statistics, word);
    return it && it->inner >= WORD_ARTICLES && (uint64_t)it->lower * RARE <= it->inner;
}

bool dl_statistics_is_word(const dl_statistics *statistics, dl_str word)
{
    const dl_word_count *it = word_of(statistics, word);
    return it && it->lower >= WORD_ARTICLES && (uint64_t)it->inner * RARE <= it->lower;
}
