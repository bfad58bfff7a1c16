/* Marks for the articles that answer a query: the same as the explorer's, kept before the
 * command says so. */
#include <string.h>

#include "dateline/query.h"
#include "dateline/reader.h"
#include "dateline/search.h"
#include <time.h>

#include "dateline/utf8.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

enum { BATCH = 200, SECONDS_OF_DAY = 86400 };

static const struct {
    const char *verb;
    bool takes_text;
    dl_stroke_kind kind;
    bool on;
} verbs[] = {
    { "read", false, DL_STROKE_READ, true },  { "unread", false, DL_STROKE_READ, false },
    { "star", false, DL_STROKE_STAR, true },  { "unstar", false, DL_STROKE_STAR, false },
    { "tag", true, DL_STROKE_TAG, true },     { "untag", true, DL_STROKE_TAG, false },
    { "note", true, DL_STROKE_NOTE, true },   { "unnote", false, DL_STROKE_NOTE, false },
};

typedef struct mark_run {
    dl_library *library;
    dl_stroke stroke; /* what is done, to whichever document */
    bool ack;
    dl_output *output;
    size_t found, changed;
} mark_run;

/* Marks documents in one step each batch; an acknowledgement follows its commit. */
static bool mark(mark_run *run, const uint32_t *documents, size_t count, dl_error *error)
{
    for (size_t first = 0; first < count; first += BATCH) {
        dl_stroke strokes[BATCH];
        size_t some = count - first < BATCH ? count - first : BATCH, changed = 0;
        for (size_t i = 0; i < some; i++) {
            strokes[i] = run->stroke;
            strokes[i].document = documents[first + i];
        }
        if (!dl_library_do(run->library, strokes, some, false, &changed, error) ||
            !dl_library_write(run->library, error))
            return false;
        run->found += some;
        run->changed += changed;
        for (size_t i = 0; run->ack && i < some; i++)
            printf("ACK %lld\n",
                   (long long)dl_library_kept_id(run->library, documents[first + i]));
        dl_output_flush(run->output);
    }
    return true;
}

static int mark_found(mark_run *run, dl_str text, const dl_arguments *arguments)
{
    dl_arena arena = { 0 };
    dl_error error = { 0 };
    dl_query *query = NULL;
    dl_printer printer = dl_printer_for(arguments);
    int32_t today = (int32_t)(time(NULL) / SECONDS_OF_DAY);
    int status = DL_EXIT_USAGE;
    if (!dl_query_parse(text, false, today, &arena, &query, &error)) {
        dl_complain(status, "%s", error.message);
    } else if (dl_query_loose(query)) { /* too many would be marked, or too few */
        dl_complain(status, "%s Nothing was marked.", dl_query_loose(query));
    } else {
        dl_results results;
        do {
            dl_search_options options = {
                .as_of = INT32_MAX,
                .reading = dl_library_reading(run->library),
                .groups = dl_library_stories_for(run->library, query)
            };
            results = dl_search(dl_library_index(run->library),
                                dl_library_corpus(run->library), query, options, &arena);
        } while (dl_library_mend(run->library));
        bool ok = mark(run, results.documents, results.document_count, &error);
        dl_record record = { .arena = &arena };
        dl_record_number(&record, "found", run->found);
        dl_record_number(&record, "changed", run->changed);
        if (run->found && !run->ack)
            dl_printer_row(&printer, &record,
                           dl_str_format(&arena, "%zu of %zu articles changed.\n",
                                         run->changed, run->found));
        status = dl_printer_end(&printer);
        if (!ok)
            status = dl_complain(DL_EXIT_FAILED, "%s", error.message);
        else if (run->found && status == DL_EXIT_NOTHING)
            status = DL_EXIT_DONE;
        else if (status == DL_EXIT_NOTHING)
            dl_complain(status, "No article answers that. Nothing was marked.");
    }
    dl_arena_release(&arena);
    return status;
}

static dl_str join_words(const dl_arguments *arguments, size_t first, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (size_t i = first; i < arguments->count; i++)
        dl_buf_format(&out, "%s%s", i > first ? " " : "", arguments->words[i]);
    return dl_buf_str(&out);
}

/* What the explorer's prompt takes for one tag: it can take off any that is set here. */
static bool is_tag(dl_str text)
{
    bool sound = text.len && text.ptr[0] != '-' && dl_utf8_valid(text) == text.len;
    for (size_t at = 0; sound && at < text.len;) {
        uint32_t point = dl_utf8_next(text, &at);
        sound = point != ',' && !dl_point_is_unsafe(point);
    }
    return sound;
}

/* The text of the stroke, as it is kept. */
static bool read_text(const dl_stroke *stroke, const char *word, dl_arena *arena, dl_str *text)
{
    size_t replaced;
    *text = dl_str_from(word);
    if (stroke->kind == DL_STROKE_NOTE)
        *text = dl_str_trim(dl_utf8_repair(*text, arena, &replaced));
    if (stroke->kind != DL_STROKE_TAG || !stroke->on)
        return true;
    *text = dl_str_trim(*text);
    if (dl_str_starts(*text, DL_STR("#")))
        *text = dl_str_slice(*text, 1, text->len);
    return is_tag(*text);
}

static int run(const dl_arguments *arguments)
{
    dl_arena arena = { 0 };
    mark_run session = { .ack = arguments->options[DL_OPTION_ACK] != NULL,
                         .output = arguments->output };
    size_t n = 0;
    while (n < DL_COUNT(verbs) &&
           (arguments->count == 0 || strcmp(arguments->words[0], verbs[n].verb) != 0))
        n++;
    if (n == DL_COUNT(verbs) || arguments->count < 2u + verbs[n].takes_text)
        return dl_complain(DL_EXIT_USAGE, "mark needs what to do and a query; `dateline mark "
                                          "--help`.");
    dl_str query = join_words(arguments, 1u + verbs[n].takes_text, &arena);
    if (dl_str_trim(query).len == 0) { /* a script's empty variable */
        dl_arena_release(&arena);
        return dl_complain(DL_EXIT_USAGE, "An empty query would mark every article; say "
                                          "which are meant, for example is:unread.");
    }
    session.stroke = (dl_stroke){ .kind = verbs[n].kind, .on = verbs[n].on };
    if (verbs[n].takes_text &&
        !read_text(&session.stroke, arguments->words[1], &arena, &session.stroke.text)) {
        dl_arena_release(&arena);
        return dl_complain(DL_EXIT_USAGE, "A tag is a name on one line, without a comma, and "
                                          "does not begin with \"-\".");
    }
    session.library = dl_open_library(arguments, DL_LIBRARY_SHOW);
    if (!session.library)
        return DL_EXIT_FAILED;
    int status = DL_EXIT_NOTHING;
    if (dl_library_kept_count(session.library) == 0) {
        dl_complain(status, "There is nothing in the library yet; `dateline add PATH...`.");
    } else {
        dl_library_read(session.library, NULL, 0);
        dl_library_finish(session.library);
        dl_print_reports(dl_library_reports(session.library));
        status = mark_found(&session, query, arguments);
    }
    dl_library_close(session.library);
    dl_arena_release(&arena);
    return status;
}

const dl_command dl_command_mark = {
    .name = "mark",
    .words = "VERB [TEXT] QUERY",
    .summary = "Mark the articles of the library that answer a query",
    .details = "read | unread | star | unstar | tag NAME | untag NAME | note TEXT | unnote\n"
               "For example: dateline mark read 'source:reuters before:2024'",
    .takes = DL_TAKES(LIBRARY) | DL_TAKES(ACK) | DL_TAKES(JSON) | DL_TAKES(TSV),
    .run = run,
};
