#include "dateline/corrections.h"

#include "dateline/utf8.h"
#include "src/reference/table.h"

static const struct {
    const char *name;
    size_t columns;
} verbs[] = {
#define X(id, name, columns) { name, columns },
    DL_CORRECTION_VERBS(X)
#undef X
};

const char *dl_correction_verb_name(dl_correction_verb verb)
{
    return verbs[verb].name;
}

bool dl_correction_verb_parse(dl_str name, dl_correction_verb *verb)
{
    for (int i = 0; i < DL_CORRECTION_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(verbs[i].name))) {
            *verb = (dl_correction_verb)i;
            return true;
        }
    return false;
}

/* Text that is not blank and has no tab, line end or other control character. */
static bool is_cell(dl_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == '\x7F')
            return false;
    return dl_str_trim(text).len && dl_utf8_valid(text) == text.len;
}

bool dl_correction_is_sound(const dl_correction *correction, dl_error *error)
{
    bool takes_value = correction->verb != DL_CORRECTION_HIDE;
    if (!is_cell(correction->id) || (takes_value && !is_cell(correction->value)))
        return dl_fail(error, DL_ERROR_USAGE,
                       "A name is one line of text, without tabs, and not empty.");
    if (correction->verb == DL_CORRECTION_MERGE &&
        dl_str_equal(correction->id, correction->value))
        return dl_fail(error, DL_ERROR_USAGE, "These two are one already.");
    return true;
}

static bool read_row(const dl_table *table, dl_correction *correction)
{
    *correction = (dl_correction){ .id = table->cells[1], .value = table->cells[2] };
    if (!dl_correction_verb_parse(table->cells[0], &correction->verb) ||
        table->cell_count < verbs[correction->verb].columns || correction->id.len == 0)
        return false;
    if (correction->verb == DL_CORRECTION_RETYPE)
        return dl_entity_kind_parse(correction->value, &correction->kind);
    return correction->verb == DL_CORRECTION_HIDE || correction->value.len;
}

bool dl_correction_read(dl_str line, dl_correction *correction)
{
    dl_table table = dl_table_open((dl_str){ "", 0 }, line, NULL);
    return dl_table_next(&table, 2) && read_row(&table, correction);
}

void dl_corrections_load(dl_corrections *corrections, dl_str file, dl_str text,
                         dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, 2)) {
        dl_correction correction;
        if (read_row(&table, &correction))
            *DL_APPEND(corrections, corrections->arena) = correction;
        else
            dl_report_add(
                reports, file, table.line,
                "This is no correction (merge, rename, retype or hide, an id, and "
                "what it takes); it is left out.");
    }
}

static void take_row(dl_found_entity *entity, const dl_register *entities, uint32_t row)
{
    const dl_register_row *known = dl_register_row_at(entities, row);
    entity->id = known->id;
    entity->name = known->name;
    entity->kind = known->kind;
    entity->row = row;
}

/* Makes an entity the one it is merged into; answers the number of an entity of the
 * article that is that one already, else its own. */
static uint32_t merge(const dl_correction *correction, const dl_register *entities,
                      dl_annotations *annotations, uint32_t number)
{
    dl_found_entity *entity = &annotations->entities.items[number];
    uint32_t row = dl_register_find(entities, correction->value);
    if (row != DL_NO_ROW) {
        take_row(entity, entities, row);
    } else {
        entity->row = DL_NO_ROW;
        entity->name = correction->value;
    }
    for (uint32_t i = 0; i < annotations->entities.count; i++)
        if (i != number &&
            (row != DL_NO_ROW
                 ? annotations->entities.items[i].row == row
                 : dl_str_equal(annotations->entities.items[i].name, entity->name)))
            return i;
    return number;
}

/* What becomes of an entity of the article: another one's number, its own, or DL_NO_ROW
 * when it is hidden. */
static uint32_t correct(const dl_correction *correction, const dl_register *entities,
                        dl_annotations *annotations, uint32_t number)
{
    dl_found_entity *entity = &annotations->entities.items[number];
    if (!dl_str_equal(entity->id, correction->id))
        return number;
    switch (correction->verb) {
    case DL_CORRECTION_MERGE:
        return merge(correction, entities, annotations, number);
    case DL_CORRECTION_RENAME:
        entity->name = correction->value;
        return number;
    case DL_CORRECTION_RETYPE:
        entity->kind = correction->kind;
        return number;
    default:
        return DL_NO_ROW;
    }
}

static void redirect(dl_annotations *annotations, uint32_t from, uint32_t to)
{
    size_t kept = 0;
    for (size_t i = 0; i < annotations->mentions.count; i++) {
        dl_found_mention mention = annotations->mentions.items[i];
        if (mention.entity == from)
            mention.entity = to;
        if (mention.entity != DL_NO_ROW)
            annotations->mentions.items[kept++] = mention;
    }
    annotations->mentions.count = kept;
    for (size_t i = 0; i < annotations->events.count; i++) {
        dl_found_event *event = &annotations->events.items[i];
        dl_party *parties = annotations->parties.items + event->first_party;
        uint32_t left = 0;
        for (uint32_t n = 0; n < event->party_count; n++) {
            dl_party party = parties[n];
            if (party.entity == from)
                party.entity = to;
            if (party.entity != DL_NO_ROW)
                parties[left++] = party;
        }
        event->party_count = left;
    }
}

void dl_corrections_apply(const dl_corrections *corrections, const dl_register *entities,
                          dl_annotations *annotations)
{
    for (size_t i = 0; i < corrections->count; i++)
        for (uint32_t n = 0; n < annotations->entities.count; n++) {
            uint32_t now = correct(&corrections->items[i], entities, annotations, n);
            if (now != n)
                redirect(annotations, n, now);
        }
}
