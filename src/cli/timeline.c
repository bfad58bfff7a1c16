#include "src/cli/cli.h"
#include "src/cli/named_goods.h"
#include "src/cli/printer.h"

static const char *const confirmations[] = { "confirmed", "not-in-reference",
                                             "reference-only" };

static dl_strs files_of(const dl_corpus *corpus, const dl_timeline_entry *entry,
                        dl_arena *arena)
{
    dl_strs files = { 0 };
    uint32_t before = DL_NO_ID;
    for (size_t i = 0; i < entry->events.count; i++) {
        uint32_t document = dl_corpus_event(corpus, entry->events.items[i])->document;
        if (document != before)
            *DL_APPEND(&files, arena) = dl_corpus_file(corpus, document);
        before = document;
    }
    return files;
}

static dl_strs one(dl_str text, dl_arena *arena)
{
    dl_strs strs = { 0 };
    dl_str part;
    while (text.len) {
        dl_str_cut(text, ';', &part, &text);
        *DL_APPEND(&strs, arena) = dl_str_trim(part);
    }
    return strs;
}

typedef struct entry_sides {
    dl_strs actors, targets, items;
} entry_sides;

/* Articles that tell it differently may have one name on both sides; who did it is not also
 * whom it met. */
static dl_ids others(dl_ids targets, dl_ids actors, dl_arena *arena)
{
    uint32_t *left = DL_NEW(arena, uint32_t, targets.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < targets.count; i++) {
        bool acts = false;
        for (size_t k = 0; k < actors.count; k++)
            acts = acts || actors.items[k] == targets.items[i];
        if (!acts)
            left[count++] = targets.items[i];
    }
    return (dl_ids){ left, count };
}

/* Who, whom and what: as the articles say, else as the reference does. */
static entry_sides sides_of(const dl_corpus *corpus, const dl_timeline_entry *entry,
                            const dl_measure *measure, dl_arena *arena)
{
    if (entry->confirmation == DL_ENTRY_REFERENCE_ONLY)
        return (entry_sides){ one(measure->actor, arena), one(measure->target, arena),
                              one(measure->items, arena) };
    dl_ids targets = others(entry->targets, entry->actors, arena);
    entry_sides sides = { dl_entity_names(corpus, entry->actors, arena),
                          dl_entity_names(corpus, targets, arena),
                          dl_entity_names(corpus, entry->items, arena) };
    dl_str body = { 0 };
    dl_spans goods = dl_timeline_goods(corpus, entry, &body, arena);
    for (size_t i = 0; i < goods.count; i++)
        *DL_APPEND(&sides.items, arena) = dl_str_span(body, goods.items[i]);
    return sides;
}

static dl_str line_of(const dl_timeline_entry *entry, const dl_measure *measure,
                      const entry_sides *sides, dl_arena *arena)
{
    char text[DL_DATE_TEXT];
    dl_buf line = { .arena = arena };
    dl_str items = dl_join(sides->items, ", ", arena);
    dl_str targets = dl_join(sides->targets, ", ", arena);
    dl_buf_format(&line, "%-10.*s  %.*s", DL_STR_ARGS(dl_date_text(entry->date, text)),
                  DL_STR_ARGS(dl_join(sides->actors, ", ", arena)));
    if (targets.len)
        dl_buf_format(&line, " -> %.*s", DL_STR_ARGS(targets));
    dl_buf_format(&line, ": %s", dl_deed_name(entry->deed));
    if (items.len)
        dl_buf_format(&line, " %.*s", DL_STR_ARGS(items));
    if (entry->certainty != DL_CERTAINTY_OCCURRED)
        dl_buf_format(&line, " (%s)", dl_certainty_name(entry->certainty));
    if (entry->articles)
        dl_buf_format(&line, "  [%u article%s]", entry->articles,
                      entry->articles == 1 ? "" : "s");
    if (measure)
        dl_buf_format(
            &line, "  %s %.*s",
            entry->confirmation == DL_ENTRY_CONFIRMED ? "confirmed" : "reference",
            DL_STR_ARGS(measure->reference.len ? measure->reference : measure->source));
    return dl_buf_str(&line);
}

static void print_entry(dl_printer *printer, const dl_library *library,
                        const dl_timeline_entry *entry)
{
    dl_arena arena = { 0 };
    const dl_corpus *corpus = dl_library_corpus(library);
    const dl_measure *measure =
        entry->measure == DL_NO_ROW
            ? NULL
            : dl_chronology_at(dl_library_reference(library)->chronology, entry->measure);
    entry_sides sides = sides_of(corpus, entry, measure, &arena);
    dl_strs files = files_of(corpus, entry, &arena), dates = { 0 };
    dl_str sentence = { "", 0 };
    for (size_t i = 0; entry->date_count > 1 && i < entry->date_count; i++) {
        char text[DL_DATE_TEXT];
        *DL_APPEND(&dates, &arena) =
            dl_str_copy(&arena, dl_date_text(entry->dates[i].date, text));
    }
    if (entry->first_told != DL_NO_ID) {
        const dl_event *event = dl_corpus_event(corpus, entry->first_told);
        sentence = dl_str_span(dl_corpus_body(corpus, event->document), event->evidence);
    }
    dl_record record = { .arena = &arena };
    dl_record_date(&record, "date", entry->date);
    dl_record_text(&record, "precision",
                   dl_str_from(dl_precision_name(entry->date.precision)));
    dl_record_list(&record, "actor", sides.actors.items, sides.actors.count);
    dl_record_text(&record, "action", dl_str_from(dl_deed_name(entry->deed)));
    dl_record_list(&record, "targets", sides.targets.items, sides.targets.count);
    dl_record_list(&record, "items", sides.items.items, sides.items.count);
    dl_record_text(&record, "certainty",
                   dl_str_from(dl_certainty_name(entry->certainty)));
    dl_record_number(&record, "articles", entry->articles);
    dl_record_list(&record, "files", files.items, files.count);
    dl_record_list(&record, "other_dates", dates.items, dates.count);
    dl_record_text(&record, "confirmation",
                   dl_str_from(confirmations[entry->confirmation]));
    dl_record_text(&record, "reference",
                   measure ? measure->reference : (dl_str){ "", 0 });
    dl_record_text(&record, "citation", measure ? measure->source : (dl_str){ "", 0 });
    dl_record_text(&record, "sentence", sentence);
    dl_printer_row(printer, &record, line_of(entry, measure, &sides, &arena));
    dl_arena_release(&arena);
}

/* What --entity asks for: an entity; else, where none is called so, goods. */
typedef struct timeline_of {
    const char *name; /* NULL: everything */
    bool found;
} timeline_of;

/* Answers how many entries nothing dates of what is wanted. */
static size_t print_timeline(dl_printer *printer, const dl_library *library,
                             dl_timeline_options options, size_t limit, timeline_of *wanted)
{
    dl_arena arena = { 0 };
    const dl_corpus *corpus = dl_library_corpus(library);
    const dl_reference *reference = dl_library_reference(library);
    dl_timeline timeline = dl_timeline_build(corpus, reference, options, &arena);
    bool goods = wanted->name && options.entity == DL_NO_ID;
    dl_strs names = { 0 };
    if (goods)
        names = dl_goods_names(reference->goods, dl_str_from(wanted->name), &arena);
    wanted->found = !wanted->name || !limit;
    for (size_t i = 0, printed = 0; i < timeline.count && printed < limit; i++) {
        const dl_timeline_entry *entry = &timeline.entries[i];
        if (goods && !dl_entry_tells_goods(corpus, entry, names, &arena))
            continue;
        print_entry(printer, library, entry);
        wanted->found = true;
        printed++;
    }
    size_t undated = goods ? 0 : timeline.undated;
    dl_arena_release(&arena);
    return undated;
}

static int run(const dl_arguments *arguments)
{
    dl_printer printer = dl_printer_for(arguments);
    dl_date as_of;
    if (!dl_option_date(arguments, DL_OPTION_AS_OF, &as_of))
        return DL_EXIT_USAGE;
    int status;
    dl_library *library = dl_open_paths(arguments, 0, &status);
    if (!library)
        return status;
    dl_timeline_options options = {
        .reference_rows = arguments->options[DL_OPTION_REFERENCE] != NULL,
        .all_events = arguments->options[DL_OPTION_ALL] != NULL,
        .hypothetical = arguments->options[DL_OPTION_HYPOTHETICAL] != NULL,
        .as_of = dl_date_is_set(as_of) ? as_of.last : INT32_MAX,
    };
    timeline_of wanted = { .name = arguments->options[DL_OPTION_ENTITY] };
    size_t undated = 0;
    do {
        options.entity = dl_option_entity(arguments, library);
        dl_printer_hold(&printer);
        undated = print_timeline(&printer, library, options, dl_option_limit(arguments),
                                 &wanted);
    } while (!dl_printer_settle(&printer, library));
    if (undated && !printer.json && !printer.tsv)
        fprintf(stderr, "dateline: Left out, because nothing dates them: %zu.\n", undated);
    if (!wanted.found)
        dl_complain(DL_EXIT_NOTHING, "No %s \"%s\".",
                    options.entity == DL_NO_ID ? "article names" : "event of the timeline names",
                    wanted.name);
    return dl_close_paths(library, dl_printer_end(&printer));
}

const dl_command dl_command_timeline = {
    .name = "timeline",
    .words = "[PATH...]",
    .summary = "Print the chip-export-ban timeline that the articles tell",
    .takes = DL_TAKES_INPUT | DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(ENTITY) | DL_TAKES(ALL) |
             DL_TAKES(HYPOTHETICAL) | DL_TAKES(REFERENCE) | DL_TAKES(AS_OF) |
             DL_TAKES(LIMIT),
    .run = run,
};
