/* The threads that work at the line of harvests.
 *
 * A thread takes the first thing in the line that can be done: a slice of articles that is
 * not extracted yet, or else a harvest that is not read yet. So one large file keeps all
 * threads busy as well as many small ones. How far the threads may be ahead of the owner is
 * bounded; the head of the line never waits, so the others' waiting ends. */
#include <errno.h>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>

#include "src/library/parts.h"

enum {
    OPEN_LIMIT = 64,         /* harvests begun and not taken over */
    BYTES_LIMIT = 64 << 20,  /* of their texts */
    SLICES_AHEAD = 64,       /* of one harvest, extracted and not taken over */
    ASIDE = 5                /* the nice value of a thread that a reader may be beside */
};

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
    end.tv_nsec += DL_OWED_PAUSE * 1000000L;
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
    /* A reader's keys come first, here or in another process. Linux knows this by thread. */
    if (library->newest_first || library->only_add)
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

void dl_harvest_queue(dl_library *library, dl_harvest *harvest)
{
    pthread_mutex_lock(&library->lock);
    dl_harvest_put(library, harvest);
    library->progress.finished = false;
    pthread_mutex_unlock(&library->lock);
    dl_workers_start(library);
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

void dl_workers_help(dl_library *library)
{
    dl_task task;
    if (!library->started || library->worker_count > 0)
        return;
    pthread_mutex_lock(&library->lock);
    bool found = find_task(library, &task);
    pthread_mutex_unlock(&library->lock);
    if (found)
        perform(&library->workers[0], task);
}
