/* The filters, to be switched and removed one by one. */
#include "ui/listing.h"
#include "ui/rows.h"

static void write_item(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    const dl_filter *filter = &explorer->filters.items[item.id];
    dl_row_format(pane, filter->on ? DL_INK_GOOD : DL_INK_FAINT, "  %s  ",
                  filter->on ? "on " : "off");
    dl_row_add(pane, filter->text, filter->on ? DL_INK_TEXT : DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    if (dl_pane_keep(pane, explorer, DL_WATCH(FILTERS), 0))
        for (size_t i = 0; i < explorer->filters.count; i++)
            dl_item_add(pane, DL_TARGET_FILTER, (uint32_t)i, 0);
    if (!pane->items.count) {
        dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
        dl_row_paragraph(pane, DL_STR("No filters."), DL_INK_HEADING);
        dl_row_paragraph(
            pane,
            DL_STR("f adds one: lang:vi, source:, company:nvidia, after:2023-10, "
                   "-word ..."),
            DL_INK_FAINT);
    }
    dl_write_items(pane, explorer, write_item);
}

static bool turn(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    return dl_pane_target(pane).kind == DL_TARGET_FILTER &&
           dl_explorer_switch_filter(explorer, dl_pane_target(pane).id);
}

static bool drop(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    return dl_pane_target(pane).kind == DL_TARGET_FILTER &&
           dl_explorer_remove_filter(explorer, dl_pane_target(pane).id);
}

static const dl_binding keys[] = {
    { "Enter",    DL_ACTION_OPEN, "on, off",
      "Switch the filter off, and on again" },
    { "Space", DL_ACTION_OPEN, NULL, NULL },
    { "x",   DL_ACTION_REMOVE, "remove", NULL },
    { "Delete",      DL_ACTION_REMOVE, NULL, NULL },
    { "f",       DL_ACTION_FILTER, "add", NULL },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_OPEN, turn },
    { DL_ACTION_REMOVE,             drop },
    { 0 },
};

const dl_pane_kind dl_filters_pane = {
    .name = "the filters",
    .title = "Filters",
    .watches = DL_WATCH(FILTERS),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
};
