#include "dateline/reader.h"
#include "ui/resume.h"

#include <string.h>

#include "ui/explorer_parts.h"
#include "ui/listing.h"

static const dl_str state_name = { "explorer", sizeof "explorer" - 1 };

/* --- keeping ------------------------------------------------------------------------- */

static void add_filters(const dl_explorer *explorer, dl_buf *out)
{
    for (size_t i = 0; i < explorer->filters.count; i++) {
        const dl_filter *filter = &explorer->filters.items[i];
        if (filter->entity == DL_NO_ID)
            dl_buf_format(out, "%s %.*s\n", filter->on ? "filter" : "filter-off",
                          DL_STR_ARGS(filter->text));
    }
}

void dl_resume_save(dl_desk *desk)
{
    dl_explorer *explorer = desk->explorer;
    const dl_place *place = &explorer->place;
    dl_buf out = { 0 };
    dl_error error = { 0 };
    if (explorer->sample || place->document == DL_NO_ID)
        return;
    int64_t document = dl_library_kept_id(explorer->library, place->document);
    if (!place->centred)
        dl_library_set_place(explorer->library, place->document, place->offset);
    dl_buf_format(&out, "document %lld\nsort %d\nscope %d\npane %d\nalone %d\n",
                  (long long)document, explorer->sort, explorer->scope, desk->focus,
                  desk->alone);
    if (place->query.len)
        dl_buf_format(&out, "query %.*s\n", DL_STR_ARGS(place->query));
    if (place->entity != DL_NO_ID)
        dl_buf_format(&out, "entity %.*s\n",
                      DL_STR_ARGS(dl_corpus_entity_key(explorer->corpus, place->entity)));
    dl_buf_format(&out, "own-events %d\n", place->own_events);
    add_filters(explorer, &out);
    /* What cannot be kept is reported by the library when it closes. */
    dl_library_set_state(explorer->library, state_name, dl_buf_str(&out), &error);
    dl_buf_release(&out);
}

/* --- going on ------------------------------------------------------------------------ */

static uint32_t number_of(dl_str value, uint32_t most)
{
    uint32_t number = 0;
    return dl_str_number(value, most, &number) ? number : 0;
}

static void take_query(dl_desk *desk, dl_str value)
{
    if (!desk->explorer->place.query.len)
        dl_explorer_query(desk->explorer, value);
}

static void take_filter(dl_desk *desk, dl_str value)
{
    dl_error error = { 0 }; /* one that is not understood any more is left out */
    dl_explorer_add_filter(desk->explorer, value, &error);
}

static void take_filter_off(dl_desk *desk, dl_str value)
{
    size_t before = desk->explorer->filters.count;
    take_filter(desk, value);
    if (desk->explorer->filters.count > before)
        dl_explorer_switch_filter(desk->explorer, before);
}

static void take_sort(dl_desk *desk, dl_str value)
{
    dl_explorer_sort(desk->explorer, (dl_sort)number_of(value, DL_SORT_ENTITIES));
}

static void take_scope(dl_desk *desk, dl_str value)
{
    desk->explorer->scope = (dl_scope)number_of(value, DL_SCOPE_COUNT - 1);
}

static void take_pane(dl_desk *desk, dl_str value)
{
    dl_desk_focus(desk, (dl_pane_id)number_of(value, DL_PANE_TIMELINE));
}

static void take_alone(dl_desk *desk, dl_str value)
{
    desk->alone = number_of(value, 1);
    dl_desk_resize(desk, desk->size);
}

static void take_document(dl_desk *desk, dl_str value)
{
    desk->resume.document = number_of(value, UINT32_MAX - 1);
}

static void take_own_events(dl_desk *desk, dl_str value)
{
    desk->resume.own_events = number_of(value, 1);
}

static void take_entity(dl_desk *desk, dl_str value)
{
    desk->resume.entity = dl_str_copy(&desk->texts, value);
}

static const struct {
    const char *name;
    void (*take)(dl_desk *desk, dl_str value);
} facts[] = {
    { "query",      take_query      },
    { "filter",     take_filter     },
    { "filter-off", take_filter_off },
    { "sort",       take_sort       },
    { "scope",      take_scope      },
    { "pane",       take_pane       },
    { "alone",      take_alone      },
    { "document",   take_document   },
    { "entity",     take_entity     },
    { "own-events", take_own_events },
};

static void say_what_narrows(dl_explorer *explorer)
{
    size_t filters = explorer->filters.count;
    explorer->message[0] = '\0';
    if (explorer->place.query.len && !filters)
        dl_explorer_say(explorer, "As you left it: the articles with %.*s. Esc: all.",
                        DL_STR_ARGS(explorer->place.query));
    else if (filters)
        dl_explorer_say(explorer,
                        "As you left it, with %zu filter%s: %% switches them off, F "
                        "shows them.",
                        filters, filters == 1 ? "" : "s");
}

void dl_resume_start(dl_desk *desk, dl_str query)
{
    dl_explorer *explorer = desk->explorer;
    dl_arena scratch = { 0 };
    dl_str rest = dl_str_copy(&scratch, dl_library_state(explorer->library, state_name));
    if (query.len)
        dl_explorer_query(explorer, query);
    for (dl_str line; dl_str_line(&rest, &line);) {
        dl_str name;
        dl_str value;
        dl_str_cut(line, ' ', &name, &value);
        for (size_t i = 0; i < DL_COUNT(facts); i++)
            if (dl_str_equal(name, dl_str_from(facts[i].name)))
                facts[i].take(desk, value);
    }
    explorer->future.count = 0;
    if (!query.len)
        say_what_narrows(explorer);
    dl_arena_release(&scratch);
}

static uint32_t find_document(const dl_explorer *explorer, int64_t id)
{
    uint32_t count = dl_corpus_documents(explorer->corpus);
    for (uint32_t i = 0; i < count; i++)
        if (dl_library_kept_id(explorer->library, i) == id)
            return i;
    return DL_NO_ID;
}

static uint32_t find_entity(const dl_explorer *explorer, dl_str key)
{
    uint32_t count = dl_corpus_entities(explorer->corpus);
    for (uint32_t i = 0; i < count; i++)
        if (dl_str_equal(dl_corpus_entity_key(explorer->corpus, i), key))
            return i;
    return DL_NO_ID;
}

/* Moving there is no step of history: this is where the reader starts. */
static void go_to(dl_explorer *explorer, dl_place place)
{
    size_t past = explorer->past.count;
    if (dl_explorer_move(explorer, place, DL_JUMP))
        explorer->past.count = past;
}

void dl_resume_go_on(dl_desk *desk)
{
    dl_explorer *explorer = desk->explorer;
    if (explorer->touched && !desk->resume.found) { /* the reader is elsewhere already */
        desk->resume.document = 0;
        desk->resume.entity.len = 0;
    }
    if (desk->resume.document) {
        uint32_t document = find_document(explorer, desk->resume.document);
        if (document == DL_NO_ID)
            return;
        dl_place place = explorer->place;
        place.document = document;
        place.offset = dl_reading_place(explorer->reading, document);
        go_to(explorer, place);
        desk->resume.document = 0;
        desk->resume.found = true;
        explorer->touched = true; /* it stays there while more comes in */
    }
    if (desk->resume.entity.len && explorer->progress.finished) {
        dl_place place = explorer->place;
        place.entity = find_entity(explorer, desk->resume.entity);
        place.own_events = desk->resume.own_events;
        if (place.entity != DL_NO_ID)
            go_to(explorer, place);
        desk->resume.entity.len = 0;
    }
}
