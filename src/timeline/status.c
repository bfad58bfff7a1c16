/* The chip board. Both authorities run side by side: whether a chip can be delivered is
 * told by the latest row of each. A row that confirms what held already moves no date: the
 * A100 has needed a licence since 2022, though the rule of 2023 names it again. */
#include <stdlib.h>

#include "dateline/map.h"
#include "dateline/timeline.h"

static int by_vendor(const void *left, const void *right)
{
    const dl_chip_state *a = left, *b = right;
    int order = dl_str_compare(a->vendor, b->vendor);
    return order ? order : dl_str_compare(a->chip, b->chip);
}

typedef struct state_list {
    dl_chip_state *items;
    size_t count, capacity;
} state_list;

static dl_chip_state *state_of(state_list *states, dl_map *by_name,
                               const dl_corpus *corpus, const dl_chip_row *row,
                               dl_arena *arena)
{
    bool added;
    uint32_t *place = dl_map_put(by_name, row->chip, (uint32_t)states->count, &added);
    if (added)
        *DL_APPEND(states, arena) = (dl_chip_state){
            .chip = row->chip,
            .vendor = row->vendor,
            .entity = dl_corpus_entity_of_row(corpus, row->row),
        };
    return &states->items[*place];
}

/* The day from which a row holds. Of a month only the end is sure; a longer time, which tells
 * no more than the order, counts from its beginning. */
static int32_t day_of(const dl_chip_row *row)
{
    enum { MONTH = 31 };
    return row->from.last - row->from.first < MONTH ? row->from.last : row->from.first;
}

dl_chip_board dl_chip_board_on(const dl_corpus *corpus, const dl_reference *reference,
                               int32_t day, dl_arena *arena)
{
    state_list states = { 0 };
    dl_map by_name = { 0 };
    for (size_t i = 0; i < dl_chronology_chips(reference->chronology); i++) {
        const dl_chip_row *row = dl_chronology_chip(reference->chronology, i);
        dl_chip_state *state = state_of(&states, &by_name, corpus, row, arena);
        if (day_of(row) > day)
            continue;
        bool chinese = dl_str_equal(row->authority, DL_STR("CN"));
        const dl_chip_row **held = chinese ? &state->cn : &state->us;
        if (!*held || (*held)->status != row->status)
            *held = row; /* rows are in order of date: the last one holds */
        state->latest = row;
    }
    dl_map_release(&by_name);
    if (states.count)
        qsort(states.items, states.count, sizeof *states.items, by_vendor);
    return (dl_chip_board){ states.items, states.count };
}
