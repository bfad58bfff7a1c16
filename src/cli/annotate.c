/* The one command that needs no library: every article by itself, in order. */
#include "dateline/address.h"
#include "dateline/fetch.h"
#include "dateline/file.h"
#include "dateline/ingest.h"
#include "dateline/parts.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

typedef struct annotation_run {
    dl_reference reference;
    dl_extract_options options;
    dl_date published;
    dl_printer printer;
    bool why;
    dl_field_map map;
    bool allow_local;
    dl_extractor *extractor;
    dl_arena articles; /* of the file at hand */
} annotation_run;

/* For people: what was found, a paragraph an article. */
static void describe(const dl_article *article, const dl_annotations *found, dl_buf *out)
{
    char text[DL_DATE_TEXT];
    dl_buf_format(
        out, "%.*s\n  published %.*s (%s), %s, %.*s\n", DL_STR_ARGS(article->title),
        DL_STR_ARGS(dl_date_text(found->published, text)), dl_origin_name(found->origin),
        dl_language_code(article->language), DL_STR_ARGS(article->file));
    for (size_t i = 0; i < found->entities.count; i++) {
        const dl_found_entity *entity = &found->entities.items[i];
        size_t mentions = 0;
        for (size_t j = 0; j < found->mentions.count; j++)
            mentions += found->mentions.items[j].entity == i;
        dl_buf_format(out, "  %-12s %.*s (%zu)\n", dl_entity_kind_name(entity->kind),
                      DL_STR_ARGS(entity->name), mentions);
    }
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        dl_str date = dl_date_text(event->date, text);
        dl_buf_format(
            out, "  %-12.*s %s, %s:", DL_STR_ARGS(date.len ? date : DL_STR("undated")),
            dl_deed_name(event->deed), dl_certainty_name(event->certainty));
        for (uint32_t j = 0; j < event->party_count; j++) {
            static const char *const marks[] = { " by ", " to ", " on " };
            dl_party party = found->parties.items[event->first_party + j];
            dl_buf_format(out, "%s%.*s", marks[party.role],
                          DL_STR_ARGS(found->entities.items[party.entity].name));
        }
        dl_buf_add_char(out, '\n');
    }
}

static void annotate_article(annotation_run *session, dl_article *article)
{
    dl_annotations found;
    if (dl_date_is_set(session->published)) {
        article->published = session->published;
        article->origin = DL_ORIGIN_METADATA;
    }
    dl_extract(session->extractor, article, session->options, &session->articles, &found);
    if (session->printer.json) {
        dl_export_annotations(article, &found, &session->reference, session->why,
                              &session->printer.out);
        session->printer.rows++;
        return;
    }
    dl_buf line = { .arena = &session->articles };
    describe(article, &found, &line);
    dl_printer_row(&session->printer, NULL, dl_buf_str(&line));
}

static bool annotate_part(annotation_run *session, dl_file_parts *parts, dl_str file,
                          bool *more, dl_error *error)
{
    dl_arena reports_arena = { 0 };
    dl_reports reports = { .arena = &reports_arena };
    dl_articles articles = { 0 };
    dl_file_part part = { 0 };
    dl_ingest_options options = { .map = session->map.count ? &session->map : NULL };
    dl_arena_reset(&session->articles);
    bool ok = dl_file_parts_next(parts, &session->articles, &part, &reports, error) &&
              dl_ingest_part(&part, file, &options, &session->articles, &articles, &reports,
                             error);
    for (size_t i = 0; i < articles.count; i++)
        annotate_article(session, &articles.items[i]);
    dl_print_reports(&reports);
    dl_arena_release(&reports_arena);
    *more = ok && part.more;
    return ok;
}

static bool annotate_file(annotation_run *session, const char *path)
{
    dl_error error = { 0 };
    dl_file_parts *parts = NULL;
    bool more, ok = dl_file_parts_open(path, &parts, &error);
    do
        ok = ok && annotate_part(session, parts, dl_str_from(path), &more, &error);
    while (ok && more);
    if (parts)
        dl_file_parts_close(parts);
    if (!ok)
        dl_complain(DL_EXIT_FAILED, "%s", error.message);
    return ok;
}

/* A page or a feed of the web. */
static bool annotate_answer(annotation_run *session, const dl_fetch_result *answer,
                            dl_error *error)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_articles articles = { 0 };
    dl_feed_facts facts = { 0 };
    dl_ingest_options options = { .map = session->map.count ? &session->map : NULL,
                                  .address = answer->address,
                                  .charset = answer->charset,
                                  .feed = &facts };
    dl_arena_reset(&session->articles);
    bool ok = dl_ingest_with(answer->body, answer->address, &options, &session->articles,
                             &articles, &reports, error);
    for (size_t i = 0; i < articles.count; i++)
        annotate_article(session, &articles.items[i]);
    dl_print_reports(&reports);
    dl_arena_release(&arena);
    return ok;
}

static bool annotate_address(annotation_run *session, const char *address)
{
    enum { PATIENCE = 200000 }; /* milliseconds: the fetcher has bounds of its own */
    dl_error error = { 0 };
    dl_fetcher *fetcher =
        dl_fetcher_new((dl_fetch_options){ .allow_local = session->allow_local });
    dl_fetcher_add(fetcher, (dl_fetch_request){ .address = dl_str_from(address) });
    const dl_fetch_result *answer = dl_fetcher_next(fetcher, PATIENCE);
    bool ok = answer && answer->outcome == DL_FETCH_DONE;
    if (!ok)
        dl_complain(DL_EXIT_FAILED, "%.200s: %.*s", address,
                    DL_STR_ARGS(answer ? answer->error : DL_STR("No answer came.")));
    else if (!annotate_answer(session, answer, &error))
        ok = dl_complain(DL_EXIT_FAILED, "%.200s: %s", address, error.message) == 0;
    dl_fetcher_free(fetcher);
    return ok;
}

static bool annotate_path(annotation_run *session, const char *path)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_paths paths = { 0 };
    bool ok = true;
    if (dl_str_equal(dl_str_from(path), DL_STR("-")))
        return annotate_file(session, path);
    if (dl_address_is_web(dl_str_from(path)))
        return annotate_address(session, path);
    if (!dl_file_walk(path, &arena, &paths, &reports) && reports.count == 0)
        dl_complain(DL_EXIT_NOTHING, "%s: There is no file in this folder.", path);
    dl_print_reports(&reports);
    ok = reports.count == 0;
    for (size_t i = 0; i < paths.count; i++)
        ok = annotate_file(session, paths.items[i].ptr) && ok;
    dl_arena_release(&arena);
    return ok;
}

static int run(const dl_arguments *arguments)
{
    annotation_run session = { .printer = dl_printer_for(arguments) };
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    bool ok = true;
    if (arguments->count == 0)
        return dl_complain(DL_EXIT_USAGE,
                           "annotate needs a file, a folder, a web address or - (standard "
                           "input).");
    if (!dl_option_date(arguments, DL_OPTION_PUBLISHED, &session.published))
        return DL_EXIT_USAGE;
    const char *map = arguments->options[DL_OPTION_MAP];
    dl_error error = { 0 };
    if (map && !dl_field_map_parse(dl_str_from(map), &arena, &session.map, &error)) {
        dl_arena_release(&arena);
        return dl_complain(DL_EXIT_USAGE, "%s", error.message);
    }
    session.options.without_register = arguments->options[DL_OPTION_NO_GAZETTEER] != NULL;
    session.allow_local = arguments->options[DL_OPTION_ALLOW_LOCAL] != NULL;
    session.why = arguments->options[DL_OPTION_WHY] != NULL;
    dl_reference_open(&session.reference, dl_file_config("", &arena), &reports);
    dl_print_reports(&reports);
    session.extractor = dl_extractor_new(&session.reference);
    for (size_t i = 0; i < arguments->count; i++)
        ok = annotate_path(&session, arguments->words[i]) && ok;
    dl_extractor_free(session.extractor);
    dl_reference_close(&session.reference);
    dl_arena_release(&session.articles);
    dl_arena_release(&arena);
    int status = dl_printer_end(&session.printer);
    return ok ? status : DL_EXIT_FAILED;
}

const dl_command dl_command_annotate = {
    .name = "annotate",
    .words = "PATH|URL...",
    .summary = "Show the entities, dates and events of each article",
    .details =
        "With --json, one object for each article, in order; spans are byte offsets\n"
        "into the body. - reads standard input: one article, or JSON Lines.",
    .takes =
        DL_TAKES(JSON) | DL_TAKES(PUBLISHED) | DL_TAKES(NO_GAZETTEER) | DL_TAKES(WHY) |
        DL_TAKES(MAP) | DL_TAKES(ALLOW_LOCAL),
    .run = run,
};
