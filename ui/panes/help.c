/* Every key, from the tables that decide what keys do; and what the signs on the screen say. */
#include "dateline/utf8.h"
#include "ui/command_names.h"
#include "ui/rows.h"

static const struct section {
    const char *heading;
    const dl_pane_kind *pane; /* NULL: the table below */
    const dl_binding *keys;
} sections[] = {
    { "Everywhere",               NULL,               dl_keys_everywhere },
    { "In the list of articles", &dl_headlines_pane, NULL },
    { "In the text",             &dl_article_pane,   NULL },
    { "Among the entities",      &dl_entities_pane,  NULL },
    { "In the timeline",         &dl_timeline_pane,  NULL },
    { "In a card",               &dl_card_pane,      NULL },
    { "On the chip board",       &dl_chips_pane,     NULL },
    { "Among the filters",       &dl_filters_pane,   NULL },
    { "Among the sources",       &dl_sources_pane,   NULL },
    { "In a prompt",             NULL,               dl_keys_prompt },
};

static const struct sign {
    const char *sign, *meaning;
} signs[] = {
    { "•", "Article: not read yet. Event: the article in view tells it" },
    { "●", "Event: one of the name in focus" },
    { "▸", "What is selected" },
    { "▎", "The sentence that tells the event, or has the hit" },
    { "2026-01-13*", "The articles disagree on the day; i tells them all" },
    { "2025-11 ?", "The day of publication is inferred from the text" },
    { "✓", "The reference chronology has the event, too" },
    { "○", "Only the reference chronology has it, no article" },
    { "▂▄█", "How often, from the oldest article to the newest" },
    { "reported, planned", "Not told as done: hearsay, or still to come" },
    { "3 sources, 3×", "So many outlets tell this story; = lists them" },
};

/* Where the items of commands and of signs are, behind the sections. */
enum { COMMANDS = DL_COUNT(sections), SIGNS };

static const dl_binding *keys_of(const struct section *section)
{
    return section->pane ? section->pane->keys : section->keys;
}

/* What an action does in a table: its own words there, else those of the action. */
static const char *help_text(const dl_binding *keys, dl_action action)
{
    for (; keys && keys->key; keys++)
        if (keys->action == action && keys->help)
            return keys->help;
    return dl_action_help(action);
}

/* "j Down", all keys of an action; empty if it has none here. */
static dl_str keys_text(const dl_binding *keys, dl_action action, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    for (; keys && keys->key; keys++)
        if (keys->action == action)
            dl_buf_format(&text, "%s%s", text.count ? " " : "", keys->key);
    return text.count ? dl_buf_str(&text) : DL_STR("");
}

static bool answers(dl_str row, dl_str wanted, dl_arena *arena)
{
    dl_str needle = dl_utf8_folded_loose(dl_str_trim(wanted), arena);
    return !needle.len ||
           dl_str_find(dl_utf8_folded_loose(row, arena), needle, 0) != SIZE_MAX;
}

/* An item of a row: id the section, number the action. */
static void add_section(dl_pane *pane, const dl_explorer *explorer, size_t n)
{
    bool headed = false;
    for (int action = DL_ACTION_NONE + 1; action < DL_ACTION_COUNT; action++) {
        dl_str keys = keys_text(keys_of(&sections[n]), (dl_action)action, &pane->arena);
        dl_str row = dl_str_format(&pane->arena, "%.*s %s %s", DL_STR_ARGS(keys),
                                   dl_action_name((dl_action)action),
                                   help_text(keys_of(&sections[n]), (dl_action)action));
        if (!keys.len || !answers(row, explorer->help_text, &pane->arena))
            continue;
        if (!headed)
            dl_item_heading(pane, dl_str_from(sections[n].heading), 0);
        headed = true;
        dl_item_add(pane, DL_TARGET_FILTER, (uint32_t)n, (uint32_t)action);
    }
}

static void add_commands(dl_pane *pane, const dl_explorer *explorer)
{
    bool headed = false;
    for (uint32_t i = 0; i < DL_COMMAND_COUNT; i++) {
        const dl_command_name *command = &dl_command_names[i];
        dl_str row = dl_str_format(&pane->arena, ":%s %s %s", command->name,
                                   command->value, command->help);
        if (!answers(row, explorer->help_text, &pane->arena))
            continue;
        if (!headed)
            dl_item_heading(pane, DL_STR("Commands"), 0);
        headed = true;
        dl_item_add(pane, DL_TARGET_FILTER, COMMANDS, i);
    }
}

static void add_signs(dl_pane *pane, const dl_explorer *explorer)
{
    bool headed = false;
    for (uint32_t i = 0; i < DL_COUNT(signs); i++) {
        dl_str row = dl_str_format(&pane->arena, "%s %s", signs[i].sign, signs[i].meaning);
        if (!answers(row, explorer->help_text, &pane->arena))
            continue;
        if (!headed)
            dl_item_heading(pane, DL_STR("Signs on the screen"), 0);
        headed = true;
        dl_item_add(pane, DL_TARGET_FILTER, SIGNS, i);
    }
}

static void write_pair(dl_pane *pane, dl_str first, const char *second, int columns)
{
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, columns, first, DL_INK_ACCENT);
    dl_row_add(pane, DL_STR(" "), DL_INK_TEXT);
    dl_row_add(pane, dl_str_from(second), DL_INK_TEXT);
}

static void write_item(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    enum { KEYS = 24, FEWER_KEYS = 14, NARROW = 50 };
    (void)explorer;
    int columns = pane->size.columns < NARROW ? FEWER_KEYS : KEYS;
    if (item.id == SIGNS) {
        write_pair(pane, dl_str_from(signs[item.number].sign), signs[item.number].meaning,
                   columns);
        return;
    }
    if (item.id == COMMANDS) {
        const dl_command_name *command = &dl_command_names[item.number];
        write_pair(pane,
                   dl_str_format(&pane->arena, ":%s %s", command->name, command->value),
                   command->help, columns);
        return;
    }
    dl_action action = (dl_action)item.number;
    const dl_binding *keys = keys_of(&sections[item.id]);
    write_pair(pane, keys_text(keys, action, &pane->arena), help_text(keys, action), columns);
    if (pane->size.columns > 100)
        dl_row_tail(pane, dl_str_format(&pane->arena, ":%s ", dl_action_name(action)),
                    DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    bool anew = dl_pane_keep(pane, explorer, DL_WATCH(HELP), 0);
    for (size_t i = 0; anew && i < DL_COUNT(sections); i++)
        add_section(pane, explorer, i);
    if (anew) {
        add_commands(pane, explorer);
        add_signs(pane, explorer);
    }
    if (explorer->help_text.len)
        pane->title = dl_str_format(&pane->arena, "Keys with “%.*s”",
                                    DL_STR_ARGS(explorer->help_text));
    if (!pane->items.count)
        dl_row_paragraph(pane, DL_STR("No key does that. / searches again, Esc closes."),
                         DL_INK_FAINT);
    dl_write_items(pane, explorer, write_item);
}

static const dl_binding keys[] = {
    { "/",            DL_ACTION_SEARCH, "search keys",
      "Search the keys" },
    { 0 },
};

const dl_pane_kind dl_help_pane = {
    .name = "the help",
    .title = "Keys",
    .watches = DL_WATCH(HELP),
    .tall = true,
    .keys = keys,
    .prepare = prepare,
};
