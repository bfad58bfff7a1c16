/* While phrases are added, the trie's edges are one hash table from (node, term) to node.
 * When the lexicon is sealed they are sorted, and the trie is what lexicon.h shows. */
#include "dateline/lexicon.h"

#include <stdlib.h>

#include "dateline/buf.h"
#include "dateline/map.h"
#include "dateline/utf8.h"
#include "dateline/words.h"
#include "src/reference/table.h"
#include "src/reference/word_lists.h"

typedef struct held_entry {
    uint32_t node, order;
    dl_entry entry;
} held_entry;

struct dl_lexicon {
    dl_arena *arena;
    dl_map terms; /* folded word -> term, from 1 */
    dl_trie_edge *edges; /* a place without `next` is free */
    size_t edge_size, edge_count; /* size: a power of two */
    uint32_t node_count;          /* the root is 0 */
    struct {
        held_entry *items;
        size_t count, capacity;
    } held;
    dl_trie trie; /* sealed */
    dl_word_lists lists;
};

static const char *const class_names[] = {
#define X(id, name) name,
    DL_CUE_CLASSES(X)
#undef X
};

dl_lexicon *dl_lexicon_new(dl_arena *arena)
{
    dl_lexicon *lexicon = DL_NEW(arena, dl_lexicon, 1);
    lexicon->arena = arena;
    lexicon->terms.arena = arena;
    lexicon->lists = (dl_word_lists){ .arena = arena, .numbers.arena = arena };
    lexicon->node_count = 1;
    lexicon->edge_size = 1 << 15;
    lexicon->edges = DL_NEW(arena, dl_trie_edge, lexicon->edge_size);
    return lexicon;
}

static size_t edge_place(const dl_lexicon *lexicon, uint32_t node, uint32_t term)
{
    uint64_t hash = ((uint64_t)node << 32 | term) * 0x9e3779b97f4a7c15u;
    size_t i = (size_t)(hash >> 32) & (lexicon->edge_size - 1);
    while (lexicon->edges[i].next &&
           (lexicon->edges[i].node != node || lexicon->edges[i].term != term))
        i = (i + 1) & (lexicon->edge_size - 1);
    return i;
}

static void grow_edges(dl_lexicon *lexicon)
{
    dl_trie_edge *old = lexicon->edges;
    size_t size = lexicon->edge_size;
    lexicon->edge_size = size * 2;
    lexicon->edges = DL_NEW(lexicon->arena, dl_trie_edge, size * 2);
    for (size_t i = 0; i < size; i++)
        if (old[i].next)
            lexicon->edges[edge_place(lexicon, old[i].node, old[i].term)] = old[i];
}

static uint32_t add_step(dl_lexicon *lexicon, uint32_t node, uint32_t term)
{
    if (lexicon->edge_count * 2 >= lexicon->edge_size)
        grow_edges(lexicon);
    dl_trie_edge *place = &lexicon->edges[edge_place(lexicon, node, term)];
    if (place->next == 0) {
        *place = (dl_trie_edge){ node, term, lexicon->node_count++ };
        lexicon->edge_count++;
    }
    return place->next;
}

static uint32_t add_term(dl_lexicon *lexicon, dl_str folded)
{
    bool added;
    uint32_t next = (uint32_t)lexicon->terms.count + 1;
    uint32_t known;
    if (dl_map_find(&lexicon->terms, folded, &known))
        return known;
    return *dl_map_put(&lexicon->terms, dl_str_copy(lexicon->arena, folded), next,
                       &added);
}

static dl_case case_of(const dl_word *word)
{
    bool longer = word->span.end - word->span.start > 4;
    if (word->shape == DL_SHAPE_UPPER)
        return longer ? DL_CASE_UPPER_OR_FIRST : DL_CASE_UPPER;
    if (word->shape == DL_SHAPE_CAPITAL)
        return DL_CASE_FIRST;
    return word->shape == DL_SHAPE_MIXED && !longer ? DL_CASE_MIXED : DL_CASE_ANY;
}

/* Adds a phrase; false if it has no word or too many. */
static bool add_phrase(dl_lexicon *lexicon, dl_str phrase, dl_entry entry)
{
    dl_buf folded = { 0 };
    dl_word word;
    uint32_t node = 0;
    size_t words = 0;
    for (size_t at = 0; dl_words_next(phrase, &at, &word) && words <= DL_PHRASE_WORDS;
         words++) {
        dl_buf_reset(&folded);
        dl_utf8_fold(dl_str_span(phrase, word.span), &folded);
        node = add_step(lexicon, node, add_term(lexicon, dl_buf_str(&folded)));
        if (words < DL_PHRASE_WORDS)
            entry.cases |= (uint64_t)case_of(&word) << DL_CASE_BITS * words;
    }
    dl_buf_release(&folded);
    if (words == 0 || words > DL_PHRASE_WORDS)
        return false;
    entry.words = (uint8_t)words;
    entry.phrase = phrase;
    *DL_APPEND(&lexicon->held, lexicon->arena) =
        (held_entry){ node, (uint32_t)lexicon->held.count - 1, entry };
    return true;
}

static bool class_of(dl_str name, uint16_t *cue)
{
    for (uint16_t i = DL_CUE_DEED + 1; i < DL_CUE_CLASS_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(class_names[i]))) {
            *cue = i;
            return true;
        }
    return false;
}

/* The value column as a number: "-1", "12"; 0 if it is none. */
static uint32_t number_of(dl_str value)
{
    uint32_t number = 0;
    bool negative = dl_str_starts(value, DL_STR("-"));
    dl_str_number(dl_str_slice(value, negative, value.len), UINT32_MAX / 2, &number);
    return negative ? 0u - number : number;
}

/* A row of a named list. */
static void load_list(dl_lexicon *lexicon, const dl_table *table)
{
    dl_str words = table->cells[1], word, name = table->cells[2];
    dl_word_list list;
    if (!dl_word_list_named(name, &list)) {
        dl_report_add(table->reports, table->file, table->line,
                      "\"%.*s\" is no list of words.", DL_STR_ARGS(name));
        return;
    }
    while (dl_table_value(&words, &word))
        if (!dl_word_lists_add(&lexicon->lists, list, word))
            dl_report_add(table->reports, table->file, table->line,
                          "\"%.*s\" is not one word, as those of a list are.",
                          DL_STR_ARGS(word));
}

void dl_lexicon_load(dl_lexicon *lexicon, dl_language language, dl_str file, dl_str text,
                     dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, 2)) {
        dl_entry entry = { .languages = (uint8_t)(1u << language),
                           .value = table.cells[2],
                           .number = number_of(table.cells[2]) };
        if (dl_str_equal(table.cells[0], DL_STR("class"))) /* the header */
            continue;
        if (dl_str_equal(table.cells[0], DL_STR("list"))) {
            load_list(lexicon, &table);
            continue;
        }
        if (!class_of(table.cells[0], &entry.cue)) {
            dl_report_add(reports, file, table.line, "\"%.*s\" is no class of words.",
                          DL_STR_ARGS(table.cells[0]));
            continue;
        }
        dl_str phrases = table.cells[1], phrase;
        while (dl_table_value(&phrases, &phrase))
            if (!add_phrase(lexicon, phrase, entry))
                dl_report_add(reports, file, table.line,
                              "\"%.*s\" has no word or more than %d.",
                              DL_STR_ARGS(phrase), DL_PHRASE_WORDS);
    }
}

void dl_lexicon_add_register(dl_lexicon *lexicon, const dl_register *entities)
{
    for (uint32_t row = 0; row < dl_register_count(entities); row++) {
        const dl_register_row *entity = dl_register_row_at(entities, row);
        dl_entry entry = { .cue = DL_CUE_NAME,
                           .languages = UINT8_MAX,
                           .number = row,
                           .house = dl_register_find(entities, entity->affiliation) };
        for (size_t i = 0; i < entity->name_count; i++) {
            entry.ambiguity = dl_register_ambiguity(entities, entity->names[i]);
            entry.bracketed =
                dl_str_find(entity->names[i], DL_STR("("), 0) != SIZE_MAX;
            add_phrase(lexicon, entity->names[i], entry);
        }
    }
}

void dl_lexicon_add_topics(dl_lexicon *lexicon, const dl_topics *topics)
{
    for (uint32_t i = 0; i < dl_topics_words(topics); i++) {
        const dl_topic_word *word = dl_topics_word(topics, i);
        dl_entry entry = { .cue = DL_CUE_DEED,
                           .languages = (uint8_t)(1u << word->language),
                           .number = i };
        add_phrase(lexicon, word->phrase, entry);
    }
}

static int by_node(const void *a, const void *b)
{
    const held_entry *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static int by_start(const void *a, const void *b)
{
    const dl_trie_edge *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

/* The edges sorted, without the free places between them. */
static void seal_edges(dl_lexicon *lexicon)
{
    size_t count = 0;
    for (size_t i = 0; i < lexicon->edge_size; i++)
        if (lexicon->edges[i].next)
            lexicon->edges[count++] = lexicon->edges[i];
    if (count)
        qsort(lexicon->edges, count, sizeof *lexicon->edges, by_start);
    lexicon->trie.edges = lexicon->edges;
    lexicon->trie.from_root = DL_NEW(lexicon->arena, uint32_t, lexicon->terms.count + 1);
    for (size_t i = 0; i < count; i++) {
        dl_trie_edge it = lexicon->edges[i];
        lexicon->trie.nodes[it.node].follows |= (uint64_t)1 << it.term % 64;
        lexicon->trie.nodes[it.node + 1].first_edge++;
        if (it.node == 0)
            lexicon->trie.from_root[it.term] = it.next;
    }
}

static void seal_entries(dl_lexicon *lexicon)
{
    size_t count = lexicon->held.count;
    if (count)
        qsort(lexicon->held.items, count, sizeof *lexicon->held.items, by_node);
    lexicon->trie.entries = DL_NEW(lexicon->arena, dl_entry, count);
    lexicon->trie.sorts = DL_NEW(lexicon->arena, dl_entry_sort, count);
    for (size_t i = 0; i < count; i++) {
        dl_entry entry = lexicon->held.items[i].entry;
        lexicon->trie.entries[i] = entry;
        lexicon->trie.sorts[i] = (dl_entry_sort){ (uint8_t)entry.cue, entry.languages };
        lexicon->trie.nodes[lexicon->held.items[i].node + 1].first_entry++;
    }
}

void dl_lexicon_seal(dl_lexicon *lexicon)
{
    lexicon->trie.nodes = DL_NEW(lexicon->arena, dl_trie_node, (size_t)lexicon->node_count + 1);
    seal_edges(lexicon);
    seal_entries(lexicon);
    for (uint32_t i = 0; i < lexicon->node_count; i++) {
        lexicon->trie.nodes[i + 1].first_edge += lexicon->trie.nodes[i].first_edge;
        lexicon->trie.nodes[i + 1].first_entry += lexicon->trie.nodes[i].first_entry;
    }
}

uint32_t dl_lexicon_term(const dl_lexicon *lexicon, dl_str folded)
{
    uint32_t term = 0;
    dl_map_find(&lexicon->terms, folded, &term);
    return term;
}

uint32_t dl_lexicon_terms(const dl_lexicon *lexicon)
{
    return (uint32_t)lexicon->terms.count + 1;
}

uint16_t dl_lexicon_listed(const dl_lexicon *lexicon, dl_str folded)
{
    uint32_t number = 0;
    dl_map_find(&lexicon->lists.numbers, folded, &number);
    return (uint16_t)number;
}

bool dl_lexicon_lists(const dl_lexicon *lexicon, dl_word_list list, uint16_t listed)
{
    return listed > 0 && listed <= lexicon->lists.words.count &&
           lexicon->lists.words.items[listed - 1].lists[list / 64] >> list % 64 & 1;
}

const dl_trie *dl_lexicon_trie(const dl_lexicon *lexicon)
{
    return &lexicon->trie;
}

dl_entries dl_lexicon_entries(const dl_lexicon *lexicon)
{
    return (dl_entries){ lexicon->trie.entries, lexicon->held.count };
}

uint32_t dl_trie_follow(const dl_trie *trie, uint32_t node, uint32_t term)
{
    uint32_t low = trie->nodes[node].first_edge, high = trie->nodes[node + 1].first_edge;
    uint32_t end = high;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trie->edges[middle].term < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && trie->edges[low].term == term ? trie->edges[low].next : 0;
}
