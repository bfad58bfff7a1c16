#include <stdlib.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"

typedef struct ranked {
    uint32_t entity, mentions;
} ranked;

static int by_mentions(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->mentions != y->mentions)
        return x->mentions > y->mentions ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

static dl_strs other_names(const dl_corpus *corpus, uint32_t entity, dl_arena *arena)
{
    dl_strs names = { 0 };
    dl_str canonical = dl_corpus_entity_name(corpus, entity);
    for (uint32_t i = 0; i < dl_corpus_entity(corpus, entity)->name_count; i++) {
        dl_str name = dl_corpus_entity_alias(corpus, entity, i);
        if (!dl_str_equal(name, canonical))
            *DL_APPEND(&names, arena) = name;
    }
    return names;
}

static void print_entity(dl_printer *printer, const dl_corpus *corpus, uint32_t id)
{
    dl_arena arena = { 0 };
    const dl_entity *entity = dl_corpus_entity(corpus, id);
    dl_str name = dl_corpus_entity_name(corpus, id);
    dl_strs names = other_names(corpus, id, &arena);
    dl_record record = { .arena = &arena };
    dl_record_text(&record, "id", dl_corpus_entity_key(corpus, id));
    dl_record_text(&record, "name", name);
    dl_record_text(&record, "kind", dl_str_from(dl_entity_kind_name(entity->kind)));
    dl_record_flag(&record, "known", entity->known);
    dl_record_number(&record, "mentions", entity->mentions);
    dl_record_number(&record, "documents", entity->documents);
    dl_record_list(&record, "names", names.items, names.count);
    dl_printer_row(printer, &record,
                   dl_str_format(&arena, "%6u in %4u  %-12s %.*s", entity->mentions,
                                 entity->documents, dl_entity_kind_name(entity->kind),
                                 DL_STR_ARGS(name)));
    dl_arena_release(&arena);
}

static void print_entities(dl_printer *printer, const dl_corpus *corpus,
                           const dl_entity_kind *wanted, size_t limit)
{
    size_t count = dl_corpus_entities(corpus), kept = 0;
    dl_arena arena = { 0 };
    ranked *ranking = DL_NEW(&arena, ranked, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const dl_entity *entity = dl_corpus_entity(corpus, i);
        if (entity->mentions && (!wanted || entity->kind == *wanted))
            ranking[kept++] = (ranked){ i, entity->mentions };
    }
    qsort(ranking, kept, sizeof *ranking, by_mentions);
    for (size_t i = 0; i < kept && i < limit; i++)
        print_entity(printer, corpus, ranking[i].entity);
    dl_arena_release(&arena);
}

static int run(const dl_arguments *arguments)
{
    dl_printer printer = dl_printer_for(arguments);
    const char *wanted = arguments->options[DL_OPTION_KIND];
    dl_entity_kind kind = DL_ENTITY_PERSON;
    if (wanted && !dl_entity_kind_parse(dl_str_from(wanted), &kind))
        return dl_complain(DL_EXIT_USAGE,
                           "\"%s\" is no kind; `dateline entities --help` "
                           "lists them.",
                           wanted);
    int status;
    dl_library *library = dl_open_paths(arguments, 0, &status);
    if (!library)
        return status;
    do {
        dl_printer_hold(&printer);
        print_entities(&printer, dl_library_corpus(library), wanted ? &kind : NULL,
                       dl_option_limit(arguments));
    } while (!dl_printer_settle(&printer, library));
    return dl_close_paths(library, dl_printer_end(&printer));
}

const dl_command dl_command_entities = {
    .name = "entities",
    .words = "[PATH...]",
    .summary = "List people, companies, chips and the rest, most mentioned first",
    .takes = DL_TAKES_INPUT | DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(KIND) | DL_TAKES(LIMIT),
    .run = run,
};
