/* The fields are those of backup.h. Numbers and spans come from outside, so each is checked;
 * what is off is left out, the article is not. */
#include "src/ingest/json_export.h"

#include <stdlib.h>

#include "dateline/buf.h"
#include "dateline/file.h"

enum { VERSION = 1 };

static dl_str text_of(const json_t *object, const char *key, dl_arena *arena)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return (dl_str){ "", 0 };
    return dl_str_copy(arena,
                       (dl_str){ json_string_value(value), json_string_length(value) });
}

static uint32_t number_of(const json_t *value, uint32_t limit)
{
    json_int_t number = json_integer_value(value);
    return number > 0 && number <= (json_int_t)limit ? (uint32_t)number : 0;
}

static dl_origin origin_of(dl_str name)
{
    for (int i = 0; i < DL_ORIGIN_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(dl_origin_name((dl_origin)i))))
            return (dl_origin)i;
    return DL_ORIGIN_UNKNOWN;
}

static dl_date date_of(const json_t *kept, dl_arena *arena)
{
    dl_date date = dl_date_parse(text_of(kept, "published", arena));
    dl_str part = text_of(kept, "part", arena);
    for (int i = DL_PART_START; part.len && i <= DL_PART_END; i++)
        if (dl_str_equal(part, dl_str_from(dl_part_name((dl_part)i))))
            date.part = (uint8_t)i;
    return date;
}

static dl_web_links links_of(const json_t *list, size_t body_length, dl_arena *arena)
{
    dl_web_links links = { 0 };
    uint32_t limit = (uint32_t)body_length, before = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *row = json_array_get(list, i), *address = json_array_get(row, 2);
        uint32_t start = number_of(json_array_get(row, 0), limit);
        uint32_t end = number_of(json_array_get(row, 1), limit);
        if (start < before || end <= start || !json_is_string(address))
            continue;
        dl_str text = { json_string_value(address), json_string_length(address) };
        *DL_APPEND(&links, arena) =
            (dl_web_link){ { start, end }, dl_str_copy(arena, text) };
        before = end;
    }
    return links;
}

static const dl_article_marks *marks_of(const json_t *kept, size_t body_length,
                                        dl_arena *arena)
{
    const json_t *tags = json_object_get(kept, "tags");
    dl_article_marks *marks = DL_NEW(arena, dl_article_marks, 1);
    dl_str *names = DL_NEW(arena, dl_str, json_array_size(tags) + 1);
    *marks = (dl_article_marks){
        .read = json_is_true(json_object_get(kept, "read")),
        .starred = json_is_true(json_object_get(kept, "starred")),
        .place = number_of(json_object_get(kept, "place"), (uint32_t)body_length),
        .note = text_of(kept, "note", arena),
        .tags = names,
    };
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const json_t *tag = json_array_get(tags, i);
        if (json_string_length(tag))
            names[marks->tag_count++] = dl_str_copy(
                arena, (dl_str){ json_string_value(tag), json_string_length(tag) });
    }
    return marks;
}

static bool add_article(const dl_intake *intake, const json_t *object, const json_t *kept)
{
    dl_arena *arena = intake->arena;
    json_int_t taken = json_integer_value(json_object_get(kept, "taken"));
    dl_article article = {
        .file = text_of(kept, "file", arena),
        .id = text_of(object, "id", arena),
        .title = text_of(object, "title", arena),
        .body = text_of(object, "text", arena),
        .source = text_of(object, "source", arena),
        .address = text_of(object, "url", arena),
        .author = text_of(object, "author", arena),
        .feed = text_of(kept, "feed", arena),
        .published = date_of(kept, arena),
        .language = dl_language_from_code(text_of(object, "lang", arena)),
        .taken = taken > 0 ? (int64_t)taken : 0,
    };
    if (!article.title.len || !article.body.len || article.body.len > DL_FILE_LIMIT)
        return false;
    if (dl_date_is_set(article.published))
        article.origin = origin_of(text_of(kept, "origin", arena));
    article.links = links_of(json_object_get(kept, "links"), article.body.len, arena);
    article.marks = marks_of(kept, article.body.len, arena);
    *DL_APPEND(intake->articles, arena) = article;
    return true;
}

bool dl_json_export_add(const dl_intake *intake, const json_t *object)
{
    const json_t *kept = json_object_get(object, "dateline");
    if (json_integer_value(json_object_get(kept, "version")) != VERSION)
        return false;
    if (json_object_get(object, "text"))
        return add_article(intake, object, kept);
    char *record = json_dumps(kept, JSON_COMPACT);
    if (!record)
        return false;
    *DL_APPEND(&intake->articles->records, intake->arena) =
        dl_str_copy(intake->arena, dl_str_from(record));
    free(record);
    return true;
}
