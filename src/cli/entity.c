/* dateline entity: the reader's corrections. */
#include "dateline/file.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

typedef struct correction_run {
    dl_arena arena;
    const dl_arguments *arguments;
    dl_library *library; /* NULL until its names are needed */
    dl_reference reference;
    dl_corrections corrections;
    dl_reports reports;
    dl_str path;
    dl_printer printer;
} correction_run;

/* The row of the register that has a word as its id or, exactly, as a name. */
static uint32_t row_of(const dl_register *entities, dl_str name)
{
    uint32_t row = dl_register_find(entities, name);
    for (uint32_t i = 0; row == DL_NO_ROW && i < dl_register_count(entities); i++) {
        const dl_register_row *known = dl_register_row_at(entities, i);
        for (size_t n = 0; n < known->name_count; n++)
            if (dl_str_equal(known->names[n], name))
                row = i;
    }
    return row;
}

/* Reads what `dateline entities` would list: the names as the reader saw them. */
static bool read_names(correction_run *state, int *status)
{
    if (!state->library)
        state->library = dl_open_paths(state->arguments, state->arguments->count, status);
    return state->library != NULL;
}

/* What a word names: of the register, else of the articles, by its id or any of its names;
 * as an id, or to be merged into (corrections.h) as the name that it is shown by. False
 * with a message and the exit status if nothing is called so. */
static bool find(correction_run *state, const char *word, bool into, dl_str *found,
                 int *status)
{
    const dl_register *entities = state->reference.entities;
    dl_str name = dl_str_from(word);
    uint32_t row = row_of(entities, name);
    if (row != DL_NO_ROW) {
        *found = dl_register_row_at(entities, row)->id;
        return true;
    }
    if (!read_names(state, status))
        return false;
    const dl_corpus *corpus = dl_library_corpus(state->library);
    uint32_t entity = dl_corpus_find_named(corpus, name, DL_NO_ID);
    if (entity == DL_NO_ID) {
        *status = dl_complain(DL_EXIT_NOTHING,
                              "Nothing is called \"%.200s\", in your articles or in the "
                              "register; `dateline entities` lists the names.",
                              word);
        return false;
    }
    bool known = dl_corpus_entity(corpus, entity)->row != DL_NO_ROW;
    *found = into && !known ? dl_corpus_entity_name(corpus, entity)
                            : dl_corpus_entity_key(corpus, entity);
    return true;
}

static void print_correction(correction_run *state, const dl_correction *correction)
{
    dl_record record = { .arena = &state->arena };
    const char *verb = dl_correction_verb_name(correction->verb);
    dl_record_text(&record, "verb", dl_str_from(verb));
    dl_record_text(&record, "id", correction->id);
    dl_record_text(&record, "value", correction->value);
    dl_printer_row(&state->printer, &record,
                   dl_str_format(&state->arena, "%-7s %.*s %.*s", verb,
                                 DL_STR_ARGS(correction->id),
                                 DL_STR_ARGS(correction->value)));
}

static int list(correction_run *state)
{
    for (size_t i = 0; i < state->corrections.count; i++)
        print_correction(state, &state->corrections.items[i]);
    return dl_printer_end(&state->printer);
}

static int undo(correction_run *state)
{
    dl_error error = { 0 };
    dl_correction undone;
    if (!dl_corrections_take_back(&state->corrections, NULL, state->path, &undone, &error))
        return dl_complain(error.kind == DL_ERROR_USAGE ? DL_EXIT_NOTHING : DL_EXIT_FAILED,
                           "%s", error.message);
    print_correction(state, &undone);
    return dl_printer_end(&state->printer);
}

/* Reads what a correction says of which name; false with a message and the exit status. */
static bool read_correction(correction_run *state, dl_correction *correction, int *status)
{
    const char *const *words = state->arguments->words;
    bool hides = correction->verb == DL_CORRECTION_HIDE;
    *status = DL_EXIT_USAGE;
    if (state->arguments->count != (hides ? 2 : 3)) {
        dl_complain(DL_EXIT_USAGE, "entity %s takes %s.",
                    dl_correction_verb_name(correction->verb),
                    hides ? "one name" : "a name and what it becomes");
        return false;
    }
    if (!hides)
        correction->value = dl_str_from(words[2]);
    if (correction->verb == DL_CORRECTION_RETYPE &&
        !dl_entity_kind_parse(correction->value, &correction->kind)) {
        dl_complain(DL_EXIT_USAGE,
                    "\"%s\" is no kind (person, company, organisation, "
                    "government, place, chip, product or law).",
                    words[2]);
        return false;
    }
    return find(state, words[1], false, &correction->id, status) &&
           (correction->verb != DL_CORRECTION_MERGE ||
            find(state, words[2], true, &correction->value, status));
}

static int add(correction_run *state, dl_correction_verb verb)
{
    dl_correction correction = { .verb = verb };
    int status;
    if (!read_correction(state, &correction, &status))
        return status;
    dl_error error = { 0 };
    if (!dl_correction_is_sound(&correction, &error))
        return dl_complain(DL_EXIT_USAGE, "%s", error.message);
    if (!dl_corrections_add(&state->corrections, &correction, state->path, &error))
        return dl_complain(DL_EXIT_FAILED, "%s", error.message);
    print_correction(state, &correction);
    return dl_printer_end(&state->printer);
}

static int act(correction_run *state)
{
    const dl_arguments *arguments = state->arguments;
    dl_correction_verb verb;
    dl_str word = dl_str_from(arguments->words[0]);
    if (state->path.len == 0)
        return dl_complain(DL_EXIT_FAILED,
                           "There is no place for corrections: set HOME or "
                           "XDG_DATA_HOME.");
    if (dl_str_equal(word, DL_STR("list")))
        return list(state);
    if (dl_str_equal(word, DL_STR("undo")))
        return undo(state);
    if (dl_correction_verb_parse(word, &verb))
        return add(state, verb);
    return dl_complain(DL_EXIT_USAGE,
                       "entity merge, rename, retype, hide, list or undo; not "
                       "\"%s\".",
                       arguments->words[0]);
}

static int run(const dl_arguments *arguments)
{
    correction_run state = { .arguments = arguments,
                             .printer = dl_printer_for(arguments) };
    if (arguments->count == 0)
        return dl_complain(DL_EXIT_USAGE,
                           "entity needs a verb; `dateline entity --help`.");
    state.corrections.arena = &state.arena;
    state.reports.arena = &state.arena;
    state.path = dl_file_data("corrections.tsv", &state.arena);
    dl_reference_open(&state.reference, dl_file_config("", &state.arena), NULL);
    bool ok = dl_corrections_read(&state.corrections, state.path, &state.reports);
    dl_print_reports(&state.reports);
    int status = ok ? act(&state)
                    : dl_complain(DL_EXIT_FAILED,
                                  "Mend the file first; it is left as it is.");
    if (state.library)
        dl_library_close(state.library);
    dl_reference_close(&state.reference);
    dl_arena_release(&state.arena);
    return status;
}

const dl_command dl_command_entity = {
    .name = "entity",
    .words = "VERB [NAME] [VALUE]",
    .summary = "Correct entities: merge, rename, retype or hide one; list, undo",
    .details =
        "merge NAME INTO | rename NAME NEW | retype NAME KIND | hide NAME | list | undo\n"
        "NAME and INTO are an id that `dateline entities --json` prints, or any name of an\n"
        "entity of your library or of the register. Corrections are kept in\n"
        "$XDG_DATA_HOME/dateline/corrections.tsv and apply from the next start on.",
    .takes = DL_TAKES(LIBRARY) | DL_TAKES(JSON) | DL_TAKES(TSV),
    .run = run,
};
