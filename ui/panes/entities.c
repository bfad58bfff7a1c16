/* Who and what is in the articles: names by kind, counted in the article, the list or
 * all, each with its articles over time. */
#include <stdlib.h>

#include "ui/describe.h"
#include "ui/pane.h"
#include "ui/steps.h"

enum { BARS = 6, FEWER_BARS = 4, ROOM_FOR_BARS = 20, ROOM_FOR_ALL_BARS = 30 };

static const char *const scopes[DL_SCOPE_COUNT] = {
    [DL_SCOPE_ARTICLE] = "this article",
    [DL_SCOPE_RESULTS] = "the list",
    [DL_SCOPE_ALL] = "all articles",
};

static void count_document(const dl_corpus *corpus, uint32_t document, uint32_t *counts)
{
    dl_mentions mentions = dl_corpus_mentions(corpus, document);
    for (size_t i = 0; i < mentions.count; i++)
        counts[mentions.items[i].entity]++;
}

static const uint32_t *count_scope(const dl_explorer *explorer, dl_arena *arena)
{
    const dl_corpus *corpus = explorer->corpus;
    uint32_t entities = dl_corpus_entities(corpus);
    uint32_t *counts = DL_NEW(arena, uint32_t, entities + 1);
    if (explorer->scope == DL_SCOPE_ALL)
        for (uint32_t i = 0; i < entities; i++)
            counts[i] = explorer->place.as_of == DL_ALWAYS
                            ? dl_corpus_entity(corpus, i)->mentions
                            : (uint32_t)dl_explorer_mentions_of(explorer, i).count;
    else
        for (size_t i = 0; i < explorer->results.count; i++)
            count_document(corpus, explorer->results.items[i], counts);
    return counts;
}

typedef struct ranked {
    dl_entity_kind kind;
    uint32_t entity, count;
} ranked;

typedef struct ranking {
    ranked *items;
    size_t count, capacity;
} ranking;

static int by_kind_and_count(const void *left, const void *right)
{
    const ranked *a = left;
    const ranked *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

static int by_id(const void *left, const void *right)
{
    const uint32_t *a = left;
    const uint32_t *b = right;
    return *a < *b ? -1 : *a > *b;
}

static void rank_one(ranking *list, const dl_corpus *corpus, uint32_t entity,
                     uint32_t count, dl_arena *arena)
{
    dl_entity_kind kind = (dl_entity_kind)dl_corpus_entity(corpus, entity)->kind;
    *DL_APPEND(list, arena) = (ranked){ kind, entity, count };
}

/* The names of one article cost what it is long, not what the corpus is large. */
static void rank_article(ranking *list, const dl_explorer *explorer, dl_arena *arena)
{
    if (explorer->place.document == DL_NO_ID)
        return;
    dl_mentions mentions = dl_corpus_mentions(explorer->corpus, explorer->place.document);
    uint32_t *ids = DL_NEW(arena, uint32_t, mentions.count + 1);
    for (size_t i = 0; i < mentions.count; i++)
        ids[i] = mentions.items[i].entity;
    qsort(ids, mentions.count, sizeof *ids, by_id);
    for (size_t i = 0, end; i < mentions.count; i = end) {
        for (end = i; end < mentions.count && ids[end] == ids[i];)
            end++;
        rank_one(list, explorer->corpus, ids[i], (uint32_t)(end - i), arena);
    }
}

static void rank_all(ranking *list, const dl_explorer *explorer, dl_arena *arena)
{
    const uint32_t *counts = count_scope(explorer, arena);
    for (uint32_t i = 0; i < dl_corpus_entities(explorer->corpus); i++)
        if (counts[i])
            rank_one(list, explorer->corpus, i, counts[i], arena);
}

/* Of the day that is shown as of, what tells it from others; 0: there is none. */
static uint64_t day_number(const dl_explorer *explorer)
{
    int32_t day = explorer->place.as_of;
    return day == DL_ALWAYS ? 0 : (uint32_t)day & 0xFFFFFF;
}

static void keep_items(dl_pane *pane, const dl_explorer *explorer)
{
    bool article = explorer->scope == DL_SCOPE_ARTICLE;
    uint64_t key = (uint64_t)explorer->scope << 32 |
                   (article ? explorer->place.document : day_number(explorer));
    unsigned watches =
        DL_WATCH(LIBRARY) | (explorer->scope == DL_SCOPE_RESULTS ? DL_WATCH(RESULTS) : 0);
    if (!dl_pane_keep(pane, explorer, watches, key))
        return;
    ranking list = { 0 };
    (article ? rank_article : rank_all)(&list, explorer, &pane->kept);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_kind_and_count);
    size_t heading = 0;
    for (size_t i = 0; i < list.count; i++) {
        ranked item = list.items[i];
        if (!i || item.kind != list.items[i - 1].kind) {
            heading = pane->items.count;
            *DL_APPEND(&pane->items, &pane->kept) =
                (dl_target){ DL_TARGET_NONE, (uint32_t)item.kind, 0 };
        }
        pane->items.items[heading].number++;
        *DL_APPEND(&pane->items, &pane->kept) =
            (dl_target){ DL_TARGET_ENTITY, item.entity, item.count };
    }
    pane->cursor = SIZE_MAX; /* to be found among the new rows */
}

static bool is_at(const dl_pane *pane, size_t row, uint32_t entity)
{
    return pane->items.items[row].kind == DL_TARGET_ENTITY &&
           pane->items.items[row].id == entity;
}

/* The row of the entity that the reader was at, or has chosen elsewhere since. */
static size_t find_cursor(const dl_pane *pane, const dl_explorer *explorer)
{
    uint32_t wanted =
        explorer->hover != DL_NO_ID ? explorer->hover : explorer->place.entity;
    bool stays = pane->cursor < pane->items.count;
    if (stays && is_at(pane, pane->cursor, wanted))
        return pane->cursor;
    for (size_t i = 0; i < pane->items.count; i++)
        if (is_at(pane, i, wanted))
            return i;
    if (stays)
        return pane->cursor;
    return pane->items.count > 1 ? 1 : 0;
}

/* The parts of the time, found for the first name whose bars are not known. */
typedef struct periods {
    uint32_t ends[BARS + 1];
    int count;
    bool found, any;
} periods;

/* In how many articles of each part of the time a name stands. */
static void draw_bars(const dl_explorer *explorer, uint32_t entity, periods *its, dl_buf *out)
{
    uint32_t bars[BARS] = { 0 };
    if (!its->found)
        its->any = dl_explorer_periods(explorer, its->ends, its->count);
    its->found = true;
    if (its->any)
        dl_explorer_count_periods(explorer, entity, its->ends, its->count, bars);
    dl_describe_bars(bars, (size_t)its->count, out);
}

/* The same names stand in article after article. */
static dl_str bars_of(dl_pane *pane, const dl_explorer *explorer, uint32_t entity, periods *its)
{
    uint64_t number =
        day_number(explorer) << 40 | (uint64_t)entity << 8 | (unsigned)its->count;
    dl_buf drawn = { .arena = &pane->arena };
    dl_str bars;
    if (dl_memo_find(&pane->memo, number, &bars))
        return bars;
    draw_bars(explorer, entity, its, &drawn);
    return dl_memo_keep(&pane->memo, number, dl_buf_str(&drawn));
}

static void write_heading(dl_pane *pane, dl_target item)
{
    dl_entity_kind kind = (dl_entity_kind)item.id;
    dl_row_begin(pane);
    dl_row_add(pane, dl_str_from(dl_entity_kind_heading(kind)),
               (dl_style)(DL_INK_HEADING | DL_MARK_STRONG));
    dl_row_tail(pane, dl_str_format(&pane->arena, "%u ", item.number), DL_INK_FAINT);
}

static void write_entity(dl_pane *pane, const dl_explorer *explorer, dl_target item,
                         periods *its)
{
    bool focus = item.id == explorer->place.entity;
    dl_entity_kind kind =
        (dl_entity_kind)dl_corpus_entity(explorer->corpus, item.id)->kind;
    dl_style style = dl_style_of_kind(kind);
    dl_buf tail = { .arena = &pane->arena };
    if (pane->size.columns >= ROOM_FOR_BARS)
        dl_buf_add(&tail, bars_of(pane, explorer, item.id, its));
    dl_buf_format(&tail, "%4u ", item.number);
    int room = pane->size.columns - dl_glyph_columns(dl_buf_str(&tail), pane->size.columns);
    dl_row_add(pane, focus ? DL_STR("▸") : DL_STR(" "), DL_INK_ACCENT);
    dl_row_add(pane, dl_describe_name_in(explorer, item.id, room - 2),
               focus ? (dl_style)(style | DL_MARK_CHOSEN) : style);
    dl_row_tail(pane, dl_buf_str(&tail), DL_INK_FAINT);
}

static void explain_nothing(dl_pane *pane, const dl_explorer *explorer)
{
    dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
    if (!dl_corpus_documents(explorer->corpus))
        dl_row_paragraph(
            pane, DL_STR("People, companies and chips of the articles stand here."),
            DL_INK_FAINT);
    else
        dl_row_paragraph(
            pane,
            DL_STR("No names found here. e counts them in the list, and in all "
                   "articles."),
            DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    periods its = { .count = pane->size.columns >= ROOM_FOR_ALL_BARS ? BARS : FEWER_BARS };
    keep_items(pane, explorer);
    dl_memo_renew(&pane->memo, explorer->generation,
                  dl_explorer_changed_since(explorer, DL_WATCH(LIBRARY),
                                            pane->memo.made_at));
    pane->title = dl_str_format(&pane->arena, "Entities · %s", scopes[explorer->scope]);
    dl_pane_follow(pane, pane->items.count, find_cursor(pane, explorer));
    if (pane->cursor == 1 && pane->top == 1)
        pane->top = 0; /* the first heading belongs to the first name */
    for (size_t i = pane->top; i < dl_pane_bottom(pane); i++) {
        dl_target item = pane->items.items[i];
        if (item.kind == DL_TARGET_NONE) {
            write_heading(pane, item);
            continue;
        }
        dl_row_begin(pane);
        pane->row->selected = i == pane->cursor;
        write_entity(pane, explorer, item, &its);
    }
    if (!pane->items.count)
        explain_nothing(pane, explorer);
}

static bool hover(dl_pane *pane, dl_explorer *explorer)
{
    return dl_explorer_hover(explorer, dl_pane_target(pane).id);
}

static bool open(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    dl_target target = dl_pane_target(pane);
    if (target.kind != DL_TARGET_ENTITY)
        return false;
    dl_str name = dl_corpus_entity_name(explorer->corpus, target.id);
    if (!dl_explorer_focus(explorer, target.id)) {
        dl_explorer_say(explorer,
                        "%.*s is in focus: n goes through the mentions, i tells all, "
                        "Esc leaves.",
                        DL_STR_ARGS(name));
        return false;
    }
    dl_explorer_say(explorer, "%.*s: %zu article%s; n goes through the mentions.",
                    DL_STR_ARGS(name), explorer->results.count,
                    explorer->results.count == 1 ? "" : "s");
    return true;
}

static const dl_binding keys[] = {
    { "Enter",     DL_ACTION_OPEN, "focus",
      "Focus on the name: its articles, mentions and events" },
    { "e",    DL_ACTION_SCOPE, "count in", NULL },
    { "i",        DL_ACTION_CARD, "card",
      "Other names, who is seen with it, every mention" },
    { "E", DL_ACTION_OWN_EVENTS, "its events", NULL },
    { "&", DL_ACTION_BOTH, NULL,
      "Keep only articles that name the selected name too" },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_OPEN, open },
    { 0 },
};

const dl_pane_kind dl_entities_pane = {
    .name = "the entities",
    .title = "Entities",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(RESULTS) | DL_WATCH(DOCUMENT) |
               DL_WATCH(SCOPE) | DL_WATCH(ENTITY) | DL_WATCH(HOVER),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
    .select = hover,
};
