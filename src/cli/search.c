#include <time.h>
#include <utf8proc.h>

#include "dateline/query.h"
#include "dateline/search.h"
#include "dateline/reader.h"
#include "dateline/utf8.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

typedef struct search_run {
    dl_library *library;
    const dl_corpus *corpus;
    const dl_query *query;
    dl_printer printer;
    dl_arena arena; /* of the row at hand */
} search_run;

enum { PASSAGE = 160 }; /* bytes of context that a hit is shown in */

/* Moves an end of a passage inwards to white space, so that no word and no letter with
 * its marks is cut; Chinese has none nearby and is cut between code points. */
static size_t trim_start(dl_str body, size_t start, size_t hit)
{
    for (size_t i = start; start > 0 && i < hit && i < start + PASSAGE / 4; i++)
        if (body.ptr[i] == ' ' || body.ptr[i] == '\n')
            return i;
    while (start > 0 && ((unsigned char)body.ptr[start] & 0xC0) == 0x80)
        start--;
    return start;
}

static size_t trim_end(dl_str body, size_t hit, size_t end)
{
    for (size_t i = end; end < body.len && i > hit && i > end - PASSAGE / 4; i--)
        if (body.ptr[i] == ' ' || body.ptr[i] == '\n')
            return i;
    while (end < body.len && ((unsigned char)body.ptr[end] & 0xC0) == 0x80)
        end++;
    return end;
}

/* A stretch of the body around the first hit. */
static dl_str passage(search_run *search, uint32_t document)
{
    dl_str body = dl_corpus_body(search->corpus, document);
    dl_spans hits = dl_search_hits(dl_library_index(search->library), search->corpus,
                                   search->query, document, &search->arena);
    dl_span hit = hits.count ? hits.items[0] : (dl_span){ 0, 0 };
    size_t start = hit.start > PASSAGE / 2 ? hit.start - PASSAGE / 2 : 0;
    size_t end = start + PASSAGE < body.len ? start + PASSAGE : body.len;
    start = trim_start(body, start, hit.start);
    end = trim_end(body, hit.end, end);
    dl_str text = dl_str_trim(dl_str_slice(body, start, end));
    dl_buf out = { .arena = &search->arena };
    for (size_t i = 0; i < text.len; i++)
        dl_buf_add_char(&out,
                        text.ptr[i] == '\n' || text.ptr[i] == '\r' ? ' ' : text.ptr[i]);
    return dl_buf_str(&out);
}

/* Who did what to whom: of an event; empty for any other row, which has the columns too. */
typedef struct event_sides {
    dl_strs names[DL_ROLE_ITEM + 1];
} event_sides;

static void add_sides(dl_record *record, const event_sides *sides)
{
    static const char *const columns[] = { [DL_ROLE_ACTOR] = "actor",
                                           [DL_ROLE_TARGET] = "targets",
                                           [DL_ROLE_ITEM] = "items" };
    for (size_t i = 0; i < DL_COUNT(columns); i++)
        dl_record_list(record, columns[i], sides->names[i].items, sides->names[i].count);
}

/* Items as the timeline has them: goods without a name where nothing has one. */
static event_sides sides_of(search_run *search, uint32_t event)
{
    event_sides sides = { 0 };
    dl_parties parties = dl_corpus_parties(search->corpus, event);
    for (size_t i = 0; i < parties.count; i++)
        *DL_APPEND(&sides.names[parties.items[i].role], &search->arena) =
            dl_corpus_entity_name(search->corpus, parties.items[i].entity);
    dl_strs *items = &sides.names[DL_ROLE_ITEM];
    dl_str body = { 0 };
    dl_spans goods = { 0 };
    if (!items->count)
        goods = dl_timeline_goods_of(search->corpus, event, &body, &search->arena);
    for (size_t i = 0; i < goods.count; i++)
        *DL_APPEND(items, &search->arena) = dl_str_span(body, goods.items[i]);
    return sides;
}

static void print_name(search_run *search, const dl_found_name *found)
{
    const dl_entity *entity = dl_corpus_entity(search->corpus, found->entity);
    dl_record record = { .arena = &search->arena };
    dl_str name = dl_corpus_entity_name(search->corpus, found->entity);
    const char *kind = dl_entity_kind_name(entity->kind);
    dl_record_text(&record, "type", DL_STR("entity"));
    dl_record_text(&record, "id", dl_corpus_entity_key(search->corpus, found->entity));
    dl_record_text(&record, "date", (dl_str){ "", 0 });
    dl_record_text(&record, "name", name);
    dl_record_text(&record, "file", (dl_str){ "", 0 });
    dl_record_text(&record, "text", found->name);
    dl_record_text(&record, "kind", dl_str_from(kind));
    dl_record_number(&record, "mentions", found->mentions);
    add_sides(&record, &(event_sides){ 0 });
    /* Found by another of its names: that is said, or the reader would wonder. */
    dl_str other =
        dl_str_equal(found->name, name)
            ? (dl_str){ "", 0 }
            : dl_str_format(&search->arena, " (%.*s)", DL_STR_ARGS(found->name));
    dl_printer_row(&search->printer, &record,
                   dl_str_format(&search->arena, "%-12s %.*s%.*s  %u mention%s", kind,
                                 DL_STR_ARGS(name), DL_STR_ARGS(other), found->mentions,
                                 found->mentions == 1 ? "" : "s"));
}

/* Who did what to whom: "United States -> China: ban H20 (planned)". */
static dl_str event_line(search_run *search, uint32_t id, const event_sides *sides)
{
    const dl_event *event = dl_corpus_event(search->corpus, id);
    dl_arena *arena = &search->arena;
    dl_str actors = dl_join(sides->names[DL_ROLE_ACTOR], ", ", arena);
    dl_str targets = dl_join(sides->names[DL_ROLE_TARGET], ", ", arena);
    dl_str items = dl_join(sides->names[DL_ROLE_ITEM], ", ", arena);
    dl_buf line = { .arena = arena };
    dl_buf_add(&line, actors);
    if (targets.len)
        dl_buf_format(&line, "%s-> %.*s", actors.len ? " " : "", DL_STR_ARGS(targets));
    dl_buf_format(&line, "%s%s", line.count ? ": " : "", dl_deed_name(event->deed));
    if (items.len)
        dl_buf_format(&line, " %.*s", DL_STR_ARGS(items));
    if (event->certainty != DL_CERTAINTY_OCCURRED)
        dl_buf_format(&line, " (%s)", dl_certainty_name(event->certainty));
    return dl_buf_str(&line);
}

/* `line` says for people what `name` says for programs. */
static void print_place(search_run *search, const char *type, uint32_t document,
                        dl_date date, dl_str name, dl_str line, dl_str text,
                        const char *kind, const event_sides *sides)
{
    char buffer[DL_DATE_TEXT];
    dl_str day = dl_date_text(date, buffer);
    dl_record record = { .arena = &search->arena };
    dl_record_text(&record, "type", dl_str_from(type));
    dl_record_text(&record, "id", dl_corpus_document_key(search->corpus, document));
    dl_record_date(&record, "date", date);
    dl_record_text(&record, "name", name);
    dl_record_text(&record, "file", dl_corpus_file(search->corpus, document));
    dl_record_text(&record, "text", text);
    dl_record_text(&record, "kind", dl_str_from(kind));
    dl_record_number(&record, "mentions",
                     dl_corpus_document(search->corpus, document)->mention_count);
    add_sides(&record, sides);
    dl_printer_row(&search->printer, &record,
                   dl_str_format(&search->arena, "%-10.*s   %.*s\n    %.*s\n    %.*s",
                                 DL_STR_ARGS(day.len ? day : DL_STR("undated")),
                                 DL_STR_ARGS(line),
                                 DL_STR_ARGS(dl_corpus_file(search->corpus, document)),
                                 DL_STR_ARGS(text)));
}

static void print_results(search_run *search, const dl_results *results, size_t limit)
{
    const dl_corpus *corpus = search->corpus;
    for (size_t i = 0; i < results->name_count && i < limit; i++)
        print_name(search, &results->names[i]);
    for (size_t i = 0; i < results->event_count && i < limit; i++) {
        const dl_event *event = dl_corpus_event(corpus, results->events[i]);
        dl_str body = dl_corpus_body(corpus, event->document);
        dl_arena_reset(&search->arena);
        event_sides sides = sides_of(search, results->events[i]);
        print_place(search, "event", event->document, event->date,
                    dl_str_from(dl_deed_name(event->deed)),
                    event_line(search, results->events[i], &sides),
                    dl_str_span(body, event->evidence),
                    dl_certainty_name(event->certainty), &sides);
    }
    for (size_t i = 0; i < results->document_count && i < limit; i++) {
        uint32_t document = results->documents[i];
        dl_str title = dl_corpus_title(corpus, document);
        dl_arena_reset(&search->arena);
        print_place(search, "article", document,
                    dl_corpus_document(corpus, document)->published, title, title,
                    passage(search, document),
                    dl_language_code(dl_corpus_document(corpus, document)->language),
                    &(event_sides){ 0 });
    }
}

/* Shows the query with a caret under the place that is wrong. */
/* A place between code points, not behind `at`. */
static size_t settle_at(dl_str text, size_t at)
{
    while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at < text.len ? at : text.len;
}

/* Of a long query what stands around the fault. */
static void complain_at(dl_str query, const dl_error *error)
{
    enum { BEFORE = 60, SHOWN = 160 }; /* bytes */
    dl_buf shown = { 0 };
    size_t fault = error->offset < query.len ? error->offset : query.len;
    bool cut = query.len > SHOWN;
    size_t start = settle_at(query, cut && fault > BEFORE ? fault - BEFORE : 0);
    size_t end = cut ? settle_at(query, start + SHOWN / 2) : query.len;
    int columns = start > 0;
    for (size_t at = start; at < fault;)
        columns += utf8proc_charwidth((int32_t)dl_utf8_next(query, &at));
    dl_buf_add(&shown, start ? DL_STR("…") : DL_STR(""));
    dl_utf8_visible(dl_str_slice(query, start, end), &shown);
    dl_buf_add(&shown, end < query.len ? DL_STR("…") : DL_STR(""));
    dl_complain(DL_EXIT_USAGE, "%s\n  %s\n  %*s^", error->message, dl_buf_cstr(&shown), columns,
                "");
    dl_buf_release(&shown);
}

/* Prints what was found, or how it is found; offers what may have been meant. */
static int answer(search_run *search, const dl_arguments *arguments,
                  dl_search_options options, dl_arena *arena)
{
    const dl_index *index = dl_library_index(search->library);
    if (arguments->options[DL_OPTION_EXPLAIN]) {
        dl_buf lines = { .arena = arena };
        dl_query_explain(search->query, &lines);
        dl_buf_add_char(&lines, '\n');
        dl_search_explain(index, search->corpus, search->query, options, &lines);
        dl_output_write(arguments->output, dl_buf_str(&lines));
        return DL_EXIT_DONE;
    }
    dl_results results;
    do {
        index = dl_library_index(search->library);
        search->corpus = dl_library_corpus(search->library);
        dl_printer_hold(&search->printer);
        results = dl_search(index, search->corpus, search->query, options, arena);
        print_results(search, &results, dl_option_limit(arguments));
    } while (!dl_printer_settle(&search->printer, search->library));
    int status = dl_printer_end(&search->printer);
    dl_str meant = results.document_count
                       ? (dl_str){ "", 0 }
                       : dl_search_suggest(index, search->corpus, search->query, arena);
    if (meant.len) {
        dl_buf shown = { .arena = arena };
        dl_utf8_visible(meant, &shown);
        fprintf(stderr, "Did you mean: %s\n", dl_buf_cstr(&shown));
    }
    return status;
}

/* Says what is wrong with the query; NULL then. */
static dl_query *read_query(const dl_arguments *arguments, dl_arena *arena)
{
    dl_error error = { 0 };
    dl_query *query;
    dl_str text = dl_str_from(arguments->words[0]);
    int32_t today = (int32_t)(time(NULL) / 86400);
    if (!dl_query_parse(text, false, today, arena, &query, &error)) {
        complain_at(text, &error);
        return NULL;
    }
    if (dl_query_is_empty(query) && dl_str_trim(text).len) {
        dl_complain(DL_EXIT_USAGE, "The query has no word in it: its signs alone find "
                                   "nothing.");
        return NULL;
    }
    if (dl_query_loose(query))
        dl_complain(DL_EXIT_DONE, "%s", dl_query_loose(query));
    return query;
}

static int run(const dl_arguments *arguments)
{
    dl_date as_of;
    search_run search = { .printer = dl_printer_for(arguments) };
    dl_arena arena = { 0 };
    if (arguments->count == 0)
        return dl_complain(DL_EXIT_USAGE,
                           "search needs a query, for example: dateline search "
                           "'company:nvidia H20'.");
    if (arguments->options[DL_OPTION_EXPLAIN] &&
        (arguments->options[DL_OPTION_JSON] || arguments->options[DL_OPTION_TSV]))
        return dl_complain(DL_EXIT_USAGE, "--explain is for people to read; it goes neither "
                                          "with --json nor with --tsv.");
    if (!dl_option_date(arguments, DL_OPTION_AS_OF, &as_of))
        return DL_EXIT_USAGE;
    dl_query *query = read_query(arguments, &arena);
    if (!query) {
        dl_arena_release(&arena);
        return DL_EXIT_USAGE;
    }
    int status;
    search.library = dl_open_paths(arguments, 1, &status);
    if (!search.library) {
        dl_arena_release(&arena);
        return status;
    }
    search.corpus = dl_library_corpus(search.library);
    search.query = query;
    size_t limit = dl_option_limit(arguments);
    dl_search_options options = { .name_limit = limit < 50 ? limit : 50,
                                  .event_limit = limit,
                                  .as_of =
                                      dl_date_is_set(as_of) ? as_of.last : INT32_MAX,
                                  .reading = dl_library_reading(search.library),
                                  .groups = dl_library_stories_for(search.library, query),
                                  .order = arguments->options[DL_OPTION_BEST]
                                               ? DL_ORDER_BEST
                                               : DL_ORDER_NEWEST };
    status = answer(&search, arguments, options, &arena);
    status = dl_close_paths(search.library, status);
    dl_arena_release(&search.arena);
    dl_arena_release(&arena);
    return status;
}

const dl_command dl_command_search = {
    .name = "search",
    .words = "QUERY [PATH...]",
    .summary = "Find entities, events and articles",
    .details =
        "Words, all of them, in any order; accents and case are optional, and any name "
        "of an\n"
        "entity finds all its names. \"a phrase\"  -not  a OR b  ( )  person: company:\n"
        "organisation: government: place: chip: product: law: entity: source: lang: "
        "title:\n"
        "story: after: before: on: date:2023-07..2024-12 newer:7d action:ban has:event\n"
        "has:note is:unread is:starred tag:x. story: takes words of a title and finds the "
        "articles\n"
        "that tell the same story.",
    .takes = DL_TAKES_INPUT | DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(LIMIT) |
             DL_TAKES(AS_OF) | DL_TAKES(BEST) | DL_TAKES(EXPLAIN),
    .run = run,
};
