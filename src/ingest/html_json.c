/* JSON-LD with the vocabulary of schema.org: objects within objects and arrays, of which
 * the one that is an article counts. */
#include <string.h>

#include "src/ingest/html.h"
#include "src/ingest/html_facts.h"
#include "src/ingest/json_load.h"

enum { DEPTH = 8 };

static dl_str string_of(json_object *value)
{
    if (dl_json_is(value, json_type_array))
        value = dl_json_item(value, 0);
    if (dl_json_is(value, json_type_object)) {
        json_object *name = dl_json_member(value, "name");
        value = name ? name : dl_json_member(value, "@id");
    }
    return dl_json_text(value);
}

/* How well an object's type names an article: 0 not at all, 1 a page, 2 an article. */
static int article_type(json_object *object)
{
    static const char *const articles[] = { "Article", "Posting", "Report", "News", "Review" };
    json_object *type = dl_json_member(object, "@type");
    bool several = dl_json_is(type, json_type_array);
    size_t count = several ? dl_json_count(type) : 1;
    int best = 0;
    for (size_t i = 0; i < count; i++) {
        dl_str name = string_of(several ? dl_json_item(type, i) : type);
        for (size_t j = 0; j < DL_COUNT(articles); j++)
            if (dl_str_find(name, dl_str_from(articles[j]), 0) != SIZE_MAX)
                best = 2;
        if (!best && dl_str_equal(name, DL_STR("WebPage")))
            best = 1;
    }
    return best;
}

static void read_object(dl_html_facts *facts, json_object *object, int type)
{
    static const struct {
        const char *key;
        dl_fact fact;
        unsigned rank;
    } keys[] = {
        { "headline", DL_FACT_TITLE, 1 },
        { "name", DL_FACT_TITLE, 6 },
        { "datePublished", DL_FACT_PUBLISHED, 1 },
        { "dateCreated", DL_FACT_PUBLISHED, 4 },
        { "dateModified", DL_FACT_PUBLISHED, 40 },
        { "author", DL_FACT_AUTHOR, 1 },
        { "creator", DL_FACT_AUTHOR, 3 },
        { "inLanguage", DL_FACT_LANGUAGE, 3 },
        { "url", DL_FACT_ADDRESS, 4 },
        { "mainEntityOfPage", DL_FACT_ADDRESS, 5 },
        { "publisher", DL_FACT_SOURCE, 2 },
        { "description", DL_FACT_TEASER, 4 },
        { "articleBody", DL_FACT_BODY, 1 },
    };
    for (size_t i = 0; i < DL_COUNT(keys); i++) {
        dl_str value = string_of(dl_json_member(object, keys[i].key));
        unsigned rank = keys[i].rank + (type == 2 ? 0 : 10);
        if (keys[i].fact == DL_FACT_BODY)
            dl_html_facts_offer(facts, DL_FACT_BODY, value, rank);
        else
            dl_html_facts_offer(facts, keys[i].fact, dl_html_line(value, facts->arena), rank);
    }
}

static void read_value(dl_html_facts *facts, json_object *value, int depth)
{
    if (depth == 0)
        return;
    for (size_t i = 0; i < dl_json_count(value); i++)
        read_value(facts, dl_json_item(value, i), depth - 1);
    if (!dl_json_is(value, json_type_object))
        return;
    int type = article_type(value);
    if (type)
        read_object(facts, value, type);
    read_value(facts, dl_json_member(value, "@graph"), depth - 1);
    read_value(facts, dl_json_member(value, "mainEntity"), depth - 1);
    read_value(facts, dl_json_member(value, "itemListElement"), depth - 1);
}

/* Without what hides it from old browsers and from XML: <!--, //<![CDATA[. */
static dl_str inside(dl_str json)
{
    size_t mark = dl_str_find(json, DL_STR("<![CDATA["), 0);
    if (mark != SIZE_MAX)
        json = dl_str_slice(json, mark + 9, dl_str_find(json, DL_STR("]]>"), mark));
    size_t start = 0, end = json.len;
    while (start < end && !strchr("{[", json.ptr[start]))
        start++;
    while (end > start && !strchr("}]", json.ptr[end - 1]))
        end--;
    return dl_str_slice(json, start, end);
}

void dl_html_facts_read_json(dl_html_facts *facts, dl_str json)
{
    dl_error why;
    json_object *value = dl_json_load(json, &why);
    if (!value)
        value = dl_json_load(inside(json), &why);
    if (!value)
        return;
    read_value(facts, value, DEPTH);
    json_object_put(value);
}
