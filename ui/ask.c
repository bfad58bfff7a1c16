/* What the prompts are for: each kind says what to do while the text changes and when it
 * is taken. Leaving a prompt changes nothing. */
#include <string.h>

#include "ui/errands.h"
#include "ui/listing.h"
#include "ui/marks.h"

static void search_changed(dl_desk *desk)
{
    dl_explorer_draft(desk->explorer, dl_prompt_text(&desk->prompt));
}

static bool search_taken(dl_desk *desk)
{
    dl_target target = dl_pane_target(&desk->panes[DL_PANE_SEARCH]);
    if (desk->explorer->draft.error.kind)
        return false; /* what is shown answers an earlier text */
    if (!dl_str_trim(dl_prompt_text(&desk->prompt)).len)
        return true; /* nothing was asked, and nothing changes */
    if (target.kind == DL_TARGET_NONE && desk->explorer->draft.suggestion.len) {
        dl_prompt_set(&desk->prompt, desk->explorer->draft.suggestion);
        search_changed(desk);
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

static void help_changed(dl_desk *desk)
{
    dl_explorer_search_help(desk->explorer, dl_prompt_text(&desk->prompt));
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

static const struct prompt_use {
    const char *question;
    void (*changed)(dl_desk *desk); /* may be NULL */
    bool (*taken)(dl_desk *desk);   /* false: stay open */
    dl_pane_id layer;               /* that stands open meanwhile; DL_PANE_COUNT: none */
    bool passing;                   /* the layer goes with the prompt */
} uses[DL_PROMPT_COUNT] = {
    [DL_PROMPT_SEARCH] = { .question = " Search everywhere: ",
                           .changed = search_changed,
                           .taken = search_taken,
                           .layer = DL_PANE_SEARCH,
                           .passing = true },
    [DL_PROMPT_HELP] = { .question = " Search keys: ",
                         .changed = help_changed,
                         .taken = help_taken,
                         .layer = DL_PANE_HELP },
    [DL_PROMPT_FILTER] = { .question = " Only articles with: ",
                           .taken = filter_taken,
                           .layer = DL_PANE_COUNT },
    [DL_PROMPT_AS_OF] = { .question = " What was known up to (empty: all): ",
                          .taken = as_of_taken,
                          .layer = DL_PANE_COUNT },
    [DL_PROMPT_COMMAND] = { .question = " :",
                            .taken = command_taken,
                            .layer = DL_PANE_COUNT },
    [DL_PROMPT_TAG] = { .question = " Tags (chips, -old): ",
                        .taken = tag_taken,
                        .layer = DL_PANE_COUNT },
    [DL_PROMPT_NOTE] = { .question = " Note: ",
                         .taken = note_taken,
                         .layer = DL_PANE_COUNT },
    [DL_PROMPT_ADD] = { .question = " Add a file, folder or address: ",
                        .taken = add_taken,
                        .layer = DL_PANE_COUNT },
    [DL_PROMPT_PIPE] = { .question = " Send the article to the command: ",
                         .taken = pipe_taken,
                         .layer = DL_PANE_COUNT },
};

const char *dl_desk_question(const dl_desk *desk)
{
    if (desk->prompt.kind == DL_PROMPT_SEARCH && desk->explorer->place.as_of != DL_ALWAYS)
        return " Search up to the day: ";
    return uses[desk->prompt.kind].question;
}

/* The day of the chosen event, or the one pinned. */
static dl_str suggested_day(const dl_desk *desk, char text[DL_DATE_TEXT])
{
    const dl_explorer *explorer = desk->explorer;
    int32_t day = explorer->place.as_of;
    if (day == DL_ALWAYS && explorer->entry < explorer->timeline.count)
        day = explorer->timeline.entries[explorer->entry].date.last;
    if (day == DL_ALWAYS)
        day = explorer->today;
    return dl_date_text(dl_date_of_days(day, day), text);
}

void dl_desk_ask(dl_desk *desk, dl_prompt_kind kind)
{
    char text[DL_DATE_TEXT];
    dl_str start = DL_STR("");
    if (kind == DL_PROMPT_AS_OF)
        start = suggested_day(desk, text);
    if (kind == DL_PROMPT_NOTE)
        start = dl_reading_note(desk->explorer->reading, desk->explorer->place.document);
    dl_prompt_open(&desk->prompt, kind, start);
    if (kind == DL_PROMPT_NOTE)
        desk->prompt.suggested = false; /* a note is changed, not written anew */
    if (uses[kind].layer != DL_PANE_COUNT)
        dl_desk_open(desk, uses[kind].layer);
    if (uses[kind].changed)
        uses[kind].changed(desk);
}

static void leave(dl_desk *desk, bool cancelled)
{
    const struct prompt_use *use = &uses[desk->prompt.kind];
    bool layer = desk->layer_count && desk->layers[desk->layer_count - 1] == use->layer;
    if (cancelled && desk->prompt.kind == DL_PROMPT_HELP)
        dl_explorer_search_help(desk->explorer, DL_STR(""));
    if (use->passing && layer)
        dl_desk_close(desk);
    desk->prompt.kind = DL_PROMPT_CLOSED;
}

static void take(dl_desk *desk)
{
    dl_prompt_kind kind = desk->prompt.kind;
    dl_prompt_remember(&desk->prompt, &desk->texts);
    if (kind == DL_PROMPT_SEARCH && !dl_str_trim(dl_prompt_text(&desk->prompt)).len) {
        leave(desk, true);
        return;
    }
    if (kind == DL_PROMPT_SEARCH)
        dl_desk_prepare(desk);
    if (uses[kind].taken(desk) && desk->prompt.kind == kind)
        leave(desk, false);
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
        leave(desk, true);
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
    if (changed && uses[prompt->kind].changed)
        uses[prompt->kind].changed(desk);
}
