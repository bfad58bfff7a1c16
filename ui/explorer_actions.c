/* What keys do to the explorer: articles, hits, time, order. */
#include "ui/handlers.h"
#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/searches.h"
#include "ui/steps.h"

static int times(int count)
{
    return count > 0 ? count : 1;
}

static bool move_row(dl_explorer *explorer, int rows)
{
    int64_t last = (int64_t)explorer->results.count - 1;
    int64_t row = dl_explorer_row_on(explorer, rows);
    row = row < 0 ? 0 : row > last ? last : row;
    if (last >= 0 && dl_explorer_select(explorer, (size_t)row))
        return true;
    dl_explorer_say(explorer, last < 0   ? "There is no article in the list."
                              : rows < 0 ? "This is the first article of the list."
                                         : "This is the last article of the list.");
    return false;
}

static bool next_article(dl_explorer *explorer, int count)
{
    bool moved = move_row(explorer, times(count));
    if (moved)
        dl_explorer_begin_reading(explorer);
    return moved;
}

static bool previous_article(dl_explorer *explorer, int count)
{
    bool moved = move_row(explorer, -times(count));
    if (moved)
        dl_explorer_begin_reading(explorer);
    return moved;
}

static bool next_unread(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_next_unread(explorer);
}

static bool mark_list_read(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_mark_list_read(explorer);
}

static bool unread_only(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_toggle_unread(explorer);
}

static bool story(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_toggle_story(explorer);
}

static bool widen(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_widen(explorer);
}

static bool next_hit(dl_explorer *explorer, int count)
{
    return dl_explorer_next_hit(explorer, times(count));
}

static bool previous_hit(dl_explorer *explorer, int count)
{
    return dl_explorer_next_hit(explorer, -times(count));
}

static bool next_event(dl_explorer *explorer, int count)
{
    return dl_explorer_step(explorer, times(count));
}

static bool previous_event(dl_explorer *explorer, int count)
{
    return dl_explorer_step(explorer, -times(count));
}

static bool next_month(dl_explorer *explorer, int count)
{
    return dl_explorer_step_month(explorer, times(count));
}

static bool previous_month(dl_explorer *explorer, int count)
{
    return dl_explorer_step_month(explorer, -times(count));
}

static bool zoom_in(dl_explorer *explorer, int count)
{
    return dl_explorer_zoom(explorer, times(count));
}

static bool zoom_out(dl_explorer *explorer, int count)
{
    return dl_explorer_zoom(explorer, -times(count));
}

static bool reference(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_show_reference(explorer);
}

static bool all_events(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_show_all_events(explorer);
}

static bool scope(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_next_scope(explorer);
}

static bool filters_switch(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_switch_filters(explorer);
}

static bool sort_newest(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_NEWEST);
}

static bool sort_best(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_BEST);
}

static bool sort_oldest(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_OLDEST);
}

static bool sort_title(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_TITLE);
}

static bool sort_source(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_SOURCE);
}

static bool sort_language(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_LANGUAGE);
}

static bool sort_entities(dl_explorer *explorer, int count)
{
    (void)count;
    return dl_explorer_sort(explorer, DL_SORT_ENTITIES);
}

const dl_explorer_handler dl_explorer_handlers[] = {
    { DL_ACTION_NEXT_ARTICLE,    next_article },
    { DL_ACTION_PREVIOUS_ARTICLE,                        previous_article },
    { DL_ACTION_NEXT_UNREAD,next_unread },
    { DL_ACTION_MARK, dl_explorer_toggle_read },
    { DL_ACTION_STAR, dl_explorer_toggle_star },
    { DL_ACTION_MARK_LIST, mark_list_read },
    { DL_ACTION_UNREAD_ONLY, unread_only },
    { DL_ACTION_STORY, story },
    { DL_ACTION_WIDEN, widen },
    { DL_ACTION_NEXT_HIT,    next_hit },
    { DL_ACTION_PREVIOUS_HIT,                        previous_hit },
    { DL_ACTION_NEXT_EVENT,              next_event },
    { DL_ACTION_PREVIOUS_EVENT,   previous_event },
    { DL_ACTION_NEXT_MONTH,                        next_month },
    { DL_ACTION_PREVIOUS_MONTH,  previous_month },
    { DL_ACTION_ZOOM_IN, zoom_in },
    { DL_ACTION_ZOOM_OUT,                        zoom_out },
    { DL_ACTION_REFERENCE,reference },
    { DL_ACTION_ALL_EVENTS, all_events },
    { DL_ACTION_SCOPE,                        scope },
    { DL_ACTION_FILTERS_SWITCH,                  filters_switch },
    { DL_ACTION_HISTORY_BACK,       dl_explorer_back },
    { DL_ACTION_HISTORY_FORWARD,                        dl_explorer_forward },
    { DL_ACTION_SORT_NEWEST,                         sort_newest },
    { DL_ACTION_SORT_BEST, sort_best },
    { DL_ACTION_SORT_OLDEST,     sort_oldest },
    { DL_ACTION_SORT_TITLE,                        sort_title },
    { DL_ACTION_SORT_SOURCE,sort_source },
    { DL_ACTION_SORT_LANGUAGE, sort_language },
    { DL_ACTION_SORT_ENTITIES,                        sort_entities },
    { 0 },
};
