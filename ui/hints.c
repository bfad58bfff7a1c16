/* The bottom line: the prompt, else a message, else the keys that help here. Hints come
 * from the key tables; one that does not fit is left out as a whole. */
#include <string.h>

#include "ui/errands.h"
#include "ui/steps.h"

static const dl_error *search_error(const dl_desk *desk)
{
    const dl_draft *draft = &desk->explorer->draft;
    return desk->prompt.kind == DL_PROMPT_SEARCH && draft->error.kind ? &draft->error
                                                                      : NULL;
}

/* Marks where the query stops making sense; the text is shown from `start` on. */
static void draw_error(const dl_desk *desk, dl_canvas *view, int column, size_t start)
{
    const dl_error *error = search_error(desk);
    dl_str text = dl_prompt_text(&desk->prompt);
    size_t at = error ? error->offset : 0;
    while (error && at < text.len && text.ptr[at] == ' ')
        at++;
    if (!error || at < start)
        return;
    int columns = view->size.columns;
    column += dl_glyph_columns(dl_str_slice(text, start, at), columns);
    if (column < columns)
        dl_canvas_ink(view, (dl_rect){ 0, column, 1, columns - column }, DL_INK_WARNING);
}

static void draw_prompt(dl_desk *desk, dl_canvas *view)
{
    const dl_prompt *prompt = &desk->prompt;
    dl_str question = dl_str_from(dl_desk_question(desk));
    int columns = view->size.columns;
    int column = dl_canvas_fit(view, 0, 0, columns / 2, question, DL_INK_ACCENT);
    /* What stands before the caret must be seen: cut the start of a long text. */
    dl_str text = dl_prompt_text(prompt);
    size_t start = 0;
    while (start < prompt->caret &&
           dl_glyph_columns(dl_str_slice(text, start, prompt->caret), columns) >=
               columns - column)
        dl_glyph_next(text, &start);
    dl_canvas_text(view, 0, column, columns - column, dl_str_slice(text, start, text.len),
                   DL_INK_TEXT);
    draw_error(desk, view, column, start);
    desk->cursor_row = desk->arrangement.hints.row;
    desk->cursor_column =
        column + dl_glyph_columns(dl_str_slice(text, start, prompt->caret), columns);
}

static int draw_hint(dl_canvas *view, int column, const char *key, const char *hint)
{
    dl_str name = dl_str_from(key);
    dl_str text = dl_str_from(hint);
    int columns = view->size.columns;
    int needed =
        2 + dl_glyph_columns(name, columns) + 1 + dl_glyph_columns(text, columns);
    if (column + needed > columns)
        return column;
    column =
        dl_canvas_text(view, 0, column + (column ? 2 : 1), columns, name, DL_INK_ACCENT);
    return dl_canvas_text(view, 0, column + 1, columns, text, DL_INK_FAINT);
}

/* What can be done without any article. */
static bool is_for_none(const dl_desk *desk, dl_action action)
{
    const dl_explorer *explorer = desk->explorer;
    switch (action) {
    case DL_ACTION_ADD:
    case DL_ACTION_NEXT_PANE:
    case DL_ACTION_HELP:
    case DL_ACTION_AS_OF:
    case DL_ACTION_CHIPS:
    case DL_ACTION_REFERENCE:
        return true;
    case DL_ACTION_BACK:
        return desk->alone;
    case DL_ACTION_NEXT_EVENT:
    case DL_ACTION_ZOOM_IN:
        return explorer->timeline.count;
    case DL_ACTION_CARD:
        return explorer->timeline.count && desk->focus == DL_PANE_TIMELINE;
    default:
        return false;
    }
}

static bool is_for_panes(const dl_desk *desk, dl_action action)
{
    const dl_explorer *explorer = desk->explorer;
    bool entities = desk->focus == DL_PANE_ENTITIES;
    switch (action) {
    case DL_ACTION_WIDEN:
        return !explorer->results.count;
    case DL_ACTION_OPEN:
    case DL_ACTION_NEXT_UNREAD:
    case DL_ACTION_MARK:
        return explorer->results.count || desk->focus != DL_PANE_HEADLINES;
    case DL_ACTION_CARD:
        return entities || desk->focus == DL_PANE_TIMELINE ||
               explorer->place.entity != DL_NO_ID || dl_explorer_is_at_event(explorer);
    case DL_ACTION_OWN_EVENTS:
        return entities || explorer->place.entity != DL_NO_ID;
    case DL_ACTION_BACK:
        return desk->alone || explorer->past.count;
    default:
        return true;
    }
}

/* Hints for what cannot be done now would only take room. */
static bool is_of_use(const dl_desk *desk, dl_action action)
{
    const dl_explorer *explorer = desk->explorer;
    dl_pane_id layer =
        desk->layer_count ? desk->layers[desk->layer_count - 1] : DL_PANE_COUNT;
    if (!desk->layer_count && !dl_corpus_documents(explorer->corpus))
        return is_for_none(desk, action);
    switch (action) {
    case DL_ACTION_ADD:
        return false;
    case DL_ACTION_NEXT_EVENT:
        return explorer->timeline.count;
    case DL_ACTION_NEXT_HIT:
        return explorer->place.entity != DL_NO_ID || explorer->words;
    case DL_ACTION_HELP:
        return layer != DL_PANE_HELP;
    case DL_ACTION_CARD:
        return desk->layer_count ? layer == DL_PANE_CARD : is_for_panes(desk, action);
    default:
        return desk->layer_count || is_for_panes(desk, action);
    }
}

static int draw_hints_of(const dl_desk *desk, dl_canvas *view, int column,
                         const dl_binding *keys, const dl_binding *shown)
{
    const char *pending = desk->pending;
    size_t length = strlen(pending);
    for (; keys && keys->key; keys++) {
        bool fits = length
                        ? !strncmp(keys->key, pending, length) && keys->key[length] == ' '
                        : !strchr(keys->key, ' ');
        if (keys->hint && fits && !dl_keys_find(shown, keys->key)
            && is_of_use(desk, keys->action))
            column = draw_hint(view, column, keys->key + (length ? length + 1 : 0),
                               keys->hint);
    }
    return column;
}

static void draw_hints(dl_desk *desk, dl_canvas *view)
{
    const dl_binding *keys = dl_desk_focused(desk)->kind->keys;
    int column = 0;
    if (desk->count)
        column =
            dl_canvas_text(view, 0, 1, view->size.columns,
                           dl_str_format(&desk->arena, "%d", desk->count), DL_INK_ACCENT);
    dl_str address = desk->count ? dl_desk_address(desk, desk->count) : DL_STR("");
    if (address.len) { /* the number may be that of a link */
        column = dl_canvas_text(view, 0, column, view->size.columns,
                                DL_STR("  o opens, y copies "), DL_INK_FAINT);
        dl_canvas_fit(view, 0, column, view->size.columns - column, address, DL_INK_TEXT);
        return;
    }
    column = draw_hints_of(desk, view, column, keys, NULL);
    draw_hints_of(desk, view, column, dl_keys_everywhere, keys);
}

/* What is wrong with the text stands in the row above it. */
static void draw_complaint(const dl_desk *desk, dl_canvas *canvas, dl_rect prompt)
{
    const dl_error *error = search_error(desk);
    const char *complaint = error ? error->message : desk->explorer->message;
    if (!complaint[0] || prompt.row == 0)
        return;
    prompt.row--;
    dl_canvas view = dl_canvas_view(canvas, prompt);
    dl_canvas_clear(&view);
    dl_canvas_fit(&view, 0, view.size.columns > 30 ? 1 : 0, view.size.columns,
                  dl_str_from(complaint), DL_INK_WARNING);
}

void dl_desk_draw_bottom(dl_desk *desk, dl_canvas *canvas)
{
    const char *message = desk->explorer->message;
    dl_rect place = desk->arrangement.hints;
    bool line = place.rows > 0;
    if (!line) { /* a screen of one line: the prompt and messages need it */
        if (!desk->prompt.kind && !message[0])
            return;
        place = (dl_rect){ desk->size.rows - 1, 0, 1, desk->size.columns };
    }
    dl_canvas view = dl_canvas_view(canvas, place);
    dl_canvas_clear(&view);
    if (desk->prompt.kind) {
        draw_prompt(desk, &view);
        draw_complaint(desk, canvas, place);
    } else if (message[0]) {
        dl_canvas_fit(&view, 0, view.size.columns > 30 ? 1 : 0, view.size.columns,
                      dl_str_from(message), DL_INK_TEXT | DL_MARK_STRONG);
    } else {
        draw_hints(desk, &view);
    }
}
