/* What other processes add to the file while it is open here. Something sleeps on the file
 * and its log (inotify); when they are written the timer is set, and only when that rings
 * the file is asked: so a process that adds for minutes is looked at a few times a second,
 * and while nobody writes nothing happens at all. What was written may be committed only
 * later, when the disk has it: so the file is asked a few times more, ever less often. */
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "src/library/parts.h"

enum { PAUSE = 300, LONGEST = 4800 }; /* ms between a writing and the looks at it */

/* Each watch tells of one writing, then it is gone. */
static void listen_once(const dl_library *library)
{
    dl_arena arena = { 0 };
    const char *log = dl_str_format(&arena, "%s-wal", library->path).ptr;
    const char *const paths[] = { library->path, log };
    for (size_t i = 0; i < DL_COUNT(paths); i++)
        inotify_add_watch(library->watch.writings, paths[i], IN_MODIFY | IN_ONESHOT);
    dl_arena_release(&arena);
}

static bool join(const dl_watch *watch, int descriptor)
{
    struct epoll_event event = { .events = EPOLLIN, .data.fd = descriptor };
    return epoll_ctl(watch->all, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void dl_watch_close(dl_library *library)
{
    dl_watch *watch = &library->watch;
    const int descriptors[] = { watch->all, watch->writings, watch->timer };
    for (size_t i = 0; watch->open && i < DL_COUNT(descriptors); i++)
        if (descriptors[i] >= 0)
            close(descriptors[i]);
    dl_memory_free(watch->own.items);
    *watch = (dl_watch){ 0 };
}

void dl_watch_note_own(dl_library *library, int64_t id)
{
    dl_watch *watch = &library->watch;
    dl_id_range *last = watch->own.count ? &watch->own.items[watch->own.count - 1] : NULL;
    if (!watch->open)
        return;
    if (last && last->last + 1 == id)
        last->last = id;
    else
        *DL_APPEND(&watch->own, NULL) = (dl_id_range){ id, id };
}

/* Loads what lies between the articles that were added here. */
static void load_others(dl_library *library, int64_t last)
{
    dl_watch *watch = &library->watch;
    int64_t first = library->last_kept + 1;
    for (size_t i = 0; i < watch->own.count && first <= last; i++) {
        dl_keep_load_range(library, first, watch->own.items[i].first - 1);
        first = watch->own.items[i].last + 1;
    }
    dl_keep_load_range(library, first, last);
    watch->own.count = 0;
    library->last_kept = last;
}

void dl_library_watch(dl_library *library)
{
    dl_watch *watch = &library->watch;
    dl_error error = { 0 };
    int64_t last = 0;
    if (!library->store || watch->open ||
        !dl_store_look(library->store, &watch->version, &last, &error))
        return;
    watch->all = epoll_create1(EPOLL_CLOEXEC);
    watch->writings = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    watch->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    watch->open = true;
    if (!join(watch, library->wake) || !join(watch, watch->writings) ||
        !join(watch, watch->timer))
        dl_watch_close(library); /* then nothing comes by itself */
    if (!watch->open)
        return;
    listen_once(library);
    if (last > library->last_kept)
        load_others(library, last);
}

static void set_timer(dl_watch *watch, int milliseconds)
{
    const struct itimerspec when = { .it_value = { milliseconds / 1000,
                                                   milliseconds % 1000 * 1000000L } };
    timerfd_settime(watch->timer, 0, &when, NULL);
    watch->pause = milliseconds;
}

void dl_watch_step(dl_library *library)
{
    dl_watch *watch = &library->watch;
    char events[1024];
    uint64_t rung;
    int64_t last = 0;
    dl_error error = { 0 };
    if (!watch->open)
        return;
    if (read(watch->writings, events, sizeof events) > 0)
        set_timer(watch, PAUSE);
    if (read(watch->timer, &rung, sizeof rung) < 0)
        return;
    if (watch->pause < LONGEST)
        set_timer(watch, watch->pause * 2);
    listen_once(library); /* first, so that nothing is missed in between */
    if (dl_store_look(library->store, &watch->version, &last, &error) &&
        last > library->last_kept)
        load_others(library, last);
}
