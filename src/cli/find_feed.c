#include "src/cli/find_feed.h"

#include "dateline/buf.h"
#include "dateline/discovery.h"
#include "dateline/ingest.h"

enum { PATIENCE = 200000, SHOWN = 90 }; /* milliseconds: the fetcher has bounds of its own */

static dl_str shown(dl_str address)
{
    return dl_str_slice(address, 0, SHOWN);
}

/* Whether an answer is a feed, and which. Its articles are read and forgotten. */
static bool is_feed(const dl_fetch_result *result, dl_arena *arena, dl_subscription *feed)
{
    dl_arena scratch = { 0 };
    dl_articles articles = { 0 };
    dl_error ignored = { 0 };
    dl_feed_facts facts = { 0 };
    dl_ingest_options options = { .address = result->address, .charset = result->charset,
                                  .feed = &facts };
    if (result->outcome == DL_FETCH_DONE)
        dl_ingest_with(result->body, result->address, &options, &scratch, &articles, NULL,
                       &ignored);
    if (facts.is_feed)
        *feed = (dl_subscription){
            .address = dl_str_copy(arena, result->moved.len ? result->moved : result->asked),
            .title = dl_str_copy(arena, facts.title),
            .page = dl_str_copy(arena, facts.page),
        };
    dl_arena_release(&scratch);
    return facts.is_feed;
}

/* Asks all candidates at once; the first in their order that is a feed is found, the
 * others are kept for the reader to choose from. */
static bool ask_candidates(dl_feed_search *search, const dl_subscriptions *candidates)
{
    const dl_fetch_result *result;
    dl_subscription *found = DL_NEW(search->arena, dl_subscription, candidates->count + 1);
    for (size_t i = 0; i < candidates->count; i++)
        dl_fetcher_add(search->fetcher,
                       (dl_fetch_request){ .id = (uint32_t)i,
                                           .address = candidates->items[i].address });
    while ((result = dl_fetcher_next(search->fetcher, PATIENCE)))
        is_feed(result, search->arena, &found[result->id]);
    for (size_t i = 0; i < candidates->count; i++) {
        if (found[i].address.len == 0)
            continue;
        if (found[i].title.len == 0)
            found[i].title = candidates->items[i].title;
        if (search->feed.address.len == 0)
            search->feed = found[i];
        else if (!dl_str_equal(search->feed.address, found[i].address))
            *DL_APPEND(&search->others, search->arena) = found[i];
    }
    return search->feed.address.len > 0;
}

bool dl_find_feed(dl_feed_search *search, dl_str address, dl_error *error)
{
    dl_subscriptions named = { 0 }, guesses = { 0 };
    search->feed = (dl_subscription){ 0 };
    search->others = (dl_subscriptions){ 0 };
    dl_fetcher_add(search->fetcher, (dl_fetch_request){ .address = address });
    const dl_fetch_result *result = dl_fetcher_next(search->fetcher, PATIENCE);
    if (!result || result->outcome != DL_FETCH_DONE)
        return dl_fail(error, DL_ERROR_SYSTEM, "%.*s: %.*s", DL_STR_ARGS(shown(address)),
                       DL_STR_ARGS(result ? result->error : DL_STR("No answer came.")));
    if (is_feed(result, search->arena, &search->feed))
        return true;
    dl_str page = dl_str_copy(search->arena, result->address);
    dl_discover_feeds(result->body, page, search->arena, &named);
    if (named.count && ask_candidates(search, &named))
        return true;
    dl_discover_guesses(page, search->arena, &guesses);
    if (ask_candidates(search, &guesses)) {
        search->others.count = 0; /* the same feed by other names */
        return true;
    }
    return dl_fail(error, DL_ERROR_SYNTAX,
                   "%.*s is no feed and names none. Look for \"RSS\" on the site and give that "
                   "address.",
                   DL_STR_ARGS(shown(address)));
}
