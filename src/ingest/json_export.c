/* The fields are those of backup.h. Numbers and spans come from outside, so each is checked;
 * what is off is left out, the article is not. */
#include "src/ingest/json_export.h"

#include "dateline/buf.h"
#include "dateline/file.h"

enum { VERSION = 1 };

static dl_str text_of(json_object *object, const char *key, dl_arena *arena)
{
    return dl_str_copy(arena, dl_json_text(dl_json_member(object, key)));
}

static uint32_t number_of(json_object *value, uint32_t limit)
{
    int64_t number = dl_json_integer(value);
    return number > 0 && number <= (int64_t)limit ? (uint32_t)number : 0;
}

static dl_origin origin_of(dl_str name)
{
    for (int i = 0; i < DL_ORIGIN_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(dl_origin_name((dl_origin)i))))
            return (dl_origin)i;
    return DL_ORIGIN_UNKNOWN;
}

static dl_date date_of(json_object *kept, dl_arena *arena)
{
    dl_date date = dl_date_parse(text_of(kept, "published", arena));
    dl_str part = text_of(kept, "part", arena);
    for (int i = DL_PART_START; part.len && i <= DL_PART_END; i++)
        if (dl_str_equal(part, dl_str_from(dl_part_name((dl_part)i))))
            date.part = (uint8_t)i;
    return date;
}

static dl_web_links links_of(json_object *list, size_t body_length, dl_arena *arena)
{
    dl_web_links links = { 0 };
    uint32_t limit = (uint32_t)body_length, before = 0;
    for (size_t i = 0; i < dl_json_count(list); i++) {
        json_object *row = dl_json_item(list, i), *address = dl_json_item(row, 2);
        uint32_t start = number_of(dl_json_item(row, 0), limit);
        uint32_t end = number_of(dl_json_item(row, 1), limit);
        if (start < before || end <= start || !dl_json_is(address, json_type_string))
            continue;
        *DL_APPEND(&links, arena) = (dl_web_link){
            {start, end},
            dl_str_copy(arena, dl_json_text(address))
        };
        before = end;
    }
    return links;
}

static const dl_article_marks *marks_of(json_object *kept, size_t body_length,
                                        dl_arena *arena)
{
    json_object *tags = dl_json_member(kept, "tags");
    dl_article_marks *marks = DL_NEW(arena, dl_article_marks, 1);
    dl_str *names = DL_NEW(arena, dl_str, dl_json_count(tags) + 1);
    *marks = (dl_article_marks){
        .read = dl_json_is_true(dl_json_member(kept, "read")),
        .starred = dl_json_is_true(dl_json_member(kept, "starred")),
        .place = number_of(dl_json_member(kept, "place"), (uint32_t)body_length),
        .note = text_of(kept, "note", arena),
        .tags = names,
    };
    for (size_t i = 0; i < dl_json_count(tags); i++) {
        dl_str tag = dl_json_text(dl_json_item(tags, i));
        if (tag.len)
            names[marks->tag_count++] = dl_str_copy(arena, tag);
    }
    return marks;
}

static bool add_article(const dl_intake *intake, json_object *object, json_object *kept)
{
    dl_arena *arena = intake->arena;
    int64_t taken = dl_json_integer(dl_json_member(kept, "taken"));
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
    article.links = links_of(dl_json_member(kept, "links"), article.body.len, arena);
    article.marks = marks_of(kept, article.body.len, arena);
    *DL_APPEND(intake->articles, arena) = article;
    return true;
}

bool dl_json_export_add(const dl_intake *intake, json_object *object)
{
    json_object *kept = dl_json_member(object, "dateline");
    if (dl_json_integer(dl_json_member(kept, "version")) != VERSION)
        return false;
    if (dl_json_member(object, "text"))
        return add_article(intake, object, kept);
    dl_buf record = { .arena = intake->arena };
    dl_json_write_line(json_object_get(kept), &record);
    *DL_APPEND(&intake->articles->records, intake->arena) = dl_buf_str(&record);
    return true;
}
