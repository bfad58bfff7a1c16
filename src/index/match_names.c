/* The people, companies and other entities that a query calls up.
 *
 * The plain words and phrases that are wanted together are looked for in each name, in
 * any order, each as the beginning of a word. A name that they are is better than one
 * that starts with them, and that is better than one that has them inside; among equals
 * the entity that the answering documents mention more often comes first. Entities that
 * fields ask for, or plain words stand for, are exact. */
#include "src/index/parts.h"

typedef enum match_rank { NO_MATCH, INSIDE, BEGINNING, EXACT } match_rank;

typedef struct name_match {
    uint32_t name;
    uint8_t rank;
    bool stands, counted;
} name_match;

typedef struct matching {
    const dl_understood *understood;
    name_match *best; /* of each entity */
} matching;

typedef struct patterns {
    dl_pattern *items;
    size_t count, capacity;
} patterns;

/* Among names that match equally well the first is the fullest. */
static void offer(matching *m, uint32_t name, match_rank rank)
{
    const dl_name_book *book = &m->understood->index->names;
    name_match *best = &m->best[dl_name_entity(book, name)];
    if (rank > best->rank || (rank == best->rank && name < best->name)) {
        best->rank = (uint8_t)rank;
        best->name = name;
    }
}

static void offer_meant(matching *m, const dl_meant_list *meant)
{
    for (size_t i = 0; i < meant->count; i++) {
        offer(m, meant->items[i].name, EXACT);
        m->best[meant->items[i].entity].stands = true;
    }
}

static match_rank compare(dl_str name, dl_str key)
{
    if (!dl_str_starts(name, key))
        return INSIDE;
    return name.len == key.len ? EXACT : BEGINNING;
}

/* Offers every name that has all the words. */
static void offer_names(matching *m, const patterns *wanted)
{
    const dl_name_book *book = &m->understood->index->names;
    dl_arena *arena = m->understood->arena;
    dl_finding finding = { .arena = arena };
    dl_bits found = { 0 };
    for (size_t i = 0; i < wanted->count; i++) {
        dl_pattern pattern = wanted->items[i];
        pattern.prefix = !(pattern.han >> (pattern.count - 1) & 1);
        dl_bits names = dl_inversion_find(&book->words, &pattern, &finding);
        if (i)
            dl_bits_and(found, names);
        else
            found = names;
    }
    dl_str key = dl_pattern_key(wanted->items, wanted->count, arena);
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1))
        offer(m, i, compare(dl_name_key(book, i), key));
}

static void gather(matching *m, const dl_node *node, patterns *wanted)
{
    const dl_meaning *meaning = &m->understood->meanings[node->number];
    dl_arena *arena = m->understood->arena;
    offer_meant(m, &meaning->meant);
    for (size_t i = 0; i < meaning->segment_count; i++)
        offer_meant(m, &meaning->segments[i].meant);
    if (node->kind == DL_NODE_WORDS)
        *DL_APPEND(wanted, arena) = node->pattern;
    bool together = node->kind == DL_NODE_AND || node->kind == DL_NODE_RUN;
    const dl_node *first = node->kind == DL_NODE_NOT ? NULL : node->child;
    for (const dl_node *child = first; child; child = child->next) {
        patterns apart = { 0 };
        gather(m, child, together ? wanted : &apart);
        if (apart.count)
            offer_names(m, &apart);
    }
}

/* --- the best of them -------------------------------------------------------------- */

/* How many mentions of an entity stand in the documents that answer. The first letters of a
 * word are in nearly all of them: then it is counted how many do not. */
typedef struct counting {
    dl_bits answering;      /* mentions: those of an entity are counted without a look at the
                               mentions themselves, which lie far apart */
    const uint32_t *absent; /* of each entity, mentions in other documents; or NULL */
} counting;

/* NULL if so many documents do not answer that their mentions take longer to read. */
static const uint32_t *count_absent(const dl_understood *u, dl_bits documents)
{
    enum { FEW = 8 }; /* one document of so many */
    uint32_t all = dl_corpus_documents(u->corpus);
    uint32_t answers = dl_bits_total(documents);
    if (documents.count != all || all - answers > all / FEW)
        return NULL;
    dl_bits others = dl_bits_new(u->arena, all);
    dl_bits_or(others, documents);
    dl_bits_invert(others);
    uint32_t *absent = DL_NEW(u->arena, uint32_t, dl_corpus_entities(u->corpus) + 1);
    for (uint32_t i = dl_bits_next(others, 0); i < all; i = dl_bits_next(others, i + 1)) {
        dl_mentions mentions = dl_corpus_mentions(u->corpus, i);
        for (size_t n = 0; n < mentions.count; n++)
            absent[mentions.items[n].entity]++;
    }
    return absent;
}

static dl_bits mark_mentions(const dl_understood *u, dl_bits documents)
{
    const uint32_t *starts = dl_corpus_mention_starts(u->corpus);
    dl_bits answering = dl_bits_new(u->arena, starts[dl_corpus_documents(u->corpus)]);
    for (uint32_t i = dl_bits_next(documents, 0); i < documents.count;
         i = dl_bits_next(documents, i + 1))
        if (starts[i] < starts[i + 1]) /* a damaged page has zeroes */
            dl_bits_set_range(answering, starts[i], starts[i + 1] - starts[i]);
    return answering;
}

static counting begin_counting(const dl_understood *u, dl_bits documents)
{
    counting how = { .absent = count_absent(u, documents) };
    if (!how.absent)
        how.answering = mark_mentions(u, documents);
    return how;
}

static uint32_t count_mentions(const dl_understood *u, const counting *how,
                               uint32_t entity)
{
    uint32_t count = 0;
    if (how->absent)
        return dl_corpus_entity(u->corpus, entity)->mentions - how->absent[entity];
    dl_ids mentions = dl_corpus_entity_mentions(u->corpus, entity);
    for (size_t i = 0; i < mentions.count; i++)
        count += dl_bits_has(how->answering, mentions.items[i]);
    return count;
}

typedef struct candidate {
    dl_found_name found;
    uint8_t rank;
    uint32_t total; /* mentions in all documents */
} candidate;

static bool is_better(const candidate *a, const candidate *b)
{
    if (a->rank != b->rank)
        return a->rank > b->rank;
    if (a->found.mentions != b->found.mentions)
        return a->found.mentions > b->found.mentions;
    return a->total != b->total ? a->total > b->total : a->found.entity < b->found.entity;
}

/* Keeps the best `limit` in order; most candidates are turned away by the last of them.
 */
static void insert(candidate *best, size_t *count, size_t limit, const candidate *next)
{
    if (*count == limit && !is_better(next, &best[limit - 1]))
        return;
    size_t at = *count < limit ? (*count)++ : limit - 1;
    for (; at && is_better(next, &best[at - 1]); at--)
        best[at] = best[at - 1];
    best[at] = *next;
}

/* As good as it can be: if all its mentions counted. */
static candidate make_candidate(const matching *m, uint32_t entity)
{
    const name_match *match = &m->best[entity];
    uint32_t total = dl_corpus_entity(m->understood->corpus, entity)->mentions;
    return (candidate){
        .found = { .entity = entity, .mentions = total, .stands = match->stands },
        .rank = match->rank,
        .total = total,
    };
}

/* A name that no answer mentions is none itself, unless it is what the words are ("my" for
 * who is called 美国 in every article) or, where nothing answers, has them all: "jen hua" leads
 * to Jensen Huang. */
static bool is_answer(const candidate *it, bool any)
{
    return it->found.mentions || (!it->found.stands && (!any || it->rank == EXACT));
}

/* Counting is what takes time: those that are mentioned most in all documents are counted
 * first, and the others only if they could still be better. */
static void choose(const matching *m, dl_bits documents, size_t limit,
                   dl_results *results)
{
    const dl_understood *u = m->understood;
    uint32_t entities = (uint32_t)u->index->names.entities.count;
    limit = limit < entities ? limit : entities;
    candidate *likely = DL_NEW(u->arena, candidate, limit);
    candidate *best = DL_NEW(u->arena, candidate, limit);
    size_t likely_count = 0, count = 0;
    bool any = dl_bits_next(documents, 0) < documents.count;
    for (uint32_t entity = 0; entity < entities; entity++) {
        if (m->best[entity].rank == NO_MATCH)
            continue;
        candidate next = make_candidate(m, entity);
        insert(likely, &likely_count, limit, &next);
        results->name_total++;
    }
    counting how = { 0 };
    if (likely_count)
        how = begin_counting(u, documents);
    for (size_t i = 0; i < likely_count; i++) {
        candidate next = likely[i];
        next.found.mentions = count_mentions(u, &how, next.found.entity);
        if (is_answer(&next, any))
            insert(best, &count, limit, &next);
        else
            results->name_total--;
        m->best[next.found.entity].counted = true;
    }
    for (uint32_t entity = 0; likely_count == limit && entity < entities; entity++) {
        if (m->best[entity].rank == NO_MATCH || m->best[entity].counted)
            continue;
        candidate next = make_candidate(m, entity);
        if (count == limit && !is_better(&next, &best[limit - 1]))
            continue;
        next.found.mentions = count_mentions(u, &how, entity);
        if (is_answer(&next, any))
            insert(best, &count, limit, &next);
        else
            results->name_total--;
    }
    dl_found_name *names = DL_NEW(u->arena, dl_found_name, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = best[i].found;
        names[i].name =
            dl_name_text(&u->index->names, m->best[names[i].entity].name);
    }
    results->names = names;
    results->name_count = count;
}

void dl_match_names(const dl_understood *understood, dl_bits documents, size_t limit,
                    dl_results *results)
{
    if (!understood->query->root || limit == 0)
        return;
    size_t entities = understood->index->names.entities.count;
    matching m = { understood, DL_NEW(understood->arena, name_match, entities) };
    patterns wanted = { 0 };
    gather(&m, understood->query->root, &wanted);
    if (wanted.count)
        offer_names(&m, &wanted);
    choose(&m, documents, limit, results);
}
