/* Frames share their sides:
 *
 *     status
 *     +--- slot 0 ---+------- slot 1 -------+-- slot 2 --+
 *     |              |                      |            |
 *     +----------- bottom -+----------------+------------+
 *     |                                                  |
 *     +--------------------------------------------------+
 *     hints
 */
#include "ui/layout.h"

#define PANE(id) (1u << DL_PANE_##id)
#define ANY_PANE (PANE(HEADLINES) | PANE(ARTICLE) | PANE(ENTITIES) | PANE(TIMELINE))

typedef struct layout_slot {
    unsigned panes;         /* that share it; 0: no slot */
    int share, least, most; /* percent, and bounds, of the screen; 0: the rest */
} layout_slot;

typedef struct layout_row {
    int rows, columns; /* at least */
    bool framed, tabs, status, hints;
    layout_slot slots[3];
    layout_slot bottom;
} layout_row;

/* The first that fits is taken. */
static const layout_row layouts[] = {
    { .rows = 34, .columns = 160, .framed = true, .status = true, .hints = true,
      .slots = { { PANE(HEADLINES), 28, 44, 64 },
                 { PANE(ARTICLE), 0, 0, 0 },
                 { PANE(ENTITIES), 19, 32, 44 } },
      .bottom = { PANE(TIMELINE), 30, 9, 20 } },
    { .rows = 20, .columns = 110, .framed = true, .status = true, .hints = true,
      .slots = { { PANE(HEADLINES), 30, 33, 44 },
                 { PANE(ARTICLE), 0, 0, 0 },
                 { PANE(ENTITIES), 23, 27, 34 } },
      .bottom = { PANE(TIMELINE), 32, 7, 16 } },
    { .rows = 16, .columns = 60, .framed = true, .status = true, .hints = true,
      .slots = { { PANE(HEADLINES) | PANE(ENTITIES), 38, 24, 44 },
                 { PANE(ARTICLE), 0, 0, 0 } },
      .bottom = { PANE(TIMELINE), 34, 8, 14 } },
    { .rows = 6, .columns = 30, .tabs = true, .status = true, .hints = true,
      .slots = { { .panes = ANY_PANE } } },
    { .rows = 4, .columns = 12, .status = true, .hints = true,
      .slots = { { .panes = ANY_PANE } } },
    { .rows = 2, .columns = 1, .hints = true, .slots = { { .panes = ANY_PANE } } },
    { .slots = { { .panes = ANY_PANE } } },
};

static int extent(layout_slot slot, int whole)
{
    int size = whole * slot.share / 100;
    size = size < slot.least ? slot.least : size;
    return size > slot.most ? slot.most : size;
}

static dl_pane_id latest(unsigned panes, const uint64_t recent[DL_PANE_COUNT])
{
    dl_pane_id found = DL_PANE_COUNT;
    for (int i = 0; i < DL_PANE_COUNT; i++)
        if (panes & 1u << i && (found == DL_PANE_COUNT || recent[i] > recent[found]))
            found = (dl_pane_id)i;
    return found;
}

static dl_spot spot(dl_pane_id pane, dl_rect frame, bool framed)
{
    dl_spot spot = { pane, frame, frame };
    if (framed)
        spot.inside = (dl_rect){ frame.row + 1, frame.column + 1, frame.rows - 2,
                                 frame.columns - 2 };
    return spot;
}

/* Puts the slots of the upper row side by side; the one without a share has the rest. */
static void place_slots(const layout_row *layout, dl_rect body,
                        dl_arrangement *arrangement, const uint64_t recent[DL_PANE_COUNT])
{
    int rest = body.columns - (layout->framed ? 1 : 0);
    for (size_t i = 0; i < DL_COUNT(layout->slots); i++)
        if (layout->slots[i].panes && layout->slots[i].share)
            rest -= extent(layout->slots[i], body.columns);
    int column = body.column;
    for (size_t i = 0; i < DL_COUNT(layout->slots); i++) {
        layout_slot slot = layout->slots[i];
        if (!slot.panes)
            continue;
        int columns = slot.share ? extent(slot, body.columns) : rest;
        dl_rect frame = { body.row, column, body.rows,
                          columns + (layout->framed ? 1 : 0) };
        arrangement->spots[arrangement->count++] =
            spot(latest(slot.panes, recent), frame, layout->framed);
        column += columns;
    }
}

dl_arrangement dl_layout_arrange(dl_size size, dl_pane_id focus,
                                 const uint64_t recent[DL_PANE_COUNT], bool alone,
                                 bool narrowed)
{
    enum { ROOM_FOR_CHIPS = 8 }; /* rows */
    const layout_row *layout = layouts;
    while (size.rows < layout->rows || size.columns < layout->columns)
        layout++;
    dl_rect body = { 0, 0, size.rows, size.columns };
    dl_arrangement arrangement = { .framed = layout->framed, .tabs = layout->tabs };
    if (layout->status) {
        arrangement.status = (dl_rect){ 0, 0, 1, size.columns };
        body.row++;
        body.rows--;
    }
    if (layout->tabs && narrowed && size.rows >= ROOM_FOR_CHIPS) {
        arrangement.chips = (dl_rect){ body.row++, 0, 1, size.columns };
        body.rows--;
    }
    if (layout->hints) {
        arrangement.hints = (dl_rect){ size.rows - 1, 0, 1, size.columns };
        body.rows--;
    }
    arrangement.tall = spot(DL_PANE_COUNT, body, layout->framed);
    dl_rect upper = body;
    if (layout->bottom.panes)
        upper.rows -= extent(layout->bottom, body.rows) - 1;
    arrangement.layer = spot(DL_PANE_COUNT, upper, layout->framed);
    if (alone) {
        arrangement.layer = arrangement.tall; /* nothing is to be seen below it */
        arrangement.spots[arrangement.count++] = spot(focus, body, layout->framed);
        return arrangement;
    }
    place_slots(layout, upper, &arrangement, recent);
    if (layout->bottom.panes) {
        dl_rect lower = { upper.row + upper.rows - 1, 0, body.rows - upper.rows + 1,
                          body.columns };
        arrangement.spots[arrangement.count++] =
            spot(latest(layout->bottom.panes, recent), lower, layout->framed);
    }
    return arrangement;
}
