/* The text of an article: mentions in the colour of their kind, hits lit; in the margin a
 * bar beside the sentence of the chosen event, a dot where another one begins.
 *
 * Lines are cut once for an article and a width; only those in view are made into rows.
 * The place in the text is a byte of the body, so a new width keeps it.
 */
#include <limits.h>

#include "ui/marks.h"
#include "ui/masthead.h"
#include "ui/steps.h"

enum {
    MEASURE = 84, /* columns that an eye follows with ease */
    MARGIN = 2,   /* on either side, where there is room */
    CONTEXT = 3   /* a place to be seen stands a third down the page */
};

static int text_columns(const dl_pane *pane)
{
    int columns = pane->size.columns;
    columns -= columns > 30 ? 2 * MARGIN : columns > 12 ? 2 : 0;
    return columns > MEASURE ? MEASURE : columns < 1 ? 1 : columns;
}

/* Where the numbers of links stand: "[12]" takes four columns. */
static void keep_insets(dl_pane *pane, const dl_explorer *explorer, uint32_t document)
{
    dl_str body = dl_corpus_body(explorer->corpus, document);
    uint32_t links = dl_corpus_document(explorer->corpus, document)->link_count;
    for (uint32_t i = 0; i < links; i++) {
        dl_span span = dl_corpus_link(explorer->corpus, document, i).span;
        while (span.end > span.start && span.end <= body.len &&
               (body.ptr[span.end - 1] == ' ' || body.ptr[span.end - 1] == '\n'))
            span.end--;
        int columns = 2;
        for (uint32_t number = i + 1; number; number /= 10)
            columns++;
        *DL_APPEND(&pane->insets, &pane->kept) = (dl_inset){ span.end, columns };
    }
}

static void keep_lines(dl_pane *pane, const dl_explorer *explorer)
{
    uint32_t document = explorer->place.document;
    uint64_t key = (uint64_t)document << 16 | (uint64_t)(text_columns(pane) & 0xFFFF);
    unsigned watches = explorer->words || pane->hits.count ? DL_WATCH(RESULTS) : 0;
    if (!dl_pane_keep(pane, explorer, watches, key))
        return;
    keep_insets(pane, explorer, document);
    dl_wrap_with(dl_corpus_body(explorer->corpus, document), pane->insets,
                 text_columns(pane), &pane->lines, &pane->kept);
    if (explorer->words)
        pane->hits = dl_search_hits(explorer->index, explorer->corpus, explorer->words,
                                    document, &pane->kept);
    pane->about.kind = DL_TARGET_NONE; /* its old place means nothing now */
}

static void scroll(dl_pane *pane, const dl_explorer *explorer)
{
    size_t height = dl_pane_height(pane);
    size_t line = dl_lines_find(&pane->lines, explorer->place.offset);
    bool same = pane->about.kind && pane->about.id == explorer->place.document;
    bool in_view = same && line > pane->top && line + 2 < pane->top + height;
    if (!explorer->place.centred)
        pane->top = line;
    else if (!in_view)
        pane->top = line > height / CONTEXT ? line - height / CONTEXT : 0;
    pane->total = pane->lines.count;
    if (pane->top + height > pane->total)
        pane->top = pane->total > height ? pane->total - height : 0;
    pane->about = (dl_target){ DL_TARGET_DOCUMENT, explorer->place.document, 0 };
}

/* Lays a style over the bytes of a line that a span covers. */
static void paint(dl_style *styles, dl_span line, dl_span span, dl_style ink,
                  dl_style marks)
{
    uint32_t start = span.start > line.start ? span.start : line.start;
    uint32_t end = span.end < line.end ? span.end : line.end;
    for (uint32_t i = start; i < end; i++)
        styles[i - line.start] =
            (dl_style)(ink ? ink | marks : styles[i - line.start] | marks);
}

static void paint_mentions(dl_style *styles, dl_span line, const dl_explorer *explorer)
{
    dl_mentions mentions = dl_corpus_mentions(explorer->corpus, explorer->place.document);
    size_t low = 0;
    for (size_t high = mentions.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (mentions.items[middle].span.end <= line.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < mentions.count && mentions.items[low].span.start < line.end; low++) {
        uint32_t entity = mentions.items[low].entity;
        const dl_entity *record = dl_corpus_entity(explorer->corpus, entity);
        bool chosen = entity == explorer->place.entity;
        paint(styles, line, mentions.items[low].span,
              dl_style_of_kind((dl_entity_kind)record->kind),
              chosen ? DL_MARK_CHOSEN : 0);
    }
}

static void paint_hits(dl_style *styles, dl_span line, const dl_pane *pane)
{
    for (size_t i = 0; i < pane->hits.count; i++) {
        if (pane->hits.items[i].start >= line.end)
            break;
        paint(styles, line, pane->hits.items[i], 0, DL_MARK_HIT);
    }
}

/* Whether a sentence that the timeline tells of begins in the line. */
static bool begins_event(const dl_explorer *explorer, dl_span line)
{
    const dl_document *document =
        dl_corpus_document(explorer->corpus, explorer->place.document);
    for (uint32_t i = 0; i < document->event_count; i++) {
        uint32_t id = document->first_event + i;
        uint32_t start = dl_corpus_event(explorer->corpus, id)->evidence.start;
        if (start >= line.start && start < line.end
            && dl_explorer_entry_of(explorer, id) != DL_NO_ID)
            return true;
    }
    return false;
}

/* Runs end only between graphemes, wherever a span ends. */
static void write_line(dl_pane *pane, const dl_explorer *explorer, dl_span line)
{
    dl_str text =
        dl_str_span(dl_corpus_body(explorer->corpus, explorer->place.document), line);
    dl_style *styles = DL_NEW(&pane->arena, dl_style, text.len + 1);
    dl_span evidence = dl_explorer_evidence(explorer);
    paint_mentions(styles, line, explorer);
    paint_hits(styles, line, pane);
    paint(styles, line, evidence, 0, DL_MARK_EVIDENCE);
    paint(styles, line, explorer->place.hit, 0, DL_MARK_HERE);
    dl_row_begin(pane);
    pane->row->barred = evidence.start < line.end && evidence.end > line.start;
    pane->row->dotted = begins_event(explorer, line);
    size_t start = 0;
    size_t inset = dl_insets_find(pane->insets, line.start + 1);
    for (size_t at = 0; at < text.len;) {
        dl_glyph_next(text, &at);
        bool link = inset < pane->insets.count &&
                    pane->insets.items[inset].at <= line.start + at;
        if (at < text.len && styles[at] == styles[start] && !link)
            continue;
        dl_row_add(pane, dl_str_slice(text, start, at), styles[start]);
        start = at;
        for (; inset < pane->insets.count &&
               pane->insets.items[inset].at <= line.start + at;
             inset++)
            dl_row_format(pane, DL_INK_FAINT, "[%zu]", inset + 1);
    }
}

static void explain_nothing(dl_pane *pane, const dl_explorer *explorer)
{
    static const char *const guide[] = {
        "",
        "j k    through the list",
        "Enter  read",
        "/      search names, events, articles",
        "] [    step through the timeline",
        "Tab    next pane",
        "?      every key",
    };
    pane->total = 0;
    if (!explorer->progress.finished)
        return;
    dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
    dl_row_paragraph(pane, DL_STR("Nothing to read yet."), DL_INK_HEADING);
    for (size_t i = 0; i < DL_COUNT(guide); i++)
        dl_row_paragraph(pane, dl_str_from(guide[i]), DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    if (explorer->place.document == DL_NO_ID) {
        pane->title = DL_STR("Article");
        explain_nothing(pane, explorer);
        return;
    }
    keep_lines(pane, explorer);
    pane->title = dl_str_copy(
        &pane->arena, dl_corpus_title(explorer->corpus, explorer->place.document));
    int free = pane->size.columns - text_columns(pane);
    pane->indent = free / 2;
    if (pane->size.rows > 4)
        dl_masthead_write(pane, explorer, text_columns(pane));
    scroll(pane, explorer);
    for (size_t i = pane->top; i < dl_pane_bottom(pane); i++)
        write_line(pane, explorer, pane->lines.items[i]);
}

static bool move(dl_pane *pane, dl_explorer *explorer, int64_t lines)
{
    size_t height = dl_pane_height(pane);
    int64_t last = pane->total > height ? (int64_t)(pane->total - height) : 0;
    int64_t top = (int64_t)pane->top + lines;
    top = top < 0 ? 0 : top > last ? last : top;
    if (pane->total && (size_t)top != pane->top)
        return dl_explorer_scroll(explorer, pane->lines.items[top].start);
    dl_explorer_mark_read(explorer);
    dl_explorer_say(explorer, lines > 0
                                  ? "End of the article; J opens the next one."
                                  : "Start of the article; K opens the one before.");
    return false;
}

static int times(int count)
{
    return count > 0 ? count : 1;
}

static int64_t page(const dl_pane *pane)
{
    size_t height = dl_pane_height(pane);
    return height > 3 ? (int64_t)height - 2 : 1;
}

static bool down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, times(count));
}

static bool up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, -times(count));
}

static bool page_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, page(pane) * times(count));
}

static bool page_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, -page(pane) * times(count));
}

static bool half_down(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, (page(pane) + 1) / 2 * times(count));
}

static bool half_up(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer, -(page(pane) + 1) / 2 * times(count));
}

static bool top(dl_pane *pane, dl_explorer *explorer, int count)
{
    return move(pane, explorer,
                (count > 0 ? (int64_t)count - 1 : 0) - (int64_t)pane->top);
}

static bool bottom(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    return move(pane, explorer, (int64_t)pane->total);
}

static const dl_binding keys[] = {
    { "Space", DL_ACTION_PAGE_DOWN, "page",
      "Read on: a page down" },
    { "J", DL_ACTION_NEXT_ARTICLE, "next article", NULL },
    { "u", DL_ACTION_NEXT_UNREAD, "next unread", NULL },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_MOVE_DOWN,  down },
    { DL_ACTION_MOVE_UP,                   up },
    { DL_ACTION_PAGE_DOWN,page_down },
    { DL_ACTION_PAGE_UP, page_up },
    { DL_ACTION_HALF_DOWN,                   half_down },
    { DL_ACTION_HALF_UP,             half_up },
    { DL_ACTION_TOP, top },
    { DL_ACTION_BOTTOM,                   bottom },
    { 0 },
};

const dl_pane_kind dl_article_pane = {
    .name = "the article",
    .title = "Text",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(RESULTS) | DL_WATCH(DOCUMENT) |
               DL_WATCH(READING) | DL_WATCH(ENTITY) | DL_WATCH(ENTRY) | DL_WATCH(TIMELINE) | DL_WATCH(PROGRESS) | DL_WATCH(READ),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
};
