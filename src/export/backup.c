#include "dateline/backup.h"

#include <jansson.h>
#include <stdlib.h>

#include "dateline/export.h"

enum { VERSION = 1 };

static void set_text(json_t *object, const char *key, dl_str text)
{
    if (text.len)
        json_object_set_new(object, key, json_stringn(text.ptr, text.len));
}

static void set_number(json_t *object, const char *key, int64_t number)
{
    if (number)
        json_object_set_new(object, key, json_integer(number));
}

static void set_flag(json_t *object, const char *key, bool flag)
{
    if (flag)
        json_object_set_new(object, key, json_true());
}

static void set_date(json_t *object, const char *key, dl_date date)
{
    char text[DL_DATE_TEXT];
    set_text(object, key, dl_date_text(date, text));
}

static void write_line(json_t *object, dl_buf *out)
{
    char *line = json_dumps(object, JSON_COMPACT);
    dl_buf_add(out, dl_str_from(line));
    dl_buf_add_char(out, '\n');
    free(line);
    json_decref(object);
}

static json_t *new_kept(void)
{
    json_t *kept = json_object();
    json_object_set_new(kept, "version", json_integer(VERSION));
    return kept;
}

static void set_links(json_t *kept, const dl_web_links *links)
{
    json_t *list = json_array();
    for (size_t i = 0; i < links->count; i++) {
        const dl_web_link *link = &links->items[i];
        json_t *row = json_array();
        json_array_append_new(row, json_integer(link->span.start));
        json_array_append_new(row, json_integer(link->span.end));
        json_array_append_new(row, json_stringn(link->address.ptr, link->address.len));
        json_array_append_new(list, row);
    }
    if (links->count)
        json_object_set(kept, "links", list);
    json_decref(list);
}

static void set_marks(json_t *kept, const dl_article_marks *marks)
{
    json_t *tags = json_array();
    set_flag(kept, "read", marks->read);
    set_flag(kept, "starred", marks->starred);
    set_number(kept, "place", marks->place);
    set_text(kept, "note", marks->note);
    for (size_t i = 0; i < marks->tag_count; i++)
        json_array_append_new(tags, json_stringn(marks->tags[i].ptr, marks->tags[i].len));
    if (marks->tag_count)
        json_object_set(kept, "tags", tags);
    json_decref(tags);
}

void dl_backup_article(const dl_article *article, const dl_article_marks *marks,
                       dl_buf *out)
{
    json_t *object = json_object(), *kept = new_kept();
    set_text(object, "id", article->id);
    set_text(object, "title", article->title);
    set_date(object, "published", article->published);
    set_text(object, "lang", dl_str_from(dl_language_code(article->language)));
    set_text(object, "source", article->source);
    set_text(object, "url", article->address);
    set_text(object, "author", article->author);
    set_text(object, "text", article->body);
    set_text(kept, "file", article->file);
    set_text(kept, "feed", article->feed);
    set_date(kept, "published", article->published);
    set_text(kept, "part", dl_str_from(dl_part_name((dl_part)article->published.part)));
    set_text(kept, "origin", dl_str_from(dl_origin_name(article->origin)));
    set_number(kept, "taken", article->taken);
    set_links(kept, &article->links);
    if (marks)
        set_marks(kept, marks);
    json_object_set_new(object, "dateline", kept);
    write_line(object, out);
}

/* A line that is no article: `what` with its fields, and nothing else. */
static void write_record(const char *what, json_t *fields, dl_buf *out)
{
    json_t *object = json_object(), *kept = new_kept();
    json_object_set_new(kept, what, fields);
    json_object_set_new(object, "dateline", kept);
    write_line(object, out);
}

void dl_backup_source(const dl_source *source, dl_buf *out)
{
    json_t *fields = json_object();
    set_text(fields, "address", source->address);
    set_text(fields, "title", source->title);
    set_text(fields, "folder", source->folder);
    set_text(fields, "page", source->page);
    set_text(fields, "etag", source->etag);
    set_text(fields, "modified", source->modified);
    set_number(fields, "fetched", source->fetched);
    set_text(fields, "error", source->error);
    set_number(fields, "failing_since", source->failing_since);
    set_number(fields, "failures", source->failures);
    set_number(fields, "not_before", source->not_before);
    set_flag(fields, "full_text", source->full_text);
    write_record("source", fields, out);
}

void dl_backup_search(const dl_kept_search *search, dl_buf *out)
{
    json_t *fields = json_object();
    set_text(fields, "name", search->name);
    set_text(fields, "query", search->query);
    set_number(fields, "seen", search->seen);
    write_record("search", fields, out);
}

void dl_backup_value(const dl_kept_value *value, dl_buf *out)
{
    json_t *fields = json_object();
    set_text(fields, "name", value->name);
    set_text(fields, "text", value->value);
    write_record("value", fields, out);
}

/* --- and back ------------------------------------------------------------------------- */

static dl_str text_of(const json_t *object, const char *key, dl_arena *arena)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return (dl_str){ "", 0 };
    return dl_str_copy(arena,
                       (dl_str){ json_string_value(value), json_string_length(value) });
}

static int64_t number_of(const json_t *object, const char *key)
{
    json_int_t number = json_integer_value(json_object_get(object, key));
    return number > 0 ? (int64_t)number : 0;
}

static dl_source read_source(const json_t *fields, dl_arena *arena)
{
    return (dl_source){
        .address = text_of(fields, "address", arena),
        .title = text_of(fields, "title", arena),
        .folder = text_of(fields, "folder", arena),
        .page = text_of(fields, "page", arena),
        .etag = text_of(fields, "etag", arena),
        .modified = text_of(fields, "modified", arena),
        .fetched = number_of(fields, "fetched"),
        .error = text_of(fields, "error", arena),
        .failing_since = number_of(fields, "failing_since"),
        .failures = (uint32_t)number_of(fields, "failures"),
        .not_before = number_of(fields, "not_before"),
        .full_text = json_is_true(json_object_get(fields, "full_text")),
    };
}

dl_backup_record dl_backup_read(dl_str record, dl_arena *arena)
{
    dl_backup_record read = { 0 };
    json_t *kept = json_loadb(record.ptr, record.len, JSON_ALLOW_NUL, NULL);
    const json_t *source = json_object_get(kept, "source");
    const json_t *search = json_object_get(kept, "search");
    const json_t *value = json_object_get(kept, "value");
    if (source)
        read.source = read_source(source, arena);
    read.search = (dl_kept_search){ text_of(search, "name", arena),
                                    text_of(search, "query", arena),
                                    number_of(search, "seen") };
    read.value =
        (dl_kept_value){ text_of(value, "name", arena), text_of(value, "text", arena) };
    read.kind = read.source.address.len ? DL_BACKUP_SOURCE
              : read.search.name.len    ? DL_BACKUP_SEARCH
              : read.value.name.len     ? DL_BACKUP_VALUE
                                        : DL_BACKUP_NONE;
    json_decref(kept);
    return read;
}
