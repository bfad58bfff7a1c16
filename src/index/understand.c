/* Which entities the fields and plain words of a query mean.
 *
 * A run of plain words is cut into segments from the left, each the longest that is a
 * name of some entity, or else a single word. */
#include "src/index/parts.h"

enum { NAME_WORDS = 8 }; /* words typed that are tried as one name */

/* Adds the entity of a name once; `seen` has a bit for each. */
static void add_meant(dl_meant_list *meant, dl_bits seen, const dl_name_book *book,
                      uint32_t name, dl_arena *arena)
{
    uint32_t entity = dl_name_entity(book, name);
    if (dl_bits_has(seen, entity))
        return;
    dl_bits_set(seen, entity);
    *DL_APPEND(meant, arena) = (dl_meant){ entity, name };
}

/* --- fields ------------------------------------------------------------------------ */

static bool is_wanted(const dl_understood *u, const dl_node *node, uint32_t name,
                      bool persons_only)
{
    uint32_t entity = dl_name_entity(&u->index->names, name);
    uint8_t kind = dl_corpus_entity(u->corpus, entity)->kind;
    return (node->mask >> kind & 1) && (!persons_only || kind == DL_ENTITY_PERSON);
}

static dl_meant_list understand_field(const dl_understood *u, const dl_node *node)
{
    const dl_name_book *book = &u->index->names;
    dl_str key = dl_pattern_key(&node->pattern, 1, u->arena);
    dl_bits seen = dl_bits_new(u->arena, (uint32_t)book->entities.count);
    dl_meant_list meant = { 0 };
    bool exact = false;
    for (uint32_t name = dl_name_book_find(book, key); name != DL_NO_ID;
         name = dl_name_next(book, name)) {
        if (!is_wanted(u, node, name, false))
            continue;
        exact |= !is_wanted(u, node, name, true);
        add_meant(&meant, seen, book, name, u->arena);
    }
    dl_finding finding = { .arena = u->arena };
    dl_bits names = dl_inversion_find(&book->words, &node->pattern, &finding);
    for (uint32_t i = dl_bits_next(names, 0); i < names.count;
         i = dl_bits_next(names, i + 1))
        if (is_wanted(u, node, i, exact))
            add_meant(&meant, seen, book, i, u->arena);
    return meant;
}

/* --- runs of plain words ----------------------------------------------------------- */

/* The entities that have the words first[0 .. count-1] as a name. */
static dl_meant_list named_by(const dl_understood *u, const dl_node *const *first,
                              size_t count)
{
    const dl_name_book *book = &u->index->names;
    dl_pattern patterns[NAME_WORDS];
    for (size_t i = 0; i < count; i++)
        patterns[i] = first[i]->pattern;
    uint32_t name = dl_name_book_find(book, dl_pattern_key(patterns, count, u->arena));
    dl_meant_list meant = { 0 };
    if (name == DL_NO_ID)
        return meant;
    const char *end = first[count - 1]->text.ptr + first[count - 1]->text.len;
    dl_str written = { first[0]->text.ptr, (size_t)(end - first[0]->text.ptr) };
    dl_bits seen = dl_bits_new(u->arena, (uint32_t)book->entities.count);
    for (; name != DL_NO_ID; name = dl_name_next(book, name))
        if (dl_name_stands(book, name, written, u->arena))
            add_meant(&meant, seen, book, name, u->arena);
    return meant;
}

static void understand_run(const dl_understood *u, const dl_node *run,
                           dl_meaning *meaning)
{
    const dl_node *words[DL_QUERY_LEAVES];
    size_t count = 0;
    for (const dl_node *word = run->child; word; word = word->next)
        words[count++] = word;
    dl_run_segment *segments = DL_NEW(u->arena, dl_run_segment, count);
    for (size_t i = 0; i < count;) {
        size_t length = count - i < NAME_WORDS ? count - i : NAME_WORDS;
        dl_meant_list meant = named_by(u, words + i, length);
        while (length > 1 && !meant.count)
            meant = named_by(u, words + i, --length);
        segments[meaning->segment_count++] = (dl_run_segment){ words[i], length, meant };
        i += length;
    }
    meaning->segments = segments;
}

static void understand_node(const dl_understood *u, const dl_node *node,
                            dl_meaning *meanings)
{
    if (node->kind == DL_NODE_ENTITY)
        meanings[node->number].meant = understand_field(u, node);
    else if (node->kind == DL_NODE_RUN)
        understand_run(u, node, &meanings[node->number]);
    else
        for (const dl_node *child = node->child; child; child = child->next)
            understand_node(u, child, meanings);
}

dl_understood dl_query_understand(const dl_index *index, const dl_corpus *corpus,
                                  const dl_query *query, dl_arena *arena)
{
    dl_meaning *meanings = DL_NEW(arena, dl_meaning, query->node_count);
    dl_understood understood = { index, corpus, query, meanings, arena, NULL, NULL };
    if (query->root)
        understand_node(&understood, query->root, meanings);
    return understood;
}
