/* The chip board: what each chip may do towards mainland China on a day, by whose rule,
 * since when. The day is the one pinned, else that of the chosen event, else today. */
#include "ui/describe.h"
#include "ui/rows.h"
#include "ui/steps.h"

static int32_t board_day(const dl_explorer *explorer, const char **why)
{
    bool chosen =
        explorer->place.event != DL_NO_ID || explorer->place.measure != DL_NO_ROW;
    if (explorer->place.as_of != DL_ALWAYS) {
        *why = "as of";
        return explorer->place.as_of;
    }
    if (chosen && explorer->entry < explorer->timeline.count) {
        *why = "on the day of the chosen event,";
        return explorer->timeline.entries[explorer->entry].date.last;
    }
    *why = "today,";
    return explorer->today;
}

static const struct {
    const char *text;
    dl_style style;
} states[DL_CHIP_STATUS_COUNT] = {
    [DL_CHIP_UNKNOWN] = { "–",             DL_INK_FAINT },
    [DL_CHIP_ALLOWED] = { "allowed",      DL_INK_GOOD },
    [DL_CHIP_LICENSE_REQUIRED] = { "licence",      DL_INK_CAUTION },
    [DL_CHIP_BANNED] = { "banned",       DL_INK_BAD },
    [DL_CHIP_CASE_BY_CASE] = { "case by case", DL_INK_CAUTION },
    [DL_CHIP_DISCOURAGED] = { "discouraged",  DL_INK_LAW },
};

/* Columns of each fact by the width of the pane; 0: left out. */
static const struct widths {
    int least; /* columns of the pane */
    int vendor, chip, state, since;
    bool note;
} widths[] = {
    { 100, 10, 14, 14, 12, true },
    { 74, 9, 13, 14, 11, false },
    { 50, 9, 13, 13, 0, false },
    { 0, 0, 11, 13, 0, false },
};

static const struct widths *widths_of(const dl_pane *pane)
{
    const struct widths *width = widths;
    while (pane->size.columns < width->least)
        width++;
    return width;
}

static void write_head(dl_pane *pane)
{
    const struct widths *width = widths_of(pane);
    dl_row_begin(pane);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, width->vendor, DL_STR("vendor"), DL_INK_FAINT);
    dl_row_column(pane, width->chip, DL_STR("chip"), DL_INK_FAINT);
    dl_row_column(pane, width->state, DL_STR("US rules"), DL_INK_FAINT);
    dl_row_column(pane, width->since, DL_STR("since"), DL_INK_FAINT);
    dl_row_column(pane, width->state, DL_STR("China's rules"), DL_INK_FAINT);
    dl_row_column(pane, width->since, DL_STR("since"), DL_INK_FAINT);
    pane->head = 1;
}

static void write_state(dl_pane *pane, const dl_chip_row *row, const struct widths *width)
{
    char text[DL_DATE_TEXT];
    dl_chip_status status = row ? row->status : DL_CHIP_UNKNOWN;
    dl_row_column(pane, width->state, dl_str_from(states[status].text), states[status].style);
    dl_row_column(pane, width->since, row ? dl_date_text(row->from, text) : DL_STR(""),
                  DL_INK_FAINT);
}

/* The vendor's name stands at the first of its chips in view. */
static void write_chip(dl_pane *pane, const dl_chip_state *chip, bool first)
{
    const struct widths *width = widths_of(pane);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, width->vendor, first ? chip->vendor : DL_STR(""), DL_INK_HEADING);
    dl_row_column(pane, width->chip, chip->chip, DL_INK_CHIP);
    write_state(pane, chip->us, width);
    write_state(pane, chip->cn, width);
    if (width->note && chip->latest)
        dl_row_add(pane, chip->latest->note, DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    const char *why = "";
    int32_t day = board_day(explorer, &why);
    dl_civil civil = dl_day_civil(day);
    dl_chip_board board =
        dl_chip_board_on(explorer->corpus, explorer->reference, day, &pane->arena);
    pane->title = dl_str_format(&pane->arena, "Chips to China, %s %04d-%02d-%02d", why,
                                civil.year, civil.month, civil.day);
    if (dl_pane_keep(pane, explorer, DL_WATCH(LIBRARY), board.count))
        for (size_t i = 0; i < board.count; i++)
            dl_item_add(pane,
                        board.items[i].entity == DL_NO_ID ? DL_TARGET_FILTER
                                                          : DL_TARGET_ENTITY,
                        board.items[i].entity, (uint32_t)i);
    if (pane->size.rows > 4)
        write_head(pane);
    dl_pane_follow(pane, board.count, pane->cursor);
    for (size_t i = pane->top; i < dl_pane_bottom(pane); i++) {
        dl_row_begin(pane);
        pane->row->selected = i == pane->cursor;
        bool first = i == pane->top
                  || !dl_str_equal(board.items[i].vendor, board.items[i - 1].vendor);
        write_chip(pane, &board.items[i], first);
    }
    if (!board.count)
        dl_row_paragraph(pane, DL_STR("The reference knows no chip."), DL_INK_FAINT);
}

static bool open(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    if (dl_pane_target(pane).kind == DL_TARGET_ENTITY)
        return dl_explorer_focus(explorer, dl_pane_target(pane).id);
    dl_explorer_say(explorer, "No article names this chip.");
    return false;
}

static const dl_binding keys[] = {
    { "Enter",         DL_ACTION_OPEN, "its articles",
      "The articles that name the selected chip" },
    { "@", DL_ACTION_AS_OF, "day",
      "The board as it was on a day" },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_OPEN, open },
    { 0 },
};

const dl_pane_kind dl_chips_pane = {
    .name = "the chip board",
    .title = "Chips",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(ENTRY) | DL_WATCH(TIMELINE),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
};
