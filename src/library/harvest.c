/* The line of what is to be read, and the threads that work at it.
 *
 *   line:   [file 1: slices 0 1 2 .]-[file 2: 0 . .]-[file 3: begun]-[file 4: waiting]- ...
 *              ^ the owner takes in this order
 *
 * A thread takes the first thing in the line that can be done: a slice of articles that is
 * not extracted yet, or else a harvest that is not read yet. So one large file keeps all
 * threads busy as well as many small ones, and what comes out does not depend on which
 * thread was faster. How far the threads may be ahead of the owner is bounded; the head of
 * the line never waits, so the others' waiting ends. */
#include <errno.h>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "src/library/parts.h"

enum {
    OPEN_LIMIT = 64,         /* harvests begun and not taken over */
    BYTES_LIMIT = 64 << 20,  /* of their texts */
    SLICES_AHEAD = 64,       /* of one harvest, extracted and not taken over */
    OWED_PAUSE = 400,        /* ms after which what is owed is due */
    ASIDE = 5                /* the nice value of a thread beside a reader */
};

dl_harvest *dl_harvest_new(dl_harvest_kind kind)
{
    dl_harvest *fresh = dl_memory_resize(NULL, 1, sizeof *fresh);
    *fresh = (dl_harvest){ .kind = kind };
    fresh->reports.arena = &fresh->arena;
    return fresh;
}

void dl_harvest_free(dl_harvest *harvest)
{
    for (size_t i = harvest->taken; i < harvest->slice_count; i++)
        if (harvest->slices[i])
            dl_slice_free(harvest->slices[i]);
    dl_memory_free(harvest->slices);
    if (harvest->parts)
        dl_file_parts_close(harvest->parts);
    dl_arena_release(&harvest->arena);
    dl_memory_free(harvest);
}

void dl_slice_free(dl_slice *slice)
{
    dl_arena_release(&slice->arena);
    dl_memory_free(slice);
}

void dl_library_wake(dl_library *library)
{
    uint64_t one = 1;
    if (write(library->wake, &one, sizeof one) < 0)
        return; /* the counter is full: the owner is awake anyway */
}

/* --- the line ------------------------------------------------------------------------- */

/* How far the harvest will bring the progress, as far as that is known. Those that are
 * sorted are counted with the sorting. */
static size_t work_of(const dl_harvest *harvest)
{
    bool part = harvest->kind == DL_HARVEST_FILE && harvest->parts;
    if (harvest->kind == DL_HARVEST_WALK || part || harvest->listed)
        return 0;
    if (harvest->kind == DL_HARVEST_KEPT || harvest->kind == DL_HARVEST_SORT)
        return (size_t)(harvest->last - harvest->first + 1);
    return 1;
}

void dl_harvest_put(dl_library *library, dl_harvest *harvest)
{
    if (library->last)
        library->last->next = harvest;
    else
        library->first = harvest;
    library->last = harvest;
    library->total += work_of(harvest);
    pthread_cond_broadcast(&library->room);
}

void dl_harvest_queue(dl_library *library, dl_harvest *harvest)
{
    pthread_mutex_lock(&library->lock);
    dl_harvest_put(library, harvest);
    library->progress.finished = false;
    pthread_mutex_unlock(&library->lock);
    dl_workers_start(library);
}

void dl_harvest_queue_behind(dl_library *library, dl_harvest *before, dl_harvest *harvest)
{
    pthread_mutex_lock(&library->lock);
    harvest->next = before->next;
    before->next = harvest;
    if (library->last == before)
        library->last = harvest;
    library->total += work_of(harvest);
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
}

typedef struct dl_task {
    dl_harvest *harvest;
    size_t slice;
    bool gather;
} dl_task;

/* Under the lock. Open harvests stand near the head, so few are looked at. */
static bool find_task(dl_library *library, dl_task *task)
{
    dl_harvest *waiting = NULL, *at = library->first;
    for (size_t seen = 0; at && (seen < library->open || !waiting); at = at->next) {
        if (at->state == DL_HARVEST_WAITING) {
            waiting = waiting ? waiting : at;
            continue;
        }
        seen++;
        if (at->issued < at->slice_count && at->issued - at->taken < SLICES_AHEAD) {
            *task = (dl_task){ .harvest = at, .slice = at->issued++ };
            return true;
        }
    }
    bool room = library->open < OPEN_LIMIT && library->open_bytes < BYTES_LIMIT;
    if (!waiting || !(room || waiting == library->first))
        return false;
    waiting->state = DL_HARVEST_BEGUN;
    library->open++;
    *task = (dl_task){ .harvest = waiting, .gather = true };
    return true;
}

static void end_gathering(dl_library *library, dl_harvest *harvest)
{
    size_t count = (harvest->articles.count + DL_SLICE - 1) / DL_SLICE;
    if (count)
        harvest->slices = dl_memory_resize(NULL, count, sizeof *harvest->slices);
    for (size_t i = 0; i < count; i++)
        harvest->slices[i] = NULL;
    pthread_mutex_lock(&library->lock);
    harvest->slice_count = count;
    harvest->bytes = dl_arena_size(&harvest->arena);
    library->open_bytes += harvest->bytes;
    harvest->state = DL_HARVEST_READ;
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
    dl_library_wake(library);
}

static dl_slice *new_slice(dl_harvest *harvest, size_t number)
{
    dl_slice *fresh = dl_memory_resize(NULL, 1, sizeof *fresh);
    size_t left = harvest->articles.count - number * DL_SLICE;
    *fresh = (dl_slice){ .harvest = harvest,
                         .first = number * DL_SLICE,
                         .count = left < DL_SLICE ? left : DL_SLICE };
    return fresh;
}

static void perform(dl_worker *worker, dl_task task)
{
    dl_library *library = worker->library;
    if (task.gather) {
        dl_gather(worker, task.harvest);
        end_gathering(library, task.harvest);
        return;
    }
    dl_slice *slice = new_slice(task.harvest, task.slice);
    dl_gather_slice(worker, slice);
    pthread_mutex_lock(&library->lock);
    task.harvest->slices[task.slice] = slice;
    bool next = task.harvest == library->first && task.slice == task.harvest->taken;
    pthread_mutex_unlock(&library->lock);
    if (next)
        dl_library_wake(library);
}

/* --- the threads ---------------------------------------------------------------------- */

/* Under the lock. An idle thread reminds the owner of what is to be written. */
static void wait_for_work(dl_library *library)
{
    struct timespec end;
    if (!library->owing) {
        pthread_cond_wait(&library->room, &library->lock);
        return;
    }
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_nsec += OWED_PAUSE * 1000000L;
    end.tv_sec += end.tv_nsec / 1000000000L;
    end.tv_nsec %= 1000000000L;
    if (pthread_cond_timedwait(&library->room, &library->lock, &end) == ETIMEDOUT) {
        library->owing = false;
        dl_library_wake(library);
    }
}

static void close_worker(dl_worker *worker)
{
    if (worker->extractor)
        dl_extractor_free(worker->extractor);
    if (worker->packer)
        dl_packer_free(worker->packer);
    if (worker->store)
        dl_store_close(worker->store);
}

static void *work(void *argument)
{
    dl_worker *worker = argument;
    dl_library *library = worker->library;
    dl_task task;
    if (library->newest_first) /* a reader's keys come first; Linux knows this by thread */
        setpriority(PRIO_PROCESS, 0, ASIDE);
    pthread_mutex_lock(&library->lock);
    while (!library->stopped) {
        if (!find_task(library, &task)) {
            wait_for_work(library);
            continue;
        }
        pthread_mutex_unlock(&library->lock);
        perform(worker, task);
        pthread_mutex_lock(&library->lock);
    }
    pthread_mutex_unlock(&library->lock);
    close_worker(worker);
    return NULL;
}

static size_t processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > 0 ? (size_t)count : 1;
}

size_t dl_worker_count(const dl_library *library)
{
    size_t count = library->wanted_workers ? library->wanted_workers : processors();
    return count > DL_WORKERS ? DL_WORKERS : count;
}

void dl_workers_start(dl_library *library)
{
    if (library->started)
        return;
    library->started = true;
    size_t count = dl_worker_count(library);
    for (size_t i = 0; i < DL_WORKERS; i++)
        library->workers[i] = (dl_worker){ .library = library };
    while (library->worker_count < count &&
           pthread_create(&library->workers[library->worker_count].thread, NULL, work,
                          &library->workers[library->worker_count]) == 0)
        library->worker_count++;
}

void dl_workers_stop(dl_library *library)
{
    pthread_mutex_lock(&library->lock);
    library->stopped = true;
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
    for (size_t i = 0; i < library->worker_count; i++)
        pthread_join(library->workers[i].thread, NULL);
    if (library->started && library->worker_count == 0)
        close_worker(&library->workers[0]);
    while (library->first) {
        dl_harvest *next = library->first->next;
        dl_harvest_free(library->first);
        library->first = next;
    }
}

/* Where no thread could be made, the owner works itself. */
static void help(dl_library *library)
{
    dl_task task;
    pthread_mutex_lock(&library->lock);
    bool found = find_task(library, &task);
    pthread_mutex_unlock(&library->lock);
    if (found)
        perform(&library->workers[0], task);
}

/* --- the owner's end of the line ------------------------------------------------------ */

static dl_harvest *take_finished(dl_library *library)
{
    dl_harvest *first = library->first;
    if (!first || first->state != DL_HARVEST_READ || first->taken < first->slice_count)
        return NULL;
    library->first = first->next;
    if (!library->first)
        library->last = NULL;
    library->open--;
    library->open_bytes -= first->bytes;
    library->progress.done += first->done;
    pthread_cond_broadcast(&library->room);
    return first;
}

static dl_slice *take_slice(dl_library *library)
{
    dl_harvest *first = library->first;
    bool ready = first && first->state == DL_HARVEST_READ &&
                 first->taken < first->slice_count && first->slices[first->taken];
    if (!ready)
        return NULL;
    dl_slice *slice = first->slices[first->taken];
    first->slices[first->taken++] = NULL;
    pthread_cond_broadcast(&library->room);
    return slice;
}

dl_slice *dl_slice_take(dl_library *library)
{
    if (library->started && library->worker_count == 0)
        help(library);
    for (;;) {
        pthread_mutex_lock(&library->lock);
        dl_harvest *finished = take_finished(library);
        dl_slice *slice = finished ? NULL : take_slice(library);
        library->progress.total = library->total;
        library->progress.finished = !library->first && !slice && !library->refresher.open;
        pthread_mutex_unlock(&library->lock);
        if (!finished)
            return slice;
        dl_library_end_harvest(library, finished);
        dl_harvest_free(finished);
    }
}
