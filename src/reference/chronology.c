/* Names of actors, targets and items are resolved to rows of the register by exact name:
 * the tables are written with the register's names. What has no row ("world", "chipmaking
 * tools") stays text. */
#include "dateline/chronology.h"

#include <stdlib.h>

#include "dateline/map.h"
#include "src/reference/table.h"

enum {
    DATE,
    JURISDICTION,
    ACTOR,
    ACTION,
    TARGET,
    ITEMS,
    SUMMARY_EN,
    SUMMARY_VI,
    REFERENCE,
    SOURCE,
    STATUS
};
enum { CHIP, VENDOR, FROM, CHIP_STATUS, AUTHORITY, NOTE, CHIP_SOURCE, CHIP_VERIFIED };

/* A row with its line, so that sorting keeps the order of the table for one date. */
typedef struct measure_slot {
    dl_measure measure;
    size_t line;
} measure_slot;
typedef struct chip_slot {
    dl_chip_row row;
    size_t line;
} chip_slot;

struct dl_chronology {
    dl_arena *arena;
    struct {
        measure_slot *items;
        size_t count, capacity;
    } measures;
    struct {
        chip_slot *items;
        size_t count, capacity;
    } chips;
};

dl_chronology *dl_chronology_new(dl_arena *arena)
{
    dl_chronology *chronology = DL_NEW(arena, dl_chronology, 1);
    chronology->arena = arena;
    return chronology;
}

/* --- names of the register --------------------------------------------------------- */

/* Rows by name. A firm and its product may share a name, so what can be an item is looked
 * up on its own. */
typedef struct name_index {
    dl_map anyone, goods;
} name_index;

static bool is_goods(dl_entity_kind kind)
{
    return kind == DL_ENTITY_CHIP || kind == DL_ENTITY_PRODUCT || kind == DL_ENTITY_LAW;
}

static name_index index_names(const dl_register *entities)
{
    name_index index = { 0 };
    for (uint32_t row = 0; row < dl_register_count(entities); row++) {
        const dl_register_row *entity = dl_register_row_at(entities, row);
        for (size_t i = 0; i < entity->name_count; i++)
            dl_map_put(is_goods(entity->kind) ? &index.goods : &index.anyone,
                       entity->names[i], row, NULL);
    }
    return index;
}

static void release_names(name_index *index)
{
    dl_map_release(&index->anyone);
    dl_map_release(&index->goods);
}

/* "Blackwell chips" and "Gaudi 3 HL-328" are told by the name that they begin with. */
static bool find_beginning(const dl_map *map, dl_str name, uint32_t *row)
{
    for (size_t len = name.len; len-- > 0;)
        if (name.ptr[len] == ' ' && dl_map_find(map, dl_str_slice(name, 0, len), row))
            return true;
    return false;
}

static bool find_row(const name_index *index, dl_str name, dl_role role, uint32_t *row)
{
    const dl_map *first = role == DL_ROLE_ITEM ? &index->goods : &index->anyone;
    const dl_map *second = role == DL_ROLE_ITEM ? &index->anyone : &index->goods;
    return dl_map_find(first, name, row) || dl_map_find(second, name, row) ||
           (role == DL_ROLE_ITEM && find_beginning(first, name, row));
}

/* --- measures ---------------------------------------------------------------------- */

static void set_rows(dl_measure *measure, const name_index *index, dl_arena *arena)
{
    const dl_str cells[] = { [DL_ROLE_ACTOR] = measure->actor,
                             [DL_ROLE_TARGET] = measure->target,
                             [DL_ROLE_ITEM] = measure->items };
    struct {
        uint32_t *items;
        size_t count, capacity;
    } rows = { 0 };
    struct {
        uint8_t *items;
        size_t count, capacity;
    } roles = { 0 };
    for (int role = DL_ROLE_ACTOR; role <= DL_ROLE_ITEM; role++) {
        dl_str cell = cells[role], name;
        while (dl_table_value(&cell, &name)) {
            uint32_t row;
            if (!find_row(index, name, (dl_role)role, &row))
                continue;
            *DL_APPEND(&rows, arena) = row;
            *DL_APPEND(&roles, arena) = (uint8_t)role;
        }
    }
    measure->rows = rows.items;
    measure->roles = roles.items;
    measure->row_count = rows.count;
}

static bool is_header(const dl_table *table, int column, dl_str name)
{
    return dl_str_equal(table->cells[column], name);
}

static bool read_date(const dl_table *table, int column, dl_date *date)
{
    *date = dl_date_parse(table->cells[column]);
    if (!dl_date_is_set(*date))
        dl_report_add(
            table->reports, table->file, table->line,
            "\"%.*s\" is no date (2023, 2023-10 or 2023-10-17); the row is left "
            "out.",
            DL_STR_ARGS(table->cells[column]));
    return dl_date_is_set(*date);
}

static int month_of(dl_str name)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    for (int i = 0; i < (int)DL_COUNT(months); i++)
        if (dl_str_equal(name, dl_str_from(months[i])))
            return i + 1;
    return 0;
}

/* The next word, without the full stop of the sentence. */
static dl_str take_word(dl_str *text)
{
    dl_str word;
    dl_str_cut(*text, ' ', &word, text);
    while (word.len && (dl_str_ends(word, DL_STR(".")) || dl_str_ends(word, DL_STR(","))))
        word.len--;
    return word;
}

/* "in force from 1 September", "will end on 31 December", "from 2 January 2025": without
 * a year it is the first such day after the measure. */
static dl_date read_effect(dl_str summary, dl_date date)
{
    dl_str rest = summary;
    while (rest.len) {
        dl_str word = take_word(&rest);
        if (!dl_str_equal(word, DL_STR("from")) && !dl_str_equal(word, DL_STR("on")))
            continue;
        dl_str after = rest;
        uint32_t day = 0, year = 0;
        bool is_day = dl_str_number(take_word(&after), 31, &day);
        int month = is_day ? month_of(take_word(&after)) : 0;
        if (!month)
            continue;
        if (dl_str_number(take_word(&after), 9999, &year) && year >= 1000)
            return dl_date_of_day((int)year, month, (int)day);
        dl_date effect = dl_date_of_day(dl_day_civil(date.first).year, month, (int)day);
        if (dl_date_is_set(effect) && effect.first < date.first)
            effect = dl_date_of_day(dl_day_civil(date.first).year + 1, month, (int)day);
        return effect;
    }
    return (dl_date){ 0 };
}

static bool read_measure(const dl_table *table, dl_measure *measure)
{
    const dl_str *cells = table->cells;
    if (!read_date(table, DATE, &measure->date))
        return false;
    if (!dl_deed_parse(cells[ACTION], &measure->deed)) {
        dl_report_add(table->reports, table->file, table->line,
                      "\"%.*s\" is no action; the row is left out.",
                      DL_STR_ARGS(cells[ACTION]));
        return false;
    }
    measure->jurisdiction = cells[JURISDICTION];
    measure->actor = cells[ACTOR];
    measure->target = cells[TARGET];
    measure->items = cells[ITEMS];
    measure->summary_en = cells[SUMMARY_EN];
    measure->effect = read_effect(measure->summary_en, measure->date);
    measure->summary_vi = cells[SUMMARY_VI];
    measure->reference = cells[REFERENCE];
    measure->source = cells[SOURCE];
    measure->verified = dl_str_equal(cells[STATUS], DL_STR("verified"));
    return true;
}

static int by_date(dl_date a, size_t a_line, dl_date b, size_t b_line)
{
    int order = dl_date_compare(a, b);
    return order ? order : (a_line > b_line) - (a_line < b_line);
}

static int compare_measures(const void *left, const void *right)
{
    const measure_slot *a = left, *b = right;
    return by_date(a->measure.date, a->line, b->measure.date, b->line);
}

void dl_chronology_load(dl_chronology *chronology, const dl_register *entities,
                        dl_str file, dl_str text, dl_reports *reports)
{
    name_index index = index_names(entities);
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, SUMMARY_EN + 1)) {
        dl_measure measure = { 0 };
        if (is_header(&table, DATE, DL_STR("date")) || !read_measure(&table, &measure))
            continue;
        set_rows(&measure, &index, chronology->arena);
        size_t line = chronology->measures.count;
        *DL_APPEND(&chronology->measures, chronology->arena) =
            (measure_slot){ measure, line };
    }
    release_names(&index);
    if (chronology->measures.count)
        qsort(chronology->measures.items, chronology->measures.count,
              sizeof *chronology->measures.items, compare_measures);
}

/* --- chips ------------------------------------------------------------------------- */

static const struct {
    const char *name;
    const char *in_table; /* NULL: the same */
} statuses[] = {
    [DL_CHIP_UNKNOWN]          = { "unknown", NULL },
    [DL_CHIP_ALLOWED]          = { "allowed", NULL },
    [DL_CHIP_LICENSE_REQUIRED] = { "license-required", NULL },
    [DL_CHIP_BANNED]           = { "banned", NULL },
    [DL_CHIP_CASE_BY_CASE]     = { "case-by-case", NULL },
    [DL_CHIP_DISCOURAGED]      = { "discouraged", "discouraged-by-CN" },
};

const char *dl_chip_status_name(dl_chip_status status)
{
    return statuses[status].name;
}

static bool parse_status(dl_str text, dl_chip_status *status)
{
    for (size_t i = 0; i < DL_COUNT(statuses); i++) {
        if (!dl_str_equal(text, dl_str_from(statuses[i].name)) &&
            !(statuses[i].in_table &&
              dl_str_equal(text, dl_str_from(statuses[i].in_table))))
            continue;
        *status = (dl_chip_status)i;
        return true;
    }
    return false;
}

static bool read_chip(const dl_table *table, const name_index *index, dl_chip_row *row)
{
    const dl_str *cells = table->cells;
    if (!read_date(table, FROM, &row->from))
        return false;
    if (!parse_status(cells[CHIP_STATUS], &row->status)) {
        dl_report_add(table->reports, table->file, table->line,
                      "\"%.*s\" is no status of a chip; the row is left out.",
                      DL_STR_ARGS(cells[CHIP_STATUS]));
        return false;
    }
    row->chip = cells[CHIP];
    row->vendor = cells[VENDOR];
    row->row = UINT32_MAX;
    find_row(index, row->chip, DL_ROLE_ITEM, &row->row);
    row->authority = cells[AUTHORITY];
    row->note = cells[NOTE];
    row->source = cells[CHIP_SOURCE];
    row->verified = dl_str_equal(cells[CHIP_VERIFIED], DL_STR("verified"));
    return true;
}

static int compare_chips(const void *left, const void *right)
{
    const chip_slot *a = left, *b = right;
    return by_date(a->row.from, a->line, b->row.from, b->line);
}

void dl_chronology_load_chips(dl_chronology *chronology, const dl_register *entities,
                              dl_str file, dl_str text, dl_reports *reports)
{
    name_index index = index_names(entities);
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, AUTHORITY + 1)) {
        dl_chip_row row = { 0 };
        if (is_header(&table, CHIP, DL_STR("chip")) || !read_chip(&table, &index, &row))
            continue;
        size_t line = chronology->chips.count;
        *DL_APPEND(&chronology->chips, chronology->arena) = (chip_slot){ row, line };
    }
    release_names(&index);
    if (chronology->chips.count)
        qsort(chronology->chips.items, chronology->chips.count,
              sizeof *chronology->chips.items, compare_chips);
}

size_t dl_chronology_count(const dl_chronology *chronology)
{
    return chronology->measures.count;
}

const dl_measure *dl_chronology_at(const dl_chronology *chronology, size_t n)
{
    return &chronology->measures.items[n].measure;
}

size_t dl_chronology_chips(const dl_chronology *chronology)
{
    return chronology->chips.count;
}

const dl_chip_row *dl_chronology_chip(const dl_chronology *chronology, size_t n)
{
    return &chronology->chips.items[n].row;
}
