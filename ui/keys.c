#include "ui/keys.h"

#include <stdio.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"

/* Tab is C-i to a terminal, so forward through history is C-p, beside C-o; Alt with the
 * arrows does the same as in a browser. C-f turns the page, as in vi; all filters go off
 * and on with %, as in tig. */
const dl_binding dl_keys_everywhere[] = {
    { "A", DL_ACTION_ADD, "add articles", NULL },
    { "Esc", DL_ACTION_BACK, "back", NULL },
    { "n", DL_ACTION_NEXT_HIT, "next hit", NULL },
    { "/", DL_ACTION_SEARCH, "search", NULL },
    { "]", DL_ACTION_NEXT_EVENT, "next event", NULL },
    { "i", DL_ACTION_CARD, "card", NULL },
    { "[", DL_ACTION_PREVIOUS_EVENT, NULL, NULL },
    { "Tab", DL_ACTION_NEXT_PANE, "pane", NULL },
    { "?", DL_ACTION_HELP, "help", NULL },
    { "N", DL_ACTION_PREVIOUS_HIT, NULL, NULL },
    { "j", DL_ACTION_MOVE_DOWN, NULL, NULL },
    { "Down", DL_ACTION_MOVE_DOWN, NULL, NULL },
    { "k", DL_ACTION_MOVE_UP, NULL, NULL },
    { "Up", DL_ACTION_MOVE_UP, NULL, NULL },
    { "Space", DL_ACTION_PAGE_DOWN, NULL, NULL },
    { "PgDn", DL_ACTION_PAGE_DOWN, NULL, NULL },
    { "C-f", DL_ACTION_PAGE_DOWN, NULL, NULL },
    { "b", DL_ACTION_PAGE_UP, NULL, NULL },
    { "PgUp", DL_ACTION_PAGE_UP, NULL, NULL },
    { "C-b", DL_ACTION_PAGE_UP, NULL, NULL },
    { "C-d", DL_ACTION_HALF_DOWN, NULL, NULL },
    { "C-u", DL_ACTION_HALF_UP, NULL, NULL },
    { "g", DL_ACTION_TOP, NULL, NULL },
    { "Home", DL_ACTION_TOP, NULL, NULL },
    { "G", DL_ACTION_BOTTOM, NULL, NULL },
    { "End", DL_ACTION_BOTTOM, NULL, NULL },
    { "Enter", DL_ACTION_OPEN, NULL, NULL },
    { "l", DL_ACTION_NEXT_PANE, NULL, NULL },
    { "Right", DL_ACTION_NEXT_PANE, NULL, NULL },
    { "S-Tab", DL_ACTION_PREVIOUS_PANE, NULL, NULL },
    { "Backspace", DL_ACTION_BACK, NULL, NULL },
    { "h", DL_ACTION_BACK, NULL, NULL },
    { "Left", DL_ACTION_BACK, NULL, NULL },
    { "F2", DL_ACTION_ARTICLES, NULL, NULL },
    { "F3", DL_ACTION_ENTITIES, NULL, NULL },
    { "F4", DL_ACTION_TIMELINE, NULL, NULL },
    { "O", DL_ACTION_MAXIMISE, NULL, NULL },
    { "J", DL_ACTION_NEXT_ARTICLE, NULL, NULL },
    { "K", DL_ACTION_PREVIOUS_ARTICLE, NULL, NULL },
    { "u", DL_ACTION_NEXT_UNREAD, NULL, NULL },
    { "m", DL_ACTION_MARK, NULL, NULL },
    { "M", DL_ACTION_MARK_LIST, NULL, NULL },
    { "*", DL_ACTION_STAR, NULL, NULL },
    { "t", DL_ACTION_TAG, NULL, NULL },
    { "a", DL_ACTION_NOTE, NULL, NULL },
    { "H", DL_ACTION_UNREAD_ONLY, NULL, NULL },
    { "=", DL_ACTION_STORY, NULL, NULL },
    { "U", DL_ACTION_UNDO, NULL, NULL },
    { "o", DL_ACTION_BROWSE, NULL, NULL },
    { "y", DL_ACTION_COPY, NULL, NULL },
    { "Y", DL_ACTION_QUOTE, NULL, NULL },
    { "|", DL_ACTION_PIPE, NULL, NULL },
    { "R", DL_ACTION_REFRESH, NULL, NULL },
    { "F5", DL_ACTION_REFRESH, NULL, NULL },
    { "}", DL_ACTION_NEXT_MONTH, NULL, NULL },
    { "{", DL_ACTION_PREVIOUS_MONTH, NULL, NULL },
    { "z", DL_ACTION_ZOOM_IN, NULL, NULL },
    { "+", DL_ACTION_ZOOM_IN, NULL, NULL },
    { "Z", DL_ACTION_ZOOM_OUT, NULL, NULL },
    { "-", DL_ACTION_ZOOM_OUT, NULL, NULL },
    { "r", DL_ACTION_REFERENCE, NULL, NULL },
    { "v", DL_ACTION_ALL_EVENTS, NULL, NULL },
    { "E", DL_ACTION_OWN_EVENTS, NULL, NULL },
    { "@", DL_ACTION_AS_OF, "as of", NULL },
    { "c", DL_ACTION_CHIPS, "chips", NULL },
    { "e", DL_ACTION_SCOPE, NULL, NULL },
    { "f", DL_ACTION_FILTER, "filter", NULL },
    { "F", DL_ACTION_FILTERS, NULL, NULL },
    { "%", DL_ACTION_FILTERS_SWITCH, NULL, NULL },
    { "x", DL_ACTION_WIDEN, NULL, NULL },
    { "S", DL_ACTION_SOURCES, NULL, NULL },
    { "s n", DL_ACTION_SORT_NEWEST, "newest", NULL },
    { "s b", DL_ACTION_SORT_BEST, "best", NULL },
    { "s o", DL_ACTION_SORT_OLDEST, "oldest", NULL },
    { "s t", DL_ACTION_SORT_TITLE, "title", NULL },
    { "s s", DL_ACTION_SORT_SOURCE, "source", NULL },
    { "s l", DL_ACTION_SORT_LANGUAGE, "language", NULL },
    { "s e", DL_ACTION_SORT_ENTITIES, "names", NULL },
    { "C-o", DL_ACTION_HISTORY_BACK, NULL, NULL },
    { "M-Left", DL_ACTION_HISTORY_BACK, NULL, NULL },
    { "C-p", DL_ACTION_HISTORY_FORWARD, NULL, NULL },
    { "M-Right", DL_ACTION_HISTORY_FORWARD, NULL, NULL },
    { ":", DL_ACTION_COMMAND, NULL, NULL },
    { "!", DL_ACTION_REPORTS, NULL, NULL },
    { "C-l", DL_ACTION_REDRAW, NULL, NULL },
    { "F1", DL_ACTION_HELP, NULL, NULL },
    { "q", DL_ACTION_CLOSE, NULL, NULL },
    { "Q", DL_ACTION_QUIT, NULL, NULL },
    { 0 },
};

const dl_binding dl_keys_prompt[] = {
    { "Enter", DL_ACTION_PROMPT_ACCEPT, "go", NULL },
    { "Esc", DL_ACTION_PROMPT_CANCEL, "cancel", NULL },
    { "C-g", DL_ACTION_PROMPT_CANCEL, NULL, NULL },
    { "Down", DL_ACTION_PROMPT_NEXT, "choose", NULL },
    { "C-n", DL_ACTION_PROMPT_NEXT, NULL, NULL },
    { "Up", DL_ACTION_PROMPT_PREVIOUS, NULL, NULL },
    { "C-p", DL_ACTION_PROMPT_PREVIOUS, NULL, NULL },
    { "Tab", DL_ACTION_PROMPT_COMPLETE, "complete", NULL },
    { "Left", DL_ACTION_PROMPT_LEFT, NULL, NULL },
    { "C-b", DL_ACTION_PROMPT_LEFT, NULL, NULL },
    { "Right", DL_ACTION_PROMPT_RIGHT, NULL, NULL },
    { "C-f", DL_ACTION_PROMPT_RIGHT, NULL, NULL },
    { "Home", DL_ACTION_PROMPT_START, NULL, NULL },
    { "C-a", DL_ACTION_PROMPT_START, NULL, NULL },
    { "End", DL_ACTION_PROMPT_END, NULL, NULL },
    { "C-e", DL_ACTION_PROMPT_END, NULL, NULL },
    { "Backspace", DL_ACTION_PROMPT_ERASE, NULL, NULL },
    { "Delete", DL_ACTION_PROMPT_DELETE, NULL, NULL },
    { "C-d", DL_ACTION_PROMPT_DELETE, NULL, NULL },
    { "C-w", DL_ACTION_PROMPT_ERASE_WORD, NULL, NULL },
    { "C-u", DL_ACTION_PROMPT_ERASE_START, NULL, NULL },
    { "C-k", DL_ACTION_PROMPT_ERASE_END, NULL, NULL },
    { 0 },
};

dl_action dl_keys_find(const dl_binding *keys, const char *key)
{
    for (; keys && keys->key; keys++)
        if (!strcmp(keys->key, key))
            return keys->action;
    return DL_ACTION_NONE;
}

bool dl_keys_continue(const dl_binding *keys, const char *key)
{
    size_t length = strlen(key);
    for (; keys && keys->key; keys++)
        if (!strncmp(keys->key, key, length) && keys->key[length] == ' '
            && keys->key[length + 1])
            return true;
    return false;
}

bool dl_key_base(const char *key, char base[DL_KEY_TEXT])
{
    dl_str text = dl_str_from(key);
    size_t at = 0;
    uint32_t point = text.len ? dl_utf8_next(text, &at) : 0;
    if (point < 0x80 || at != text.len)
        return false;
    dl_buf folded = { 0 };
    dl_utf8_fold_loose(text, &folded);
    bool letter = folded.count == 1 && folded.items[0] > ' ' && folded.items[0] < 0x7F;
    if (letter) {
        bool upper = dl_point_classify(point) == DL_POINT_UPPER && folded.items[0] >= 'a'
                  && folded.items[0] <= 'z';
        char c = upper ? (char)(folded.items[0] - 'a' + 'A') : folded.items[0];
        snprintf(base, DL_KEY_TEXT, "%c", c);
    }
    dl_buf_release(&folded);
    return letter;
}

static const struct {
    const char *name, *help;
} actions[DL_ACTION_COUNT] = {
    [DL_ACTION_NONE] = { "", "" },
#define X(id, name, help) [DL_ACTION_##id] = { name, help },
    DL_ACTIONS(X)
#undef X
};

const char *dl_action_name(dl_action action)
{
    return action < DL_ACTION_COUNT ? actions[action].name : "";
}

const char *dl_action_help(dl_action action)
{
    return action < DL_ACTION_COUNT ? actions[action].help : "";
}

dl_action dl_action_of_name(dl_str name)
{
    for (int i = DL_ACTION_NONE + 1; i < DL_ACTION_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(actions[i].name)))
            return (dl_action)i;
    return DL_ACTION_NONE;
}
