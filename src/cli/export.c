/* Everything in the library, as lines that `dateline add` takes back. */
#include "dateline/backup.h"
#include "dateline/file.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

enum { STRETCH = 256 };

typedef struct export_run {
    dl_store *store;
    dl_packer *packer;
    dl_printer printer;
    dl_kept_readings readings;
    size_t next_reading;
    size_t damaged;
    dl_arena arena;    /* readings */
    dl_arena articles; /* of a stretch */
} export_run;

static const dl_article_marks *marks_of(export_run *export, int64_t id)
{
    const dl_kept_readings *all = &export->readings;
    while (export->next_reading < all->count && all->items[export->next_reading].id < id)
        export->next_reading++;
    bool found =
        export->next_reading < all->count && all->items[export->next_reading].id == id;
    return found ? &all->items[export->next_reading].marks : NULL;
}

static bool print_articles(export_run *export, dl_error *error)
{
    size_t count;
    int64_t last = 0;
    bool ok = dl_store_count(export->store, &count, &last, error) &&
              dl_store_readings(export->store, &export->arena, &export->readings, error);
    for (int64_t first = 1; ok && first <= last; first += STRETCH) {
        dl_kept_documents kept = { 0 };
        dl_arena_reset(&export->articles);
        ok = dl_store_documents(export->store, export->packer, first, first + STRETCH - 1,
                                &export->articles, &kept, error);
        for (size_t i = 0; i < kept.count; i++) {
            export->damaged += !kept.items[i].whole;
            dl_backup_article(&kept.items[i].article, marks_of(export, kept.items[i].id),
                              &export->printer.out);
            dl_printer_written(&export->printer);
        }
    }
    return ok;
}

static bool print_rest(export_run *export, dl_error *error)
{
    dl_sources sources = { 0 };
    dl_kept_searches searches = { 0 };
    dl_kept_values values = { 0 };
    if (!dl_store_sources(export->store, &export->arena, &sources, error) ||
        !dl_store_searches(export->store, &export->arena, &searches, error) ||
        !dl_store_values(export->store, &export->arena, &values, error))
        return false;
    for (size_t i = 0; i < sources.count; i++)
        dl_backup_source(&sources.items[i], &export->printer.out);
    for (size_t i = 0; i < searches.count; i++)
        dl_backup_search(&searches.items[i], &export->printer.out);
    for (size_t i = 0; i < values.count; i++)
        dl_backup_value(&values.items[i], &export->printer.out);
    export->printer.rows += sources.count + searches.count + values.count;
    return true;
}

/* Corrections are the reader's, not the library's; but without them the names would be
 * others. */
static bool print_corrections(export_run *export)
{
    dl_reports reports = { .arena = &export->arena };
    dl_corrections corrections = { .arena = &export->arena };
    bool ok = dl_corrections_read(
        &corrections, dl_file_data("corrections.tsv", &export->arena), &reports);
    dl_print_reports(&reports);
    for (size_t i = 0; i < corrections.count; i++)
        dl_backup_correction(&corrections.items[i], &export->printer.out);
    export->printer.rows += corrections.count;
    return ok;
}

static int run(const dl_arguments *arguments)
{
    export_run export = { .printer = dl_printer_for(arguments) };
    dl_error error = { 0 };
    if (!arguments->options[DL_OPTION_JSONL])
        return dl_complain(DL_EXIT_USAGE, "Write export --jsonl: there is no other form yet.");
    const char *path = dl_library_path(arguments, &export.arena);
    if (!path)
        return DL_EXIT_FAILED;
    export.packer = dl_packer_new();
    bool ok = dl_store_open(path, false, &export.store, &error) &&
              print_articles(&export, &error) && print_rest(&export, &error);
    bool corrected = ok && print_corrections(&export);
    int status = dl_printer_end(&export.printer);
    if (ok && !corrected)
        status = dl_complain(DL_EXIT_FAILED, "The export is without your corrections.");
    if (!ok)
        status = dl_complain(DL_EXIT_FAILED, "%s", error.message);
    if (export.damaged)
        status = dl_complain(DL_EXIT_FAILED,
                             "The text of %zu article%s is damaged; the title stands in its "
                             "place. `dateline check` names them.",
                             export.damaged, export.damaged == 1 ? "" : "s");
    if (export.store)
        dl_store_close(export.store);
    dl_packer_free(export.packer);
    dl_arena_release(&export.articles);
    dl_arena_release(&export.arena);
    return status;
}

const dl_command dl_command_export = {
    .name = "export",
    .words = "--jsonl",
    .summary = "Print the whole library as JSON Lines, which add takes back",
    .details = "An article a line, with what you did with it; then your feeds, saved\n"
               "searches, corrected names and where the explorer was. `dateline add` of it on an empty\n"
               "library makes the same library again.",
    .takes = DL_TAKES(LIBRARY) | DL_TAKES(JSONL),
    .run = run,
};
