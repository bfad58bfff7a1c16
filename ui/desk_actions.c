/* What keys do to the screen: focus, layers, prompts. */
#include "ui/correct.h"
#include "ui/errands.h"
#include "ui/handlers.h"
#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/steps.h"
#include "ui/visits.h"

static bool next_pane(dl_desk *desk, int way)
{
    enum { PANES = DL_PANE_TIMELINE + 1 };
    if (desk->layer_count)
        dl_desk_focus(desk, desk->focus);
    else
        dl_desk_focus(desk, (dl_pane_id)(((int)desk->focus + way + PANES) % PANES));
    return true;
}

static bool go_next_pane(dl_desk *desk, int count)
{
    (void)count;
    return next_pane(desk, 1);
}

static bool go_previous_pane(dl_desk *desk, int count)
{
    (void)count;
    return next_pane(desk, -1);
}

static bool focus(dl_desk *desk, dl_pane_id pane)
{
    dl_desk_focus(desk, pane);
    return true;
}

static bool focus_articles(dl_desk *desk, int count)
{
    (void)count;
    return focus(desk, DL_PANE_HEADLINES);
}

static bool focus_entities(dl_desk *desk, int count)
{
    (void)count;
    return focus(desk, DL_PANE_ENTITIES);
}

static bool focus_timeline(dl_desk *desk, int count)
{
    (void)count;
    return focus(desk, DL_PANE_TIMELINE);
}

static bool maximise(dl_desk *desk, int count)
{
    (void)count;
    if (!desk->alone && desk->arrangement.count == 1) {
        dl_explorer_say(desk->explorer, "This pane fills the screen already.");
        return true;
    }
    desk->alone = !desk->alone;
    dl_desk_resize(desk, desk->size);
    return true;
}

/* Enter: in a list of articles or events, reads what is selected; in a layer, goes there
 * and closes it. */
static bool open(dl_desk *desk, int count)
{
    (void)count;
    dl_pane *pane = dl_desk_focused(desk);
    dl_explorer *explorer = desk->explorer;
    if (!desk->layer_count) {
        if (desk->focus == DL_PANE_ARTICLE || explorer->place.document == DL_NO_ID)
            return false;
        if (desk->focus == DL_PANE_TIMELINE)
            dl_explorer_choose(explorer, explorer->entry, DL_JUMP_STEP);
        dl_explorer_begin_reading(explorer);
        return focus(desk, DL_PANE_ARTICLE);
    }
    dl_target target = dl_pane_target(pane);
    if (target.kind == DL_TARGET_NONE || target.kind == DL_TARGET_TEXT ||
        target.kind == DL_TARGET_FILTER)
        return false;
    dl_explorer_go(explorer, target);
    dl_explorer_begin_reading(explorer);
    bool text = target.kind != DL_TARGET_ENTITY;
    return focus(desk, text ? DL_PANE_ARTICLE : desk->focus);
}

/* The card of the event that the reader has just stepped to, else of what the cursor is on,
 * else of the entity in focus. */
static bool card(dl_desk *desk, int count)
{
    (void)count;
    const dl_explorer *explorer = desk->explorer;
    dl_target target = dl_pane_target(dl_desk_focused(desk));
    if (target.kind != DL_TARGET_ENTITY)
        target = (dl_target){ DL_TARGET_ENTITY, explorer->place.entity, 0 };
    bool event = !desk->layer_count && (desk->focus == DL_PANE_TIMELINE
                                        || dl_explorer_is_at_event(explorer));
    if (event || (target.id == DL_NO_ID && explorer->entry < explorer->timeline.count))
        target = (dl_target){ DL_TARGET_ENTRY, 0, 0 };
    bool nothing = target.kind == DL_TARGET_ENTRY
                     ? explorer->entry >= explorer->timeline.count
                     : target.id == DL_NO_ID;
    if (nothing)
        return false;
    desk->explorer->card = target;
    dl_desk_open(desk, DL_PANE_CARD);
    return true;
}

static bool own_events(dl_desk *desk, int count)
{
    (void)count;
    return dl_explorer_toggle_own_events(desk->explorer, dl_desk_subject(desk));
}

static bool both(dl_desk *desk, int count)
{
    (void)count;
    dl_target target = dl_pane_target(dl_desk_focused(desk));
    if (target.kind != DL_TARGET_ENTITY)
        return false;
    dl_explorer_add_entity(desk->explorer, target.id);
    return focus(desk, desk->focus);
}

static bool back(dl_desk *desk, int count)
{
    if (dl_desk_close(desk))
        return true;
    if (desk->alone)
        return maximise(desk, 0);
    return dl_explorer_back(desk->explorer, count);
}

static bool quit(dl_desk *desk, int count)
{
    (void)count;
    desk->closed = true;
    return true;
}

static bool close(dl_desk *desk, int count)
{
    if (dl_desk_close(desk))
        return true;
    if (desk->alone)
        return maximise(desk, 0);
    if (desk->leaving)
        return quit(desk, count);
    desk->leaving = true;
    dl_explorer_say(desk->explorer, "q again leaves Dateline.");
    return true;
}

static bool search(dl_desk *desk, int count)
{
    (void)count;
    bool help = dl_desk_focused(desk)->kind == &dl_help_pane;
    dl_desk_ask(desk, help ? DL_PROMPT_HELP : DL_PROMPT_SEARCH);
    return true;
}

static bool filter(dl_desk *desk, int count)
{
    (void)count;
    dl_desk_ask(desk, DL_PROMPT_FILTER);
    return true;
}

static bool as_of(dl_desk *desk, int count)
{
    (void)count;
    dl_desk_ask(desk, DL_PROMPT_AS_OF);
    return true;
}

static bool command(dl_desk *desk, int count)
{
    (void)count;
    dl_desk_ask(desk, DL_PROMPT_COMMAND);
    return true;
}

static bool ask_tag(dl_desk *desk, int count)
{
    desk->asked_count = count;
    dl_desk_ask(desk, DL_PROMPT_TAG);
    return true;
}

static bool ask_pipe(dl_desk *desk, int count)
{
    (void)count;
    dl_desk_ask(desk, DL_PROMPT_PIPE);
    return true;
}

static bool ask_add(dl_desk *desk, int count)
{
    (void)count;
    dl_desk_ask(desk, DL_PROMPT_ADD);
    return true;
}

static bool open_layer(dl_desk *desk, dl_pane_id layer)
{
    dl_desk_open(desk, layer);
    return true;
}

static bool chips(dl_desk *desk, int count)
{
    (void)count;
    return open_layer(desk, DL_PANE_CHIPS);
}

static bool filters(dl_desk *desk, int count)
{
    (void)count;
    return open_layer(desk, DL_PANE_FILTERS);
}

static bool sources(dl_desk *desk, int count)
{
    (void)count;
    return open_layer(desk, DL_PANE_SOURCES);
}

static bool reports(dl_desk *desk, int count)
{
    (void)count;
    return open_layer(desk, DL_PANE_REPORTS);
}

static bool help(dl_desk *desk, int count)
{
    (void)count;
    dl_explorer_search_help(desk->explorer, DL_STR(""));
    return open_layer(desk, DL_PANE_HELP);
}

static bool redraw(dl_desk *desk, int count)
{
    (void)count;
    return desk->redraw = true;
}

const dl_desk_handler dl_desk_handlers[] = {
    { DL_ACTION_NEXT_PANE, go_next_pane },
    { DL_ACTION_PREVIOUS_PANE,                  go_previous_pane },
    { DL_ACTION_ARTICLES,focus_articles },
    { DL_ACTION_ENTITIES, focus_entities },
    { DL_ACTION_TIMELINE,                  focus_timeline },
    { DL_ACTION_MAXIMISE,     maximise },
    { DL_ACTION_OPEN, open },
    { DL_ACTION_CARD,                  card },
    { DL_ACTION_BOTH,       both },
    { DL_ACTION_OWN_EVENTS, own_events },
    { DL_ACTION_BACK,     back },
    { DL_ACTION_CLOSE,                  close },
    { DL_ACTION_QUIT,quit },
    { DL_ACTION_SEARCH,     search },
    { DL_ACTION_FILTER,                  filter },
    { DL_ACTION_AS_OF,           as_of },
    { DL_ACTION_COMMAND,    command },
    { DL_ACTION_CHIPS,                  chips },
    { DL_ACTION_FILTERS,                  filters },
    { DL_ACTION_REPORTS,   reports },
    { DL_ACTION_HELP,                  help },
    { DL_ACTION_REDRAW,redraw },
    { DL_ACTION_TAG, ask_tag },
    { DL_ACTION_NOTE, dl_desk_write_note },
    { DL_ACTION_BROWSE, dl_desk_browse },
    { DL_ACTION_COPY, dl_desk_copy },
    { DL_ACTION_QUOTE, dl_desk_quote },
    { DL_ACTION_PIPE, ask_pipe },
    { DL_ACTION_ADD, ask_add },
    { DL_ACTION_UNDO, dl_desk_undo },
    { DL_ACTION_SOURCES, sources },
    { DL_ACTION_REFRESH, dl_desk_refresh },
    { 0 },
};
