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

typedef struct fields {
    const json_t *values[FIELD_COUNT];
    size_t rows[FIELD_COUNT]; /* of keys[] that gave the value */
} fields;

/* SIZE_MAX for a key that means nothing to us. */
static size_t key_row(const char *key)
{
    char plain[KEY_BYTES];
    size_t len = 0;
    if (strcmp(key, "_id") == 0)
        return 1;
    for (; *key; key++) {
        if (*key == '_' || *key == '-' || *key == '.' || *key == ' ')
            continue;
        if (len + 1 >= sizeof plain)
            return SIZE_MAX;
        plain[len++] = *key >= 'A' && *key <= 'Z' ? (char)(*key | 32) : *key;
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

static fields read_fields(const json_t *object)
{
    fields found = { 0 };
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value) {
        size_t row = key_row(key);
        if (row == SIZE_MAX || !is_useful(value))
            continue;
        field meaning = keys[row].field;
        if (!found.values[meaning] || row < found.rows[meaning]) {
            found.values[meaning] = value;
            found.rows[meaning] = row;
        }
    }
    return found;
}

/* The value as text: a copy of exactly the bytes of a string; the digits of a number; the
 * strings of an array as paragraphs; the likeliest field of an object. */
static dl_str value_text(const json_t *value, dl_arena *arena, int depth)
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
            return value_text(inner, arena, depth - 1);
    }
    dl_buf out = { .arena = arena };
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++) {
        dl_str part = value_text(json_array_get(value, i), arena, depth - 1);
        if (part.len && out.count)
            dl_buf_add(&out, DL_STR("\n\n"));
        dl_buf_add(&out, part);
    }
    return dl_buf_str(&out);
}

/* Metadata of one line: of an array its first member. */
static dl_str value_word(const json_t *value, dl_arena *arena)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return value ? dl_str_trim(value_text(value, arena, 1)) : (dl_str){ 0 };
}

/* Text exactly as it stands where a field promises text; HTML made readable where one
 * promises HTML, which WordPress does with "rendered". */
static void set_body(dl_article *article, const fields *found, dl_arena *arena)
{
    const json_t *text = found->values[FIELD_TEXT], *html = found->values[FIELD_HTML];
    if (json_is_object(text) && json_object_get(text, "rendered")) {
        html = text;
        text = NULL;
    }
    if (text)
        article->body = value_text(text, arena, 2);
    if (article->body.len == 0 && html)
        article->body = dl_html_fragment(value_text(html, arena, 2), article->address, arena,
                                         &article->links);
    if (article->body.len == 0 && found->values[FIELD_TEASER])
        article->body = value_text(found->values[FIELD_TEASER], arena, 2);
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
    if (json_is_object(found->values[FIELD_TITLE]))
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
    const json_t *inside = found.values[FIELD_ARTICLES];
    if (found.values[FIELD_TEXT] || !(json_is_array(inside) || json_is_object(inside)))
        return add_article(intake, &found, line);
    return depth ? add_any(intake, inside, line, depth - 1) : 0;
}

size_t dl_json_article_add(const dl_intake *intake, const json_t *object, uint32_t line)
{
    return add_any(intake, object, line, ENVELOPES_DEEP);
}
