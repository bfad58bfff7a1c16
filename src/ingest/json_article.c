/* Field names of news APIs, crawlers and dumps differ only in spelling, so keys are
 * compared in lower case and without "_", "-", "." and spaces: pubDate, pub_date and
 * PubDate are one. Of several fields with one meaning, the one higher in the table wins. */
#include "src/ingest/json_article.h"

#include <string.h>

#include "dateline/buf.h"
#include "src/ingest/address.h"
#include "src/ingest/html.h"

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

enum { KEY_BYTES = 32, ENVELOPES_DEEP = 4 };

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

/* A value: a part of a tree, or of an object without one its text. */
typedef struct field_value {
    const json_t *json;
    dl_str text;
} field_value;

typedef struct fields {
    field_value values[FIELD_COUNT];
    size_t rows[FIELD_COUNT]; /* one more than that of keys[] that gave the value; 0: none */
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

static bool is_useful(const json_t *value)
{
    return value && !json_is_null(value) && !json_is_boolean(value)
        && !(json_is_string(value) && json_string_length(value) == 0);
}

static void keep_field(fields *found, size_t row, field_value value)
{
    field meaning = keys[row].field;
    if (found->rows[meaning] && found->rows[meaning] <= row + 1)
        return;
    found->values[meaning] = value;
    found->rows[meaning] = row + 1;
}

static fields read_fields(const json_t *object)
{
    fields found = { 0 };
    const char *key;
    json_t *it;
    json_object_foreach((json_t *)(uintptr_t)object, key, it) {
        size_t row = key_row(dl_str_from(key));
        if (row != SIZE_MAX && is_useful(it))
            keep_field(&found, row, (field_value){ .json = it });
    }
    return found;
}

/* False if a key stands there twice: which one counts is a question for JSON's reader. */
static bool read_pairs(const dl_json_pairs *pairs, fields *found)
{
    bool seen[DL_COUNT(keys)] = { false };
    for (size_t i = 0; i < pairs->count; i++) {
        size_t row = key_row(pairs->items[i].key);
        if (row == SIZE_MAX)
            continue;
        if (seen[row])
            return false;
        seen[row] = true;
        if (pairs->items[i].value.len)
            keep_field(found, row, (field_value){ .text = pairs->items[i].value });
    }
    return true;
}

/* The value as text: a copy of exactly the bytes of a string; the digits of a number; the
 * strings of an array as paragraphs; the likeliest field of an object. */
static dl_str tree_text(const json_t *value, dl_arena *arena, int depth)
{
    if (json_is_string(value))
        return dl_str_copy(arena, (dl_str){ json_string_value(value),
                                            json_string_length(value) });
    if (json_is_integer(value))
        return dl_str_format(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return dl_str_format(arena, "%.0f", json_real_value(value));
    if (depth == 0)
        return (dl_str){ 0 };
    for (size_t i = 0; json_is_object(value) && i < DL_COUNT(inner_keys); i++) {
        const json_t *inner = json_object_get(value, inner_keys[i]);
        if (is_useful(inner))
            return tree_text(inner, arena, depth - 1);
    }
    dl_buf out = { .arena = arena };
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++) {
        dl_str part = tree_text(json_array_get(value, i), arena, depth - 1);
        if (part.len && out.count)
            dl_buf_add(&out, DL_STR("\n\n"));
        dl_buf_add(&out, part);
    }
    return dl_buf_str(&out);
}

static dl_str value_text(field_value value, dl_arena *arena)
{
    return value.json ? tree_text(value.json, arena, 2) : value.text;
}

/* Metadata of one line: of an array its first member. */
static dl_str value_word(field_value value, dl_arena *arena)
{
    const json_t *json = value.json;
    if (json_is_array(json))
        json = json_array_get(json, 0);
    if (value.json)
        value.text = json ? tree_text(json, arena, 1) : (dl_str){ 0 };
    return dl_str_trim(value.text);
}

/* Text exactly as it stands where a field promises text; HTML made readable where one
 * promises HTML, which WordPress does with "rendered". */
static void set_body(dl_article *article, const fields *found, dl_arena *arena)
{
    field_value text = found->values[FIELD_TEXT], html = found->values[FIELD_HTML];
    if (json_is_object(text.json) && json_object_get(text.json, "rendered")) {
        html = text;
        text = (field_value){ 0 };
    }
    article->body = value_text(text, arena);
    if (article->body.len == 0 && (html.json || html.text.len))
        article->body = dl_html_fragment(value_text(html, arena), article->address, arena,
                                         &article->links);
    if (article->body.len == 0)
        article->body = value_text(found->values[FIELD_TEASER], arena);
    if (article->body.len == 0)
        article->body = article->title;
}

static bool add_article(const dl_intake *intake, const fields *found, uint32_t line)
{
    dl_arena *arena = intake->arena;
    dl_article article = { .id = value_word(found->values[FIELD_ID], arena),
                           .title = value_word(found->values[FIELD_TITLE], arena),
                           .source = value_word(found->values[FIELD_SOURCE], arena),
                           .author = value_word(found->values[FIELD_AUTHOR], arena) };
    if (json_is_object(found->values[FIELD_TITLE].json))
        article.title = dl_html_line(article.title, arena);
    article.address = dl_address_resolve(
        intake->base, value_word(found->values[FIELD_ADDRESS], arena), arena);
    set_body(&article, found, arena);
    return dl_intake_add(intake, article,
                         (dl_claims){
                             .published = value_word(found->values[FIELD_PUBLISHED], arena),
                             .language = value_word(found->values[FIELD_LANGUAGE], arena),
                             .line = line,
                         });
}

static size_t add_any(const dl_intake *intake, const json_t *value, uint32_t line, int depth)
{
    size_t added = 0;
    if (json_is_array(value)) {
        for (size_t i = 0; depth && i < json_array_size(value); i++)
            added += add_any(intake, json_array_get(value, i), line, depth - 1);
        return added;
    }
    if (!json_is_object(value))
        return 0;
    fields found = read_fields(value);
    const json_t *inside = found.values[FIELD_ARTICLES].json;
    if (found.rows[FIELD_TEXT] || !(json_is_array(inside) || json_is_object(inside)))
        return add_article(intake, &found, line);
    return depth ? add_any(intake, inside, line, depth - 1) : 0;
}

size_t dl_json_article_add(const dl_intake *intake, const json_t *object, uint32_t line)
{
    return add_any(intake, object, line, ENVELOPES_DEEP);
}

bool dl_json_article_add_flat(const dl_intake *intake, const dl_json_pairs *pairs,
                              uint32_t line, size_t *added)
{
    fields found = { 0 };
    if (!read_pairs(pairs, &found))
        return false;
    *added = add_article(intake, &found, line);
    return true;
}
