/* Moving the cursor through a list of rows, of which some are headings. */
#include <limits.h>

#include "ui/pane.h"

static bool is_selectable(const dl_pane *pane, size_t row)
{
    return row >= pane->items.count || pane->items.items[row].kind != DL_TARGET_NONE;
}

size_t dl_list_settle(const dl_pane *pane, size_t from)
{
    for (size_t row = from; row < pane->total; row++)
        if (is_selectable(pane, row))
            return row;
    for (size_t row = from < pane->total ? from : pane->total; row > 0; row--)
        if (is_selectable(pane, row - 1))
            return row - 1;
    return 0;
}

dl_target dl_pane_target(const dl_pane *pane)
{
    return pane->cursor < pane->items.count ? pane->items.items[pane->cursor]
                                            : (dl_target){ 0 };
}

static bool put_cursor(dl_pane *pane, dl_explorer *explorer, size_t row)
{
    if (row == pane->cursor || row >= pane->total)
        return false;
    pane->cursor = row;
    pane->stale = true;
    if (pane->kind->select)
        pane->kind->select(pane, explorer);
    return true;
}

bool dl_list_step(dl_pane *pane, dl_explorer *explorer, int count)
{
    size_t row = pane->cursor;
    size_t reached = row;
    int left = count < 0 ? -count : count;
    while (left > 0 && (count > 0 ? row + 1 < pane->total : row > 0)) {
        row = count > 0 ? row + 1 : row - 1;
        if (is_selectable(pane, row)) {
            reached = row;
            left--;
        }
    }
    if (put_cursor(pane, explorer, reached))
        return true;
    if (count < 0 && pane->top > 0) { /* a heading above the first row */
        pane->top = 0;
        pane->stale = true;
        return true;
    }
    dl_explorer_say(explorer, !pane->total ? "There is nothing in this list."
                              : count > 0  ? "This is the last row."
                                           : "This is the first row.");
    return false;
}

static int times(int count)
{
    return count > 0 ? count : 1;
}

static int page(const dl_pane *pane, int count)
{
    int height = (int)dl_pane_height(pane);
    int rows = height > 2 ? height - 1 : 1;
    return rows > INT_MAX / times(count) ? INT_MAX : rows * times(count);
}

static bool down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, times(count));
}

static bool up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, -times(count));
}

/* The first row from `row` on, going that way, that can be selected; else any. */
static size_t settle(const dl_pane *pane, size_t row, int way)
{
    for (size_t i = row; i < pane->total; i += (size_t)way) /* below 0 is no row either */
        if (is_selectable(pane, i))
            return i;
    return dl_list_settle(pane, row);
}

static size_t clamp(int64_t row, int64_t least, int64_t most)
{
    return (size_t)(row > most ? most : row < least ? least : row);
}

/* Turns the window, headings and all, so that every row comes into view, and the cursor
 * with it; it stays off the edges, where dl_pane_follow would turn on by itself. */
static bool turn(dl_pane *pane, dl_explorer *explorer, int rows)
{
    enum { MARGIN = 2, ROOM_FOR_MARGINS = 8 };
    int way = rows < 0 ? -1 : 1;
    int64_t height = (int64_t)dl_pane_height(pane);
    int64_t last = (int64_t)pane->total - 1;
    int64_t end = last + 1 > height ? last + 1 - height : 0;
    if (!pane->total)
        return dl_list_step(pane, explorer, way);
    size_t before = pane->top;
    size_t top = clamp((int64_t)before + rows, 0, end);
    int64_t margin = height > ROOM_FOR_MARGINS ? MARGIN : 0;
    int64_t least = top ? (int64_t)top + margin : 0;
    int64_t most = (int64_t)top < end ? (int64_t)top + height - 1 - margin : last;
    size_t row = clamp((int64_t)pane->cursor + rows, least, most);
    pane->top = top;
    pane->stale = pane->stale || top != before;
    /* Back into the window where a heading stands in the way, unless that leads nowhere. */
    size_t back = settle(pane, row, -way);
    bool on = way > 0 ? back > pane->cursor : back < pane->cursor;
    row = on ? back : settle(pane, row, way);
    return put_cursor(pane, explorer, row) || top != before ||
           dl_list_step(pane, explorer, way);
}

static bool page_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return turn(pane, explorer, page(pane, count));
}

static bool page_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return turn(pane, explorer, -page(pane, count));
}

static bool half_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return turn(pane, explorer, (page(pane, count) + 1) / 2);
}

static bool half_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return turn(pane, explorer, -(page(pane, count) + 1) / 2);
}

static bool top(dl_pane *pane, dl_explorer *explorer, int count)
{
    size_t row = count > 0 ? (size_t)count - 1 : 0;
    row = dl_list_settle(pane, row < pane->total ? row : pane->total);
    return put_cursor(pane, explorer, row) || dl_list_step(pane, explorer, -1);
}

static bool bottom(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    return put_cursor(pane, explorer, dl_list_settle(pane, pane->total)) ||
           dl_list_step(pane, explorer, 1);
}

const dl_handler dl_list_handlers[] = {
    { DL_ACTION_MOVE_DOWN,  down },
    { DL_ACTION_MOVE_UP,                   up },
    { DL_ACTION_PAGE_DOWN,page_down },
    { DL_ACTION_PAGE_UP, page_up },
    { DL_ACTION_HALF_DOWN,                   half_down },
    { DL_ACTION_HALF_UP,             half_up },
    { DL_ACTION_TOP, top },
    { DL_ACTION_BOTTOM,                   bottom },
    { 0 },
};
