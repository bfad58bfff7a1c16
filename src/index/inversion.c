/* The life of an inversion: texts added, tails made segments, segments merged. */
#include "src/index/inversion.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#include "src/index/merge.h"

enum {
    FAN = 8,          /* segments of one size that become one */
    LIMIT = 128 << 20 /* bytes of a segment that was merged: as much as merging takes */
};

struct dl_segment_job {
    pthread_t thread;
    const dl_tail *tail; /* what to freeze, or NULL: what to merge */
    size_t first, count; /* parts */
    dl_segment segments[DL_MERGE_LIMIT];
    const char *folder;
    dl_made_segment made;
    atomic_bool done;
};

uint32_t dl_inversion_count(const dl_inversion *inversion)
{
    return inversion->frozen + (uint32_t)inversion->full.ends.count +
           (uint32_t)inversion->tail.ends.count;
}

bool dl_inversion_take(dl_inversion *inversion, dl_pages *pages)
{
    dl_segment segment;
    if (!dl_segment_over_pages(pages, inversion->frozen, &segment))
        return false;
    *DL_APPEND(&inversion->parts, NULL) =
        (dl_kept_segment){ segment, NULL, pages->check };
    inversion->frozen += segment.head->texts;
    return true;
}

bool dl_inversion_is_damaged(const dl_inversion *inversion)
{
    for (size_t i = 0; i < inversion->parts.count; i++) {
        const dl_pages *pages = inversion->parts.items[i].segment.pages;
        if (pages && atomic_load(&pages->damaged))
            return true;
    }
    return inversion->damaged;
}

void dl_inversion_rest(const dl_inversion *inversion)
{
    for (size_t i = 0; i < inversion->parts.count; i++)
        if (inversion->parts.items[i].segment.pages)
            dl_pages_rest(inversion->parts.items[i].segment.pages);
}

static void release(dl_kept_segment *part)
{
    dl_memory_free(part->memory);
    dl_pages_free(part->segment.pages);
}

/* --- jobs -------------------------------------------------------------------------- */

static void *work(void *argument)
{
    dl_segment_job *job = argument;
    job->made = job->tail ? dl_tail_freeze(job->tail)
                          : dl_segments_merge(job->segments, job->count, job->folder);
    atomic_store(&job->done, true);
    return NULL;
}

static dl_segment_job *start(dl_segment_job draft)
{
    dl_segment_job *job = dl_memory_resize(NULL, 1, sizeof *job);
    *job = draft;
    if (pthread_create(&job->thread, NULL, work, job) == 0)
        return job;
    work(job);
    job->thread = pthread_self();
    return job;
}

/* Whether a job has ended, which is waited for if asked. */
static bool ends(dl_segment_job *job, bool wait)
{
    if (!job || (!wait && !atomic_load(&job->done)))
        return false;
    if (!pthread_equal(job->thread, pthread_self()))
        pthread_join(job->thread, NULL);
    return true;
}

/* --- merging ----------------------------------------------------------------------- */

/* What a job has made. */
static dl_kept_segment result_of(const dl_segment_job *job, uint32_t first)
{
    dl_kept_segment part = { .memory = job->made.memory };
    if (job->made.pages) /* a file, but none that is saved */
        dl_segment_over_pages(job->made.pages, first, &part.segment);
    else
        part.segment = dl_segment_over(job->made.memory, first);
    return part;
}

/* Puts what was merged in the place of what it was made from. */
static void take_merged(dl_inversion *inversion)
{
    dl_segment_job *job = inversion->merging;
    dl_kept_segment *parts = inversion->parts.items + job->first;
    inversion->merging = NULL;
    if (!job->made.memory && !job->made.pages) {
        inversion->damaged = true;
        dl_memory_free(job);
        return;
    }
    uint32_t first = parts[0].segment.first;
    for (size_t i = 0; i < job->count; i++)
        release(&parts[i]);
    parts[0] = result_of(job, first);
    size_t behind = inversion->parts.count - job->first - job->count;
    for (size_t i = 0; i < behind; i++)
        parts[1 + i] = parts[job->count + i];
    inversion->parts.count -= job->count - 1;
    dl_memory_free(job);
}

static bool is_mergeable(size_t size)
{
    return size <= LIMIT;
}

/* The power of FAN that a size has. */
static int level_of(size_t size)
{
    int level = 0;
    for (size >>= 18; size >= FAN; size /= FAN)
        level++;
    return level;
}

static size_t size_of(const dl_inversion *inversion, size_t part)
{
    return inversion->parts.items[part].segment.head->size;
}

/* The newest parts of a level or below, if enough of them are of that level, or as many
 * as may become one. */
static size_t count_level(const dl_inversion *inversion, int level)
{
    size_t count = 0, full = 0, size = 0, end = inversion->parts.count;
    for (; count < end && count < DL_MERGE_LIMIT; count++) {
        size_t next = size_of(inversion, end - 1 - count);
        if (level_of(next) > level)
            break;
        if (!is_mergeable(size + next))
            return size > LIMIT / 2 && count > 1 ? count : 0;
        size += next;
        full += level_of(next) == level;
    }
    return full < FAN ? 0 : count;
}

/* The newest parts from the oldest on that is smaller than all newer ones together: in
 * the end each is larger, so that there are few. */
static size_t count_small(const dl_inversion *inversion)
{
    size_t count = 0, size = 0, end = inversion->parts.count;
    for (size_t i = 0; i < end && i < DL_MERGE_LIMIT; i++) {
        size_t next = size_of(inversion, end - 1 - i);
        if (!is_mergeable(size + next))
            break;
        if (next < size)
            count = i + 1;
        size += next;
    }
    return count;
}

/* Finds parts to merge: the smallest sizes first. */
static bool find_work(const dl_inversion *inversion, bool last, dl_segment_job *draft)
{
    enum { LEVELS = 12 };
    size_t count = 0;
    for (int level = 0; level < LEVELS && !count; level++)
        count = count_level(inversion, level);
    if (!count && last)
        count = count_small(inversion);
    draft->count = count;
    draft->first = inversion->parts.count - count;
    draft->folder = inversion->folder;
    for (size_t i = 0; i < count; i++)
        draft->segments[i] = inversion->parts.items[draft->first + i].segment;
    return count > 1 && !inversion->damaged;
}

static void merge_more(dl_inversion *inversion, bool wait)
{
    do {
        if (ends(inversion->merging, wait))
            take_merged(inversion);
        dl_segment_job draft = { 0 };
        if (!inversion->merging && find_work(inversion, wait, &draft))
            inversion->merging = start(draft);
    } while (wait && inversion->merging);
}

/* --- adding ------------------------------------------------------------------------ */

static void take_frozen(dl_inversion *inversion)
{
    dl_segment_job *job = inversion->freezing;
    *DL_APPEND(&inversion->parts, NULL) = result_of(job, inversion->frozen);
    inversion->frozen += (uint32_t)inversion->full.ends.count;
    dl_tail_reset(&inversion->full);
    dl_memory_free(job);
    inversion->freezing = NULL;
}

static void freeze(dl_inversion *inversion)
{
    if (ends(inversion->freezing, true))
        take_frozen(inversion);
    dl_tail full = inversion->tail;
    inversion->tail = inversion->full;
    inversion->full = full;
    inversion->freezing = start((dl_segment_job){ .tail = &inversion->full });
}

void dl_inversion_add(dl_inversion *inversion, dl_str text)
{
    assert(dl_inversion_count(inversion) < UINT32_MAX);
    dl_tail_add(&inversion->tail, text);
    if (dl_tail_is_full(&inversion->tail))
        freeze(inversion);
    if (ends(inversion->freezing, false))
        take_frozen(inversion);
    merge_more(inversion, false);
}

void dl_inversion_settle(dl_inversion *inversion)
{
    if (inversion->tail.ends.count)
        freeze(inversion);
    if (ends(inversion->freezing, true))
        take_frozen(inversion);
    merge_more(inversion, true);
}

void dl_inversion_release(dl_inversion *inversion)
{
    if (ends(inversion->freezing, true))
        take_frozen(inversion);
    if (ends(inversion->merging, true))
        take_merged(inversion);
    for (size_t i = 0; i < inversion->parts.count; i++)
        release(&inversion->parts.items[i]);
    dl_memory_free(inversion->parts.items);
    dl_tail_release(&inversion->full);
    dl_tail_release(&inversion->tail);
    *inversion = (dl_inversion){ 0 };
}
