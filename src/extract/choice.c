/* Which of the names stay that were proposed for the same tokens: what is beyond doubt
 * before what is not, the longer before the shorter, the earlier before the later, what
 * the register knows before what a rule found.
 *
 * Most names share no token with another and stay as they are, and the finders read from
 * left to right, so names are a few runs in order of place: these are merged, and only
 * names that overlap are weighed.
 */
#include <stdlib.h>

#include "src/extract/names.h"

/* Sorts numbers that consist of few rising runs: pairs of runs are merged until one is
 * left. The result is in one of the two arrays. */
static const uint64_t *merge_runs(uint64_t *from, uint64_t *to, size_t count)
{
    for (;;) {
        size_t at = 0;
        if (count == 0)
            return from;
        while (at < count) {
            size_t left = at, middle = at + 1;
            while (middle < count && from[middle - 1] <= from[middle])
                middle++;
            if (left == 0 && middle >= count)
                return from;
            size_t right = middle, end = middle < count ? middle + 1 : count;
            while (end < count && from[end - 1] <= from[end])
                end++;
            while (at < end) {
                bool first = right == end || (left < middle && from[left] <= from[right]);
                to[at++] = from[first ? left++ : right++];
            }
        }
        uint64_t *sorted = to;
        to = from;
        from = sorted;
    }
}

/* The names' first tokens with their numbers in the lower half, in order of place. */
static const uint64_t *places_of(const dl_draft *draft)
{
    size_t count = draft->names.count;
    uint64_t *places = DL_ROOM(draft->scratch, uint64_t, count);
    for (size_t i = 0; i < count; i++)
        places[i] = (uint64_t)draft->names.items[i].first << 32 | i;
    return merge_runs(places, DL_ROOM(draft->scratch, uint64_t, count), count);
}

static uint32_t number_of(uint64_t place)
{
    return (uint32_t)place;
}

/* Keeps the names of places[0, count) that `kept` marks, in that order. */
static void keep(dl_draft *draft, const uint64_t *places, const bool *kept)
{
    const dl_name *names = draft->names.items;
    size_t count = draft->names.count, left = 0;
    dl_name *list = DL_ROOM(draft->scratch, dl_name, count);
    for (size_t i = 0; i < count; i++)
        if (!kept || kept[number_of(places[i])])
            list[left++] = names[number_of(places[i])];
    draft->names.items = list;
    draft->names.count = left;
    draft->names.capacity = count;
}

static int by_worth(const void *a, const void *b)
{
    const dl_name *x = *(const dl_name *const *)a, *y = *(const dl_name *const *)b;
    uint32_t x_length = x->end - x->first, y_length = y->end - y->first;
    if (x->doubtful != y->doubtful)
        return x->doubtful ? 1 : -1;
    if (x_length != y_length)
        return x_length > y_length ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if ((x->row == DL_NO_ROW) != (y->row == DL_NO_ROW))
        return x->row == DL_NO_ROW ? 1 : -1;
    return x < y ? -1 : 1; /* what was proposed first */
}

/* Chooses among names that overlap: the best, then the best of what is still free. */
static void weigh(const dl_draft *draft, const uint64_t *places, size_t count,
                  bool *taken, bool *kept)
{
    const dl_name *names = draft->names.items;
    dl_mark mark = dl_arena_mark(draft->scratch);
    const dl_name **list = DL_ROOM(draft->scratch, const dl_name *, count);
    for (size_t i = 0; i < count; i++)
        list[i] = &names[number_of(places[i])];
    qsort(list, count, sizeof *list, by_worth);
    for (size_t i = 0; i < count; i++) {
        bool free = true;
        for (uint32_t token = list[i]->first; token < list[i]->end; token++)
            free = free && !taken[token];
        for (uint32_t token = list[i]->first; free && token < list[i]->end; token++)
            taken[token] = true;
        kept[list[i] - names] = free;
    }
    dl_arena_rewind(draft->scratch, mark);
}

static void mark_cover(dl_draft *draft)
{
    size_t bytes = draft->tokens.count * sizeof *draft->cover;
    if (!draft->cover)
        draft->cover = DL_ROOM(draft->scratch, uint32_t, draft->tokens.count);
    if (bytes)
        memset(draft->cover, 0, bytes);
    for (uint32_t i = 0; i < draft->names.count; i++)
        for (uint32_t token = draft->names.items[i].first;
             token < draft->names.items[i].end; token++)
            draft->cover[token] = i + 1;
}

void dl_names_sort(dl_draft *draft)
{
    keep(draft, places_of(draft), NULL);
}

void dl_names_choose(dl_draft *draft)
{
    const dl_name *names = draft->names.items;
    size_t count = draft->names.count;
    const uint64_t *places = places_of(draft);
    bool *kept = DL_NEW(draft->scratch, bool, count);
    bool *taken = DL_NEW(draft->scratch, bool, draft->tokens.count);
    for (size_t i = 0, end; i < count; i = end) {
        uint32_t behind = names[number_of(places[i])].end;
        for (end = i + 1; end < count && places[end] >> 32 < behind; end++)
            if (names[number_of(places[end])].end > behind)
                behind = names[number_of(places[end])].end;
        if (end == i + 1)
            kept[number_of(places[i])] = true;
        else
            weigh(draft, places + i, end - i, taken, kept);
    }
    keep(draft, places, kept);
    mark_cover(draft);
}
