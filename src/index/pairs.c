/* Two words already say no to most texts, and two common ones are asked this a million
 * times: so it is done without a branch for each place, which could not be foretold.
 *
 * Where the processor can, the places of the word that stands there less often are each
 * held against all of the other's, in lanes. Else, and where they are many or far into
 * the text, the places of one are marked, a byte for each, and the marks at the places of
 * the other looked at together. A text's mark is one of eight bits, so that the bytes are
 * wiped out only for every eighth text. */
#include "src/index/pairs.h"

#include "src/index/lanes.h"

enum { MARKS = 8 };

typedef struct pairing {
    dl_arena *arena;
    dl_walk *first, *second;
    uint32_t distance;
    struct {
        const uint8_t *first, *second; /* their places */
        dl_place_run runs[2];          /* of the text at hand, of both words */
        bool narrow;                   /* enough for lanes */
        size_t end;                    /* of the marks for a text of them */
    } blocks;                          /* at hand */
    bool has_lanes;
    dl_lanes *lanes[DL_LANES_WIDTH + 1]; /* by width; NULL: not made yet */
    uint8_t *marks;
    size_t room;  /* bytes */
    size_t dirty; /* bytes that may be marked */
    unsigned turn;
} pairing;

/* --- lanes ------------------------------------------------------------------------- */

/* Whether so many bytes are readable behind the places of the block that each of them is
 * in a whole load. */
static bool is_narrow(const dl_walk *walk)
{
    const dl_segment_head *head = walk->list.segment->head;
    const uint8_t *end = (const uint8_t *)head + head->size;
    uint32_t last = walk->block.count - 1;
    size_t size = dl_block_places_size(walk->places, (uint64_t)walk->before[last] +
                                                         walk->block.times[last]);
    return *walk->places <= DL_LANES_WIDTH &&
           (size_t)(end - walk->places) >= size + DL_LANES_ROOM;
}

static const dl_lanes *lanes_of(pairing *p, const dl_walk *walk)
{
    unsigned width = *walk->places;
    if (!p->has_lanes || !is_narrow(walk))
        return NULL;
    if (!p->lanes[width]) {
        p->lanes[width] = DL_NEW(p->arena, dl_lanes, 1);
        dl_lanes_make(p->lanes[width], width);
    }
    return p->lanes[width];
}

/* Whether they stand together, if lanes can tell that; without a branch for which of them
 * stands there less often. */
static bool can_meet_in_lanes(pairing *p, bool *meet)
{
    dl_place_run *runs = p->blocks.runs;
    if (!p->blocks.narrow)
        return false;
    runs[0].times = dl_walk_times(p->first);
    runs[1].times = dl_walk_times(p->second);
    bool other = runs[1].times < runs[0].times;
    if (runs[other].times > DL_LANES_FEW)
        return false;
    runs[0].bit = (uint64_t)p->first->before[p->first->at] * runs[0].lanes->width;
    runs[1].bit = (uint64_t)p->second->before[p->second->at] * runs[1].lanes->width;
    int32_t distance = (int32_t)p->distance;
    *meet = dl_lanes_meet(&runs[other], &runs[!other], other ? -distance : distance);
    return true;
}

/* --- marks ------------------------------------------------------------------------- */

static void wipe(pairing *p)
{
    memset(p->marks, 0, p->dirty);
    p->turn = 0;
    p->dirty = 0;
}

/* Makes room for all places that the blocks at hand may have. */
static void make_room(pairing *p, size_t room)
{
    if (p->room >= room)
        return;
    p->marks = DL_NEW(p->arena, uint8_t, room);
    p->room = room;
    p->dirty = 0;
    p->turn = 0;
}

static bool meet_at_marks(pairing *p)
{
    const dl_walk *first = p->first, *second = p->second;
    uint32_t times = dl_walk_times(first);
    size_t asked = (size_t)1 << *second->places, end = p->blocks.end;
    make_room(p, end < asked ? asked : end);
    if (p->turn == MARKS)
        wipe(p);
    if (*first->places > DL_PACK_FOUR) /* a block with a long text has shorter ones too */
        end = dl_walk_place(first, times - 1) + p->distance + 1;
    if (p->dirty < end)
        p->dirty = end;
    uint8_t mark = (uint8_t)(1u << p->turn++);
    dl_block_put_marks(first->places, first->before[first->at], times,
                       p->marks + p->distance, mark);
    return dl_block_get_marks(second->places, second->before[second->at],
                              dl_walk_times(second), p->marks) &
           mark;
}

/* --- all texts --------------------------------------------------------------------- */

static void take_blocks(pairing *p)
{
    p->blocks.first = p->first->places;
    p->blocks.second = p->second->places;
    p->blocks.runs[0] =
        (dl_place_run){ lanes_of(p, p->first), p->blocks.first + 1, 0, 0 };
    p->blocks.runs[1] =
        (dl_place_run){ lanes_of(p, p->second), p->blocks.second + 1, 0, 0 };
    p->blocks.narrow = p->blocks.runs[0].lanes && p->blocks.runs[1].lanes;
    p->blocks.end = ((size_t)1 << *p->blocks.first) + p->distance;
}

static bool stand_together(pairing *p)
{
    if (p->first->places != p->blocks.first || p->second->places != p->blocks.second)
        take_blocks(p);
    bool meet;
    return can_meet_in_lanes(p, &meet) ? meet : meet_at_marks(p);
}

void dl_keep_pairs(dl_walk *first, dl_walk *second, dl_bits found, dl_arena *arena)
{
    pairing p = { .arena = arena,
                  .first = first,
                  .second = second,
                  .distance = second->index - first->index,
                  .has_lanes = dl_lanes_are_there() };
    for (uint32_t base = 0; base < found.count; base += 64) {
        uint64_t kept = 0;
        for (uint64_t left = found.words[base / 64]; left; left &= left - 1) {
            uint32_t text = base + (uint32_t)__builtin_ctzll(left);
            if (dl_walk_to(first, text) && dl_walk_to(second, text) && stand_together(&p))
                kept |= left & -left;
        }
        found.words[base / 64] = kept;
    }
}
