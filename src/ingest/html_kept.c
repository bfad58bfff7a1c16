/* Pages that scripts fill bring their article along as data: a string of HTML, or a list of
 * blocks with a string in each. Its shape is each site's own, so the largest piece of prose
 * is taken, wherever it stands, but for what names say is something else. */
#include "src/ingest/html_kept.h"

#include <string.h>

#include "dateline/buf.h"
#include "src/ingest/html.h"
#include "src/ingest/html_attribute.h"
#include "src/ingest/json_load.h"

enum {
    LEAST = 300,    /* bytes of an article */
    DEPTH = 24,     /* of data that is looked through; also how often a text is read */
    SENTENCES = 3,  /* that prose of this length has */
    MORE = 10       /* percent by which a list must exceed one inside it */
};

typedef struct search {
    dl_arena *arena;
    dl_str best;
} search;

static size_t count_ends(dl_str text)
{
    static const char *const ends[] = { ". ", ".\n", ".”", ".\"", "。", "? ", "! ", ".<" };
    size_t count = text.len && text.ptr[text.len - 1] == '.';
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        for (size_t at = dl_str_find(text, dl_str_from(ends[i]), 0); at != SIZE_MAX;
             at = dl_str_find(text, dl_str_from(ends[i]), at + 1))
            count++;
    return count;
}

/* Style sheets and scripts are long, too. */
static bool is_prose(dl_str text)
{
    return text.len >= LEAST && dl_str_find(text, DL_STR("{"), 0) == SIZE_MAX &&
           count_ends(text) >= SENTENCES;
}

static void offer(search *s, dl_str text)
{
    if (text.len * 100 > s->best.len * (100 + MORE) && is_prose(text))
        s->best = dl_str_copy(s->arena, text);
}

static bool has_one(const char *key, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasestr(key, parts[i]))
            return true;
    return false;
}

static bool is_elsewhere(const char *key)
{
    static const char *const parts[] = { "comment", "relat",   "recommend", "nav",
                                         "menu",    "footer",  "sidebar",   "popular",
                                         "trend",   "teaser",  "seo",       "translat",
                                         "legal",   "consent", "latest" };
    return has_one(key, parts, DL_COUNT(parts));
}

/* Where blocks have their text. */
static bool is_text_key(const char *key)
{
    static const char *const keys[] = { "text", "content", "html",  "value", "body",
                                        "paragraph", "children", "nodes", "spans", "model",
                                        "data" };
    for (size_t i = 0; i < DL_COUNT(keys); i++)
        if (strcasecmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void add_block(json_object *value, int depth, dl_buf *out)
{
    if (dl_json_is(value, json_type_string))
        dl_buf_add(out, dl_json_text(value));
    if (depth == 0)
        return;
    for (size_t i = 0; i < dl_json_count(value); i++)
        add_block(dl_json_item(value, i), depth - 1, out);
    if (!dl_json_is(value, json_type_object))
        return;
    json_object_object_foreach(value, key, member)
    {
        if (is_text_key(key))
            add_block(member, depth - 1, out);
    }
}

/* A list of blocks as paragraphs. */
static void offer_list(search *s, json_object *list)
{
    dl_buf text = { 0 };
    for (size_t i = 0; i < dl_json_count(list); i++) {
        size_t before = text.count;
        add_block(dl_json_item(list, i), DEPTH, &text);
        if (text.count > before)
            dl_buf_add(&text, DL_STR("\n\n"));
    }
    offer(s, dl_str_trim(dl_buf_str(&text)));
    dl_buf_release(&text);
}

/* Lists inside come first: their items are the paragraphs. */
static void look_through(search *s, json_object *value, int depth)
{
    if (depth == 0)
        return;
    for (size_t i = 0; i < dl_json_count(value); i++)
        look_through(s, dl_json_item(value, i), depth - 1);
    if (dl_json_is(value, json_type_array))
        offer_list(s, value);
    if (dl_json_is(value, json_type_string))
        offer(s, dl_json_text(value));
    if (!dl_json_is(value, json_type_object))
        return;
    json_object_object_foreach(value, key, member)
    {
        if (!is_elsewhere(key))
            look_through(s, member, depth - 1);
    }
}

static void read_data(search *s, const xmlNode *script)
{
    dl_error why;
    dl_str type = dl_html_attribute(script, "type");
    if (!script->children || !dl_str_equal_ascii(type, DL_STR("application/json")))
        return;
    json_object *data =
        dl_json_load(dl_str_from((const char *)script->children->content), &why);
    if (!data)
        return;
    look_through(s, data, DEPTH);
    json_object_put(data);
}

static void read_field(search *s, const xmlNode *field)
{
    xmlChar *text = xmlNodeGetContent(field);
    if (text)
        offer(s, dl_str_trim(dl_str_from((const char *)text)));
    xmlFree(text);
}

dl_str dl_html_kept_text(const dl_html_tree *tree)
{
    search s = { .arena = tree->arena };
    const xmlNode *node = tree->document ? xmlDocGetRootElement(tree->document) : NULL;
    while (node) {
        bool element = node->type == XML_ELEMENT_NODE;
        bool script = element && strcmp((const char *)node->name, "script") == 0;
        bool field = element && strcmp((const char *)node->name, "textarea") == 0;
        if (script)
            read_data(&s, node);
        if (field)
            read_field(&s, node);
        if (element && !script && !field && node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next)
            node = node->parent;
        node = node ? node->next : NULL;
    }
    return s.best;
}
