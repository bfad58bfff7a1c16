#include "tests/bench/subject.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "dateline/extract.h"
#include "dateline/ingest.h"
#include "dateline/query.h"
#include "dateline/reference.h"
#include "dateline/search.h"
#include "tests/bench/clocks.h"
#include "tests/bench/peer.h"

enum { SHOWN = 20 };

/* --- reading ----------------------------------------------------------------------- */

static void add_article(subject *s, dl_extractor *extractor, const dl_article *article,
                        dl_arena *arena)
{
    dl_annotations found = { 0 };
    if (extractor)
        dl_extract(extractor, article, (dl_extract_options){ 0 }, arena, &found);
    dl_corpus_add(s->corpus, article, &found, NULL);
    s->bytes += (double)(article->title.len + article->body.len);
}

void subject_read(subject *s, const char *path, size_t limit, bool plain)
{
    dl_reference reference = { 0 };
    dl_extractor *extractor = NULL;
    if (!plain) {
        dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
        extractor = dl_extractor_new(&reference);
    }
    s->corpus = dl_corpus_new();
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    dl_arena arena = { 0 };
    if (!file)
        fail("the articles cannot be read");
    size_t count = 0;
    for (ssize_t length; (limit == 0 || count < limit) &&
                         (length = getline(&line, &room, file)) > 0;) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &arena };
        dl_error error = { 0 };
        if (dl_ingest((dl_str){ line, (size_t)length }, DL_STR("a.jsonl"), &arena,
                      &articles, &reports, &error))
            for (size_t i = 0; i < articles.count; i++, count++)
                add_article(s, extractor, &articles.items[i], &arena);
        dl_arena_reset(&arena);
    }
    fclose(file);
    free(line);
    dl_arena_release(&arena);
    dl_corpus_settle(s->corpus);
    if (!plain) {
        dl_extractor_free(extractor);
        dl_reference_close(&reference);
    }
}

/* --- building ---------------------------------------------------------------------- */

double subject_build(subject *s, double *wall)
{
    double cpu = cpu_seconds(), start = wall_seconds();
    uint32_t count = dl_corpus_documents(s->corpus);
    s->index = dl_index_new();
    dl_index_spill(s->index, s->folder);
    for (uint32_t i = 0; i < count; i++)
        dl_index_add(s->index, s->corpus, i);
    dl_index_settle(s->index);
    *wall = wall_seconds() - start;
    return cpu_seconds() - cpu;
}

double subject_save(subject *s)
{
    dl_error error = { 0 };
    dl_stamp stamp = { 1, 1 };
    double start = wall_seconds();
    if (!dl_corpus_save(s->corpus, s->folder, stamp, &error) ||
        !dl_index_save(s->index, s->corpus, s->folder, &error))
        fail(error.message);
    double took = (wall_seconds() - start) * 1000;
    dl_index_free(s->index);
    dl_corpus_free(s->corpus);
    s->index = NULL;
    s->corpus = NULL;
    return took;
}

/* Tells the system that these files will not be read again soon. */
static void forget(const char *folder)
{
    DIR *files = opendir(folder);
    for (const struct dirent *file; files && (file = readdir(files));) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
        int handle = open(path, O_RDONLY);
        if (handle < 0)
            continue;
        fdatasync(handle);
        posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
        close(handle);
    }
    if (files)
        closedir(files);
}

opening subject_map(subject *s, bool cold)
{
    dl_error error = { 0 };
    dl_stamp stamp;
    if (cold)
        forget(s->folder);
    double start = wall_seconds();
    s->corpus = dl_corpus_map(s->folder, &stamp, &error);
    double corpus = wall_seconds();
    s->index = s->corpus ? dl_index_map(s->corpus, s->folder, &error) : NULL;
    double index = wall_seconds();
    if (!s->index)
        fail(error.message);
    s->questioner = (questioner){ s->corpus, 20230701, &s->arena };
    subject_ask(s, ONE_WORD, DL_STR("chip"));
    return (opening){ (corpus - start) * 1000, (index - corpus) * 1000,
                      (wall_seconds() - start) * 1000 };
}

/* --- asking ------------------------------------------------------------------------ */

double subject_ask(subject *s, question_class class, dl_str text)
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
        dl_search(s->index, s->corpus, query, options, &arena);
    double took = cpu_seconds() - start;
    dl_arena_release(&arena);
    return took * 1000;
}

bool subject_can(const subject *s, question_class class)
{
    return class != ENTITY || dl_corpus_entities(s->corpus);
}

latency subject_measure(subject *s, question_class class, struct peer *other,
                        latency *theirs)
{
    double ours[QUESTIONS], others[QUESTIONS] = { 0 };
    for (size_t i = 0; i < QUESTIONS; i++) {
        double runs[RUNS];
        dl_str text = question_make(&s->questioner, class, i);
        for (size_t run = 0; run < RUNS; run++)
            runs[run] = subject_ask(s, class, text);
        ours[i] = below(runs, RUNS, 50);
        others[i] = other ? peer_ask(other, class, text) : 0;
        dl_arena_reset(&s->arena);
    }
    if (theirs)
        *theirs = (latency){ below(others, QUESTIONS, 50), below(others, QUESTIONS, 99) };
    return (latency){ below(ours, QUESTIONS, 50), below(ours, QUESTIONS, 99) };
}

/* --- growing ----------------------------------------------------------------------- */

/* What a commit of new articles costs those who wait to find them. */
double subject_add_some(subject *s, const char *path, size_t *added)
{
    enum { SOME = 100 };
    FILE *file = fopen(path, "r");
    if (!file)
        fail("the articles cannot be read");
    char *line = NULL;
    size_t room = 0, got = 0;
    dl_arena arena = { 0 };
    dl_annotations found = { 0 };
    uint32_t first = dl_corpus_documents(s->corpus);
    double start = wall_seconds();
    for (ssize_t length; got < SOME && (length = getline(&line, &room, file)) > 0;) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &arena };
        dl_error error = { 0 };
        if (dl_ingest((dl_str){ line, (size_t)length }, DL_STR("a.jsonl"), &arena,
                      &articles, &reports, &error))
            for (size_t i = 0; i < articles.count; i++, got++)
                dl_corpus_add(s->corpus, &articles.items[i], &found, NULL);
    }
    dl_corpus_settle(s->corpus);
    for (uint32_t i = first; i < dl_corpus_documents(s->corpus); i++)
        dl_index_add(s->index, s->corpus, i);
    subject_ask(s, ONE_WORD, DL_STR("chip"));
    double took = (wall_seconds() - start) * 1000;
    *added = got;
    fclose(file);
    free(line);
    dl_arena_release(&arena);
    return took;
}

void subject_release(subject *s)
{
    dl_index_free(s->index);
    dl_corpus_free(s->corpus);
    dl_arena_release(&s->arena);
}
