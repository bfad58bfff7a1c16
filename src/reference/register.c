/* The table's header names the columns; their order is fixed, as in entities.tsv. */
#include "dateline/register.h"

#include "dateline/buf.h"
#include "dateline/map.h"
#include "src/reference/table.h"

enum { ID, KIND, NAME, ALIASES, COUNTRY, ROLE, AFFILIATION };

struct dl_register {
    dl_arena *arena;
    struct {
        dl_register_row *items;
        size_t count, capacity;
    } rows;
    struct {
        dl_ambiguity *items;
        size_t count, capacity;
    } ambiguities;
    dl_map by_id, by_ambiguity;
    dl_map makers; /* affiliations of products */
};

typedef struct name_list {
    dl_str *items;
    size_t count, capacity;
} name_list;

dl_register *dl_register_new(dl_arena *arena)
{
    dl_register *entities = DL_NEW(arena, dl_register, 1);
    entities->arena = arena;
    entities->by_id.arena = arena;
    entities->by_ambiguity.arena = arena;
    entities->makers.arena = arena;
    return entities;
}

static void add_name(name_list *names, dl_arena *arena, dl_str name)
{
    for (size_t i = 0; i < names->count; i++)
        if (dl_str_equal(names->items[i], name))
            return;
    *DL_APPEND(names, arena) = name;
}

static void set_names(dl_register *entities, dl_register_row *row, dl_str name,
                      dl_str aliases)
{
    name_list names = { 0 };
    for (size_t i = 0; i < row->name_count; i++)
        add_name(&names, entities->arena, row->names[i]);
    add_name(&names, entities->arena, name);
    for (dl_str alias; dl_table_value(&aliases, &alias);)
        add_name(&names, entities->arena, alias);
    row->names = names.items;
    row->name_count = names.count;
}

static void add_row(dl_register *entities, const dl_table *table)
{
    dl_entity_kind kind;
    dl_str id = table->cells[ID], name = table->cells[NAME];
    if (id.len == 0 || name.len == 0) {
        dl_report_add(table->reports, table->file, table->line,
                      "The row has no id or no name; it is left out.");
        return;
    }
    if (!dl_entity_kind_parse(table->cells[KIND], &kind)) {
        dl_report_add(table->reports, table->file, table->line,
                      "\"%.*s\" is no kind of entity (person, company, organisation, "
                      "government, place, chip, product or law); the row is left out.",
                      DL_STR_ARGS(table->cells[KIND]));
        return;
    }
    bool added;
    uint32_t *number =
        dl_map_put(&entities->by_id, id, (uint32_t)entities->rows.count, &added);
    if (added)
        *DL_APPEND(&entities->rows, entities->arena) = (dl_register_row){
            .id = id,
            .name = name,
            .kind = kind,
            .country = table->cells[COUNTRY],
            .role = table->cells[ROLE],
            .affiliation = table->cells[AFFILIATION],
        };
    if (added && kind == DL_ENTITY_PRODUCT && table->cells[AFFILIATION].len)
        dl_map_put(&entities->makers, table->cells[AFFILIATION], *number, NULL);
    set_names(entities, &entities->rows.items[*number], name, table->cells[ALIASES]);
}

static void add_ambiguity(dl_register *entities, dl_str comment)
{
    dl_str mark, rest, text, clash, advice;
    dl_str_cut(comment, '\t', &mark, &rest);
    if (!dl_str_equal(dl_str_trim(mark), DL_STR("# ambiguous")))
        return;
    dl_str_cut(rest, '\t', &text, &rest);
    dl_str_cut(rest, '\t', &clash, &advice);
    bool added;
    dl_map_put(&entities->by_ambiguity, dl_str_trim(text),
               (uint32_t)entities->ambiguities.count, &added);
    if (added)
        *DL_APPEND(&entities->ambiguities, entities->arena) =
            (dl_ambiguity){ dl_str_trim(text), dl_str_trim(clash), dl_str_trim(advice) };
}

void dl_register_load(dl_register *entities, dl_str file, dl_str text,
                      dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next_or_comment(&table, NAME + 1)) {
        if (table.cell_count == 0)
            add_ambiguity(entities, table.comment);
        else if (!dl_str_equal(table.cells[KIND], DL_STR("kind"))) /* the header */
            add_row(entities, &table);
    }
}

uint32_t dl_register_count(const dl_register *entities)
{
    return (uint32_t)entities->rows.count;
}

const dl_register_row *dl_register_row_at(const dl_register *entities, uint32_t row)
{
    return &entities->rows.items[row];
}

bool dl_register_makes(const dl_register *entities, dl_str id)
{
    return dl_register_product(entities, id) != UINT32_MAX;
}

uint32_t dl_register_product(const dl_register *entities, dl_str id)
{
    uint32_t product = UINT32_MAX;
    dl_map_find(&entities->makers, id, &product);
    return product;
}

uint32_t dl_register_find(const dl_register *entities, dl_str id)
{
    uint32_t row = UINT32_MAX;
    dl_map_find(&entities->by_id, id, &row);
    return row;
}

const dl_ambiguity *dl_register_ambiguity(const dl_register *entities, dl_str text)
{
    uint32_t number;
    if (!dl_map_find(&entities->by_ambiguity, text, &number))
        return NULL;
    return &entities->ambiguities.items[number];
}
