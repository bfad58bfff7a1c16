/* What was mended or left out while reading: the file, the line, the sentence. */
#include "ui/rows.h"

/* A sentence that begins with its own file does not need the file before it. */
static void add_report(dl_pane *pane, const dl_report *report)
{
    if (!report->line && report->file.len && dl_str_starts(report->text, report->file)) {
        dl_item_text(pane, report->text);
        return;
    }
    dl_str place = report->line ? dl_str_format(&pane->arena, "%.*s:%u",
                                                DL_STR_ARGS(report->file), report->line)
                                : report->file;
    dl_item_text(pane, dl_str_format(&pane->arena, "%.*s  %.*s", DL_STR_ARGS(place),
                                     DL_STR_ARGS(report->text)));
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    const dl_reports *reports = explorer->reports;
    size_t count = reports ? reports->count : 0;
    uint64_t key = (uint64_t)count << 16 | (uint64_t)(pane->size.columns & 0xFFFF);
    if (dl_pane_keep(pane, explorer, 0, key)) {
        for (size_t i = 0; i < count; i++)
            add_report(pane, &reports->items[i]);
        if (count && reports->left_out)
            dl_item_text(pane,
                         dl_str_format(&pane->arena, "and %zu more", reports->left_out));
    }
    if (!count)
        dl_row_paragraph(pane, DL_STR("Everything was read as it is: nothing to report."),
                         DL_INK_FAINT);
    dl_write_items(pane, explorer, NULL);
}

const dl_pane_kind dl_reports_pane = {
    .name = "the report",
    .title = "Mended or left out while reading",
    .watches = DL_WATCH(PROGRESS) | DL_WATCH(LIBRARY),
    .tall = true,
    .prepare = prepare,
};
