/* Field names of news APIs, crawlers and dumps differ only in spelling, so keys are
 * compared in lower case and without "_", "-", "." and spaces: pubDate, pub_date and
 * PubDate are one. Of several fields with one meaning, the one higher in the table wins. */
#include "src/ingest/json_article.h"

#include <string.h>

#include "dateline/address.h"
#include "dateline/buf.h"
#include "src/ingest/html.h"
#include "src/ingest/json_export.h"
#include "src/ingest/teaser.h"

typedef enum field {
    FIELD_ID,
    FIELD_ADDRESS,
    FIELD_TITLE,
    FIELD_PUBLISHED,
    FIELD_TEXT,
    FIELD_HTML,
    FIELD_TEASER,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_LANGUAGE,
    FIELD_ARTICLES,
    FIELD_COUNT
} field;

enum { KEY_BYTES = 32, MAPPED_BYTES = 256, ENVELOPES_DEEP = 4 };

static const struct {
    const char *key;
    field field;
} keys[] = {
    { "id", FIELD_ID },
    { "_id", FIELD_ID },
    { "guid", FIELD_ID },
    { "uuid", FIELD_ID },
    { "uid", FIELD_ID },
    { "docid", FIELD_ID },
    { "articleid", FIELD_ID },
    { "url", FIELD_ADDRESS },
    { "link", FIELD_ADDRESS },
    { "canonicalurl", FIELD_ADDRESS },
    { "permalink", FIELD_ADDRESS },
    { "href", FIELD_ADDRESS },
    { "externalurl", FIELD_ADDRESS },
    { "uri", FIELD_ADDRESS },
    { "weburl", FIELD_ADDRESS },
    { "articleurl", FIELD_ADDRESS },
    { "address", FIELD_ADDRESS },
    { "title", FIELD_TITLE },
    { "headline", FIELD_TITLE },
    { "heading", FIELD_TITLE },
    { "articletitle", FIELD_TITLE },
    { "name", FIELD_TITLE },
    { "published", FIELD_PUBLISHED },
    { "publishedat", FIELD_PUBLISHED },
    { "datepublished", FIELD_PUBLISHED },
    { "publisheddate", FIELD_PUBLISHED },
    { "publisheddateutc", FIELD_PUBLISHED },
    { "publishdate", FIELD_PUBLISHED },
    { "publicationdate", FIELD_PUBLISHED },
    { "pubdate", FIELD_PUBLISHED },
    { "firstpublished", FIELD_PUBLISHED },
    { "webpublicationdate", FIELD_PUBLISHED },
    { "date", FIELD_PUBLISHED },
    { "datetime", FIELD_PUBLISHED },
    { "time", FIELD_PUBLISHED },
    { "timestamp", FIELD_PUBLISHED },
    { "createdat", FIELD_PUBLISHED },
    { "created", FIELD_PUBLISHED },
    { "text", FIELD_TEXT },
    { "body", FIELD_TEXT },
    { "content", FIELD_TEXT },
    { "fulltext", FIELD_TEXT },
    { "articlebody", FIELD_TEXT },
    { "articletext", FIELD_TEXT },
    { "bodytext", FIELD_TEXT },
    { "contenttext", FIELD_TEXT },
    { "maintext", FIELD_TEXT },
    { "cleanedtext", FIELD_TEXT },
    { "plaintext", FIELD_TEXT },
    { "rawtext", FIELD_TEXT },
    { "article", FIELD_TEXT },
    { "story", FIELD_TEXT },
    { "paragraphs", FIELD_TEXT },
    { "contenthtml", FIELD_HTML },
    { "html", FIELD_HTML },
    { "bodyhtml", FIELD_HTML },
    { "description", FIELD_TEASER },
    { "summary", FIELD_TEASER },
    { "abstract", FIELD_TEASER },
    { "snippet", FIELD_TEASER },
    { "excerpt", FIELD_TEASER },
    { "lead", FIELD_TEASER },
    { "source", FIELD_SOURCE },
    { "sourcename", FIELD_SOURCE },
    { "publisher", FIELD_SOURCE },
    { "outlet", FIELD_SOURCE },
    { "publication", FIELD_SOURCE },
    { "newspaper", FIELD_SOURCE },
    { "sitename", FIELD_SOURCE },
    { "site", FIELD_SOURCE },
    { "feed", FIELD_SOURCE },
    { "domain", FIELD_SOURCE },
    { "author", FIELD_AUTHOR },
    { "authors", FIELD_AUTHOR },
    { "byline", FIELD_AUTHOR },
    { "creator", FIELD_AUTHOR },
    { "lang", FIELD_LANGUAGE },
    { "language", FIELD_LANGUAGE },
    { "languagecode", FIELD_LANGUAGE },
    { "inlanguage", FIELD_LANGUAGE },
    { "locale", FIELD_LANGUAGE },
    { "articles", FIELD_ARTICLES },
    { "items", FIELD_ARTICLES },
    { "entries", FIELD_ARTICLES },
    { "results", FIELD_ARTICLES },
    { "docs", FIELD_ARTICLES },
    { "documents", FIELD_ARTICLES },
    { "posts", FIELD_ARTICLES },
    { "stories", FIELD_ARTICLES },
    { "news", FIELD_ARTICLES },
    { "data", FIELD_ARTICLES },
    { "hits", FIELD_ARTICLES },
    { "response", FIELD_ARTICLES },
};

/* What an object in the place of a string is most likely called: WordPress writes
 * {"rendered": ...}, news APIs {"name": ...} for a source. */
static const char *const inner_keys[] = { "rendered", "name", "title", "value", "text",
                                          "#text", "$t", "$oid", "$date", "url" };

typedef struct fields {
    json_object *values[FIELD_COUNT];
    size_t ranks[FIELD_COUNT]; /* the lower wins; 0: there is none */
} fields;

/* SIZE_MAX for a key that means nothing to us. */
static size_t key_row(dl_str key)
{
    char plain[KEY_BYTES];
    size_t len = 0;
    if (dl_str_equal(key, DL_STR("_id")))
        return 1;
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        if (c == '_' || c == '-' || c == '.' || c == ' ')
            continue;
        if (len + 1 >= sizeof plain)
            return SIZE_MAX;
        plain[len++] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
    }
    plain[len] = '\0';
    for (size_t i = 0; i < DL_COUNT(keys); i++)
        if (keys[i].key[0] == plain[0] && strcmp(keys[i].key, plain) == 0)
            return i;
    return SIZE_MAX;
}

/* Names of fields as `--map` takes them. */
static const struct {
    const char *name;
    field field;
} mappable[] = {
    { "id", FIELD_ID },         { "url", FIELD_ADDRESS },       { "title", FIELD_TITLE },
    { "text", FIELD_TEXT },     { "published", FIELD_PUBLISHED }, { "html", FIELD_HTML },
    { "source", FIELD_SOURCE }, { "author", FIELD_AUTHOR },     { "lang", FIELD_LANGUAGE },
    { "teaser", FIELD_TEASER },
};

static size_t mappable_row(dl_str name)
{
    size_t i = 0;
    while (i < DL_COUNT(mappable) && !dl_str_equal(name, dl_str_from(mappable[i].name)))
        i++;
    return i;
}

bool dl_field_map_parse(dl_str text, dl_arena *arena, dl_field_map *map, dl_error *error)
{
    dl_str part, name, key;
    do {
        bool more = dl_str_cut(text, ',', &part, &text);
        if (!dl_str_cut(part, '=', &name, &key) || key.len == 0)
            return dl_fail(error, DL_ERROR_USAGE,
                           "\"%.*s\" maps nothing; write FIELD=KEY, as in published=pubDate.",
                           DL_STR_ARGS(dl_str_slice(part, 0, 60)));
        if (mappable_row(name) == DL_COUNT(mappable))
            return dl_fail(error, DL_ERROR_USAGE,
                           "There is no field \"%.*s\"; there are id, url, title, published, "
                           "text, html, teaser, source, author and lang.",
                           DL_STR_ARGS(dl_str_slice(name, 0, 60)));
        *DL_APPEND(map, arena) =
            (dl_field_name){ mappable[mappable_row(name)].name, dl_str_copy(arena, key) };
        if (!more)
            return true;
    } while (true);
}

static bool is_useful(json_object *value)
{
    return value && !dl_json_is(value, json_type_boolean) &&
           !(dl_json_is(value, json_type_string) && dl_json_text(value).len == 0);
}

/* The rank of a field that the reader has mapped, and of the first row of keys[]. */
enum { RANK_MAPPED = 1, RANK_KEYS };

static void keep_field(fields *found, field meaning, size_t rank, json_object *value)
{
    if (found->ranks[meaning] && found->ranks[meaning] <= rank)
        return;
    found->values[meaning] = value;
    found->ranks[meaning] = rank;
}

static json_object *member_at(json_object *object, dl_str name)
{
    char key[MAPPED_BYTES];
    if (name.len >= sizeof key)
        return NULL;
    memcpy(key, name.ptr, name.len);
    key[name.len] = '\0';
    return dl_json_member(object, key);
}

/* The value of "a.b": the member of that name, else b of a. */
static json_object *value_at(json_object *object, dl_str path)
{
    json_object *whole = member_at(object, path);
    dl_str head, rest;
    if (whole || !dl_str_cut(path, '.', &head, &rest))
        return whole;
    return value_at(member_at(object, head), rest);
}

/* What the reader says of the fields goes before what we know. */
static fields read_mapped(json_object *object, const dl_field_map *map)
{
    fields found = { 0 };
    for (size_t i = 0; map && i < map->count; i++) {
        json_object *value = value_at(object, map->items[i].key);
        field meaning = mappable[mappable_row(dl_str_from(map->items[i].field))].field;
        if (is_useful(value) && !found.ranks[meaning])
            keep_field(&found, meaning, RANK_MAPPED, value);
    }
    return found;
}

static fields read_fields(json_object *object, const dl_field_map *map)
{
    fields found = read_mapped(object, map);
    json_object_object_foreach(object, key, it)
    {
        size_t row = key_row(dl_str_from(key));
        if (row != SIZE_MAX && is_useful(it))
            keep_field(&found, keys[row].field, RANK_KEYS + row, it);
    }
    return found;
}

/* The value as text: a copy of exactly the bytes of a string; the digits of a number; the
 * strings of an array as paragraphs; the likeliest field of an object. */
static dl_str value_text(json_object *value, dl_arena *arena, int depth)
{
    if (dl_json_is(value, json_type_string))
        return dl_str_copy(arena, dl_json_text(value));
    if (dl_json_is(value, json_type_int))
        return dl_str_format(arena, "%lld", (long long)dl_json_integer(value));
    if (dl_json_is(value, json_type_double))
        return dl_str_format(arena, "%.0f", json_object_get_double(value));
    if (depth == 0)
        return (dl_str){ 0 };
    for (size_t i = 0; i < DL_COUNT(inner_keys); i++) {
        json_object *inner = dl_json_member(value, inner_keys[i]);
        if (is_useful(inner))
            return value_text(inner, arena, depth - 1);
    }
    dl_buf out = { .arena = arena };
    for (size_t i = 0; i < dl_json_count(value); i++) {
        dl_str part = value_text(dl_json_item(value, i), arena, depth - 1);
        if (part.len && out.count)
            dl_buf_add(&out, DL_STR("\n\n"));
        dl_buf_add(&out, part);
    }
    return dl_buf_str(&out);
}

/* Metadata of one line: of an array its first member. */
static dl_str value_word(json_object *value, dl_arena *arena)
{
    if (dl_json_is(value, json_type_array))
        value = dl_json_item(value, 0);
    return value ? dl_str_trim(value_text(value, arena, 1)) : (dl_str){ 0 };
}

/* Text exactly as it stands where a field promises text; HTML made readable where one
 * promises HTML, which WordPress does with "rendered"; else the teaser. */
static void set_body(dl_article *article, const fields *found, dl_arena *arena)
{
    json_object *text = found->values[FIELD_TEXT], *html = found->values[FIELD_HTML];
    if (dl_json_is(text, json_type_object) && dl_json_member(text, "rendered")) {
        html = text;
        text = NULL;
    }
    if (text)
        article->body = value_text(text, arena, 2);
    if (article->body.len)
        return;
    if (html)
        article->body = dl_html_fragment(value_text(html, arena, 2), article->address, arena,
                                         &article->links);
    if (article->body.len == 0 && found->values[FIELD_TEASER])
        article->body = value_text(found->values[FIELD_TEASER], arena, 2);
    dl_teaser_head(article, arena);
}

static bool add_article(const dl_intake *intake, const fields *found, uint32_t line)
{
    dl_arena *arena = intake->arena;
    dl_article article = { .id = value_word(found->values[FIELD_ID], arena),
                           .title = value_word(found->values[FIELD_TITLE], arena),
                           .source = value_word(found->values[FIELD_SOURCE], arena),
                           .author = value_word(found->values[FIELD_AUTHOR], arena) };
    if (dl_json_is(found->values[FIELD_TITLE], json_type_object))
        article.title = dl_html_line(article.title, arena);
    article.address = dl_address_resolve(
        intake->base, value_word(found->values[FIELD_ADDRESS], arena), arena);
    if (article.address.len == 0) /* JSON Feed wants the id to be the address */
        article.address = dl_address_resolve((dl_str){ "", 0 }, article.id, arena);
    set_body(&article, found, arena);
    return dl_intake_add(intake, article,
                         (dl_claims){
                             .published = value_word(found->values[FIELD_PUBLISHED], arena),
                             .language = value_word(found->values[FIELD_LANGUAGE], arena),
                             .line = line,
                         });
}

static size_t add_any(const dl_intake *intake, json_object *value, uint32_t line,
                      int depth)
{
    size_t added = 0;
    if (dl_json_is(value, json_type_array)) {
        for (size_t i = 0; depth && i < dl_json_count(value); i++)
            added += add_any(intake, dl_json_item(value, i), line, depth - 1);
        return added;
    }
    if (!dl_json_is(value, json_type_object))
        return 0;
    if (dl_json_export_add(intake, value))
        return 1;
    fields found = read_fields(value, intake->map);
    json_object *inside = found.values[FIELD_ARTICLES];
    if (found.ranks[FIELD_TEXT] ||
        !(dl_json_is(inside, json_type_array) || dl_json_is(inside, json_type_object)))
        return add_article(intake, &found, line);
    return depth ? add_any(intake, inside, line, depth - 1) : 0;
}

size_t dl_json_article_add(const dl_intake *intake, json_object *object, uint32_t line)
{
    return add_any(intake, object, line, ENVELOPES_DEEP);
}
