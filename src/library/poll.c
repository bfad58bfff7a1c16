/* The owner's steps: it takes over what the workers have finished, in order, settles it and
 * makes it findable, for so many milliseconds at a time or until nothing is left. */
#include "src/library/parts.h"
#include "src/library/shown.h"

#include <poll.h>
#include <unistd.h>

static void take_article(dl_library *library, dl_slice *slice, size_t i)
{
    const dl_article *article = &slice->harvest->articles.items[slice->first + i];
    int64_t id = 0;
    bool fresh = dl_keep_article(library, slice, i, &id);
    if (library->only_add || !fresh)
        return;
    if (id)
        dl_sample_drop(library);
    uint32_t document = dl_library_show(library, article, &slice->annotations[i]);
    dl_stories_note(library, document, &slice->likenesses[i]);
    if (article->marks)
        dl_library_mark(library, document, article->marks);
    if (id == 0)
        return;
    while (library->numbered + library->ids.count < document)
        *DL_APPEND(&library->ids, NULL) = 0;
    *DL_APPEND(&library->ids, NULL) = id;
    if (slice->harvest->kind == DL_HARVEST_KEPT)
        dl_library_recall(library, document, id);
    library->progress.came += slice->harvest->news;
}

/* A harvest of which everything is taken over: its reports, its source. */
static void end_harvest(dl_library *library, dl_harvest *harvest)
{
    const dl_reports *reports = &harvest->reports;
    for (size_t i = 0; i < reports->count; i++)
        dl_report_add(&library->reports, reports->items[i].file, reports->items[i].line,
                      "%.*s", DL_STR_ARGS(reports->items[i].text));
    library->reports.left_out += reports->left_out;
    library->progress.reports = library->reports.count + library->reports.left_out;
    library->progress.failed += harvest->failed;
    if (harvest->source && library->path && harvest->visited)
        dl_keep_visit(library, harvest->source, harvest->moved);
    else if (harvest->source && library->path)
        dl_keep_source(library, harvest->source);
    for (size_t i = 0; harvest->keep && i < harvest->articles.records.count; i++)
        dl_keep_record(library, harvest->articles.records.items[i]);
    dl_library_restore_corrections(library);
}

/* The next slice in order; NULL while there is none. */
static dl_slice *next_slice(dl_library *library)
{
    dl_harvest *finished = NULL;
    dl_slice *slice;
    dl_workers_help(library);
    while (!(slice = dl_slice_take(library, &finished)) && finished) {
        end_harvest(library, finished);
        dl_harvest_free(finished);
    }
    return slice;
}

/* Takes the next article over, or makes ready for it; false when there is none yet. */
static bool take_next(dl_library *library)
{
    while (!library->current || library->current->taken == library->current->count) {
        if (library->current)
            dl_slice_free(library->current);
        library->current = next_slice(library);
        if (!library->current)
            return false;
    }
    if (dl_corpus_make_ready(library->corpus))
        take_article(library, library->current, library->current->taken++);
    return true;
}

/* So many new articles are settled at once. A part of settling is linear in the corpus, so
 * where there are many it happens less often; but where keys may come, never more than the
 * last time says that they would not feel. */
static uint32_t settle_at_once(const dl_library *library)
{
    enum { FEW = 1024, SHARE = 128, FIRST_SHARE = 4 };
    uint32_t most = FEW + library->settled / SHARE,
             first = library->settled / FIRST_SHARE;
    if (!library->waited_for && library->portion < most)
        most = library->portion;
    return first < most ? first : most;
}

/* So many documents took so many milliseconds: how many next time. */
static uint32_t next_portion(uint32_t documents, int64_t took)
{
    enum { WANTED = 6 /* ms */, LEAST = 128 };
    uint64_t portion = documents * (took ? WANTED : 2ull) / (uint64_t)(took ? took : 1);
    if (portion > documents * 2ull)
        portion = documents * 2ull;
    return portion < LEAST ? LEAST : (uint32_t)portion;
}

static bool settle(dl_library *library, bool now)
{
    enum { PAUSE = 250 }; /* ms */
    uint32_t documents = (uint32_t)library->progress.articles;
    uint32_t fresh = documents - library->settled;
    int64_t start = dl_milliseconds();
    if (fresh == 0 || (!now && fresh < settle_at_once(library) &&
                       start - library->settled_at < PAUSE))
        return false;
    dl_corpus_settle(library->corpus);
    library->settled = documents;
    library->settled_at = dl_milliseconds();
    library->portion = next_portion(fresh, library->settled_at - start);
    return true;
}

/* One step: a visible document is made findable, or an article is taken over, or what was
 * taken over is settled. False when nothing is left to do for now. */
static bool step(dl_library *library, bool *visible)
{
    if (library->redo && library->indexed == library->progress.articles) {
        dl_redo_step(library, visible);
        return true;
    }
    if (library->indexed < library->settled) {
        dl_index_add(library->index, library->corpus, library->indexed++);
        *visible |= library->indexed == library->settled;
        return true;
    }
    bool taken = take_next(library);
    bool settled = settle(library, library->progress.finished);
    if (taken || settled)
        return true;
    bool grouped = dl_stories_step(library);
    *visible |= grouped && dl_groups_count(library->groups) == library->settled;
    return grouped;
}

static void write_owed(dl_library *library)
{
    dl_error error = { 0 };
    if (library->owed.count && !dl_owed_write(library, DL_OWED_MOMENT, &error))
        dl_keep_fail(library, &error);
}

bool dl_library_poll(dl_library *library, int milliseconds)
{
    int64_t end = dl_milliseconds() + milliseconds;
    uint64_t count;
    bool more = true, visible = library->is_new;
    library->is_new = false;
    visible |= dl_snapshot_check(library);
    dl_watch_step(library);
    if (read(library->wake, &count, sizeof count) < 0)
        count = 0; /* nothing new was announced; there may be a rest of before */
    write_owed(library);
    if (library->former_corpus)
        dl_library_forget_former(library);
    while (more && dl_milliseconds() < end && !library->dropped)
        more = step(library, &visible);
    visible |= library->dropped;
    library->dropped = false;
    dl_keep_commit(library, !more && library->progress.finished);
    if (library->begun)
        dl_owed_remind(library);
    if (more)
        dl_library_wake(library);
    return visible;
}

/* With nothing to take over, what is there is committed rather than waited upon. */
static void wait_for_workers(dl_library *library)
{
    struct pollfd wake = { .fd = library->wake, .events = POLLIN };
    uint64_t count;
    bool woken = poll(&wake, 1, library->begun ? 50 : 1000) > 0;
    if (woken && read(library->wake, &count, sizeof count) < 0)
        return;
    dl_keep_commit(library, !woken);
}

bool dl_library_finish(dl_library *library)
{
    bool visible = false, adding = library->only_add;
    library->waited_for = true;
    for (;;) {
        bool more = step(library, &visible);
        if (!more && !library->redo && library->progress.finished)
            break;
        if (adding && library->failure.kind != DL_ERROR_NONE)
            break;
        dl_keep_commit(library, false);
        if (!more && !library->progress.finished)
            wait_for_workers(library);
    }
    library->waited_for = false;
    dl_keep_commit(library, true);
    return library->progress.articles > 0;
}

bool dl_library_mend(dl_library *library)
{
    bool damaged = dl_snapshot_check(library) || library->redo;
    if (damaged)
        dl_library_finish(library);
    return damaged;
}
