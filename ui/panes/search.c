/* What answers the text being typed, grouped: names by kind, events, articles. */
#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "ui/describe.h"
#include "ui/rows.h"
#include "ui/steps.h"

static const struct group {
    const char *heading;
    unsigned kinds; /* 1 << dl_entity_kind */
} groups[] = {
    { "People", 1u << DL_ENTITY_PERSON },
    { "Companies", 1u << DL_ENTITY_COMPANY },
    { "Chips", 1u << DL_ENTITY_CHIP },
    { "Laws", 1u << DL_ENTITY_LAW },
    { "Other names", ~(1u << DL_ENTITY_PERSON | 1u << DL_ENTITY_COMPANY |
                       1u << DL_ENTITY_CHIP | 1u << DL_ENTITY_LAW) },
};

static bool is_in(const dl_explorer *explorer, const dl_found_name *name,
                  const struct group *group)
{
    /* A name of after the day that is shown as of is not known on it. */
    return group->kinds >> dl_corpus_entity(explorer->corpus, name->entity)->kind & 1
        && dl_explorer_documents_of(explorer, name->entity).count;
}

static void add_names(dl_pane *pane, const dl_explorer *explorer,
                      const struct group *group)
{
    const dl_results *results = &explorer->draft.results;
    size_t count = 0;
    for (size_t i = 0; i < results->name_count; i++)
        count += is_in(explorer, &results->names[i], group);
    if (!count)
        return;
    dl_item_heading(pane, dl_str_from(group->heading), count);
    for (size_t i = 0; i < results->name_count; i++)
        if (is_in(explorer, &results->names[i], group))
            dl_item_add(pane, DL_TARGET_ENTITY, results->names[i].entity, (uint32_t)i);
}

/* Where Enter leads: to the name that is what was typed, of whatever kind; else to the first
 * that has it; else to the articles. */
static size_t first_choice(const dl_pane *pane, const dl_explorer *explorer,
                           dl_arena *arena)
{
    dl_str text = dl_utf8_folded_loose(dl_str_trim(explorer->draft.text), arena);
    size_t choice = SIZE_MAX;
    for (size_t i = 0; text.len && i < pane->items.count; i++) {
        dl_target item = pane->items.items[i];
        if (item.kind == DL_TARGET_QUERY)
            return choice == SIZE_MAX ? i : choice;
        if (item.kind != DL_TARGET_ENTITY)
            continue;
        const dl_found_name *found = &explorer->draft.results.names[item.number];
        dl_str name = dl_utf8_folded_loose(found->name, arena);
        dl_str full =
            dl_utf8_folded_loose(dl_corpus_entity_name(explorer->corpus, item.id), arena);
        if (dl_str_equal(name, text) || dl_str_equal(full, text))
            return i;
        if (choice == SIZE_MAX && (dl_str_find(name, text, 0) != SIZE_MAX ||
                                   dl_str_find(full, text, 0) != SIZE_MAX))
            choice = i;
    }
    return choice == SIZE_MAX ? 0 : choice;
}

static void keep_items(dl_pane *pane, const dl_explorer *explorer)
{
    if (!dl_pane_keep(pane, explorer, DL_WATCH(SEARCH) | DL_WATCH(LIBRARY), 0))
        return;
const dl_results *results = &explorer->draft.results;
    pane->top = 0;
    for (size_t i = 0; i < DL_COUNT(groups); i++)
        add_names(pane, explorer, &groups[i]);
    if (results->event_count) {
        dl_item_heading(pane, DL_STR("Events"), results->event_count);
        for (size_t i = 0; i < results->event_count; i++)
            dl_item_add(pane, DL_TARGET_EVENT, results->events[i], 0);
    }
    if (results->document_count) {
        dl_item_heading(pane, DL_STR("Articles"), results->document_total);
        dl_item_add(pane, DL_TARGET_QUERY, 0, 0);
        for (size_t i = 0; i < results->document_count; i++)
dl_item_add(pane, DL_TARGET_DOCUMENT, results->documents[i], 0);
    }
    pane->cursor = first_choice(pane, explorer, &pane->arena);
}

static void write_name(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    const dl_found_name *name = &explorer->draft.results.names[item.number];
    dl_write_entity(pane, explorer, name->entity, name->name);
    size_t mentions = dl_explorer_mentions_of(explorer, name->entity).count;
    size_t documents = dl_explorer_documents_of(explorer, name->entity).count;
    dl_row_tail(pane,
                dl_str_format(&pane->arena, "%zu mention%s in %zu article%s ", mentions,
                              mentions == 1 ? "" : "s", documents,
                              documents == 1 ? "" : "s"),
                DL_INK_FAINT);
}

static void write_item(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    size_t count = explorer->draft.results.document_total;
    switch (item.kind) {
    case DL_TARGET_ENTITY:
        write_name(pane, explorer, item);
        break;
    case DL_TARGET_EVENT:
        dl_write_event(pane, explorer, item.id);
        break;
    case DL_TARGET_QUERY:
        dl_row_format(pane, DL_INK_ACCENT,
                      "  List %s%zu article%s, n goes from hit to hit",
                      count > 1 ? "all " : "the ", count, count == 1 ? "" : "s");
        break;
    default:
        dl_write_answer(pane, explorer, item.id, explorer->draft.query);
    }
}

/* Which part to leave out is plain where each tells how many articles have it. */
static void add_parts(dl_pane *pane, const dl_results *results)
{
    dl_buf told = { .arena = &pane->arena };
    for (size_t i = 0; i < results->part_count; i++)
        dl_buf_format(&told, "%s“%.*s” %zu", i ? ", " : "",
                      DL_STR_ARGS(results->parts[i].text), results->parts[i].documents);
    if (told.count)
        dl_row_paragraph(pane,
                         dl_str_format(&pane->arena,
                                       "No article has all of it. Articles with each: %.*s.",
                                       DL_STR_ARGS(dl_buf_str(&told))),
                         DL_INK_TEXT);
}

static void explain_nothing(dl_pane *pane, const dl_explorer *explorer)
{
    static const char *const guide[] = {
        "Names in any language, words, or both: accents and order do not matter.",
        "",
        "zhou             trung quoc          英伟达",
        "\"export curbs\"   -sora               a OR b",
        "company:nvidia   person:huang        chip:h20",
        "lang:vi          after:2023-10       source:",
    };
    dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
    if (explorer->draft.error.kind) {
        dl_row_paragraph(pane, dl_str_from(explorer->draft.error.message),
                         DL_INK_WARNING);
    } else if (dl_str_trim(explorer->draft.text).len) {
        dl_row_paragraph(pane, DL_STR("Nothing answers this."), DL_INK_HEADING);
        if (explorer->draft.suggestion.len) {
            dl_row_paragraph(pane,
                             dl_str_format(&pane->arena, "Did you mean “%.*s”? Enter tries it.",
                                           DL_STR_ARGS(explorer->draft.suggestion)),
                             DL_INK_ACCENT);
            return;
        }
        add_parts(pane, &explorer->draft.results);
        dl_row_paragraph(
            pane,
            DL_STR("Try fewer or shorter words; Esc takes you back to where you "
                   "were."),
            DL_INK_FAINT);
    } else {
        for (size_t i = 0; i < DL_COUNT(guide); i++) {
            dl_row_begin(pane);
            dl_row_format(pane, i ? DL_INK_FAINT : DL_INK_TEXT, "  %s", guide[i]);
        }
    }
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    keep_items(pane, explorer);
    pane->title = explorer->place.as_of == DL_ALWAYS
                      ? DL_STR("Search everywhere")
                      : DL_STR("Search what was known up to the day");
    if (!pane->items.count)
        explain_nothing(pane, explorer);
    dl_write_items(pane, explorer, write_item);
}

const dl_pane_kind dl_search_pane = {
    .name = "the search",
    .title = "Search",
    .watches = DL_WATCH(SEARCH) | DL_WATCH(LIBRARY),
    .prepare = prepare,
};
