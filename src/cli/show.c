#include "src/cli/cli.h"
#include "src/cli/printer.h"

static void print_article(dl_printer *printer, const dl_corpus *corpus, uint32_t id)
{
    dl_arena arena = { 0 };
    char text[DL_DATE_TEXT];
    const dl_document *document = dl_corpus_document(corpus, id);
    dl_str title = dl_corpus_title(corpus, id), body = dl_corpus_body(corpus, id);
    dl_str date = dl_date_text(document->published, text);
    dl_record record = { .arena = &arena };
    dl_record_text(&record, "id", dl_corpus_document_key(corpus, id));
    dl_record_text(&record, "file", dl_corpus_file(corpus, id));
    dl_record_text(&record, "title", title);
    dl_record_text(&record, "published", date);
    dl_record_text(&record, "origin", dl_str_from(dl_origin_name(document->origin)));
    dl_record_text(&record, "lang", dl_str_from(dl_language_code(document->language)));
    dl_record_text(&record, "source", dl_corpus_source(corpus, id));
    dl_record_text(&record, "url", dl_corpus_address(corpus, id));
    dl_record_number(&record, "words", document->words);
    dl_record_text(&record, "text", body);
    dl_printer_row(
        printer, &record,
        dl_str_format(
            &arena, "%.*s\n%.*s (%s) · %s · %.*s\n\n%.*s\n\n", DL_STR_ARGS(title),
            DL_STR_ARGS(date.len ? date : DL_STR("no date")),
            dl_origin_name(document->origin), dl_language_code(document->language),
            DL_STR_ARGS(dl_corpus_file(corpus, id)), DL_STR_ARGS(body)));
    dl_arena_release(&arena);
}

static int run(const dl_arguments *arguments)
{
    dl_printer printer = dl_printer_for(arguments);
    int status;
    dl_library *library = dl_open_paths(arguments, 0, &status);
    if (!library)
        return status;
    size_t limit = dl_option_limit(arguments);
    size_t count = dl_corpus_documents(dl_library_corpus(library));
    for (size_t i = 0; i < count && i < limit; i++)
        do {
            const dl_corpus *corpus = dl_library_corpus(library);
            dl_printer_hold(&printer);
            print_article(&printer, corpus, dl_corpus_nth(corpus, (uint32_t)(count - 1 - i)));
        } while (!dl_printer_settle(&printer, library));
    return dl_close_paths(library, dl_printer_end(&printer));
}

const dl_command dl_command_show = {
    .name = "show",
    .words = "[PATH...]",
    .summary = "Print articles with what is known of them, newest first",
    .takes = DL_TAKES_INPUT | DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(LIMIT),
    .run = run,
};
