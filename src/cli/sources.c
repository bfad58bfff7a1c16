/* dateline sources: which feeds are followed. */
#include <string.h>

#include "dateline/discovery.h"
#include "dateline/file.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"
#include "src/cli/find_feed.h"
#include "src/cli/source_names.h"

typedef struct source_run {
    dl_arena arena;
    const dl_arguments *arguments; /* its first word is the verb */
    dl_store *store;
    dl_sources sources;
    dl_printer printer;
    dl_error error;
} source_run;

static const char *word(const source_run *run, size_t i)
{
    return run->arguments->words[i];
}

static int fail(const source_run *run)
{
    return dl_complain(DL_EXIT_FAILED, "%s", run->error.message);
}

/* The source of this address; NULL if there is none. */
static dl_source *known(const source_run *run, dl_str address)
{
    for (size_t i = 0; i < run->sources.count; i++)
        if (dl_str_equal(run->sources.items[i].address, address))
            return &run->sources.items[i];
    return NULL;
}

static void print_source(source_run *run, const dl_source *source)
{
    dl_arena *arena = &run->arena;
    dl_record record = { .arena = arena };
    dl_buf line = { .arena = arena };
    dl_str fetched = dl_time_text(source->fetched, arena);
    dl_str since = dl_time_text(source->failing_since, arena);
    dl_record_text(&record, "url", source->address);
    dl_record_text(&record, "title", source->title);
    dl_record_text(&record, "folder", source->folder);
    dl_record_text(&record, "page", source->page);
    dl_record_text(&record, "fetched", fetched);
    dl_record_text(&record, "error", source->error);
    dl_record_text(&record, "failing_since", since);
    dl_record_text(&record, "not_before", dl_time_text(source->not_before, arena));
    dl_record_flag(&record, "full_text", source->full_text);
    dl_buf_format(&line, "%.*s\n", DL_STR_ARGS(dl_source_title(source)));
    if (source->title.len)
        dl_buf_format(&line, "  %.*s\n", DL_STR_ARGS(source->address));
    if (source->folder.len || source->full_text)
        dl_buf_format(&line, "  %.*s%s%s\n", DL_STR_ARGS(source->folder),
                      source->folder.len && source->full_text ? ", " : "",
                      source->full_text ? "full text from the pages" : "");
    if (source->error.len)
        dl_buf_format(&line, "  failing since %.*s: %.*s\n", DL_STR_ARGS(since),
                      DL_STR_ARGS(source->error));
    if (source->fetched)
        dl_buf_format(&line, "  last fetched %.*s\n", DL_STR_ARGS(fetched));
    else
        dl_buf_add(&line, DL_STR("  not fetched yet\n"));
    dl_printer_row(&run->printer, &record, dl_buf_str(&line));
}

static int list(source_run *run)
{
    for (size_t i = 0; i < run->sources.count; i++)
        print_source(run, &run->sources.items[i]);
    if (run->sources.count == 0)
        dl_complain(DL_EXIT_NOTHING, "No sources yet: dateline sources add ADDRESS, or import "
                                     "FILE.");
    return dl_printer_end(&run->printer);
}

/* What the options say of a source, over what the feed says of itself. */
static void apply_options(const source_run *run, dl_source *source)
{
    const char *const *options = run->arguments->options;
    if (options[DL_OPTION_TITLE])
        source->title = dl_str_from(options[DL_OPTION_TITLE]);
    if (options[DL_OPTION_FOLDER])
        source->folder = dl_str_from(options[DL_OPTION_FOLDER]);
    if (options[DL_OPTION_FULL_TEXT])
        source->full_text = true;
}

static bool put_found(source_run *run, const dl_feed_search *search)
{
    dl_source fresh = { .address = search->feed.address, .title = search->feed.title,
                        .page = search->feed.page };
    dl_source *old = known(run, search->feed.address), *source = old ? old : &fresh;
    apply_options(run, source);
    if (!dl_store_put_source(run->store, source, &run->error))
        return false;
    if (!old)
        *DL_APPEND(&run->sources, &run->arena) = fresh;
    print_source(run, source);
    dl_reports others = { .arena = &run->arena };
    for (size_t i = 0; i < search->others.count; i++)
        dl_report_add(&others, search->others.items[i].address, 0,
                      "The page names this feed too (%.*s).",
                      DL_STR_ARGS(search->others.items[i].title));
    dl_print_reports(&others); /* which shows what a terminal would obey */
    return true;
}

static bool add_one(source_run *run, dl_feed_search *search, const char *typed)
{
    dl_str address = dl_discover_address(dl_str_from(typed), &run->arena);
    if (address.len == 0)
        return dl_fail(&run->error, DL_ERROR_USAGE,
                       "\"%.80s\" is no web address. For a list of feeds: dateline sources "
                       "import FILE.",
                       typed);
    dl_source *old = known(run, address);
    if (old) { /* what is followed already needs no look at the network */
        search->feed = (dl_subscription){ .address = old->address };
        search->others = (dl_subscriptions){ 0 };
        return put_found(run, search);
    }
    return dl_find_feed(search, address, &run->error) && put_found(run, search);
}

static int add(source_run *run)
{
    dl_fetch_options options = {
        .allow_local = run->arguments->options[DL_OPTION_ALLOW_LOCAL] != NULL
    };
    dl_feed_search search = { .arena = &run->arena, .fetcher = dl_fetcher_new(options) };
    int status = DL_EXIT_DONE;
    for (size_t i = 1; i < run->arguments->count; i++)
        if (!add_one(run, &search, word(run, i))) {
            bool usage = run->error.kind == DL_ERROR_USAGE;
            status = dl_complain(usage ? DL_EXIT_USAGE : DL_EXIT_FAILED, "%s",
                                 run->error.message);
        }
    dl_fetcher_free(search.fetcher);
    int printed = dl_printer_end(&run->printer);
    return status ? status : printed;
}

static int drop(source_run *run)
{
    int status = DL_EXIT_DONE;
    for (size_t i = 1; i < run->arguments->count; i++) {
        const dl_source *source = dl_source_pick(&run->sources, dl_str_from(word(run, i)));
        bool found;
        if (!source)
            status = dl_complain(DL_EXIT_NOTHING,
                                 "No source, or more than one, is meant by \"%.60s\"; `dateline sources list` "
                                 "shows them.",
                                 word(run, i));
        else if (!dl_store_remove_source(run->store, source->address, &found, &run->error))
            return fail(run);
        else
            print_source(run, source);
    }
    int printed = dl_printer_end(&run->printer);
    return status ? status : printed;
}

/* A list of feeds is one change: all of it is followed, or nothing of it. */
static bool import_all(source_run *run, const dl_subscriptions *feeds, size_t *added)
{
    bool ok = dl_store_begin(run->store, &run->error);
    for (size_t i = 0; ok && i < feeds->count; i++) {
        const dl_subscription *feed = &feeds->items[i];
        if (known(run, feed->address))
            continue;
        dl_source source = { .address = feed->address, .title = feed->title,
                             .folder = feed->folder, .page = feed->page };
        apply_options(run, &source);
        ok = dl_store_put_source(run->store, &source, &run->error);
        *DL_APPEND(&run->sources, &run->arena) = source;
        *added += 1;
    }
    ok = ok && dl_store_commit(run->store, &run->error);
    if (!ok)
        dl_store_rollback(run->store);
    return ok;
}

static int import(source_run *run)
{
    dl_reports reports = { .arena = &run->arena };
    for (size_t i = 1; i < run->arguments->count; i++) {
        dl_subscriptions feeds = { 0 };
        size_t added = 0;
        dl_str bytes;
        if (!dl_file_read(word(run, i), DL_FILE_LIMIT, &run->arena, &bytes, &run->error)
            || !dl_subscriptions_read(bytes, dl_str_from(word(run, i)), &run->arena, &feeds,
                                      &reports, &run->error)
            || !import_all(run, &feeds, &added)) {
            dl_printer_end(&run->printer);
            return fail(run);
        }
        dl_record record = { .arena = &run->arena };
        dl_record_text(&record, "file", dl_str_from(word(run, i)));
        dl_record_number(&record, "added", added);
        dl_record_number(&record, "known", feeds.count - added);
        dl_printer_row(&run->printer, &record,
                       dl_str_format(&run->arena, "%s: %zu source%s added, %zu were there.\n",
                                     word(run, i), added, added == 1 ? "" : "s",
                                     feeds.count - added));
    }
    dl_print_reports(&reports);
    return dl_printer_end(&run->printer);
}

static int export(source_run *run)
{
    dl_subscriptions feeds = { 0 };
    for (size_t i = 0; i < run->sources.count; i++) {
        const dl_source *source = &run->sources.items[i];
        *DL_APPEND(&feeds, &run->arena) =
            (dl_subscription){ .address = source->address, .title = source->title,
                               .page = source->page, .folder = source->folder };
    }
    dl_output_write(run->arguments->output, dl_subscriptions_write(&feeds, &run->arena));
    return feeds.count ? DL_EXIT_DONE : DL_EXIT_NOTHING;
}

static const struct {
    const char *name;
    bool takes_words;
    int (*act)(source_run *run);
} verbs[] = {
    { "add", true, add },       { "list", false, list },     { "remove", true, drop },
    { "import", true, import }, { "export", false, export },
};

static int act(source_run *run, size_t verb)
{
    bool writes = verbs[verb].takes_words;
    const char *path = dl_library_path(run->arguments, &run->arena);
    if (!path)
        return DL_EXIT_FAILED;
    if (!writes && !dl_file_exists(path))
        return verbs[verb].act(run);
    if (!dl_store_open(path, writes, &run->store, &run->error)
        || !dl_store_sources(run->store, &run->arena, &run->sources, &run->error))
        return fail(run);
    return verbs[verb].act(run);
}

static int run(const dl_arguments *arguments)
{
    source_run state = { .arguments = arguments, .printer = dl_printer_for(arguments) };
    const char *name = arguments->count ? arguments->words[0] : "list";
    size_t verb = 0;
    while (verb < DL_COUNT(verbs) && strcmp(verbs[verb].name, name) != 0)
        verb++;
    if (verb == DL_COUNT(verbs))
        return dl_complain(DL_EXIT_USAGE,
                           "sources add, list, remove, import or export; not \"%.80s\".", name);
    if (verbs[verb].takes_words != (arguments->count > 1))
        return dl_complain(DL_EXIT_USAGE, "sources %s takes %s.", name,
                           verbs[verb].takes_words ? "an address, a title or a file"
                                                   : "nothing more");
    int status = act(&state, verb);
    if (state.store)
        dl_store_close(state.store);
    dl_arena_release(&state.arena);
    return status;
}

const dl_command dl_command_sources = {
    .name = "sources",
    .words = "[add ADDRESS... | list | remove SOURCE... | import FILE... | export]",
    .summary = "Follow feeds: add, list, remove, import, export",
    .details =
        "add looks for the feed if ADDRESS is a page. SOURCE is an address, a title, or a\n"
        "part of either that only one source has. import takes OPML, newsboat's urls, or\n"
        "an address a line; export writes OPML. `dateline fetch` brings the articles;\n"
        "those of a removed source stay. Addresses in the local network, your own\n"
        "computer included, are asked with --allow-local only.",
    .takes = DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(LIBRARY) | DL_TAKES(TITLE)
           | DL_TAKES(FOLDER) | DL_TAKES(FULL_TEXT) | DL_TAKES(ALLOW_LOCAL),
    .run = run,
};
