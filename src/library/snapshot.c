/* What is kept, as tables and an index that are mapped instead of loaded: a cache beside
 * the library's file, in FILE-cache. It is made anew when it does not fit the file: another
 * extractor, other corrections, another file, damage.
 *
 * It is saved when the library is closed, if enough has come in since: by a child process,
 * so that nobody waits for it (close.c). What has come in since the last time is loaded from
 * the file as ever. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

#include "dateline/cache.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

#define IDENTITY DL_STR("identity") /* of the file, a value in it */

static uint64_t add_hash(uint64_t hash, dl_str text)
{
    return (hash ^ dl_str_hash(text)) * 0x9E3779B97F4A7C15;
}

/* All that what is shown depends on besides the articles. */
static uint64_t state_of(const dl_library *library)
{
    uint64_t hash = add_hash(library->version, dl_library_state(library, IDENTITY));
    hash = add_hash(hash, DL_STR(DL_VERSION));
    for (size_t i = 0; i < library->corrections.count; i++) {
        const dl_correction *correction = &library->corrections.items[i];
        hash = add_hash(hash + correction->verb, correction->id);
        hash = add_hash(hash + correction->kind, correction->value);
    }
    return hash;
}

/* --- mapping -------------------------------------------------------------------------- */

/* A file may have been put back from an older copy and gone on from there: the last
 * document has to be the same. */
static bool is_of_this_file(dl_library *library, const dl_corpus *corpus, int64_t last)
{
    dl_arena arena = { 0 };
    dl_kept_documents kept = { 0 };
    dl_error error = { 0 };
    dl_packer *packer = dl_packer_new();
    bool ok = dl_store_documents(library->store, packer, last, last, &arena, &kept, &error) &&
              kept.count == 1;
    if (ok) {
        const dl_article *article = &kept.items[0].article;
        uint32_t document = dl_corpus_documents(corpus) - 1;
        ok = dl_str_equal(article->body, dl_corpus_body(corpus, document)) &&
             dl_str_equal(article->title, dl_corpus_title(corpus, document));
    }
    dl_packer_free(packer);
    dl_arena_release(&arena);
    return ok;
}

static dl_corpus *map_published(dl_library *library, const char *folder)
{
    dl_error error = { 0 };
    dl_stamp stamp;
    dl_corpus *corpus = dl_corpus_map(folder, &stamp, &error);
    if (!corpus)
        return NULL;
    uint64_t count = dl_corpus_documents(corpus);
    if (count && stamp.last == count && stamp.changes == state_of(library) &&
        stamp.last <= (uint64_t)library->last_kept &&
        is_of_this_file(library, corpus, (int64_t)stamp.last))
        return corpus;
    dl_corpus_free(corpus);
    return NULL;
}

/* Another process may replace the files between the look at what is there and the look at
 * them: then the new ones are meant. */
static dl_corpus *map_corpus(dl_library *library, const char *folder)
{
    enum { TRIES = 3 };
    dl_corpus *corpus = NULL;
    bool replaced = true;
    for (int i = 0; i < TRIES && !corpus && replaced; i++) {
        dl_cache_mark before = dl_cache_mark_of(library, DL_CACHE_FIRST);
        corpus = map_published(library, folder);
        replaced = !dl_cache_mark_equal(before, dl_cache_mark_of(library, DL_CACHE_FIRST));
    }
    return corpus;
}

/* What is known of the documents outside the corpus. */
static void recall_all(dl_library *library, uint32_t count)
{
    library->numbered = count;
    for (size_t i = 0; i < library->marks.count; i++) {
        int64_t id = library->marks.items[i].id;
        if (id >= 1 && id <= (int64_t)count)
            dl_library_recall(library, (uint32_t)id - 1, id);
    }
}

int64_t dl_snapshot_map(dl_library *library)
{
    dl_error error = { 0 };
    if (!library->store || dl_corpus_documents(library->corpus))
        return 0;
    const char *folder = dl_cache_folder(library, &library->arena);
    library->cache_mark = dl_cache_mark_of(library, DL_CACHE_LAST);
    dl_corpus *corpus = map_corpus(library, folder);
    if (!corpus)
        return 0;
    dl_index *index = dl_index_map(corpus, folder, &error);
    dl_corpus_free(library->corpus);
    library->corpus = corpus;
    if (index) {
        dl_index_free(library->index);
        library->index = index;
    }
    dl_stories_map(library, folder);
    uint32_t count = dl_corpus_documents(corpus);
    recall_all(library, count);
    library->progress.articles = library->settled = count;
    library->snapshot = index ? count : 0; /* or it would be made at each start */
    library->indexed = dl_index_documents(library->index);
    library->is_new = true;
    return count;
}

bool dl_snapshot_check(dl_library *library)
{
    bool index = dl_index_is_damaged(library->index);
    if (!index && (library->told_damage || !dl_corpus_is_damaged(library->corpus)))
        return false;
    dl_report_add(&library->reports, dl_str_from(library->path), 0,
                  "The cache beside it is damaged and made anew; the library is not.");
    library->progress.reports = library->reports.count + library->reports.left_out;
    if (!library->told_damage && dl_corpus_is_damaged(library->corpus))
        dl_redo_begin(library);
    library->told_damage = true;
    dl_cache_drop(library->path);
    if (index) {
        dl_index_free(library->index);
        library->index = dl_cache_new_index(library);
        library->indexed = 0;
    }
    return index;
}

/* --- saving --------------------------------------------------------------------------- */

/* Documents are those of the file, each at its place. */
static bool is_whole(const dl_library *library)
{
    uint32_t count = dl_corpus_documents(library->corpus);
    if (count == 0 || library->indexed != count ||
        library->numbered + library->ids.count != count ||
        library->progress.articles != count || library->told_damage)
        return false;
    for (uint32_t i = library->numbered; i < count; i++)
        if (dl_library_kept_id(library, i) != (int64_t)i + 1)
            return false;
    return true;
}

static bool has_place(const dl_library *library)
{
    return library->path && library->store && !library->only_add && !library->outdated &&
           !dl_store_is_read_only(library->store) &&
           library->failure.kind == DL_ERROR_NONE;
}

static void make_identity(char text[20])
{
    uint64_t number = 0;
    if (getrandom(&number, sizeof number, 0) != sizeof number)
        number = (uint64_t)dl_now();
    snprintf(text, 20, "%016" PRIx64, number);
}

/* Not known here: what was loaded before is of the file as it was. */
bool dl_snapshot_outdate(dl_library *library, dl_error *error)
{
    char text[20];
    make_identity(text);
    library->outdated = true;
    return dl_store_set_value(library->store, IDENTITY, dl_str_from(text), error);
}

/* The file gets its identity when there is something to tell by it, from whoever is first:
 * another process may be making the same cache. */
static bool identify(dl_library *library, dl_error *error)
{
    dl_arena arena = { 0 };
    char text[20];
    make_identity(text);
    dl_str identity = dl_str_from(text);
    bool ok = dl_library_state(library, IDENTITY).len > 0;
    if (!ok && dl_store_settle_value(library->store, IDENTITY, &arena, &identity, error)) {
        dl_library_take_state(library, IDENTITY, identity);
        ok = true;
    }
    dl_arena_release(&arena);
    return ok;
}

static bool save(dl_library *library, dl_stamp stamp, dl_error *error)
{
    dl_arena arena = { 0 };
    const char *folder = dl_cache_folder(library, &arena);
    bool ok = dl_corpus_save(library->corpus, folder, stamp, error) &&
              dl_index_save(library->index, library->corpus, folder, error) &&
              dl_stories_save(library, folder, error);
    dl_arena_release(&arena);
    return ok;
}

static dl_stamp stamp_of(const dl_library *library)
{
    return (dl_stamp){ dl_corpus_documents(library->corpus), state_of(library) };
}

bool dl_library_save_cache(dl_library *library, dl_error *error)
{
    if (!has_place(library) || !is_whole(library))
        return dl_fail(error, DL_ERROR_USAGE,
                       "Only a library that is kept and wholly read can be cached.");
    if (!identify(library, error) || !save(library, stamp_of(library), error))
        return false;
    library->snapshot = dl_corpus_documents(library->corpus);
    return true;
}

bool dl_snapshot_is_worth_it(size_t fresh, size_t count)
{
    enum { FEW = 64, PART = 256 };
    return fresh >= FEW + count / PART;
}

void dl_snapshot_step_aside(void)
{
    int null = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3 && null >= 0; i++)
        dup2(null, i); /* so that a pipe or a terminal does not wait for it */
    setsid();
    setpriority(PRIO_PROCESS, 0, 10);
}

void dl_snapshot_save(dl_library *library)
{
    dl_error error = { 0 };
    uint32_t count = dl_corpus_documents(library->corpus);
    if (!has_place(library) || !dl_snapshot_is_worth_it(count - library->snapshot, count) ||
        !is_whole(library) || !identify(library, &error))
        return;
    dl_stamp stamp = stamp_of(library);
    dl_index_settle(library->index); /* threads do not survive a fork */
    fflush(NULL);
    pid_t child = fork();
    if (child != 0)
        return; /* init takes it; without one the next start tries again */
    library->store = NULL; /* a connection does not survive it either */
    dl_snapshot_step_aside();
    _exit(save(library, stamp, &error) ? 0 : 1);
}

const char *dl_snapshot_to_make(const dl_library *library, dl_arena *arena)
{
    size_t fresh = (size_t)library->last_kept - library->snapshot;
    bool out_of_order = library->newest_first && has_place(library) &&
                        dl_snapshot_is_worth_it(fresh, library->kept_count) &&
                        !is_whole(library);
    return library->make_cache || out_of_order
               ? dl_str_copy(arena, dl_str_from(library->path)).ptr
               : NULL;
}
