/* The list of articles: marks (chosen, unread), the date as exact as it is known ("?"
 * when it is inferred), the title; where there is room, language and source. */
#include "dateline/reader.h"
#include "ui/describe.h"
#include "ui/marks.h"
#include "ui/pane.h"

enum {
    DATE_COLUMNS = 11,
    ROOM_FOR_GUIDE = 9, /* rows */
    ROOM_FOR_UNREAD = 25,
    ROOM_FOR_ORDER = 45, /* beside it */
    ROOM_FOR_OUTLETS = 24,
    ROOM_FOR_LANGUAGE = 42,
    ROOM_FOR_SOURCE = 80
};

/* At the right edge, as far as there is room: in how many outlets the story is told, if not
 * in this one alone; where the article is from; its language. */
static void write_tail(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    int columns = pane->size.columns;
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    dl_str source = dl_corpus_source(explorer->corpus, id);
    size_t outlets = explorer->progress.finished
                         ? dl_library_story_sources(explorer->library, id)
                         : 1;
    dl_buf tail = { .arena = &pane->arena };
    if (outlets > 1 && columns >= ROOM_FOR_OUTLETS)
        dl_buf_format(&tail, columns >= ROOM_FOR_LANGUAGE ? "%zu sources " : "%zu× ", outlets);
    if (columns >= ROOM_FOR_SOURCE && source.len)
        dl_buf_format(&tail, "%s%.*s ", tail.count ? "· " : "", DL_STR_ARGS(source));
    if (columns >= ROOM_FOR_LANGUAGE && document->language)
        dl_buf_format(&tail, "%s ", dl_language_code((dl_language)document->language));
    if (tail.count)
        dl_row_tail(pane, dl_buf_str(&tail), DL_INK_FAINT);
}

static void write_article(dl_pane *pane, const dl_explorer *explorer, size_t n)
{
    uint32_t id = explorer->results.items[n];
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    bool here = id == explorer->place.document;
    bool unread = !dl_explorer_is_read(explorer, id);
    dl_row_begin(pane);
    pane->row->selected = here; /* no other row stands for one that is not listed */
    dl_row_add(pane, here ? DL_STR("▸") : DL_STR(" "), DL_INK_ACCENT);
    dl_row_add(pane, unread ? DL_STR("•") : DL_STR(" "), DL_INK_ACCENT);
    char text[DL_DATE_TEXT];
    dl_str date = dl_date_text(document->published, text);
    if (document->published.precision == DL_PRECISION_RANGE)
        date = dl_date_text(dl_date_of_year(dl_day_civil(document->published.first).year),
                            text);
    dl_row_column(pane, DATE_COLUMNS - 1, date.len ? date : DL_STR("undated"),
                  DL_INK_FAINT);
    bool guessed = document->origin == DL_ORIGIN_INFERRED;
    dl_row_add(pane, guessed ? DL_STR("?") : DL_STR(" "), DL_INK_FAINT);
    if (dl_explorer_is_starred(explorer, id))
        dl_row_add(pane, DL_STR("★ "), DL_INK_ACCENT);
    dl_row_add(pane, dl_corpus_title(explorer->corpus, id), DL_INK_TEXT);
    write_tail(pane, explorer, id);
}

static void explain_nothing(dl_pane *pane, const dl_explorer *explorer)
{
    dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
    if (!explorer->progress.finished) {
        dl_row_paragraph(pane, DL_STR("Reading …"), DL_INK_FAINT);
    } else if (!dl_corpus_documents(explorer->corpus)) {
        dl_row_paragraph(pane, DL_STR("No articles here."), DL_INK_HEADING);
        dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
        dl_row_paragraph(
            pane,
            DL_STR("A adds a file, a folder or an address. To only look at some: "
                   "dateline FOLDER. Without a path, dateline opens your library, or its "
                   "sample."),
            DL_INK_TEXT);
        if (explorer->progress.reports)
            dl_row_paragraph(pane, DL_STR("! tells what was left out, and why."),
                             DL_INK_TEXT);
    } else {
        dl_row_paragraph(pane, DL_STR("No article matches."), DL_INK_HEADING);
        dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
        dl_row_paragraph(pane,
                         DL_STR("Esc goes back; % turns all filters off; F shows them."),
                         DL_INK_TEXT);
    }
}

/* The sample is there to be tried; how to read one's own must not be looked for. */
static void guide(dl_pane *pane)
{
    static const char *const lines[] = {
        "This is the built-in sample.",
        "A adds your files or feeds;",
        "so does: dateline add FOLDER",
    };
    for (size_t i = 0; i < DL_COUNT(lines); i++) {
        dl_row_begin(pane);
        dl_row_format(pane, DL_INK_ACCENT, " %s", lines[i]);
        pane->head++;
    }
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    static const char *const orders[] = {
        [DL_SORT_NEWEST] = "",
        [DL_SORT_BEST] = " · best first",
        [DL_SORT_OLDEST] = " · oldest first",
        [DL_SORT_TITLE] = " · by title",
        [DL_SORT_SOURCE] = " · by source",
        [DL_SORT_LANGUAGE] = " · by language",
        [DL_SORT_ENTITIES] = " · most names first",
    };
    size_t count = explorer->results.count;
    if (explorer->sample && pane->size.rows >= ROOM_FOR_GUIDE)
        guide(pane);
    dl_pane_follow(pane, count, explorer->selected);
    int room = explorer->sort == DL_SORT_NEWEST ? ROOM_FOR_UNREAD : ROOM_FOR_ORDER;
    dl_str unread = pane->size.columns >= room && explorer->unread
                        ? dl_str_format(&pane->arena, " · %zu unread", explorer->unread)
                        : DL_STR("");
    pane->title = dl_str_format(&pane->arena, "Articles %.*s%.*s%s",
                                DL_STR_ARGS(dl_describe_row(explorer, &pane->arena)),
                                DL_STR_ARGS(unread), orders[explorer->sort]);
    for (size_t n = pane->top; n < dl_pane_bottom(pane); n++)
        write_article(pane, explorer, n);
    if (!count)
        explain_nothing(pane, explorer);
}

/* From an article that is not listed, to those that it would stand between. */
static bool move(dl_pane *pane, dl_explorer *explorer, int count)
{
    if (!pane->total || dl_explorer_is_listed(explorer))
        return dl_list_step(pane, explorer, count);
    int64_t last = (int64_t)pane->total - 1;
    int64_t row = dl_explorer_row_on(explorer, count);
    return dl_explorer_select(explorer, (size_t)(row < 0 ? 0 : row > last ? last : row));
}

static bool down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, count > 0 ? count : 1);
}

static bool up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, count > 0 ? -count : -1);
}

static bool select_article(dl_pane *pane, dl_explorer *explorer)
{
    return dl_explorer_select(explorer, pane->cursor);
}

static const dl_binding keys[] = {
    { "x", DL_ACTION_WIDEN, "widen", NULL },
    { "Enter", DL_ACTION_OPEN, "read",
      "Read the article" },
    { "u", DL_ACTION_NEXT_UNREAD, "next unread", NULL },
    { "m", DL_ACTION_MARK, "mark read", NULL },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_MOVE_DOWN, down },
    { DL_ACTION_MOVE_UP, up },
    { 0 },
};

const dl_pane_kind dl_headlines_pane = {
    .name = "the list of articles",
    .title = "Articles",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(RESULTS) | DL_WATCH(DOCUMENT) |
               DL_WATCH(READ) | DL_WATCH(PROGRESS),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
    .select = select_article,
};
