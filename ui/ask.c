/* What the prompts are for: each kind says what stands before its text, what stands open
 * above the panes meanwhile, and what to do while the text changes. Leaving a prompt changes
 * nothing. */
#include "ui/desk.h"
#include "ui/listing.h"

static void search_changed(dl_desk *desk)
{
    dl_explorer_draft(desk->explorer, dl_prompt_text(&desk->prompt));
}

static void help_changed(dl_desk *desk)
{
    dl_explorer_search_help(desk->explorer, dl_prompt_text(&desk->prompt));
}

static const struct prompt_use {
    const char *question;
    void (*changed)(dl_desk *desk); /* may be NULL */
    dl_pane_id layer;               /* that stands open meanwhile; DL_PANE_COUNT: none */
    bool passing;                   /* the layer goes with the prompt */
} uses[DL_PROMPT_COUNT] = {
    [DL_PROMPT_SEARCH] = { .question = " Search everywhere: ",
                           .changed = search_changed,
                           .layer = DL_PANE_SEARCH,
                           .passing = true },
    [DL_PROMPT_HELP] = { .question = " Search keys: ",
                         .changed = help_changed,
                         .layer = DL_PANE_HELP },
    [DL_PROMPT_FILTER] = { .question = " Only articles with: ", .layer = DL_PANE_COUNT },
    [DL_PROMPT_AS_OF] = { .question = " What was known up to (empty: all): ",
                          .layer = DL_PANE_COUNT },
    [DL_PROMPT_COMMAND] = { .question = " :", .layer = DL_PANE_COUNT },
    [DL_PROMPT_TAG] = { .question = " Tags (chips, -old): ", .layer = DL_PANE_COUNT },
    [DL_PROMPT_NOTE] = { .question = " Note: ", .layer = DL_PANE_COUNT },
    [DL_PROMPT_ADD] = { .question = " Add a file, folder or address: ",
                        .layer = DL_PANE_COUNT },
    [DL_PROMPT_PIPE] = { .question = " Send the article to the command: ",
                         .layer = DL_PANE_COUNT },
};

const char *dl_desk_question(const dl_desk *desk)
{
    if (desk->prompt.kind == DL_PROMPT_SEARCH && desk->explorer->place.as_of != DL_ALWAYS)
        return " Search up to the day: ";
    return uses[desk->prompt.kind].question;
}

void dl_desk_follow_prompt(dl_desk *desk)
{
    if (uses[desk->prompt.kind].changed)
        uses[desk->prompt.kind].changed(desk);
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
    dl_desk_follow_prompt(desk);
}

void dl_desk_leave_prompt(dl_desk *desk, bool cancelled)
{
    const struct prompt_use *use = &uses[desk->prompt.kind];
    bool layer = desk->layer_count && desk->layers[desk->layer_count - 1] == use->layer;
    if (cancelled && desk->prompt.kind == DL_PROMPT_HELP)
        dl_explorer_search_help(desk->explorer, DL_STR(""));
    if (use->passing && layer)
        dl_desk_close(desk);
    desk->prompt.kind = DL_PROMPT_CLOSED;
}
