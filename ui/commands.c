/* The command line: a few commands with a value, and every action by its name. */
#include "ui/command_names.h"
#include "ui/correct.h"
#include "ui/errands.h"
#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/searches.h"
#include "ui/steps.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "dateline/map.h"
#include "dateline/utf8.h"

static void leave(dl_desk *desk, dl_str value)
{
    (void)value;
    desk->closed = true;
}

static void search(dl_desk *desk, dl_str value)
{
    if (!value.len) {
        dl_desk_ask(desk, DL_PROMPT_SEARCH);
        return;
    }
    if (dl_explorer_query(desk->explorer, value)) {
        size_t count = desk->explorer->results.count;
        dl_explorer_say(desk->explorer, "%zu article%s; n goes from hit to hit.", count,
                        count == 1 ? "" : "s");
    }
}

static void filter(dl_desk *desk, dl_str value)
{
    dl_error error = { 0 };
    if (!value.len)
        dl_desk_ask(desk, DL_PROMPT_FILTER);
    else if (!dl_explorer_add_filter(desk->explorer, value, &error))
        dl_explorer_say(desk->explorer, "%s", error.message);
}

static void as_of(dl_desk *desk, dl_str value)
{
    dl_date date = dl_date_parse(value);
    if (!value.len)
        dl_desk_ask(desk, DL_PROMPT_AS_OF);
    else if (dl_str_equal(value, DL_STR("all")))
        dl_explorer_pin(desk->explorer, DL_ALWAYS);
    else if (dl_date_is_set(date))
        dl_explorer_pin(desk->explorer, date.last);
    else
        dl_explorer_say(desk->explorer,
                        "A day looks like 2023-10-17; \"as-of all\" ends it.");
}

/* The entry of the timeline nearest to a date. */
static void go_to(dl_desk *desk, dl_str value)
{
    const dl_timeline *timeline = &desk->explorer->timeline;
    dl_date date = dl_date_parse(value);
    if (!dl_date_is_set(date)) {
        dl_explorer_say(desk->explorer, "Type a date to go to, such as: goto 2023-10.");
        return;
    }
    size_t n = 0;
    while (n + 1 < timeline->count && timeline->entries[n].date.first < date.first)
        n++;
    if (!dl_explorer_choose(desk->explorer, n, DL_JUMP) && !timeline->count)
        dl_explorer_say(desk->explorer, "No dated event here; r shows the reference.");
}

static void save(dl_desk *desk, dl_str value)
{
    dl_desk_save(desk, value, false);
}

static void save_over(dl_desk *desk, dl_str value)
{
    dl_desk_save(desk, value, true);
}

static void tag(dl_desk *desk, dl_str value)
{
    if (value.len)
        dl_explorer_tag(desk->explorer, value, 1);
    else
        dl_desk_ask(desk, DL_PROMPT_TAG);
}

static void note(dl_desk *desk, dl_str value)
{
    uint32_t document = desk->explorer->place.document;
    bool did;
    if (value.len && document != DL_NO_ID)
        dl_explorer_note(desk->explorer, document, value);
    else
        dl_desk_act(desk, DL_ACTION_NOTE, 0, &did);
}

static void add(dl_desk *desk, dl_str value)
{
    if (value.len)
        dl_desk_add(desk, value);
    else
        dl_desk_ask(desk, DL_PROMPT_ADD);
}

static void save_search(dl_desk *desk, dl_str value)
{
    dl_explorer_save_search(desk->explorer, value);
}

static void pipe_to(dl_desk *desk, dl_str value)
{
    if (value.len)
        dl_desk_pipe(desk, value);
    else
        dl_desk_ask(desk, DL_PROMPT_PIPE);
}

static void (*const runs[DL_COMMAND_COUNT])(dl_desk *desk, dl_str value) = {
    [DL_COMMAND_SEARCH] = search,          [DL_COMMAND_FILTER] = filter,
    [DL_COMMAND_AS_OF] = as_of,            [DL_COMMAND_GOTO] = go_to,
    [DL_COMMAND_SAVE] = save,              [DL_COMMAND_SAVE_OVER] = save_over,
    [DL_COMMAND_TAG] = tag,                [DL_COMMAND_NOTE] = note,
    [DL_COMMAND_ADD] = add,
    [DL_COMMAND_PIPE] = pipe_to,           [DL_COMMAND_MERGE] = dl_desk_merge,
    [DL_COMMAND_RENAME] = dl_desk_rename,  [DL_COMMAND_RETYPE] = dl_desk_retype,
    [DL_COMMAND_SAVE_SEARCH] = save_search,
    [DL_COMMAND_HIDE] = dl_desk_hide,      [DL_COMMAND_QUIT] = leave,
};

void dl_desk_command(dl_desk *desk, dl_str line)
{
    dl_str name;
    dl_str value;
    bool did = false;
    dl_str_cut(line, ' ', &name, &value);
    if (!name.len)
        return;
    for (size_t i = 0; i < DL_COMMAND_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(dl_command_names[i].name))) {
            runs[i](desk, dl_str_trim(value));
            return;
        }
    dl_action action = dl_action_of_name(name);
    if (!action || action >= DL_ACTION_PROMPT_ACCEPT)
        dl_explorer_say(desk->explorer,
                        "There is no command \"%.*s\"; Tab completes, ? lists "
                        "them all.",
                        DL_STR_ARGS(name));
    else if (!dl_desk_act(desk, action, 0, &did) || (!did && !desk->explorer->message[0]))
        dl_explorer_say(desk->explorer, "\"%.*s\" does nothing here.", DL_STR_ARGS(name));
}

/* Counts candidates until the wanted one. */
typedef struct candidates {
    dl_str stem; /* the word being completed */
    size_t left; /* matches to pass over */
    dl_arena *arena;
    dl_str found;
} candidates;

static bool offer(candidates *list, dl_str candidate)
{
    dl_str key = dl_utf8_folded_loose(candidate, list->arena);
    if (!key.len || !dl_str_starts(key, dl_utf8_folded_loose(list->stem, list->arena)))
        return false;
    if (list->left) {
        list->left--;
        return false;
    }
    list->found = candidate;
    return true;
}

static bool is_command(const char *name)
{
    for (size_t i = 0; i < DL_COMMAND_COUNT; i++)
        if (!strcmp(dl_command_names[i].name, name))
            return true;
    return false;
}

static bool complete_command(candidates *list)
{
    for (size_t i = 0; i < DL_COMMAND_COUNT; i++)
        if (offer(list, dl_str_from(dl_command_names[i].name)))
            return true;
    for (int i = DL_ACTION_NONE + 1; i < DL_ACTION_PROMPT_ACCEPT; i++)
        if (!is_command(dl_action_name((dl_action)i)) &&
            offer(list, dl_str_from(dl_action_name((dl_action)i))))
            return true;
    return false;
}

static const char *const fields[] = {
    "person:", "company:", "chip:", "place:",    "law:",    "source:",   "lang:",
    "after:",  "before:",  "on:",   "has:event", "action:",  "is:",      "tag:",
    "has:note",
};

static dl_str quoted(dl_str name, dl_arena *arena)
{
    return dl_str_find(name, DL_STR(" "), 0) == SIZE_MAX
               ? name
               : dl_str_format(arena, "\"%.*s\"", DL_STR_ARGS(name));
}

static bool complete_tag(const dl_desk *desk, candidates *list)
{
    const dl_reading *reading = desk->explorer->reading;
    for (size_t i = 0; i < dl_reading_tag_count(reading); i++)
        if (offer(list, dl_reading_tag(reading, i)))
            return true;
    return false;
}

static bool complete_value(const dl_desk *desk, dl_str field, candidates *list)
{
    const dl_corpus *corpus = desk->explorer->corpus;
    dl_entity_kind kind = DL_ENTITY_KIND_COUNT;
    if (dl_entity_kind_parse(field, &kind)) {
        for (uint32_t i = 0; i < dl_corpus_entities(corpus); i++)
            if ((dl_entity_kind)dl_corpus_entity(corpus, i)->kind == kind &&
                offer(list, dl_corpus_entity_name(corpus, i)))
                return true;
        return false;
    }
    if (dl_str_equal(field, DL_STR("lang"))) {
        for (int i = DL_LANGUAGE_VI; i < DL_LANGUAGE_COUNT; i++)
            if (offer(list, dl_str_from(dl_language_code((dl_language)i))))
                return true;
    }
    if (dl_str_equal(field, DL_STR("action"))) {
        for (int i = 0; i < DL_DEED_COUNT; i++)
            if (offer(list, dl_str_from(dl_deed_name((dl_deed)i))))
                return true;
    }
    if (dl_str_equal(field, DL_STR("is"))) {
        static const char *const states[] = { "unread", "read", "starred" };
        for (size_t i = 0; i < DL_COUNT(states); i++)
            if (offer(list, dl_str_from(states[i])))
                return true;
    }
    if (dl_str_equal(field, DL_STR("tag")))
        return complete_tag(desk, list);
    if (dl_str_equal(field, DL_STR("source"))) {
        dl_map seen = { .arena = list->arena };
        for (uint32_t i = 0; i < dl_corpus_documents(corpus); i++) {
            bool added = false;
            dl_str source = dl_corpus_source(corpus, i);
            dl_map_put(&seen, source, 0, &added);
            if (added && offer(list, source))
                return true;
        }
    }
    return false;
}

/* What :merge and :retype take: a name, a kind. */
static bool complete_correction(const dl_desk *desk, dl_str line, candidates *list,
                                dl_str *before)
{
    const dl_corpus *corpus = desk->explorer->corpus;
    bool merge = dl_str_starts(line, DL_STR("merge "));
    if (!merge && !dl_str_starts(line, DL_STR("retype ")))
        return false;
    size_t start = dl_str_find(line, DL_STR(" "), 0) + 1;
    *before = dl_str_slice(line, 0, start);
    list->stem = dl_str_slice(line, start, line.len);
    for (uint32_t i = 0; merge && i < dl_corpus_entities(corpus); i++)
        if (offer(list, dl_corpus_entity_name(corpus, i)))
            return true;
    for (int i = 0; !merge && i < DL_ENTITY_KIND_COUNT; i++)
        if (offer(list, dl_str_from(dl_entity_kind_name((dl_entity_kind)i))))
            return true;
    return false;
}

/* A path: the names of its folder that go on as it does, hidden ones if it asks for them. */
static bool complete_path(dl_str stem, size_t n, dl_arena *arena, dl_str *whole)
{
    size_t slash = stem.len;
    while (slash > 0 && stem.ptr[slash - 1] != '/')
        slash--;
    dl_str start = dl_str_slice(stem, slash, stem.len);
    dl_str folder = dl_str_slice(stem, 0, slash);
    const char *home = getenv("HOME");
    dl_str path = home && dl_str_starts(folder, DL_STR("~/"))
                      ? dl_str_format(arena, "%s%.*s", home, (int)folder.len - 1,
                                      folder.ptr + 1)
                      : dl_str_copy(arena, folder.len ? folder : DL_STR("."));
    struct dirent **names = NULL;
    int count = scandir(path.ptr, &names, NULL, alphasort);
    bool found = false;
    for (int i = 0; i < count; i++) {
        dl_str name = dl_str_from(names[i]->d_name);
        bool fits = dl_str_starts(name, start) && (start.len || name.ptr[0] != '.');
        if (fits && !found && n-- == 0) {
            found = true;
            *whole = dl_str_format(arena, "%.*s%.*s%s", DL_STR_ARGS(folder),
                                   DL_STR_ARGS(name),
                                   names[i]->d_type == DT_DIR ? "/" : "");
        }
        free(names[i]);
    }
    free(names);
    return found;
}

bool dl_desk_complete(const dl_desk *desk, dl_str stem, size_t n, dl_arena *arena,
                      dl_str *whole)
{
    if (desk->prompt.kind == DL_PROMPT_ADD)
        return complete_path(stem, n, arena, whole);
    size_t start = stem.len;
    while (start > 0 && stem.ptr[start - 1] != ' ')
        start--;
    dl_str before = dl_str_slice(stem, 0, start);
    dl_str word = dl_str_slice(stem, start, stem.len);
    candidates list = { .stem = word, .left = n, .arena = arena };
    dl_str field;
    dl_str value;
    bool found = false;
    if (desk->prompt.kind == DL_PROMPT_COMMAND && !start) {
        found = complete_command(&list);
    } else if (desk->prompt.kind == DL_PROMPT_COMMAND &&
               complete_correction(desk, stem, &list, &before)) {
        found = true;
    } else if (desk->prompt.kind == DL_PROMPT_TAG) {
        found = complete_tag(desk, &list);
    } else if (dl_str_cut(word, ':', &field, &value)) {
        list.stem = value;
        found = complete_value(desk, field, &list);
        if (found)
            list.found = dl_str_format(arena, "%.*s:%.*s", DL_STR_ARGS(field),
                                       DL_STR_ARGS(quoted(list.found, arena)));
    } else {
        for (size_t i = 0; i < DL_COUNT(fields) && !found; i++)
            found = offer(&list, dl_str_from(fields[i]));
    }
    if (found)
        *whole = dl_str_format(arena, "%.*s%.*s", DL_STR_ARGS(before),
                               DL_STR_ARGS(list.found));
    return found;
}
