#include "dateline/backup.h"

#include "dateline/export.h"
#include "dateline/json.h"

enum { VERSION = 1 };

static void set_text(json_object *object, const char *key, dl_str text)
{
    if (text.len)
        dl_json_set(object, key, dl_json_of_text(text));
}

static void set_number(json_object *object, const char *key, int64_t number)
{
    if (number)
        dl_json_set(object, key, json_object_new_int64(number));
}

static void set_flag(json_object *object, const char *key, bool flag)
{
    if (flag)
        dl_json_set(object, key, json_object_new_boolean(true));
}

static void set_date(json_object *object, const char *key, dl_date date)
{
    char text[DL_DATE_TEXT];
    set_text(object, key, dl_date_text(date, text));
}

static json_object *new_kept(void)
{
    json_object *kept = json_object_new_object();
    dl_json_set(kept, "version", json_object_new_int64(VERSION));
    return kept;
}

static void set_links(json_object *kept, const dl_web_links *links)
{
    if (links->count == 0)
        return;
    json_object *list = json_object_new_array();
    for (size_t i = 0; i < links->count; i++) {
        const dl_web_link *link = &links->items[i];
        json_object *row = json_object_new_array();
        dl_json_add(row, json_object_new_int64(link->span.start));
        dl_json_add(row, json_object_new_int64(link->span.end));
        dl_json_add(row, dl_json_of_text(link->address));
        dl_json_add(list, row);
    }
    dl_json_set(kept, "links", list);
}

static void set_marks(json_object *kept, const dl_article_marks *marks)
{
    set_flag(kept, "read", marks->read);
    set_flag(kept, "starred", marks->starred);
    set_number(kept, "place", marks->place);
    set_text(kept, "note", marks->note);
    if (marks->tag_count == 0)
        return;
    json_object *tags = json_object_new_array();
    for (size_t i = 0; i < marks->tag_count; i++)
        dl_json_add(tags, dl_json_of_text(marks->tags[i]));
    dl_json_set(kept, "tags", tags);
}

void dl_backup_article(const dl_article *article, const dl_article_marks *marks,
                       dl_buf *out)
{
    json_object *object = json_object_new_object(), *kept = new_kept();
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
    dl_json_set(object, "dateline", kept);
    dl_json_write_line(object, out);
}

/* A line that is no article: `what` with its fields, and nothing else. */
static void write_record(const char *what, json_object *fields, dl_buf *out)
{
    json_object *object = json_object_new_object(), *kept = new_kept();
    dl_json_set(kept, what, fields);
    dl_json_set(object, "dateline", kept);
    dl_json_write_line(object, out);
}

void dl_backup_source(const dl_source *source, dl_buf *out)
{
    json_object *fields = json_object_new_object();
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
    json_object *fields = json_object_new_object();
    set_text(fields, "name", search->name);
    set_text(fields, "query", search->query);
    set_number(fields, "seen", search->seen);
    write_record("search", fields, out);
}

void dl_backup_value(const dl_kept_value *value, dl_buf *out)
{
    json_object *fields = json_object_new_object();
    set_text(fields, "name", value->name);
    set_text(fields, "text", value->value);
    write_record("value", fields, out);
}

void dl_backup_correction(const dl_correction *correction, dl_buf *out)
{
    json_object *fields = json_object_new_object();
    set_text(fields, "verb", dl_str_from(dl_correction_verb_name(correction->verb)));
    set_text(fields, "id", correction->id);
    set_text(fields, "value", correction->value);
    write_record("correction", fields, out);
}

/* --- and back ------------------------------------------------------------------------- */

static dl_str text_of(json_object *object, const char *key, dl_arena *arena)
{
    return dl_str_copy(arena, dl_json_text(dl_json_member(object, key)));
}

static int64_t number_of(json_object *object, const char *key)
{
    int64_t number = dl_json_integer(dl_json_member(object, key));
    return number > 0 ? number : 0;
}

static dl_source read_source(json_object *fields, dl_arena *arena)
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
        .full_text = dl_json_is_true(dl_json_member(fields, "full_text")),
    };
}

/* False if it is none that this version knows. */
static bool read_correction(json_object *fields, dl_arena *arena, dl_correction *read)
{
    *read = (dl_correction){ .id = text_of(fields, "id", arena),
                             .value = text_of(fields, "value", arena) };
    if (!dl_correction_verb_parse(dl_json_text(dl_json_member(fields, "verb")),
                                  &read->verb) ||
        read->id.len == 0)
        return false;
    if (read->verb == DL_CORRECTION_RETYPE)
        return dl_entity_kind_parse(read->value, &read->kind);
    return read->verb == DL_CORRECTION_HIDE || read->value.len;
}

dl_backup_record dl_backup_read(dl_str record, dl_arena *arena)
{
    dl_backup_record read = { 0 };
    dl_error why;
    json_object *kept = dl_json_read(record, &why);
    json_object *source = dl_json_member(kept, "source");
    json_object *search = dl_json_member(kept, "search");
    json_object *value = dl_json_member(kept, "value");
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
    json_object *correction = dl_json_member(kept, "correction");
    if (correction && read_correction(correction, arena, &read.correction))
        read.kind = DL_BACKUP_CORRECTION;
    json_object_put(kept);
    return read;
}
