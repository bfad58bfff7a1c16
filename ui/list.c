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

static bool page_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, page(pane, count));
}

static bool page_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, -page(pane, count));
}

static bool half_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, (page(pane, count) + 1) / 2);
}

static bool half_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return dl_list_step(pane, explorer, -(page(pane, count) + 1) / 2);
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
