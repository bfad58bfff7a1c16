/* One worker reads and understands, the owner commits.
 *
 *   paths -> [worker: read, ingest, extract] -> queue of batches -> [owner: corpus,
 * index]
 *
 * A batch is a file's articles with their annotations in an arena of its own, so the two
 * threads share nothing but the queue and the read-only reference. The queue is bounded:
 * a worker that is far ahead waits. An eventfd wakes the owner's poll(2).
 */
#include "src/library/parts.h"

#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "dateline/file.h"

enum { QUEUE_LIMIT = 64 };

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void free_batch(dl_batch *batch)
{
    dl_arena arena = batch->arena; /* the batch lives in its own arena */
    dl_arena_release(&arena);
}

static dl_batch *new_batch(void)
{
    dl_arena arena = { 0 };
    dl_batch *fresh = DL_NEW(&arena, dl_batch, 1);
    fresh->arena = arena;
    fresh->reports.arena = &fresh->arena;
    return fresh;
}

/* Hands a batch to the owner; false when the library is being closed. */
static bool hand_over(dl_library *library, dl_batch *batch, size_t done)
{
    uint64_t one = 1;
    pthread_mutex_lock(&library->lock);
    while (library->queued >= QUEUE_LIMIT && !library->stopped)
        pthread_cond_wait(&library->room, &library->lock);
    bool going = !library->stopped;
    if (library->last)
        library->last->next = batch;
    else
        library->first = batch;
    library->last = batch;
    library->queued++;
    library->done += done;
    pthread_mutex_unlock(&library->lock);
    if (write(library->wake, &one, sizeof one) < 0)
        return going; /* the counter is full: the owner is awake anyway */
    return going;
}

static void annotate(dl_batch *batch, dl_extractor *extractor)
{
    batch->annotations = DL_NEW(&batch->arena, dl_annotations, batch->articles.count);
    for (size_t i = 0; i < batch->articles.count; i++)
        dl_extract(extractor, &batch->articles.items[i], (dl_extract_options){ 0 },
                   &batch->arena, &batch->annotations[i]);
}

static bool read_path(dl_library *library, const char *path, dl_extractor *extractor)
{
    dl_batch *batch = new_batch();
    dl_error error = { 0 };
    dl_str bytes;
    /* The owner reads the batch when the list of paths may be gone. */
    dl_str file = dl_str_copy(&batch->arena, dl_str_from(path));
    if (!dl_file_read(path, DL_FILE_LIMIT, &batch->arena, &bytes, &error) ||
        !dl_ingest(bytes, file, &batch->arena, &batch->articles, &batch->reports, &error))
        dl_report_add(&batch->reports, file, 0, "%s", error.message);
    annotate(batch, extractor);
    return hand_over(library, batch, 1);
}

static void set_total(dl_library *library, size_t total)
{
    pthread_mutex_lock(&library->lock);
    library->total = total;
    pthread_mutex_unlock(&library->lock);
}

static void read_paths(dl_library *library, dl_extractor *extractor)
{
    dl_arena arena = { 0 };
    dl_paths paths = { 0 };
    dl_batch *walked = new_batch();
    for (size_t i = 0; i < library->path_count; i++) {
        if (strcmp(library->paths[i], "-") == 0)
            *DL_APPEND(&paths, &arena) = DL_STR("-");
        else
            dl_file_walk(library->paths[i], &arena, &paths, &walked->reports);
        set_total(library, paths.count);
    }
    bool going = hand_over(library, walked, 0);
    for (size_t i = 0; going && i < paths.count; i++)
        going = read_path(library, paths.items[i].ptr, extractor);
    dl_arena_release(&arena);
}

static void read_sample(dl_library *library, dl_extractor *extractor)
{
    dl_str name, text;
    dl_error error = { 0 };
    bool going = true;
    for (size_t i = 0; going && dl_reference_sample(i, &name, &text); i++) {
        dl_batch *batch = new_batch();
        set_total(library, i + 1);
        if (!dl_ingest(text, name, &batch->arena, &batch->articles, &batch->reports,
                       &error))
            dl_report_add(&batch->reports, name, 0, "%s", error.message);
        for (size_t n = 0; n < batch->articles.count; n++)
            batch->articles.items[n].source = DL_STR("sample");
        annotate(batch, extractor);
        going = hand_over(library, batch, 1);
    }
}

static void *work(void *argument)
{
    dl_library *library = argument;
    dl_extractor *extractor = dl_extractor_new(&library->reference);
    if (library->path_count)
        read_paths(library, extractor);
    else
        read_sample(library, extractor);
    dl_extractor_free(extractor);
    pthread_mutex_lock(&library->lock);
    library->finished = true;
    pthread_mutex_unlock(&library->lock);
    uint64_t one = 1;
    if (write(library->wake, &one, sizeof one) < 0)
        return NULL;
    return NULL;
}

dl_library *dl_library_open(void)
{
    dl_library *library = dl_memory_resize(NULL, 1, sizeof *library);
    *library = (dl_library){ 0 };
    library->reports.arena = &library->arena;
    dl_reference_open(&library->reference, dl_file_config("", &library->arena),
                      &library->reports);
    library->corrections.arena = &library->arena;
    dl_corrections_read(&library->corrections,
                        dl_file_data("corrections.tsv", &library->arena),
                        &library->reports);
    dl_library_open_reading(library);
    library->corpus = dl_corpus_new();
    library->index = dl_index_new();
    library->finished = library->progress.finished = true; /* nothing to read yet */
    library->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&library->lock, NULL);
    pthread_cond_init(&library->room, NULL);
    return library;
}

void dl_library_read(dl_library *library, const char *const *paths, size_t count)
{
    library->paths = DL_NEW(&library->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        library->paths[i] = dl_arena_copy(&library->arena, paths[i], strlen(paths[i]));
    library->path_count = count;
    library->finished = library->progress.finished = false;
    library->working = pthread_create(&library->worker, NULL, work, library) == 0;
    if (!library->working)
        work(library);
}

static dl_batch *take_batch(dl_library *library)
{
    pthread_mutex_lock(&library->lock);
    dl_batch *batch = library->first;
    if (batch) {
        library->first = batch->next;
        if (!library->first)
            library->last = NULL;
        library->queued--;
        pthread_cond_signal(&library->room);
    }
    library->progress.done = library->done;
    library->progress.total = library->total;
    library->progress.finished = library->finished && !batch;
    pthread_mutex_unlock(&library->lock);
    return batch;
}

void dl_library_take(dl_library *library, const dl_article *article,
                     dl_annotations *annotations)
{
    dl_arena scratch = { 0 };
    dl_corrections_apply(&library->corrections, library->reference.entities, annotations);
    dl_names *names = DL_NEW(&scratch, dl_names, annotations->entities.count + 1);
    for (size_t i = 0; i < annotations->entities.count; i++) {
        uint32_t row = annotations->entities.items[i].row;
        if (row == DL_NO_ROW)
            continue;
        const dl_register_row *known =
            dl_register_row_at(library->reference.entities, row);
        names[i] = (dl_names){ known->names, known->name_count };
    }
    uint32_t document = dl_corpus_add(library->corpus, article, annotations, names);
    dl_library_note_taken_in(library, document);
    library->progress.articles++;
    dl_arena_release(&scratch);
}

/* Commits the next article of the current batch; false when there is none. */
static bool commit_next(dl_library *library)
{
    while (!library->current ||
           library->current->taken == library->current->articles.count) {
        if (library->current)
            free_batch(library->current);
        library->current = take_batch(library);
        if (!library->current)
            return false;
        const dl_reports *reports = &library->current->reports;
        for (size_t i = 0; i < reports->count; i++)
            dl_report_add(&library->reports, reports->items[i].file,
                          reports->items[i].line, "%.*s",
                          DL_STR_ARGS(reports->items[i].text));
        library->progress.reports = library->reports.count + library->reports.left_out;
    }
    size_t i = library->current->taken++;
    dl_library_take(library, &library->current->articles.items[i],
                   &library->current->annotations[i]);
    return true;
}

/* Settling is linear in the corpus, so it happens when a quarter is new, or at the end.
 */
static bool settle(dl_library *library, bool now)
{
    enum { PAUSE = 250 }; /* ms */
    uint32_t documents = (uint32_t)library->progress.articles;
    uint32_t fresh = documents - library->settled;
    if (fresh == 0 || (!now && fresh < library->settled / 4 &&
                       milliseconds_now() - library->settled_at < PAUSE))
        return false;
    dl_corpus_settle(library->corpus);
    library->settled = documents;
    library->settled_at = milliseconds_now();
    return true;
}

/* One step: a visible document is made findable, or an article is committed, or what was
 * committed is settled. False when nothing is left to do for now. */
static bool step(dl_library *library, bool *visible)
{
    if (library->indexed < library->settled) {
        dl_index_add(library->index, library->corpus, library->indexed++);
        *visible |= library->indexed == library->settled;
        return true;
    }
    bool committed = commit_next(library);
    bool settled = settle(library, library->progress.finished);
    return committed || settled;
}

bool dl_library_poll(dl_library *library, int milliseconds)
{
    int64_t end = milliseconds_now() + milliseconds;
    uint64_t count, one = 1;
    bool more = true, visible = false;
    if (read(library->wake, &count, sizeof count) < 0)
        count = 0; /* nothing new was announced; there may be a rest of before */
    while (more && milliseconds_now() < end)
        more = step(library, &visible);
    if (more && write(library->wake, &one, sizeof one) < 0)
        more = false; /* the counter is full: already readable */
    return visible;
}

bool dl_library_finish(dl_library *library)
{
    static const struct timespec nap = { .tv_nsec = 200000 };
    bool visible = false;
    while (step(library, &visible) || !library->progress.finished)
        if (!library->current && !library->progress.finished)
            nanosleep(&nap, NULL);
    return library->progress.articles > 0;
}

void dl_library_close(dl_library *library)
{
    pthread_mutex_lock(&library->lock);
    library->stopped = true;
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
    if (library->working)
        pthread_join(library->worker, NULL);
    if (library->current)
        free_batch(library->current);
    for (dl_batch *batch = take_batch(library); batch; batch = take_batch(library))
        free_batch(batch);
    pthread_cond_destroy(&library->room);
    pthread_mutex_destroy(&library->lock);
    close(library->wake);
    dl_index_free(library->index);
    dl_corpus_free(library->corpus);
    dl_library_close_reading(library);
    dl_reference_close(&library->reference);
    dl_arena_release(&library->arena);
    dl_memory_free(library);
}

int dl_library_descriptor(const dl_library *library)
{
    return library->wake;
}

dl_progress dl_library_progress(const dl_library *library)
{
    dl_progress progress = library->progress;
    progress.finished = progress.finished && library->indexed == progress.articles;
    return progress;
}

const dl_reports *dl_library_reports(const dl_library *library)
{
    return &library->reports;
}

const dl_corpus *dl_library_corpus(const dl_library *library)
{
    return library->corpus;
}

const dl_index *dl_library_index(const dl_library *library)
{
    return library->index;
}

const dl_reference *dl_library_reference(const dl_library *library)
{
    return &library->reference;
}
