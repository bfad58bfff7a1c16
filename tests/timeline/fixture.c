#include "tests/timeline/fixture.h"

#include <check.h>
#include <stdio.h>

#include "dateline/buf.h"

static uint32_t find_row(const dl_register *entities, dl_str name)
{
    for (uint32_t row = 0; row < dl_register_count(entities); row++)
        for (size_t i = 0; i < dl_register_row_at(entities, row)->name_count; i++)
            if (dl_str_equal(dl_register_row_at(entities, row)->names[i], name))
                return row;
    return DL_NO_ROW;
}

static void add_party(dl_annotations *found, const dl_register *entities, dl_role role,
                      dl_str name, dl_arena *arena)
{
    uint32_t row = find_row(entities, name);
    *DL_APPEND(&found->parties, arena) = (dl_party){ (uint32_t)found->entities.count, role };
    *DL_APPEND(&found->entities, arena) = (dl_found_entity){
        .id = name,
        .name = row == DL_NO_ROW ? name : dl_register_row_at(entities, row)->name,
        .kind = row == DL_NO_ROW ? DL_ENTITY_COMPANY
                                 : dl_register_row_at(entities, row)->kind,
        .row = row,
    };
}

static bool take(dl_str *list, dl_str *value)
{
    if (!list->len)
        return false;
    dl_str_cut(*list, ',', value, list);
    *value = dl_str_trim(*value);
    return true;
}

static void set_date(dl_found_event *event, dl_str text)
{
    size_t dots = dl_str_find(text, DL_STR(".."), 0);
    if (dots == SIZE_MAX) {
        event->date = dl_date_parse(text);
        return;
    }
    event->after = dl_date_parse(dl_str_slice(text, 0, dots));
    event->before = dl_date_parse(dl_str_slice(text, dots + 2, text.len));
}

static dl_certainty certainty_of(dl_str name)
{
    for (int i = 0; i < DL_CERTAINTY_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(dl_certainty_name((dl_certainty)i))))
            return (dl_certainty)i;
    return DL_CERTAINTY_OCCURRED;
}

static void add_event(dl_annotations *found, const dl_reference *reference, dl_str line,
                      dl_str whole, dl_arena *arena)
{
    enum { DATE, ACTION, ACTORS, TARGETS, ITEMS, GOODS, CERTAINTY, CELLS };
    dl_str cells[CELLS] = { 0 }, value;
    uint32_t start = (uint32_t)(line.ptr - whole.ptr);
    for (int i = 0; i < CELLS && line.len; i++) {
        dl_str_cut(line, '|', &cells[i], &line);
        cells[i] = dl_str_trim(cells[i]);
    }
    dl_found_event event = { .evidence = { start, start + 1 },
                             .on_topic = true,
                             .certainty = certainty_of(cells[CERTAINTY]),
                             .first_party = (uint32_t)found->parties.count,
                             .first_goods = (uint32_t)found->goods.count };
    set_date(&event, cells[DATE]);
    ck_assert(dl_deed_parse(cells[ACTION], &event.deed));
    static const dl_role roles[] = { DL_ROLE_ACTOR, DL_ROLE_TARGET, DL_ROLE_ITEM };
    for (size_t i = 0; i < DL_COUNT(roles); i++)
        while (take(&cells[ACTORS + i], &value))
            add_party(found, reference->entities, roles[i], value, arena);
    while (take(&cells[GOODS], &value)) {
        uint32_t at = (uint32_t)(value.ptr - whole.ptr);
        *DL_APPEND(&found->goods, arena) = (dl_span){ at, at + (uint32_t)value.len };
    }
    event.party_count = (uint32_t)found->parties.count - event.first_party;
    event.goods_count = (uint32_t)found->goods.count - event.first_goods;
    *DL_APPEND(&found->events, arena) = event;
}

void fixture_add(dl_corpus *corpus, const dl_reference *reference,
                 const dl_told_article *article)
{
    dl_arena arena = { 0 };
    dl_annotations found = { 0 };
    dl_str body = dl_str_from(article->events), rest = body, line;
    while (dl_str_line(&rest, &line))
        add_event(&found, reference, line, body, &arena);
    dl_article read = { .file = dl_str_from(article->published),
                        .title = body,
                        .body = body,
                        .published = dl_date_parse(dl_str_from(article->published)) };
    dl_corpus_add(corpus, &read, &found, NULL);
    dl_arena_release(&arena);
}

static void add_names(const dl_corpus *corpus, dl_ids ids, const char *before, dl_buf *out)
{
    for (size_t i = 0; i < ids.count; i++)
        dl_buf_format(out, "%s%.*s", i ? ", " : before,
                      DL_STR_ARGS(dl_corpus_entity_name(corpus, ids.items[i])));
}

const char *fixture_timeline(const dl_corpus *corpus, const dl_reference *reference,
                             dl_timeline_options options, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_timeline timeline = dl_timeline_build(corpus, reference, options, arena);
    for (size_t i = 0; i < timeline.count; i++) {
        const dl_timeline_entry *entry = &timeline.entries[i];
        char date[DL_DATE_TEXT];
        dl_buf_format(&out, "%.*s %s", DL_STR_ARGS(dl_date_text(entry->date, date)),
                      dl_deed_name(entry->deed));
        add_names(corpus, entry->actors, " ", &out);
        add_names(corpus, entry->targets, " > ", &out);
        add_names(corpus, entry->items, ": ", &out);
        if (entry->articles)
            dl_buf_format(&out, " x%u", entry->articles);
        for (size_t j = 1; j < entry->date_count; j++)
            dl_buf_format(&out, " or %.*s",
                          DL_STR_ARGS(dl_date_text(entry->dates[j].date, date)));
        if (entry->certainty != DL_CERTAINTY_OCCURRED)
            dl_buf_format(&out, " %s", dl_certainty_name(entry->certainty));
        if (entry->measure != DL_NO_ROW)
            dl_buf_format(&out, " = %.*s",
                          DL_STR_ARGS(dl_date_text(
                              dl_chronology_at(reference->chronology, entry->measure)->date,
                              date)));
        dl_buf_add_char(&out, '\n');
    }
    if (timeline.undated)
        dl_buf_format(&out, "undated %zu\n", timeline.undated);
    return dl_buf_cstr(&out);
}
