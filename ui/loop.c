/* Keys, signals and articles come in; pictures go out. The loop sleeps until one of them
 * is there: idle costs nothing.
 *
 * While articles come in, they are taken over in slices, and keys are answered between
 * them. The library shows new ones in ever larger portions, so bringing the list up to
 * date takes a bounded part of the time; the count goes on at most so many times a second.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/perform.h"
#include "ui/resume.h"
#include "ui/screen.h"
#include "ui/signals.h"
#include "ui/steps.h"
#include "ui/ui.h"
#include "ui/visits.h"

enum { SLICE = 2, COUNT_PAUSE = 100, REST_PAUSE = 3000 }; /* milliseconds */
enum { KEYS_AT_ONCE = 64 };

typedef struct ui_loop {
    dl_library *library;
    dl_screen *screen;
    dl_explorer explorer;
    dl_desk desk;
    dl_arena picture;
    int64_t next_poll;  /* milliseconds; articles are not taken over before, */
    int64_t next_count; /* and their count is not shown before */
    int64_t next_rest;  /* if nothing happens until then; -1: it rests */
    int telling;       /* readable when a timeline is made; -1 */
    int due;           /* milliseconds until something is to be shown; -1: nothing is */
    int ended_by;      /* a signal, or 0 */
} ui_loop;

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int32_t today(void)
{
    time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    return dl_day_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static void draw(ui_loop *loop)
{
    dl_arena_reset(&loop->picture);
    dl_canvas canvas = dl_canvas_new(&loop->picture, loop->desk.size);
    dl_desk_draw(&loop->desk, &canvas);
    if (loop->desk.redraw)
        dl_screen_forget(loop->screen);
    loop->desk.redraw = false;
    dl_screen_present(loop->screen, &canvas, loop->desk.cursor_row,
                      loop->desk.cursor_column);
}

static void take_articles(ui_loop *loop)
{
    bool visible = dl_library_poll(loop->library, SLICE);
    int64_t start = milliseconds();
    dl_progress progress = dl_library_progress(loop->library);
    if (!visible && !progress.finished && !progress.correcting && start < loop->next_count)
        return;
    if (visible)
        dl_explorer_reload(&loop->explorer);
    dl_explorer_set_progress(&loop->explorer, progress);
    dl_resume_go_on(&loop->desk);
    dl_desk_follow_visits(&loop->desk);
    int64_t end = milliseconds();
    loop->next_poll = end + (end - start); /* as long for keys as for this */
    loop->next_count = end + COUNT_PAUSE;
}

/* How many keys there were. */
static int take_keys(ui_loop *loop)
{
    char key[DL_KEY_TEXT];
    dl_explorer_tick(&loop->explorer, milliseconds());
    int taken = 0;
    bool typed;
    while (taken < KEYS_AT_ONCE && !loop->desk.closed &&
           dl_screen_key(loop->screen, key, &typed)) {
        if (typed)
            dl_desk_key(&loop->desk, key);
        else
            dl_desk_paste(&loop->desk, key);
        taken++;
        if (loop->desk.errand.kind)
            dl_perform(&loop->desk, loop->screen);
    }
    return taken;
}

static void take_signal(ui_loop *loop, int number)
{
    switch (number) {
    case SIGWINCH:
        dl_desk_resize(&loop->desk, dl_screen_resize(loop->screen));
        dl_screen_forget(loop->screen);
        break;
    case SIGTSTP:
        dl_screen_suspend(loop->screen);
        dl_signals_stop();
        dl_screen_resume(loop->screen);
        dl_desk_resize(&loop->desk, dl_screen_size(loop->screen));
        break;
    case SIGCONT: /* stopped in a way that could not be caught */
        dl_screen_resume(loop->screen);
        dl_desk_resize(&loop->desk, dl_screen_size(loop->screen));
        break;
    default:
        loop->ended_by = number;
        loop->desk.closed = true;
    }
}

/* The earlier of a wait in milliseconds, -1 for ever, and a point in time. */
static int until(int wait, int64_t then)
{
    int64_t left = then - milliseconds();
    left = left > 0 ? left : 0;
    return wait >= 0 && wait < left ? wait : (int)left;
}

/* How long to sleep: until articles may be taken over, if they are there, until an article
 * counts as read, or until it is time to rest; else for ever. */
static int timeout_of(const ui_loop *loop, bool articles)
{
    if (dl_explorer_is_telling(&loop->explorer))
        return loop->due;
    if (articles)
        return until(loop->due, loop->next_poll);
    return loop->next_rest < 0 ? loop->due : until(loop->due, loop->next_rest);
}

/* Who looks away for a while gets the memory back that the last keys took. */
static void rest(ui_loop *loop, bool happened)
{
    if (happened)
        loop->next_rest = milliseconds() + REST_PAUSE;
    else if (loop->next_rest >= 0 && milliseconds() >= loop->next_rest) {
        dl_library_rest(loop->library);
        loop->next_rest = -1;
    }
}

/* True if keys came. */
static bool wait(ui_loop *loop, bool *articles)
{
    enum { KEYS, SIGNALS, ARTICLES, TELLING, SOURCES };
    /* Articles known to be there already would not let it sleep. */
    bool asleep = !*articles;
    struct pollfd sources[SOURCES] = {
        [KEYS] = { .fd = dl_screen_input(loop->screen), .events = POLLIN },
        [SIGNALS] = { .fd = dl_signals_descriptor(), .events = POLLIN },
        [ARTICLES] = { .fd = asleep ? dl_library_descriptor(loop->library) : -1,
                       .events = POLLIN },
        [TELLING] = { .fd = loop->telling, .events = POLLIN },
    };
    int ready = poll(sources, SOURCES, timeout_of(loop, *articles));
    if (ready < 0 && errno != EINTR) {
        loop->desk.closed = true;
        return false;
    }
    rest(loop, ready > 0 || *articles || dl_explorer_is_telling(&loop->explorer));
    if (ready > 0 && sources[ARTICLES].revents)
        *articles = true;
    if (ready > 0 && sources[TELLING].revents) {
        dl_explorer_take_telling(&loop->explorer);
        dl_explorer_step_on(&loop->explorer);
    }
    for (int number = dl_signals_next(); number; number = dl_signals_next())
        take_signal(loop, number);
    short event = ready > 0 ? sources[KEYS].revents : 0;
    bool typed = event & POLLIN && take_keys(loop) > 0;
    if (!typed && event & (POLLHUP | POLLERR | POLLNVAL))
        loop->desk.closed = true; /* the terminal is gone: it can be read, to its end */
    return typed;
}

static void run(ui_loop *loop)
{
    bool articles = true; /* what is there at once is shown at once */
    bool typed = false;   /* what a key did is shown before anything else is done */
    while (!loop->desk.closed) {
        if (articles && !typed && !dl_explorer_is_telling(&loop->explorer) &&
            milliseconds() >= loop->next_poll) {
            articles = false;
            take_articles(loop);
        }
        loop->due = dl_explorer_tick(&loop->explorer, milliseconds());
        int calm = dl_desk_calm(&loop->desk);
        if (calm && (loop->due < 0 || calm < loop->due))
            loop->due = calm;
        draw(loop);
        typed = wait(loop, &articles);
    }
}

static void greet(ui_loop *loop, const dl_ui_options *options)
{
    if (options->sample)
        dl_explorer_say(
            &loop->explorer,
            "? lists every key, / searches, [ and ] step through the events, q leaves.");
    if (!options->fresh && !options->sample)
        dl_resume_start(&loop->desk, dl_str_from(options->query));
    else if (options->query)
        dl_explorer_query(&loop->explorer, dl_str_from(options->query));
}

int dl_ui_run(dl_library *library, const dl_ui_options *options)
{
    dl_error error = { 0 };
    ui_loop loop = { .library = library };
    if (!dl_screen_open(&loop.screen, &error)) {
        fprintf(stderr, "dateline: %s\n", error.message);
        return 3;
    }
    dl_signals_open(dl_screen_input(loop.screen));
    dl_library_watch(library);
    loop.telling = dl_explorer_init_aside(&loop.explorer, library, today());
    loop.explorer.sample = options->sample;
    dl_desk_init(&loop.desk, &loop.explorer);
    dl_desk_resize(&loop.desk, dl_screen_size(loop.screen));
    greet(&loop, options);
    run(&loop);
    dl_resume_save(&loop.desk);
    dl_desk_release(&loop.desk);
    dl_explorer_release(&loop.explorer);
    dl_arena_release(&loop.picture);
    dl_signals_close();
    dl_screen_close(loop.screen);
    return loop.ended_by ? 128 + loop.ended_by : 0;
}
