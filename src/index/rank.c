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
    float score;
    uint32_t rank; /* in order of publication: the newer of two that are as good */
    uint32_t document;
    bool exact;
} ranked;

/* Of the documents that answer, one array each: most of them are scored and left. */
typedef struct ranking {
    const dl_understood *understood;
    size_t count;
    uint32_t *answering;
    float *scores, *lengths; /* what BM25 makes of their length */
    ranked *best;
    size_t best_count;
    uint32_t documents; /* all that are indexed */
    int32_t latest;     /* day of publication of all */
    uint16_t *times;    /* of the leaf at hand, by document */
    struct {
        dl_pattern *items;
        size_t count, capacity;
    } accented; /* patterns of words that are written with accents */
} ranking;

/* --- leaves ------------------------------------------------------------------------ */

static void add_scores(ranking *r, uint32_t found)
{
    double idf = log(1 + ((double)r->documents - found + 0.5) / (found + 0.5));
    float worth = (float)(idf * (k1 + 1));
    for (size_t i = 0; i < r->count; i++) {
        float times = r->times[r->answering[i]];
        r->scores[i] += worth * times / (times + r->lengths[i]);
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

/* The documents of an entity and its mentions are both in order of publication, so how
 * many stand in which is known without a look at the mentions, which lie far apart. */
static void add_all_mentions(ranking *r, dl_ids documents, dl_ids mentions)
{
    size_t at = 0;
    for (size_t i = 0; i < documents.count; i++) {
        const dl_document *document =
            dl_corpus_document(r->understood->corpus, documents.items[i]);
        size_t from = at;
        while (at < mentions.count &&
               mentions.items[at] - document->first_mention < document->mention_count)
            at++;
        if (documents.items[i] < r->documents)
            dl_add_times(&r->times[documents.items[i]], (uint32_t)(at - from), 1);
    }
}

static void add_answering_mentions(ranking *r, uint32_t entity)
{
    for (size_t i = 0; i < r->count; i++) {
        dl_mentions mentions = dl_corpus_mentions(r->understood->corpus, r->answering[i]);
        uint32_t times = 0;
        for (size_t j = 0; j < mentions.count; j++)
            times += mentions.items[j].entity == entity;
        dl_add_times(&r->times[r->answering[i]], times, 1);
    }
}

static void add_mentions(ranking *r, uint32_t entity)
{
    enum { FEW = 4 /* one in so many */ };
    const dl_corpus *corpus = r->understood->corpus;
    dl_ids documents = dl_corpus_entity_documents(corpus, entity);
    if (r->count < documents.count / FEW)
        add_answering_mentions(r, entity);
    else
        add_all_mentions(r, documents, dl_corpus_entity_mentions(corpus, entity));
}

static uint32_t count_mentions(ranking *r, const dl_meant_list *meant)
{
    uint64_t found = 0;
    for (size_t i = 0; i < meant->count; i++) {
        found += dl_corpus_entity(r->understood->corpus, meant->items[i].entity)->documents;
        add_mentions(r, meant->items[i].entity);
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

/* --- the best ---------------------------------------------------------------------- */

static const dl_ranked_facts *facts_of(const ranking *r, uint32_t document)
{
    const dl_index *index = r->understood->index;
    dl_image_touch(&index->image, DL_INDEX_FACTS, document, 1);
    return &index->facts.items[document];
}

/* By how much it counts more for being new. */
static float newness_of(const ranking *r, uint32_t document)
{
    int32_t day = facts_of(r, document)->day;
    if (day == INT32_MIN)
        return 1;
    double age = (double)r->latest - day;
    return (float)(1 + newness * exp2(-(age > 0 ? age : 0) / half_life));
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

static ranked rank_of(const ranking *r, size_t i)
{
    uint32_t document = r->answering[i];
    return (ranked){ .score = r->scores[i] * newness_of(r, document),
                     .rank = dl_corpus_rank(r->understood->corpus, document),
                     .document = document };
}

/* Puts the best `wanted` in order. Few are kept sorted on the way: almost all others are
 * turned away by the last of them, most even before their age is asked for. */
static void choose(ranking *r, size_t wanted)
{
    enum { FEW = 512 };
    size_t sorted = wanted < r->count && wanted <= FEW ? wanted : r->count;
    ranked *best = r->best = DL_NEW(r->understood->arena, ranked, sorted);
    r->best_count = sorted;
    for (size_t i = 0; i < sorted; i++)
        best[i] = rank_of(r, i);
    qsort(best, sorted, sizeof *best, best_first);
    for (size_t i = sorted; i < r->count; i++) {
        size_t at = sorted - 1;
        if (r->scores[i] * (float)(1 + newness) < best[at].score)
            continue;
        ranked item = rank_of(r, i);
        if (best_first(&item, &best[at]) > 0)
            continue;
        for (; at && best_first(&item, &best[at - 1]) < 0; at--)
            best[at] = best[at - 1];
        best[at] = item;
    }
}

static void list_all(ranking *r, dl_bits found)
{
    const dl_corpus *corpus = r->understood->corpus;
    dl_arena *arena = r->understood->arena;
    double average = (double)(dl_corpus_words(corpus) + 1) / dl_corpus_documents(corpus);
    float least = (float)(k1 * (1 - b)), each = (float)(k1 * b / average);
    uint32_t newest = dl_corpus_nth(corpus, dl_corpus_documents(corpus) - 1);
    size_t total = dl_bits_total(found);
    r->latest = dl_corpus_document(corpus, newest)->published.last;
    r->answering = DL_ROOM(arena, uint32_t, total);
    r->lengths = DL_ROOM(arena, float, total);
    r->scores = DL_NEW(arena, float, total);
    r->count = dl_bits_list(found, r->answering);
    for (size_t i = 0; i < r->count; i++)
        r->lengths[i] = least + each * (float)facts_of(r, r->answering[i])->words;
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
    choose(&r, limit > compared ? limit : compared);
    dl_buf fold = { .arena = arena };
    for (size_t i = 0; r.accented.count && i < compared; i++)
        r.best[i].exact = is_exact(&r, r.best[i].document, &fold);
    qsort(r.best, compared, sizeof *r.best, best_first);
    for (size_t i = 0; i < limit; i++)
        documents[i] = r.best[i].document;
    return documents;
}
