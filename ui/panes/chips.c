/* The chip board: what each chip may do towards mainland China on a day, by whose rule,
 * since when. The day is the one pinned, else that of the chosen event, else today. */
#include "ui/describe.h"
#include "ui/rows.h"

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
    [DL_CHIP_UNKNOWN] = { "-",             DL_INK_FAINT },
    [DL_CHIP_ALLOWED] = { "allowed",      DL_INK_GOOD },
    [DL_CHIP_LICENSE_REQUIRED] = { "licence",      DL_INK_CAUTION },
    [DL_CHIP_BANNED] = { "banned",       DL_INK_BAD },
    [DL_CHIP_CASE_BY_CASE] = { "case by case", DL_INK_CAUTION },
    [DL_CHIP_DISCOURAGED] = { "discouraged",  DL_INK_LAW },
};

static void write_state(dl_pane *pane, const char *authority, const dl_chip_row *row,
                        bool since)
{
    enum { STATE = 13, SINCE = 11 };
    char text[DL_DATE_TEXT];
    dl_chip_status status = row ? row->status : DL_CHIP_UNKNOWN;
    dl_row_format(pane, DL_INK_FAINT, "%s ", authority);
    dl_row_column(pane, STATE, dl_str_from(states[status].text), states[status].style);
    if (since)
        dl_row_column(pane, SINCE, row ? dl_date_text(row->from, text) : DL_STR(""),
                      DL_INK_FAINT);
}

static void write_chip(dl_pane *pane, const dl_chip_state *chip)
{
    enum { VENDOR = 10, NAME = 16, ROOM_FOR_DATES = 74, ROOM_FOR_NOTES = 100 };
    bool wide = pane->size.columns >= ROOM_FOR_DATES;
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    if (pane->size.columns >= 54)
        dl_row_column(pane, VENDOR, chip->vendor, DL_INK_FAINT);
    dl_row_column(pane, pane->size.columns < 40 ? 9 : NAME, chip->chip, DL_INK_CHIP);
    write_state(pane, "US", chip->us, wide);
    write_state(pane, "CN", chip->cn, wide);
    const dl_chip_row *latest = chip->us;
    if (chip->cn && (!latest || chip->cn->from.first > latest->from.first))
        latest = chip->cn;
    if (pane->size.columns >= ROOM_FOR_NOTES && latest)
        dl_row_add(pane, latest->note, DL_INK_FAINT);
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
    dl_pane_follow(pane, board.count, pane->cursor);
    for (size_t i = pane->top; i < dl_pane_bottom(pane); i++) {
        dl_row_begin(pane);
        pane->row->selected = i == pane->cursor;
        write_chip(pane, &board.items[i]);
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
    { "Enter",         DL_ACTION_OPEN, "its articles" },
    { "@", DL_ACTION_AS_OF, "day" },
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
