/* Keys while a prompt is open, and what each kind does with its text when it is taken. */
#include <string.h>

#include "ui/errands.h"
#include "ui/listing.h"
#include "ui/marks.h"

static bool search_taken(dl_desk *desk)
{
    dl_target target = dl_pane_target(&desk->panes[DL_PANE_SEARCH]);
    if (desk->explorer->draft.error.kind)
        return false; /* what is shown answers an earlier text */
    if (!dl_str_trim(dl_prompt_text(&desk->prompt)).len)
        return true; /* nothing was asked, and nothing changes */
    if (target.kind == DL_TARGET_NONE && desk->explorer->draft.suggestion.len) {
        dl_prompt_set(&desk->prompt, desk->explorer->draft.suggestion);
        dl_desk_follow_prompt(desk);
    } else if (target.kind == DL_TARGET_NONE) {
        dl_explorer_say(desk->explorer, "Nothing answers this; Esc goes back.");
    }
    if (target.kind == DL_TARGET_NONE)
        return false;
    dl_explorer_take(desk->explorer, target);
    dl_desk_focus(desk,
                  target.kind == DL_TARGET_DOCUMENT || target.kind == DL_TARGET_EVENT
                      ? DL_PANE_ARTICLE
                      : DL_PANE_HEADLINES);
    dl_explorer_begin_reading(desk->explorer);
    return true;
}

static bool help_taken(dl_desk *desk)
{
    (void)desk;
    return true;
}

static bool filter_taken(dl_desk *desk)
{
    dl_error error = { 0 };
    dl_str text = dl_str_trim(dl_prompt_text(&desk->prompt));
    if (dl_explorer_add_filter(desk->explorer, text, &error))
        return true;
    dl_explorer_say(desk->explorer, "%s", error.message);
    desk->prompt.caret =
        error.offset < desk->prompt.length ? error.offset : desk->prompt.length;
    return false;
}

static bool as_of_taken(dl_desk *desk)
{
    dl_str text = dl_str_trim(dl_prompt_text(&desk->prompt));
    dl_date date = dl_date_parse(text);
    if (text.len && !dl_date_is_set(date)) {
        dl_explorer_say(desk->explorer,
                        "A day looks like 2023-10-17, a month like 2023-10.");
        return false;
    }
    int32_t day = text.len ? date.last : DL_ALWAYS;
    if (dl_explorer_pin(desk->explorer, day))
        dl_explorer_say(
            desk->explorer,
            text.len ? "Everything is as it was known on %.*s; @ and an empty line end "
                       "that."
                     : "Everything is shown again.%.*s",
            DL_STR_ARGS(text));
    return true;
}

static bool command_taken(dl_desk *desk)
{
    dl_str line = dl_str_copy(&desk->texts, dl_str_trim(dl_prompt_text(&desk->prompt)));
    desk->prompt.kind = DL_PROMPT_CLOSED; /* a command may open another prompt */
    dl_desk_command(desk, line);
    return true;
}

static bool tag_taken(dl_desk *desk)
{
    dl_str text = dl_str_trim(dl_prompt_text(&desk->prompt));
    if (text.len)
        dl_explorer_tag(desk->explorer, text, desk->asked_count);
    return true;
}

static bool note_taken(dl_desk *desk)
{
    dl_explorer_note(desk->explorer, desk->explorer->place.document,
                     dl_prompt_text(&desk->prompt));
    return true;
}

static bool pipe_taken(dl_desk *desk)
{
    dl_str text = dl_str_trim(dl_prompt_text(&desk->prompt));
    if (text.len)
        dl_desk_pipe(desk, text);
    return true;
}

static bool add_taken(dl_desk *desk)
{
    dl_str text = dl_str_trim(dl_prompt_text(&desk->prompt));
    return !text.len || dl_desk_add(desk, text);
}

/* False: stay open. */
static bool (*const takes[DL_PROMPT_COUNT])(dl_desk *desk) = {
    [DL_PROMPT_SEARCH] = search_taken,   [DL_PROMPT_HELP] = help_taken,
    [DL_PROMPT_FILTER] = filter_taken,   [DL_PROMPT_AS_OF] = as_of_taken,
    [DL_PROMPT_COMMAND] = command_taken, [DL_PROMPT_TAG] = tag_taken,
    [DL_PROMPT_NOTE] = note_taken,       [DL_PROMPT_ADD] = add_taken,
    [DL_PROMPT_PIPE] = pipe_taken,
};

static void take(dl_desk *desk)
{
    dl_prompt_kind kind = desk->prompt.kind;
    dl_prompt_remember(&desk->prompt, &desk->texts);
    if (kind == DL_PROMPT_SEARCH && !dl_str_trim(dl_prompt_text(&desk->prompt)).len) {
        dl_desk_leave_prompt(desk, true);
        return;
    }
    if (kind == DL_PROMPT_SEARCH)
        dl_desk_prepare(desk);
    if (takes[kind](desk) && desk->prompt.kind == kind)
        dl_desk_leave_prompt(desk, false);
}

/* Tab: the next completion of what had been typed. */
static bool complete(dl_desk *desk)
{
    dl_prompt *prompt = &desk->prompt;
    dl_arena arena = { 0 };
    dl_str whole = { 0 };
    if (!prompt->completed) {
        prompt->stem_length = prompt->caret;
        memcpy(prompt->stem, prompt->text, prompt->caret);
    }
    dl_str typed = { prompt->stem, prompt->stem_length };
    bool found = dl_desk_complete(desk, typed, prompt->completed, &arena, &whole);
    if (!found && prompt->completed) { /* round again */
        prompt->completed = 0;
        found = dl_desk_complete(desk, typed, 0, &arena, &whole);
    }
    if (found) {
        dl_prompt_set(prompt, whole);
        prompt->completed++;
    }
    dl_arena_release(&arena);
    return found;
}

static bool move_or_recall(dl_desk *desk, int way)
{
    dl_prompt *prompt = &desk->prompt;
    const dl_pane *pane = &desk->panes[DL_PANE_SEARCH];
    if (prompt->kind == DL_PROMPT_SEARCH)
        dl_desk_prepare(desk);
    if (prompt->kind == DL_PROMPT_SEARCH && pane->items.count) {
        bool did = false;
        dl_desk_act(desk, way > 0 ? DL_ACTION_MOVE_UP : DL_ACTION_MOVE_DOWN, 1, &did);
        return false; /* the text has not changed */
    }
    return dl_prompt_recall(prompt, way);
}

void dl_desk_answer(dl_desk *desk, const char *key)
{
    dl_prompt *prompt = &desk->prompt;
    dl_action action = dl_keys_find(dl_keys_prompt, key);
    bool changed = false;
    bool empty = !prompt->length;
    if (action == DL_ACTION_PROMPT_CANCEL ||
        (action == DL_ACTION_PROMPT_ERASE && empty)) {
        dl_desk_leave_prompt(desk, true);
        return;
    }
    if (action == DL_ACTION_PROMPT_ACCEPT) {
        take(desk);
        return;
    }
    if (action == DL_ACTION_PROMPT_NEXT || action == DL_ACTION_PROMPT_PREVIOUS)
        changed = move_or_recall(desk, action == DL_ACTION_PROMPT_PREVIOUS ? 1 : -1);
    else if (action == DL_ACTION_PROMPT_COMPLETE)
        changed = complete(desk);
    else if (action)
        changed = dl_prompt_edit(prompt, action);
    else
        changed = dl_prompt_type(prompt, key);
    if (changed)
        dl_desk_follow_prompt(desk);
}
