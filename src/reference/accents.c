#include "dateline/accents.h"

#include "src/reference/table.h"

enum { PLACE, PHRASES };

struct dl_accents {
    dl_arena *arena;
    struct {
        dl_accent *items;
        size_t count, capacity;
    } list;
};

dl_accents *dl_accents_new(dl_arena *arena)
{
    dl_accents *accents = DL_NEW(arena, dl_accents, 1);
    accents->arena = arena;
    return accents;
}

static bool place_of(dl_str name, dl_accent_place *place)
{
    static const char *const names[DL_ACCENT_PLACES] = {
        [DL_ACCENT_SMALL] = "small",   [DL_ACCENT_CAPITAL] = "capital",
        [DL_ACCENT_PROPER] = "proper", [DL_ACCENT_SURNAME] = "surname",
        [DL_ACCENT_COMMA] = "comma",   [DL_ACCENT_NAME] = "name",
        [DL_ACCENT_NUMBER] = "number",
    };
    for (size_t i = 0; i < DL_COUNT(names); i++)
        if (dl_str_equal(name, dl_str_from(names[i]))) {
            *place = (dl_accent_place)i;
            return true;
        }
    return false;
}

void dl_accents_load(dl_accents *accents, dl_str file, dl_str text, dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, PHRASES + 1)) {
        dl_str phrases = table.cells[PHRASES], phrase;
        dl_accent_place place;
        if (dl_str_equal(table.cells[PLACE], DL_STR("where"))) /* the header */
            continue;
        if (!place_of(table.cells[PLACE], &place)) {
            dl_report_add(reports, file, table.line, "\"%.*s\" is no place of words.",
                          DL_STR_ARGS(table.cells[PLACE]));
            continue;
        }
        while (dl_table_value(&phrases, &phrase))
            *DL_APPEND(&accents->list, accents->arena) = (dl_accent){ phrase, place };
    }
}

size_t dl_accents_count(const dl_accents *accents)
{
    return accents->list.count;
}

dl_accent dl_accents_at(const dl_accents *accents, size_t n)
{
    return accents->list.items[n];
}
