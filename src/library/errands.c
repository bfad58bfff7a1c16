/* The thread that fetches.
 *
 *   errand -> feed -> articles --------------------------> harvest, in the line
 *                       | teasers, if full text is wanted   ^
 *                       +-> a page each -> the whole text --+
 *
 * An errand is over when its last page is there. Its articles and what was learned of the
 * source go into the line together, and into the file in one commit. */
#include "dateline/discovery.h"
#include "dateline/file.h"
#include "src/library/parts.h"

enum {
    PATIENCE = 1000, /* ms until the thread looks around, unless it is woken */
    PAGES = 200      /* of one visit; the rest come as teasers */
};

/* What an answer belongs to: the number of a request is that of its row. */
typedef struct fetch_task {
    dl_errand *errand;
    size_t article; /* the page of this one; SIZE_MAX: the errand's own address */
} fetch_task;

typedef struct fetch_runner {
    dl_library *library;
    dl_fetcher *fetcher;
    dl_store *store; /* for looking only; NULL where there is no file */
    struct {
        fetch_task *items;
        size_t count, capacity;
    } tasks;
} fetch_runner;

dl_errand *dl_errand_new(const dl_source *source, bool followed)
{
    dl_harvest *harvest = dl_harvest_new(DL_HARVEST_GIVEN);
    dl_errand *errand = DL_NEW(&harvest->arena, dl_errand, 1);
    errand->harvest = harvest;
    errand->followed = followed;
    errand->source = dl_source_copy(source, &harvest->arena);
    return errand;
}

/* An errand lives in the arena of its harvest. */
void dl_errand_free(dl_errand *errand)
{
    dl_harvest_free(errand->harvest);
}

void dl_errands_put(dl_refresher *refresher, dl_errand *errand)
{
    if (refresher->last)
        refresher->last->next = errand;
    else
        refresher->first = errand;
    refresher->last = errand;
}

static dl_errand *take_errand(dl_refresher *refresher)
{
    dl_errand *errand = refresher->first;
    if (errand) {
        refresher->first = errand->next;
        if (!refresher->first)
            refresher->last = NULL;
        errand->next = NULL;
    }
    return errand;
}

/* --- what a visit learns -------------------------------------------------------------- */

void dl_source_note(dl_source *source, const dl_fetch_result *result, int64_t now)
{
    if (result->outcome == DL_FETCH_FAILED) {
        source->failing_since = source->failures ? source->failing_since : now;
        source->failures++;
        source->error = result->error;
        source->not_before = now + 1000 * dl_fetch_pause(source->failures, result->wait);
        return;
    }
    source->fetched = now;
    source->failures = 0;
    source->failing_since = 0;
    source->not_before = 0;
    source->error = (dl_str){ "", 0 };
    if (result->outcome == DL_FETCH_DONE) {
        source->etag = result->etag;
        source->modified = result->modified;
    }
}

/* The result lives until the next one; what stays of it is copied. */
static void note(dl_errand *errand, const dl_fetch_result *result)
{
    dl_arena *arena = &errand->harvest->arena;
    dl_source_note(errand->source, result, dl_now());
    *errand->source = *dl_source_copy(errand->source, arena);
    errand->harvest->moved = dl_str_copy(arena, result->moved);
    if (result->outcome == DL_FETCH_UNCHANGED)
        errand->visit.state = DL_VISIT_UNCHANGED;
    if (result->outcome == DL_FETCH_FAILED)
        errand->visit.state = DL_VISIT_FAILED;
}

/* What was read is to come whole the next time, not as "nothing new". */
static void forget_version(dl_errand *errand)
{
    errand->source->etag = errand->source->modified = (dl_str){ "", 0 };
}

static void fail(dl_errand *errand, dl_str sentence)
{
    errand->harvest->articles.count = 0;
    forget_version(errand);
    note(errand, &(dl_fetch_result){ .outcome = DL_FETCH_FAILED, .error = sentence });
}

/* --- the end of an errand ------------------------------------------------------------- */

static void tell(dl_library *library, dl_errand *errand)
{
    dl_refresher *refresher = &library->refresher;
    dl_arena *texts = &refresher->ended_texts;
    dl_visit visit = errand->visit;
    visit.address = dl_str_copy(texts, errand->source->address);
    visit.title = dl_str_copy(texts, errand->source->title);
    visit.error = dl_str_copy(texts, errand->source->error);
    visit.failing_since = errand->source->failing_since;
    visit.not_before = errand->source->not_before;
    visit.articles = errand->harvest->articles.count;
    *DL_APPEND(&refresher->ended, NULL) = visit;
    refresher->done++;
    refresher->fresh += visit.fresh;
    refresher->failing += visit.state == DL_VISIT_FAILED;
    refresher->open--;
}

static void end_errand(fetch_runner *runner, dl_errand *errand)
{
    dl_library *library = runner->library;
    dl_harvest *harvest = errand->harvest;
    harvest->keep = library->path != NULL;
    harvest->visited = true;
    if (errand->followed && errand->visit.state != DL_VISIT_RESTING)
        harvest->source = errand->source;
    harvest->failed = !errand->followed && errand->visit.state == DL_VISIT_FAILED;
    if (harvest->failed)
        dl_report_add(&harvest->reports, errand->source->address, 0, "%.*s",
                      DL_STR_ARGS(errand->source->error));
    if (errand->task != SIZE_MAX) /* from now on the owner may free it */
        runner->tasks.items[errand->task].errand = NULL;
    pthread_mutex_lock(&library->lock);
    tell(library, errand);
    dl_harvest_put(library, harvest);
    pthread_mutex_unlock(&library->lock);
    dl_library_wake(library);
}

/* --- answers -------------------------------------------------------------------------- */

static void request(fetch_runner *runner, dl_errand *errand, size_t article, dl_str address)
{
    const dl_source *source = errand->source;
    bool page = article != SIZE_MAX;
    dl_fetch_request wanted = { .address = address, .id = (uint32_t)runner->tasks.count };
    if (!page) {
        errand->task = runner->tasks.count;
        wanted.etag = source->etag;
        wanted.modified = source->modified;
    }
    *DL_APPEND(&runner->tasks, NULL) = (fetch_task){ errand, article };
    errand->pages += page;
    dl_fetcher_add(runner->fetcher, wanted);
}

/* The file may be made while the thread runs. */
static bool is_known(fetch_runner *runner, const dl_article *article)
{
    int64_t id = 0;
    dl_error error = { 0 };
    dl_library *library = runner->library;
    if (!runner->store && dl_library_has_file(library)
        && !dl_store_open(library->path, false, &runner->store, &error))
        runner->store = NULL; /* the owner has the same trouble, and says so */
    return runner->store && dl_store_find(runner->store, article, &id, &error) && id;
}

/* Whether the page of an article that is kept is to be asked for again. */
static bool is_owed(fetch_runner *runner, const dl_article *article)
{
    dl_arena arena = { 0 };
    dl_error error = { 0 };
    dl_str value = { 0 };
    uint32_t tries = DL_PAGE_TRIES;
    bool owed = dl_store_value(runner->store, dl_page_name(article, &arena), &arena, &value,
                               &error) &&
                dl_str_number(value, UINT32_MAX, &tries) && tries < DL_PAGE_TRIES;
    dl_arena_release(&arena);
    return owed;
}

/* Counts what is new, and sends for the pages of teasers. */
static void look_at_articles(fetch_runner *runner, dl_errand *errand)
{
    dl_articles *articles = &errand->harvest->articles;
    errand->harvest->pages = DL_NEW(&errand->harvest->arena, uint8_t, articles->count + 1);
    for (size_t i = 0; i < articles->count; i++) {
        dl_article *article = &articles->items[i];
        article->feed = errand->followed ? errand->source->address : article->feed;
        bool known = is_known(runner, article);
        errand->visit.fresh += !known;
        if (errand->source->full_text && errand->pages < PAGES
            && dl_article_is_teaser(article) && (!known || is_owed(runner, article)))
            request(runner, errand, i, article->address);
    }
}

static void read_feed(fetch_runner *runner, dl_errand *errand, const dl_fetch_result *result)
{
    dl_harvest *harvest = errand->harvest;
    dl_arena *arena = &harvest->arena;
    dl_source *source = errand->source;
    dl_feed_facts feed = { 0 };
    dl_error error = { 0 };
    dl_ingest_options options = { .address = dl_str_copy(arena, result->address),
                                  .charset = result->charset,
                                  .map = runner->library->map,
                                  .feed = &feed };
    bool any = dl_ingest_with(dl_str_copy(arena, result->body), source->address, &options, arena,
                              &harvest->articles, &harvest->reports, &error);
    if (errand->followed && !feed.is_feed) {
        fail(errand, DL_STR("What is there is no feed (any more)."));
        return;
    }
    if (!any && !feed.is_feed) {
        fail(errand, dl_str_copy(arena, dl_str_from(error.message)));
        return;
    }
    if (feed.is_cut)
        forget_version(errand);
    if (result->cut)
        dl_report_add(&harvest->reports, source->address, 0, "%.*s What came of it is read.",
                      DL_STR_ARGS(result->error));
    source->title = source->title.len ? source->title : feed.title;
    source->page = source->page.len ? source->page : feed.page;
    look_at_articles(runner, errand);
}

static void read_page(fetch_runner *runner, dl_errand *errand, size_t number,
                      const dl_fetch_result *result)
{
    dl_harvest *harvest = errand->harvest;
    dl_arena *arena = &harvest->arena;
    dl_article *article = &harvest->articles.items[number];
    dl_articles found = { 0 };
    dl_error error = { 0 };
    dl_ingest_options options = { .address = dl_str_copy(arena, result->address),
                                  .charset = result->charset };
    if (result->outcome == DL_FETCH_DONE
        && dl_ingest_with(dl_str_copy(arena, result->body), article->address, &options, arena,
                          &found, NULL, &error)) {
        bool whole = dl_article_complete(article, &found.items[0]);
        harvest->pages[number] = whole ? DL_PAGE_WHOLE : DL_PAGE_SHORT;
    } else {
        harvest->pages[number] = DL_PAGE_OWED;
        forget_version(errand); /* or the next visit would not come to the article */
        dl_report_add(&harvest->reports, article->address, 0,
                      "The whole text is not to be had: %.*s",
                      DL_STR_ARGS(result->error.len ? result->error
                                                    : dl_str_from(error.message)));
    }
    if (--errand->pages == 0)
        end_errand(runner, errand);
}

static void take_answer(fetch_runner *runner, const dl_fetch_result *result)
{
    fetch_task task = runner->tasks.items[result->id];
    if (task.article != SIZE_MAX) {
        read_page(runner, task.errand, task.article, result);
        return;
    }
    note(task.errand, result);
    if (result->outcome == DL_FETCH_DONE)
        read_feed(runner, task.errand, result);
    if (task.errand->pages == 0)
        end_errand(runner, task.errand);
}

/* --- the thread ----------------------------------------------------------------------- */

static void begin_errand(fetch_runner *runner, dl_errand *errand)
{
    int64_t pause = errand->source->not_before - dl_now();
    /* Longer than any pause: the clock was wrong when the source failed. */
    if (errand->followed && pause > 0 && pause <= 1000 * dl_fetch_pause(1, INT64_MAX)) {
        errand->visit.state = DL_VISIT_RESTING;
        errand->task = SIZE_MAX;
        end_errand(runner, errand);
        return;
    }
    request(runner, errand, SIZE_MAX, errand->source->address);
}

/* All errands that wait; sleeps where there is nothing else to do. False at the end. */
static bool take_errands(fetch_runner *runner)
{
    dl_library *library = runner->library;
    dl_refresher *refresher = &library->refresher;
    bool idle = dl_fetcher_left(runner->fetcher) == 0;
    if (idle)
        runner->tasks.count = 0;
    pthread_mutex_lock(&library->lock);
    while (idle && !refresher->first && !library->stopped)
        pthread_cond_wait(&refresher->more, &library->lock);
    bool going = !library->stopped;
    for (dl_errand *errand; going && (errand = take_errand(refresher));) {
        pthread_mutex_unlock(&library->lock);
        begin_errand(runner, errand);
        pthread_mutex_lock(&library->lock);
        going = !library->stopped;
    }
    pthread_mutex_unlock(&library->lock);
    return going;
}

/* Errands that are broken off: each once, though many tasks may be its own. */
static void drop_errands(fetch_runner *runner)
{
    for (size_t i = 0; i < runner->tasks.count; i++) {
        fetch_task task = runner->tasks.items[i];
        if (task.errand && task.article == SIZE_MAX)
            dl_errand_free(task.errand);
    }
}

void *dl_errands_run(void *argument)
{
    dl_library *library = argument;
    fetch_runner runner = { .library = library, .fetcher = library->refresher.fetcher };
    while (take_errands(&runner)) {
        const dl_fetch_result *result = dl_fetcher_next(runner.fetcher, PATIENCE);
        if (result)
            take_answer(&runner, result);
    }
    drop_errands(&runner);
    if (runner.store)
        dl_store_close(runner.store);
    dl_memory_free(runner.tasks.items);
    return NULL;
}
