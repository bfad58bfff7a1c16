/* Panes on the screen: focus and frames. dispatch.c finds out what a key does. */
#include "ui/desk.h"
#include "ui/listing.h"
#include "ui/steps.h"

#include "ui/describe.h"

static const dl_pane_kind *const kinds[DL_PANE_COUNT] = {
    [DL_PANE_HEADLINES] = &dl_headlines_pane, [DL_PANE_ARTICLE] = &dl_article_pane,
    [DL_PANE_ENTITIES] = &dl_entities_pane,   [DL_PANE_TIMELINE] = &dl_timeline_pane,
    [DL_PANE_STATUS] = &dl_status_pane,       [DL_PANE_SEARCH] = &dl_search_pane,
    [DL_PANE_CARD] = &dl_card_pane,           [DL_PANE_CHIPS] = &dl_chips_pane,
    [DL_PANE_SOURCES] = &dl_sources_pane,   [DL_PANE_FILTERS] = &dl_filters_pane,     [DL_PANE_REPORTS] = &dl_reports_pane,
    [DL_PANE_HELP] = &dl_help_pane,
};

void dl_desk_init(dl_desk *desk, dl_explorer *explorer)
{
    *desk = (dl_desk){ .explorer = explorer };
    for (int i = 0; i < DL_PANE_COUNT; i++)
        desk->panes[i] = (dl_pane){ .kind = kinds[i], .stale = true };
    desk->recent[DL_PANE_HEADLINES] = ++desk->clock;
    dl_desk_resize(desk, (dl_size){ 24, 80 });
}

void dl_desk_release(dl_desk *desk)
{
    for (int i = 0; i < DL_PANE_COUNT; i++)
        dl_pane_release(&desk->panes[i]);
    dl_prompt_release(&desk->prompt);
    dl_arena_release(&desk->errand.arena);
    dl_arena_release(&desk->arena);
    dl_arena_release(&desk->texts);
    *desk = (dl_desk){ 0 };
}

static void arrange(dl_desk *desk)
{
    desk->arrangement =
        dl_layout_arrange(desk->size, desk->focus, desk->recent, desk->alone,
                          dl_explorer_is_narrowed(desk->explorer));
}

void dl_desk_resize(dl_desk *desk, dl_size size)
{
    desk->size.rows = size.rows < 1 ? 1 : size.rows;
    desk->size.columns = size.columns < 1 ? 1 : size.columns;
    arrange(desk);
}

void dl_desk_focus(dl_desk *desk, dl_pane_id pane)
{
    desk->layer_count = 0;
    desk->focus = pane;
    desk->recent[pane] = ++desk->clock;
    if (pane == DL_PANE_ENTITIES)
        dl_explorer_leave_event(desk->explorer);
    arrange(desk);
}

static void draw_frame(dl_desk *desk, dl_canvas *canvas, dl_spot spot)
{
    bool focused = &desk->panes[spot.pane] == dl_desk_focused(desk);
    dl_canvas_frame(canvas, spot.frame, focused ? DL_INK_FRAME_FOCUS : DL_INK_FRAME);
}

static void draw_title(dl_desk *desk, dl_canvas *canvas, dl_spot spot)
{
    const dl_pane *pane = &desk->panes[spot.pane];
    bool focused = pane == dl_desk_focused(desk);
    dl_rect frame = spot.frame;
    if (frame.columns < 8)
        return;
    dl_canvas view = dl_canvas_view(
        canvas, (dl_rect){ frame.row, frame.column + 1, 1, frame.columns - 2 });
    dl_style title = focused ? DL_INK_ACCENT | DL_MARK_TITLE : DL_INK_HEADING;
    dl_canvas_text(&view, 0, 0, 1, DL_STR(" "), title);
    int end = dl_canvas_fit(&view, 0, 1, view.size.columns - 2, pane->title, title);
    dl_canvas_text(&view, 0, end, 1, DL_STR(" "), title);
}

static void prepare_pane(dl_desk *desk, dl_spot spot)
{
    dl_pane *pane = &desk->panes[spot.pane];
    dl_size size = { spot.inside.rows, spot.inside.columns };
    pane->stale =
        pane->stale || pane->size.rows != size.rows || pane->size.columns != size.columns;
    pane->size = size;
    pane->focused = pane == dl_desk_focused(desk);
    dl_pane_refresh(pane, desk->explorer);
}

/* While the reader runs through the list, the panes that follow it wait until he stops: a
 * page of text for every row that goes by is more than an eye, or a slow line, can take. */
static bool waits(const dl_desk *desk, dl_spot spot)
{
    const dl_pane *pane = &desk->panes[spot.pane];
    bool follows = spot.pane == DL_PANE_ARTICLE || spot.pane == DL_PANE_ENTITIES ||
                   spot.pane == DL_PANE_TIMELINE;
    return follows && desk->focus == DL_PANE_HEADLINES && !desk->layer_count &&
           dl_desk_calm(desk) > 0 && pane->prepared_at && !pane->stale &&
           pane->size.rows == spot.inside.rows && pane->size.columns == spot.inside.columns;
}

int dl_desk_calm(const dl_desk *desk)
{
    enum { PAUSE = 80 }; /* milliseconds; a key that repeats comes every 30 */
    const dl_explorer *explorer = desk->explorer;
    int64_t left = explorer->browsed_at + PAUSE - explorer->now;
    return explorer->browsed_at && left > 0 ? (int)left : 0;
}

static void draw_pane(dl_desk *desk, dl_canvas *canvas, dl_spot spot)
{
    dl_pane *pane = &desk->panes[spot.pane];
    dl_canvas view = dl_canvas_view(canvas, spot.inside);
    if (!waits(desk, spot))
        prepare_pane(desk, spot);
    dl_canvas_clear(&view);
    dl_pane_render(pane, &view);
    if (!pane->focused)
        return;
    dl_pane_cursor(pane, &desk->cursor_row, &desk->cursor_column);
    desk->cursor_row += spot.inside.row;
    desk->cursor_column += spot.inside.column;
}

/* With one pane at a time, the top line names all four; a layer has it for itself. */
static void draw_tabs(dl_desk *desk, dl_canvas *canvas)
{
    dl_canvas view = dl_canvas_view(canvas, desk->arrangement.status);
    const dl_explorer *explorer = desk->explorer;
    int columns = view.size.columns;
    if (desk->layer_count) {
        dl_canvas_fit(&view, 0, 0, columns, dl_desk_focused(desk)->title,
                      DL_INK_ACCENT | DL_MARK_TITLE);
        return;
    }
    int column = 0;
    for (int i = DL_PANE_HEADLINES; i <= DL_PANE_TIMELINE; i++) {
        dl_style style =
            desk->focus == (dl_pane_id)i ? DL_INK_ACCENT | DL_MARK_TITLE : DL_INK_FAINT;
        column = dl_canvas_text(&view, 0, column, columns, dl_str_from(kinds[i]->title), style);
        column++;
    }
    dl_str place = dl_describe_row(explorer, &desk->arena);
    if (desk->focus == DL_PANE_TIMELINE && explorer->entry < explorer->timeline.count)
        place = dl_str_format(&desk->arena, "%zu/%zu", explorer->entry + 1,
                              explorer->timeline.count);
    int needed = dl_glyph_columns(place, columns);
    if (column + needed <= columns)
        dl_canvas_text(&view, 0, columns - needed, needed, place, DL_INK_FAINT);
}

/* The smallest screen: the title, and how much of all is listed. */
static void draw_title_line(dl_desk *desk, dl_canvas *canvas)
{
    const dl_explorer *explorer = desk->explorer;
    dl_canvas view = dl_canvas_view(canvas, desk->arrangement.status);
    int columns = view.size.columns;
    int tail = 0;
    if (dl_explorer_is_narrowed(explorer)) {
        dl_str of = dl_str_format(&desk->arena, "%zu of %u", explorer->results.count,
                                  dl_corpus_documents(explorer->corpus));
        tail = dl_glyph_columns(of, columns);
        tail = tail < columns / 2 ? tail : 0;
        dl_canvas_text(&view, 0, columns - tail, tail, of, DL_INK_ACCENT);
    }
    dl_canvas_fit(&view, 0, 0, columns - (tail ? tail + 1 : 0),
                  dl_desk_focused(desk)->title, DL_INK_ACCENT | DL_MARK_TITLE);
}

static void draw_top(dl_desk *desk, dl_canvas *canvas)
{
    const dl_arrangement *arrangement = &desk->arrangement;
    dl_spot status = { .pane = DL_PANE_STATUS, .inside = arrangement->status };
    if (arrangement->tabs)
        draw_tabs(desk, canvas);
    else if (arrangement->framed)
        draw_pane(desk, canvas, status);
    else if (arrangement->status.rows)
        draw_title_line(desk, canvas);
    if (arrangement->chips.rows) {
        status.inside = arrangement->chips;
        draw_pane(desk, canvas, status);
    }
}

/* The layer that is open, and where; false if there is none. */
static bool top_layer(const dl_desk *desk, dl_spot *spot)
{
    if (!desk->layer_count)
        return false;
    dl_pane_id layer = desk->layers[desk->layer_count - 1];
    *spot = kinds[layer]->tall ? desk->arrangement.tall : desk->arrangement.layer;
    spot->pane = layer;
    return true;
}

/* Frames share their sides: first all lines, the focused ones last, then all titles. */
static void draw_frames(dl_desk *desk, dl_canvas *canvas, const dl_spot *spots,
                        size_t count)
{
    for (int focused = 0; focused < 2; focused++)
        for (size_t i = 0; i < count; i++)
            if ((&desk->panes[spots[i].pane] == dl_desk_focused(desk)) == (focused == 1))
                draw_frame(desk, canvas, spots[i]);
    for (size_t i = 0; i < count; i++)
        draw_title(desk, canvas, spots[i]);
}

/* Panes that a layer covers are left out. */
static size_t list_spots(const dl_desk *desk, dl_spot spots[DL_SPOTS + 1])
{
    dl_spot layer = { 0 };
    size_t count = 0;
    bool layered = top_layer(desk, &layer);
    int bottom = layered ? layer.frame.row + layer.frame.rows : 0;
    for (size_t i = 0; i < desk->arrangement.count; i++) {
        dl_rect frame = desk->arrangement.spots[i].frame;
        if (frame.row + frame.rows > bottom)
            spots[count++] = desk->arrangement.spots[i];
    }
    if (layered)
        spots[count++] = layer;
    return count;
}

void dl_desk_prepare(dl_desk *desk)
{
    dl_spot spots[DL_SPOTS + 1];
    dl_explorer_find_draft(desk->explorer);
    arrange(desk);
    size_t count = list_spots(desk, spots);
    for (size_t i = 0; i < count; i++)
        if (&desk->panes[spots[i].pane] == dl_desk_focused(desk))
            prepare_pane(desk, spots[i]);
}

void dl_desk_draw(dl_desk *desk, dl_canvas *canvas)
{
    dl_arena_reset(&desk->arena);
    dl_explorer_find_draft(desk->explorer);
    dl_canvas_clear(canvas);
    desk->cursor_row = desk->cursor_column = 0;
    arrange(desk); /* what narrows the list may need a line */
    dl_spot spots[DL_SPOTS + 1];
    size_t count = list_spots(desk, spots);
    for (size_t i = 0; i < count; i++)
        draw_pane(desk, canvas, spots[i]);
    if (desk->arrangement.framed)
        draw_frames(desk, canvas, spots, count);
    draw_top(desk, canvas);
    dl_desk_draw_bottom(desk, canvas);
}
