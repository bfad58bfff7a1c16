/* The best documents of those that answer.
 *
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with its
 * usual constants: a word counts more the fewer documents have it (idf), and more the
 * more often it stands, but the tenth time adds little (k1 = 1.2); long articles do not
 * win by length (b = 0.75). Title and body are one text in which words of the title count
 * five times: a headline names what the article is about, and five is where a word of the
 * title outweighs any number of mentions in passing. A phrase, a beginning, or a name by
 * any of its forms counts as a word that stands there once or is mentioned so often.
 *
 * News ages: the newest article of all gets a quarter more, one that is a year older an
 * eighth. So age decides among equals and never between an article about something and
 * one that mentions it. */
#include <math.h>
#include <stdlib.h>

#include "dateline/utf8.h"
#include "src/index/parts.h"

static const double k1 = 1.2, b = 0.75;
static const double newness = 0.25, half_life = 365; /* days */
enum {
    TITLE_WEIGHT = 5,
    EXACT_LIMIT = 100 /* of the best: those whose spelling is compared, 3 ms at most */
};

typedef struct ranked {
    double score;
    float length;   /* what BM25 makes of it */
    uint32_t rank;  /* in order of publication: the newer of two that are as good */
    uint32_t document;
    bool exact;
} ranked;

typedef struct ranking {
    const dl_understood *understood;
    ranked *items;
    size_t count;
    uint32_t documents; /* all that are indexed */
    int32_t latest;     /* day of publication of all */
    uint16_t *times;    /* of the leaf at hand, by document */
    struct {
        dl_pattern *items;
        size_t count, capacity;
    } accented;         /* patterns of words that are written with accents */
} ranking;

/* --- leaves ------------------------------------------------------------------------ */

static void add_scores(ranking *r, uint32_t found)
{
    double idf = log(1 + ((double)r->documents - found + 0.5) / (found + 0.5));
    for (size_t i = 0; i < r->count; i++) {
        double times = r->times[r->items[i].document];
        if (times == 0)
            continue;
        r->items[i].score +=
            idf * times * (k1 + 1) / (times + k1 * (double)r->items[i].length);
    }
}

static uint32_t count_in(ranking *r, const dl_inversion *inversion,
                         const dl_pattern *pattern, uint16_t weight)
{
    if (pattern->count == 1 && !pattern->prefix)
        return dl_inversion_times(inversion, pattern->words[0], weight, r->times);
    dl_finding finding = { .arena = r->understood->arena };
    dl_bits found = dl_inversion_find(inversion, pattern, &finding);
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1))
        dl_add_times(&r->times[i], 1, weight);
    return dl_bits_total(found);
}

static void score_words(ranking *r, const dl_node *node)
{
    const dl_index *index = r->understood->index;
    dl_mark mark = dl_arena_mark(r->understood->arena);
    r->times = DL_NEW(r->understood->arena, uint16_t, r->documents);
    uint32_t found = 0;
    if (node->kind == DL_NODE_WORDS)
        found = count_in(r, &index->bodies, &node->pattern, 1);
    uint32_t titles = count_in(r, &index->titles, &node->pattern, TITLE_WEIGHT);
    add_scores(r, found > titles ? found : titles);
    dl_arena_rewind(r->understood->arena, mark);
}

static uint32_t count_mentions(ranking *r, const dl_meant_list *meant)
{
    const dl_corpus *corpus = r->understood->corpus;
    uint64_t found = 0;
    for (size_t i = 0; i < meant->count; i++) {
        dl_ids mentions = dl_corpus_entity_mentions(corpus, meant->items[i].entity);
        found += dl_corpus_entity(corpus, meant->items[i].entity)->documents;
        for (size_t j = 0; j < mentions.count; j++) {
            uint32_t document = dl_corpus_mention(corpus, mentions.items[j])->document;
            if (document < r->documents)
                dl_add_times(&r->times[document], 1, 1);
        }
    }
    return found < r->documents ? (uint32_t)found : r->documents;
}

/* Entities count as often as they are mentioned, by whatever name, and where the words
 * for them stand in the title. */
static void score_meant(ranking *r, const dl_meant_list *meant, const dl_node *words,
                        size_t count)
{
    if (meant->count == 0)
        return;
    dl_mark mark = dl_arena_mark(r->understood->arena);
    r->times = DL_NEW(r->understood->arena, uint16_t, r->documents);
    uint32_t found = count_mentions(r, meant);
    for (; count--; words = words->next)
        count_in(r, &r->understood->index->titles, &words->pattern, TITLE_WEIGHT);
    add_scores(r, found);
    dl_arena_rewind(r->understood->arena, mark);
}

/* --- accents ----------------------------------------------------------------------- */

static bool is_accented(dl_str text, dl_arena *arena)
{
    dl_buf kept = { .arena = arena }, loose = { .arena = arena };
    dl_utf8_fold(text, &kept);
    dl_utf8_fold_loose(text, &loose);
    return !dl_str_equal(dl_buf_str(&kept), dl_buf_str(&loose));
}

/* A pattern like the node's, but of words as they are written. */
static void want_accents(ranking *r, const dl_node *node)
{
    dl_arena *arena = r->understood->arena;
    if (node->pattern.han || !is_accented(node->text, arena))
        return;
    dl_pattern pattern = node->pattern;
    dl_str *words = DL_NEW(arena, dl_str, pattern.count);
    dl_scan scan = { .text = node->text };
    dl_scanned word;
    for (size_t i = 0; i < pattern.count && dl_scan_next(&scan, &word); i++) {
        dl_buf kept = { .arena = arena };
        dl_utf8_fold(dl_str_span(node->text, word.span), &kept);
        words[i] = dl_buf_str(&kept);
    }
    pattern.words = words;
    *DL_APPEND(&r->accented, arena) = pattern;
}

static bool stands_exactly(const dl_pattern *pattern, dl_str text, dl_buf *fold)
{
    dl_scan scan = { .text = text };
    dl_scanned word;
    uint64_t state = 0;
    while (dl_scan_next(&scan, &word)) {
        uint64_t matches = 0;
        dl_buf_reset(fold);
        dl_utf8_fold(dl_str_span(text, word.span), fold);
        for (size_t i = 0; i < pattern->count; i++) {
            bool begins = pattern->prefix && i + 1 == pattern->count;
            bool same = begins ? dl_str_starts(dl_buf_str(fold), pattern->words[i])
                               : dl_str_equal(dl_buf_str(fold), pattern->words[i]);
            matches |= (uint64_t)same << i;
        }
        if (dl_pattern_step(pattern, &state, matches, word.tight))
            return true;
    }
    return false;
}

static bool is_exact(const ranking *r, uint32_t document, dl_buf *fold)
{
    const dl_corpus *corpus = r->understood->corpus;
    for (size_t i = 0; i < r->accented.count; i++)
        if (!stands_exactly(&r->accented.items[i], dl_corpus_title(corpus, document),
                            fold) &&
            !stands_exactly(&r->accented.items[i], dl_corpus_body(corpus, document),
                            fold))
            return false;
    return true;
}

/* --- the tree ---------------------------------------------------------------------- */

static void score_run(ranking *r, const dl_meaning *meaning)
{
    for (size_t i = 0; i < meaning->segment_count; i++) {
        const dl_run_segment *segment = &meaning->segments[i];
        const dl_node *word = segment->first;
        score_meant(r, &segment->meant, word, segment->count);
        for (size_t j = 0; j < segment->count; j++, word = word->next) {
            if (segment->meant.count == 0)
                score_words(r, word);
            want_accents(r, word);
        }
    }
}

static void score_node(ranking *r, const dl_node *node)
{
    const dl_meaning *meaning = &r->understood->meanings[node->number];
    if (node->kind == DL_NODE_RUN) {
        score_run(r, meaning);
        return;
    }
    if (node->kind == DL_NODE_WORDS || node->kind == DL_NODE_TITLE)
        score_words(r, node);
    if (node->kind == DL_NODE_WORDS)
        want_accents(r, node);
    score_meant(r, &meaning->meant, NULL, 0);
    const dl_node *first = node->kind == DL_NODE_NOT ? NULL : node->child;
    for (const dl_node *child = first; child; child = child->next)
        score_node(r, child);
}

/* By how much it counts more for being new. */
static double newness_of(const ranking *r, uint32_t document)
{
    dl_date date = dl_corpus_document(r->understood->corpus, document)->published;
    double age = (double)r->latest - date.last;
    return dl_date_is_set(date) ? 1 + newness * exp2(-(age > 0 ? age : 0) / half_life) : 1;
}

static int best_first(const void *left, const void *right)
{
    const ranked *one = left, *other = right;
    if (one->exact != other->exact)
        return one->exact ? -1 : 1;
    if (one->score < other->score || one->score > other->score)
        return one->score > other->score ? -1 : 1;
    return one->rank > other->rank ? -1 : 1;
}

static void add_newness(ranking *r, size_t count)
{
    for (size_t i = 0; i < count; i++)
        r->items[i].score *= newness_of(r, r->items[i].document);
}

/* Puts the best `wanted` in front, in order. Few are kept sorted on the way: almost all
 * others are turned away by the last of them, most even before their age is asked for. */
static void put_best_first(ranking *r, size_t wanted)
{
    enum { FEW = 512 };
    ranked *items = r->items;
    bool few = wanted < r->count && wanted <= FEW;
    size_t sorted = few ? wanted : r->count;
    add_newness(r, sorted);
    qsort(items, sorted, sizeof *items, best_first);
    for (size_t i = sorted; i < r->count; i++) {
        ranked item = items[i];
        size_t at = wanted;
        if (item.score * (1 + newness) < items[wanted - 1].score)
            continue;
        item.score *= newness_of(r, item.document);
        if (best_first(&item, &items[wanted - 1]) > 0)
            continue;
        for (; at && best_first(&item, &items[at - 1]) < 0; at--)
            if (at < wanted)
                items[at] = items[at - 1];
        items[at] = item;
    }
}

static void list_all(ranking *r, dl_bits found)
{
    const dl_corpus *corpus = r->understood->corpus;
    double average = (double)(dl_corpus_words(corpus) + 1) / dl_corpus_documents(corpus);
    uint32_t newest = dl_corpus_nth(corpus, dl_corpus_documents(corpus) - 1);
    r->latest = dl_corpus_document(corpus, newest)->published.last;
    r->items = DL_NEW(r->understood->arena, ranked, dl_bits_total(found));
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1)) {
        double words = dl_corpus_document(corpus, i)->words;
        r->items[r->count++] = (ranked){ .length = (float)(1 - b + b * words / average),
                                         .rank = dl_corpus_rank(corpus, i),
                                         .document = i };
    }
}

const uint32_t *dl_rank_documents(const dl_understood *understood, dl_bits found,
                                  size_t limit)
{
    dl_arena *arena = understood->arena;
    ranking r = { .understood = understood,
                  .documents = dl_inversion_count(&understood->index->bodies) };
    uint32_t *documents = DL_NEW(arena, uint32_t, limit);
    if (limit == 0)
        return documents;
    list_all(&r, found);
    score_node(&r, understood->query->root);
    size_t compared = r.count < EXACT_LIMIT ? r.count : EXACT_LIMIT;
    put_best_first(&r, limit > compared ? limit : compared);
    dl_buf fold = { .arena = arena };
    for (size_t i = 0; r.accented.count && i < compared; i++)
        r.items[i].exact = is_exact(&r, r.items[i].document, &fold);
    qsort(r.items, compared, sizeof *r.items, best_first);
    for (size_t i = 0; i < limit; i++)
        documents[i] = r.items[i].document;
    return documents;
}
