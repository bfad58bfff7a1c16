/* finding [--plain | --saved] ARTICLES.jsonl FOLDER: the index, beside SQLite's FTS5 on the same
 * articles in the same process. Times are CPU time of the process, so that a busy machine
 * changes the ratios little; latencies are of one query on a mapped index, the newest 20
 * and the exact count, 50 and 99 of a hundred below. --plain: without the extraction, so
 * without entities, where there are too many articles to read them all. --saved: what an
 * earlier run left in the folder is opened, and its memory measured. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dateline/extract.h"
#include "dateline/index.h"
#include "dateline/ingest.h"
#include "dateline/reference.h"
#include "dateline/utf8.h"
#include "dateline/words.h"

enum { QUERIES = 200, SHOWN = 20 };

typedef struct bench {
    dl_corpus *corpus;
    dl_index *index;
    const char *folder;
    sqlite3 *peer;
    uint64_t state; /* of the random numbers */
    double bytes;   /* of titles and bodies */
    dl_arena arena;
} bench;

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double wall_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t draw(bench *b, uint32_t below)
{
    b->state ^= b->state << 13; /* xorshift64, Marsaglia 2003 */
    b->state ^= b->state >> 7;
    b->state ^= b->state << 17;
    return (uint32_t)((b->state >> 11) % below);
}

static void fail(const char *what)
{
    fprintf(stderr, "finding: %s\n", what);
    exit(1);
}

/* Resident memory that no other process shares, in MB. */
static double private_megabytes(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    double kilobytes = 0;
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "RssAnon: %lf", &kilobytes) == 1)
            break;
    if (status)
        fclose(status);
    return kilobytes / 1024;
}

/* --- reading ----------------------------------------------------------------------- */

static void add_article(bench *b, dl_extractor *extractor, const dl_article *article,
                        dl_arena *arena)
{
    dl_annotations found = { 0 };
    if (extractor)
        dl_extract(extractor, article, (dl_extract_options){ 0 }, arena, &found);
    dl_corpus_add(b->corpus, article, &found, NULL);
    b->bytes += (double)(article->title.len + article->body.len);
}

static void read_articles(bench *b, const char *path, bool plain)
{
    dl_reference reference = { 0 };
    dl_extractor *extractor = NULL;
    if (!plain) {
        dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
        extractor = dl_extractor_new(&reference);
    }
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    dl_arena arena = { 0 };
    if (!file)
        fail("the articles cannot be read");
    for (ssize_t length; (length = getline(&line, &room, file)) > 0;) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &arena };
        dl_error error = { 0 };
        if (dl_ingest((dl_str){ line, (size_t)length }, DL_STR("a.jsonl"), &arena,
                      &articles, &reports, &error))
            for (size_t i = 0; i < articles.count; i++)
                add_article(b, extractor, &articles.items[i], &arena);
        dl_arena_reset(&arena);
    }
    fclose(file);
    free(line);
    dl_arena_release(&arena);
    dl_corpus_settle(b->corpus);
    if (!plain) {
        dl_extractor_free(extractor);
        dl_reference_close(&reference);
    }
}

/* --- building ---------------------------------------------------------------------- */

static double build_ours(bench *b)
{
    double cpu = cpu_seconds(), wall = wall_seconds();
    uint32_t count = dl_corpus_documents(b->corpus);
    for (uint32_t i = 0; i < count; i++)
        dl_index_add(b->index, b->corpus, i);
    dl_index_settle(b->index);
    cpu = cpu_seconds() - cpu;
    wall = wall_seconds() - wall;
    dl_index_size size = dl_index_measure(b->index);
    printf("  %-34s %6.1f MB/s of CPU, %6.1f MB/s of wall; bytes an article %.0f, without "
           "the order of words %.0f\n",
           "dateline", b->bytes / 1e6 / cpu, b->bytes / 1e6 / wall,
           (double)size.bytes / count, (double)(size.bytes - size.order) / count);
    return cpu;
}

static void run_sql(bench *b, const char *sql)
{
    if (sqlite3_exec(b->peer, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(b->peer));
}

static double sql_number(bench *b, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(b->peer, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(b->peer));
    double number = sqlite3_step(statement) == SQLITE_ROW
                        ? sqlite3_column_double(statement, 0)
                        : 0;
    sqlite3_finalize(statement);
    return number;
}

/* Without content and without a journal: nothing but the index is written. */
static double build_peer(bench *b)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/fts5.db", b->folder);
    unlink(path);
    if (sqlite3_open(path, &b->peer) != SQLITE_OK)
        fail("SQLite cannot be opened");
    run_sql(b, "pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-262144;"
               "create virtual table fts using fts5(title, body, content='', "
               "tokenize='unicode61 remove_diacritics 2')");
    sqlite3_stmt *insert;
    sqlite3_prepare_v2(b->peer, "insert into fts(rowid, title, body) values (?, ?, ?)", -1,
                       &insert, NULL);
    double cpu = cpu_seconds(), wall = wall_seconds();
    uint32_t count = dl_corpus_documents(b->corpus);
    run_sql(b, "begin");
    for (uint32_t i = 0; i < count; i++) {
        dl_str title = dl_corpus_title(b->corpus, i), body = dl_corpus_body(b->corpus, i);
        sqlite3_bind_int64(insert, 1, (int64_t)dl_corpus_rank(b->corpus, i) + 1);
        sqlite3_bind_text(insert, 2, title.ptr, (int)title.len, SQLITE_STATIC);
        sqlite3_bind_text(insert, 3, body.ptr, (int)body.len, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail(sqlite3_errmsg(b->peer));
        sqlite3_reset(insert);
    }
    run_sql(b, "commit");
    cpu = cpu_seconds() - cpu;
    wall = wall_seconds() - wall;
    sqlite3_finalize(insert);
    double pages = sql_number(b, "pragma page_count") * sql_number(b, "pragma page_size");
    printf("  %-34s %6.1f MB/s of CPU, %6.1f MB/s of wall; bytes an article %.0f\n",
           "SQLite FTS5 unicode61", b->bytes / 1e6 / cpu, b->bytes / 1e6 / wall,
           pages / count);
    return cpu;
}

/* --- queries ----------------------------------------------------------------------- */

typedef enum query_class {
    ONE_WORD,
    TWO_WORDS,
    AS_TYPED,
    NAME,
    PHRASE,
    HAN,
    ENTITY,
    DATES,
    RANKED,
    CLASSES
} query_class;

static const struct {
    const char *name;
    bool peer; /* whether FTS5 can answer such queries */
} classes[CLASSES] = {
    [ONE_WORD] = { "one word", true },
    [TWO_WORDS] = { "two words", true },
    [AS_TYPED] = { "as typed, 1 to 7 letters", true },
    [NAME] = { "phrase: a full name", true },
    [PHRASE] = { "phrase: any 2 to 4 words", true },
    [HAN] = { "2 to 4 Chinese characters", false },
    [ENTITY] = { "entity, by any name", false },
    [DATES] = { "a month", false },
    [RANKED] = { "two words, the best 20", true },
};

/* The words of a random article, as the index compares them; of one kind. */
typedef struct drawn_words {
    struct {
        dl_word_key *items;
        size_t count, capacity;
    } words;
} drawn_words;

static void draw_words(bench *b, dl_word_kind kind, drawn_words *drawn)
{
    *drawn = (drawn_words){ 0 };
    for (int tries = 0; drawn->words.count < 8 && tries < 1000; tries++) {
        uint32_t document = draw(b, dl_corpus_documents(b->corpus));
        dl_str body = dl_corpus_body(b->corpus, document);
        dl_word word;
        dl_word_key key;
        drawn->words.count = 0;
        for (size_t at = 0; dl_words_next_key(body, &at, &word, &key);)
            if (word.kind == kind)
                *DL_APPEND(&drawn->words, &b->arena) = key;
    }
}

static void add_word(dl_buf *out, const dl_word_key *key)
{
    if (out->count && out->items[out->count - 1] != '"')
        dl_buf_add_char(out, ' ');
    dl_buf_add(out, (dl_str){ key->bytes, key->length });
}

static uint32_t some_word(bench *b, const drawn_words *drawn)
{
    return drawn->words.count ? draw(b, (uint32_t)drawn->words.count) : 0;
}

/* Words behind each other in the text of one article; capitalised: mostly names. Without
 * their accents, as keys are. */
static dl_str make_phrase(bench *b, bool capitals)
{
    for (;;) {
        dl_buf out = { .arena = &b->arena };
        uint32_t document = draw(b, dl_corpus_documents(b->corpus));
        dl_str body = dl_corpus_body(b->corpus, document);
        uint32_t skip = draw(b, 100), wanted = 2 + draw(b, 3), got = 0;
        dl_word word;
        dl_word_key key;
        dl_buf_add_char(&out, '"');
        for (size_t at = 0; got < wanted && dl_words_next_key(body, &at, &word, &key);) {
            dl_word_look(dl_str_span(body, word.span), &word);
            if (word.kind != DL_WORD_LETTERS ||
                (capitals && word.shape != DL_SHAPE_CAPITAL)) {
                got = 0;
                out.count = 1;
            } else if (skip) {
                skip--;
            } else {
                add_word(&out, &key);
                got++;
            }
        }
        dl_buf_add_char(&out, '"');
        if (got == wanted)
            return dl_buf_str(&out);
    }
}

static dl_str make_han(bench *b)
{
    for (;;) {
        dl_str body =
            dl_corpus_body(b->corpus, draw(b, dl_corpus_documents(b->corpus)));
        uint32_t skip = draw(b, 200), wanted = 2 + draw(b, 3), got = 0;
        size_t start = 0, end = 0, at = 0;
        dl_word word;
        dl_word_key key;
        while (got < wanted && dl_words_next_key(body, &at, &word, &key)) {
            if (word.kind != DL_WORD_HAN || word.space_before || skip) {
                skip -= skip > 0;
                got = 0;
                continue;
            }
            start = got++ ? start : word.span.start;
            end = word.span.end;
        }
        if (got == wanted)
            return dl_str_slice(body, start, end);
    }
}

static dl_str make_query(bench *b, query_class class, size_t n)
{
    dl_buf out = { .arena = &b->arena };
    drawn_words drawn;
    if (class == PHRASE || class == NAME)
        return make_phrase(b, class == NAME);
    if (class == HAN)
        return make_han(b);
    if (class == DATES) {
        dl_buf_format(&out, "on:%u-%02u", 2018 + draw(b, 8), 1 + draw(b, 12));
        return dl_buf_str(&out);
    }
    if (class == ENTITY) {
        dl_str name = dl_corpus_entity_name(b->corpus,
                                            draw(b, dl_corpus_entities(b->corpus)));
        dl_buf_format(&out, "entity:\"%.*s\"", DL_STR_ARGS(name));
        return dl_buf_str(&out);
    }
    draw_words(b, DL_WORD_LETTERS, &drawn);
    const dl_word_key *one = &drawn.words.items[some_word(b, &drawn)];
    if (class == AS_TYPED) {
        dl_str word = { one->bytes, one->length };
        size_t at = 0;
        for (size_t letters = 0; letters < 1 + n % 7 && at < word.len; letters++)
            dl_utf8_next(word, &at);
        return dl_str_slice(word, 0, at);
    }
    add_word(&out, one);
    if (class == TWO_WORDS || class == RANKED)
        add_word(&out, &drawn.words.items[some_word(b, &drawn)]);
    return dl_buf_str(&out);
}

static double ask_ours(bench *b, query_class class, dl_str text)
{
    dl_arena arena = { 0 };
    dl_query *query;
    dl_error error = { 0 };
    dl_search_options options = { .as_of = INT32_MAX,
                                  .document_limit = SHOWN,
                                  .order = class == RANKED ? DL_ORDER_BEST
                                                           : DL_ORDER_NEWEST };
    double start = cpu_seconds();
    if (dl_query_parse(text, class == AS_TYPED, 0, &arena, &query, &error))
        dl_search(b->index, b->corpus, query, options, &arena);
    double took = cpu_seconds() - start;
    dl_arena_release(&arena);
    return took * 1000;
}

static void step_all(sqlite3 *peer, const char *sql, const char *match)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(peer, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(peer));
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW)
        continue;
    sqlite3_finalize(statement);
}

static double ask_peer(bench *b, query_class class, dl_str text)
{
    char match[1024];
    if (class == AS_TYPED)
        snprintf(match, sizeof match, "\"%.*s\"*", DL_STR_ARGS(text));
    else
        snprintf(match, sizeof match, "%.*s", DL_STR_ARGS(text));
    double start = cpu_seconds();
    if (class == RANKED) {
        step_all(b->peer, "select rowid from fts where fts match ? order by rank limit 20",
                 match);
    } else {
        step_all(b->peer,
                 "select rowid from fts where fts match ? order by rowid desc limit 20",
                 match);
        step_all(b->peer, "select count(*) from fts where fts match ?", match);
    }
    return (cpu_seconds() - start) * 1000;
}

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

typedef struct latency {
    double half, most; /* p50, p99 */
} latency;

static latency sum_up(double *times, size_t count)
{
    qsort(times, count, sizeof *times, by_number);
    return (latency){ times[count / 2], times[count * 99 / 100] };
}

static void measure_class(bench *b, query_class class)
{
    double ours[QUERIES], theirs[QUERIES];
    bool peer = classes[class].peer && b->peer;
    for (size_t i = 0; i < QUERIES; i++) {
        dl_str text = make_query(b, class, i);
        ours[i] = ask_ours(b, class, text);
        theirs[i] = peer ? ask_peer(b, class, text) : 0;
        dl_arena_reset(&b->arena);
    }
    latency mine = sum_up(ours, QUERIES), other = sum_up(theirs, QUERIES);
    printf("  %-28s %8.3f %8.3f", classes[class].name, mine.half, mine.most);
    if (peer)
        printf("   %8.3f %8.3f   %6.1fx", other.half, other.most, other.most / mine.most);
    putchar('\n');
}

/* --- on disk ----------------------------------------------------------------------- */

static void map_both(bench *b)
{
    dl_error error = { 0 };
    dl_stamp stamp;
    double start = wall_seconds();
    b->corpus = dl_corpus_map(b->folder, &stamp, &error);
    double corpus = wall_seconds();
    b->index = b->corpus ? dl_index_map(b->corpus, b->folder, &error) : NULL;
    double index = wall_seconds();
    if (!b->index)
        fail(error.message);
    ask_ours(b, ONE_WORD, DL_STR("chip"));
    printf("  mapped and the first query answered in %.1f ms (tables %.1f, index %.1f)\n",
           (wall_seconds() - start) * 1000, (corpus - start) * 1000,
           (index - corpus) * 1000);
}

static void save(bench *b)
{
    dl_error error = { 0 };
    dl_stamp stamp = { 1, 1 };
    double start = wall_seconds();
    if (!dl_corpus_save(b->corpus, b->folder, stamp, &error) ||
        !dl_index_save(b->index, b->corpus, b->folder, &error))
        fail(error.message);
    printf("  saved in %.0f ms\n", (wall_seconds() - start) * 1000);
    dl_index_free(b->index);
    dl_corpus_free(b->corpus);
}

/* What a commit of new articles costs those who wait to find them. */
static void add_some(bench *b, const char *path)
{
    enum { SOME = 100 };
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0, got = 0;
    dl_arena arena = { 0 };
    dl_annotations found = { 0 };
    uint32_t first = dl_corpus_documents(b->corpus);
    double start = wall_seconds();
    for (ssize_t length; got < SOME && (length = getline(&line, &room, file)) > 0;) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &arena };
        dl_error error = { 0 };
        if (dl_ingest((dl_str){ line, (size_t)length }, DL_STR("a.jsonl"), &arena,
                      &articles, &reports, &error))
            for (size_t i = 0; i < articles.count; i++, got++)
                dl_corpus_add(b->corpus, &articles.items[i], &found, NULL);
    }
    dl_corpus_settle(b->corpus);
    for (uint32_t i = first; i < dl_corpus_documents(b->corpus); i++)
        dl_index_add(b->index, b->corpus, i);
    ask_ours(b, ONE_WORD, DL_STR("chip"));
    printf("  %zu articles read, added to it and found in %.1f ms; private memory then "
           "%.1f MB\n",
           got, (wall_seconds() - start) * 1000, private_megabytes());
    fclose(file);
    free(line);
    dl_arena_release(&arena);
}

static void measure_queries(bench *b)
{
    puts("Newest 20 and exact count, ms:     p50      p99   FTS5 p50      p99   ratio of p99");
    for (int i = 0; i < CLASSES; i++)
        if (i != ENTITY || dl_corpus_entities(b->corpus))
            measure_class(b, (query_class)i);
}

static void release(bench *b)
{
    sqlite3_close(b->peer);
    dl_index_free(b->index);
    dl_corpus_free(b->corpus);
    dl_arena_release(&b->arena);
}

/* A process that only maps what another one has saved, so that its memory is its own. */
static void open_saved(const char *articles, const char *folder)
{
    bench b = { .folder = folder, .state = 20230701 };
    map_both(&b);
    for (size_t i = 0; i < QUERIES; i++) {
        ask_ours(&b, AS_TYPED, make_query(&b, AS_TYPED, i));
        dl_arena_reset(&b.arena);
    }
    printf("  private memory after %d queries %.1f MB\n", QUERIES, private_megabytes());
    add_some(&b, articles);
    release(&b);
}

int main(int count, char **words)
{
    bool plain = count > 1 && strcmp(words[1], "--plain") == 0;
    bool saved = count > 1 && strcmp(words[1], "--saved") == 0;
    if (count < 3 + plain + saved)
        fail("usage: finding [--plain | --saved] ARTICLES.jsonl FOLDER");
    const char *path = words[1 + plain + saved], *folder = words[2 + plain + saved];
    if (saved) {
        open_saved(path, folder);
        return 0;
    }
    bench b = { .corpus = dl_corpus_new(),
                .index = dl_index_new(),
                .folder = folder,
                .state = 20230701 };
    read_articles(&b, path, plain);
    printf("%u articles, %.1f MB of titles and bodies, %u entities\n",
           dl_corpus_documents(b.corpus), b.bytes / 1e6, dl_corpus_entities(b.corpus));
    puts("Building the index alone:");
    double ours = build_ours(&b), theirs = build_peer(&b);
    printf("  %-34s %6.2fx of CPU\n", "ratio", theirs / ours);
    save(&b);
    map_both(&b);
    measure_queries(&b);
    release(&b);
    return 0;
}
