/* dateline entity: the reader's corrections. */
#include "dateline/file.h"
#include "src/cli/cli.h"

typedef struct correction_run {
    dl_arena arena;
    dl_reference reference;
    dl_corrections corrections;
    dl_reports reports;
    dl_str path;
    dl_printer printer;
} correction_run;

/* The id of what a word names: an id or exact name of the register, else the word itself.
 */
static dl_str id_of(const correction_run *state, const char *word)
{
    const dl_register *entities = state->reference.entities;
    dl_str name = dl_str_from(word);
    uint32_t row = dl_register_find(entities, name);
    for (uint32_t i = 0; row == DL_NO_ROW && i < dl_register_count(entities); i++) {
        const dl_register_row *known = dl_register_row_at(entities, i);
        for (size_t n = 0; n < known->name_count; n++)
            if (dl_str_equal(known->names[n], name))
                row = i;
    }
    return row == DL_NO_ROW ? name : dl_register_row_at(entities, row)->id;
}

static int save(correction_run *state)
{
    dl_error error = { 0 };
    if (!dl_corrections_write(&state->corrections, state->path, &error))
        return dl_complain(DL_EXIT_FAILED, "%s", error.message);
    return DL_EXIT_DONE;
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
    if (state->corrections.count == 0)
        return dl_complain(DL_EXIT_NOTHING, "There is no correction to undo.");
    print_correction(state, &state->corrections.items[--state->corrections.count]);
    int status = save(state);
    return status ? status : dl_printer_end(&state->printer);
}

static int add(correction_run *state, dl_correction_verb verb,
               const dl_arguments *arguments)
{
    size_t wanted = verb == DL_CORRECTION_HIDE ? 2 : 3;
    if (arguments->count != wanted)
        return dl_complain(DL_EXIT_USAGE, "entity %s takes %s.",
                           dl_correction_verb_name(verb),
                           wanted == 2 ? "one name" : "a name and what it becomes");
    dl_correction correction = { .verb = verb, .id = id_of(state, arguments->words[1]) };
    if (verb != DL_CORRECTION_HIDE)
        correction.value = dl_str_from(arguments->words[2]);
    if (verb == DL_CORRECTION_MERGE)
        correction.value = id_of(state, arguments->words[2]);
    if (verb == DL_CORRECTION_RETYPE &&
        !dl_entity_kind_parse(correction.value, &correction.kind))
        return dl_complain(DL_EXIT_USAGE,
                           "\"%s\" is no kind (person, company, organisation, "
                           "government, place, chip, product or law).",
                           arguments->words[2]);
    dl_error error = { 0 };
    if (!dl_correction_is_sound(&correction, &error))
        return dl_complain(DL_EXIT_USAGE, "%s", error.message);
    *DL_APPEND(&state->corrections, &state->arena) = correction;
    print_correction(state, &correction);
    int status = save(state);
    return status ? status : dl_printer_end(&state->printer);
}

static int act(correction_run *state, const dl_arguments *arguments)
{
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
        return add(state, verb, arguments);
    return dl_complain(DL_EXIT_USAGE,
                       "entity merge, rename, retype, hide, list or undo; not "
                       "\"%s\".",
                       arguments->words[0]);
}

static int run(const dl_arguments *arguments)
{
    correction_run state = { .printer = dl_printer_for(arguments) };
    if (arguments->count == 0)
        return dl_complain(DL_EXIT_USAGE,
                           "entity needs a verb; `dateline entity --help`.");
    state.corrections.arena = &state.arena;
    state.reports.arena = &state.arena;
    state.path = dl_file_data("corrections.tsv", &state.arena);
    dl_reference_open(&state.reference, dl_file_config("", &state.arena), NULL);
    dl_corrections_read(&state.corrections, state.path, &state.reports);
    dl_print_reports(&state.reports);
    int status = state.reports.count
                     ? dl_complain(DL_EXIT_FAILED, "Mend the file first; it is "
                                                   "left as it is.")
                     : act(&state, arguments);
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
        "NAME is an id that `dateline entities --json` prints, or a name that the "
        "register\n"
        "knows. Corrections are kept in $XDG_DATA_HOME/dateline/corrections.tsv and "
        "apply\n"
        "from the next start on.",
    .takes = DL_TAKES(JSON) | DL_TAKES(TSV),
    .run = run,
};
