/* Statistics of what is kept: learned in a pass of its own over the library's file, then
 * kept beside it in FILE-learned.tsv and used from there on. Reading articles while they
 * are learned from would make what is found depend on their order. */
#include "dateline/file.h"
#include "src/library/parts.h"

enum { STRETCH = 256 }; /* kept articles that are read together */

/* The threads share the next stretch; what each has counted is added up in the end. */
typedef struct dl_lesson {
    dl_library *library;
    pthread_mutex_t lock;
    int64_t next;
    dl_error error; /* the first that came up */
} dl_lesson;

typedef struct dl_learner {
    dl_lesson *lesson;
    pthread_t thread;
    dl_statistics learned;
} dl_learner;

static const char *learned_path(const dl_library *library, dl_arena *arena)
{
    return dl_str_format(arena, "%s-learned.tsv", library->path).ptr;
}

void dl_learned_load(dl_library *library)
{
    dl_error error = { 0 };
    dl_arena scratch = { 0 };
    const char *path = library->path ? learned_path(library, &library->arena) : NULL;
    dl_str text;
    dl_statistics_release(&library->statistics);
    library->reference.statistics = NULL;
    library->version = library->tables;
    if (path && dl_file_exists(path)) {
        if (dl_file_read(path, DL_FILE_LIMIT, &scratch, &text, &error)) {
            dl_statistics_load(&library->statistics, dl_str_from(path), text,
                               &library->reports);
            library->reference.statistics = &library->statistics;
            library->version = library->tables * 0x9E3779B97F4A7C15 + dl_str_hash(text);
        } else {
            dl_report_add(&library->reports, dl_str_from(path), 0, "%s", error.message);
        }
    }
    dl_arena_release(&scratch);
}

static bool take_stretch(dl_lesson *lesson, int64_t *first)
{
    pthread_mutex_lock(&lesson->lock);
    *first = lesson->next;
    lesson->next += STRETCH;
    bool more =
        *first <= lesson->library->last_kept && lesson->error.kind == DL_ERROR_NONE;
    pthread_mutex_unlock(&lesson->lock);
    return more;
}

static void give_up(dl_lesson *lesson, const dl_error *error)
{
    pthread_mutex_lock(&lesson->lock);
    if (lesson->error.kind == DL_ERROR_NONE)
        lesson->error = *error;
    pthread_mutex_unlock(&lesson->lock);
}

static bool learn_stretch(dl_learner *learner, dl_store *store, dl_packer *packer,
                          dl_extractor *extractor, int64_t first, dl_error *error)
{
    dl_arena arena = { 0 }, found = { 0 };
    dl_kept_documents documents = { 0 };
    dl_annotations annotations;
    dl_extract_options options = { .learn = &learner->learned };
    bool ok = dl_store_documents(store, packer, first, first + STRETCH - 1, &arena,
                                 &documents, error);
    for (size_t i = 0; ok && i < documents.count; i++) {
        if (documents.items[i].whole)
            dl_extract(extractor, &documents.items[i].article, options, &found,
                       &annotations);
        dl_arena_reset(&found);
    }
    dl_arena_release(&found);
    dl_arena_release(&arena);
    return ok;
}

static void *learn(void *context)
{
    dl_learner *learner = context;
    dl_lesson *lesson = learner->lesson;
    dl_extractor *extractor = dl_extractor_new(&lesson->library->reference);
    dl_packer *packer = dl_packer_new();
    dl_store *store = NULL;
    dl_error error = { 0 };
    int64_t first;
    bool ok = dl_store_open(lesson->library->path, false, &store, &error);
    while (ok && take_stretch(lesson, &first))
        ok = learn_stretch(learner, store, packer, extractor, first, &error);
    if (!ok)
        give_up(lesson, &error);
    if (store)
        dl_store_close(store);
    dl_packer_free(packer);
    dl_extractor_free(extractor);
    return NULL;
}

bool dl_library_learn(dl_library *library, dl_error *error)
{
    dl_lesson lesson = { .library = library, .next = 1 };
    dl_learner learners[DL_WORKERS] = { 0 };
    dl_statistics learned = { 0 };
    dl_arena scratch = { 0 };
    size_t count = dl_worker_count(library), started = 0;
    if (!library->store)
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "There is no library yet; `dateline add` "
                       "makes one.");
    pthread_mutex_init(&lesson.lock, NULL);
    for (; started < count; started++) {
        learners[started].lesson = &lesson;
        if (pthread_create(&learners[started].thread, NULL, learn, &learners[started]))
            break;
    }
    bool ok = started > 0 || dl_fail(error, DL_ERROR_SYSTEM, "No thread can be started.");
    for (size_t i = 0; i < started; i++) {
        pthread_join(learners[i].thread, NULL);
        dl_statistics_merge(&learned, &learners[i].learned);
        dl_statistics_release(&learners[i].learned);
    }
    pthread_mutex_destroy(&lesson.lock);
    if (ok && lesson.error.kind != DL_ERROR_NONE) {
        *error = lesson.error;
        ok = false;
    }
    ok = ok && dl_file_replace(learned_path(library, &scratch),
                               dl_statistics_write(&learned, &scratch), error);
    dl_statistics_release(&learned);
    dl_arena_release(&scratch);
    if (ok)
        dl_learned_load(library);
    return ok;
}
