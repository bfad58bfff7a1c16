#include "ui/visits.h"

#include <stdio.h>

#include "ui/explorer_parts.h"

bool dl_desk_refresh(dl_desk *desk, int count)
{
    (void)count;
    dl_explorer *explorer = desk->explorer;
    dl_arena scratch = { 0 };
    dl_sources sources = { 0 };
    dl_error error = { 0 };
    bool read = dl_library_followed(explorer->library, &scratch, &sources, &error);
    bool running = explorer->refresh.running;
    bool going = read && sources.count && !running;
    if (!read)
        dl_explorer_say(explorer, "%s", error.message);
    else if (running)
        dl_explorer_say(explorer, "The sources are being visited already.");
    else if (!sources.count)
        dl_explorer_say(explorer, "No source is followed yet: dateline sources add "
                                  "ADDRESS; A takes in a single page or feed.");
    desk->visits.adding = desk->visits.adding && !going;
    if (going)
        dl_library_refresh(explorer->library, &sources);
    if (going)
        dl_explorer_say(explorer, "Visiting %zu source%s.", sources.count,
                        sources.count == 1 ? "" : "s");
    dl_arena_release(&scratch);
    return going;
}

/* Of the visits that failed the first is told of; the others are among the reports. */
static void note_failure(dl_desk *desk)
{
    const dl_visit *visits;
    size_t count = dl_library_visited(desk->explorer->library, &visits);
    for (size_t i = 0; i < count; i++) {
        const dl_visit *visit = &visits[i];
        if (visit->state != DL_VISIT_FAILED || desk->visits.why[0])
            continue;
        dl_str name = visit->title.len ? visit->title : visit->address;
        snprintf(desk->visits.why, sizeof desk->visits.why, " %.*s: %.*s",
                 (int)(name.len < 80 ? name.len : 80), name.ptr, DL_STR_ARGS(visit->error));
    }
}

static void say_end(dl_desk *desk, dl_refresh_progress now)
{
    size_t fresh = now.fresh - desk->visits.told.fresh;
    size_t failing = now.failing - desk->visits.told.failing;
    char failed[32] = "";
    if (failing)
        snprintf(failed, sizeof failed, ", %zu failed.", failing);
    dl_explorer_say(desk->explorer, "%zu new article%s%s%s", fresh, fresh == 1 ? "" : "s",
                    failing ? failed : ".", desk->visits.why);
    desk->visits.told = now;
    desk->visits.why[0] = '\0';
}

/* What another process has added to the library. */
static void say_came(dl_desk *desk)
{
    const dl_progress *progress = &desk->explorer->progress;
    size_t fresh = progress->came - desk->visits.came;
    if (!fresh || !progress->finished)
        return;
    dl_explorer_say(desk->explorer, "%zu new article%s.", fresh, fresh == 1 ? "" : "s");
    desk->visits.came = progress->came;
}

/* What came of a file or folder that the reader added. Without a library to keep it in
 * nothing was, and the list shows it. */
static void say_added(dl_desk *desk)
{
    dl_progress progress = dl_library_progress(desk->explorer->library);
    if (!desk->visits.adding || !progress.finished)
        return;
    size_t added = progress.added - desk->visits.added;
    size_t known = progress.known - desk->visits.known;
    if (!added && !known)
        return; /* not committed yet, or there was nothing */
    desk->visits.adding = false;
    char there[48] = "";
    if (known)
        snprintf(there, sizeof there, ", %zu there already", known);
    dl_explorer_say(desk->explorer, "%zu article%s added%s.", added, added == 1 ? "" : "s",
                    there);
}

void dl_desk_note_adding(dl_desk *desk)
{
    dl_progress progress = dl_library_progress(desk->explorer->library);
    desk->visits.adding = true;
    desk->visits.added = progress.added;
    desk->visits.known = progress.known;
}

void dl_desk_follow_visits(dl_desk *desk)
{
    dl_explorer *explorer = desk->explorer;
    dl_refresh_progress now = dl_library_refreshing(explorer->library);
    dl_refresh_progress old = explorer->refresh;
    note_failure(desk);
    say_came(desk);
    say_added(desk);
    if (now.running == old.running && now.done == old.done && now.total == old.total)
        return;
    explorer->refresh = now;
    dl_explorer_stamp(explorer, DL_FACET_PROGRESS);
    if (!now.running && now.done > desk->visits.told.done)
        say_end(desk, now);
}
