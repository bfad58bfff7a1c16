#include "dateline/topic.h"

#include "src/reference/table.h"

enum { LANGUAGE, ROLE, PHRASE, DEED, ATTRIBUTES };

struct dl_topics {
    dl_arena *arena;
    struct {
        dl_str *items;
        size_t count, capacity;
    } names;
    struct {
        dl_topic_word *items;
        size_t count, capacity;
    } words;
};

dl_topics *dl_topics_new(dl_arena *arena)
{
    dl_topics *topics = DL_NEW(arena, dl_topics, 1);
    topics->arena = arena;
    return topics;
}

static uint32_t topic_number(dl_topics *topics, dl_str name)
{
    for (size_t i = 0; i < topics->names.count; i++)
        if (dl_str_equal(topics->names.items[i], name))
            return (uint32_t)i;
    *DL_APPEND(&topics->names, topics->arena) = name;
    return (uint32_t)(topics->names.count - 1);
}

static void add_words(dl_topics *topics, uint32_t topic, const dl_table *table)
{
    dl_deed deed = DL_DEED_COUNT;
    dl_language language = dl_language_from_code(table->cells[LANGUAGE]);
    if (language == DL_LANGUAGE_OTHER || table->cells[PHRASE].len == 0) {
        dl_report_add(
            table->reports, table->file, table->line,
            "The row needs a language (vi, en or zh) and a phrase; it is left out.");
        return;
    }
    if (table->cells[DEED].len && !dl_deed_parse(table->cells[DEED], &deed)) {
        dl_report_add(table->reports, table->file, table->line,
                      "\"%.*s\" is no action; the row is left out.",
                      DL_STR_ARGS(table->cells[DEED]));
        return;
    }
    dl_str phrases = table->cells[PHRASE], phrase;
    while (dl_table_value(&phrases, &phrase))
        *DL_APPEND(&topics->words, topics->arena) = (dl_topic_word){
            .topic = topic,
            .language = language,
            .role = table->cells[ROLE],
            .phrase = phrase,
            .deed = deed,
            .attributes = table->cells[ATTRIBUTES],
        };
}

void dl_topics_load(dl_topics *topics, dl_str name, dl_str file, dl_str text,
                    dl_reports *reports)
{
    uint32_t topic = topic_number(topics, name);
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, PHRASE + 1))
        if (!dl_str_equal(table.cells[LANGUAGE], DL_STR("language"))) /* the header */
            add_words(topics, topic, &table);
}

uint32_t dl_topics_count(const dl_topics *topics)
{
    return (uint32_t)topics->names.count;
}

dl_str dl_topic_name(const dl_topics *topics, uint32_t topic)
{
    return topics->names.items[topic];
}

uint32_t dl_topics_words(const dl_topics *topics)
{
    return (uint32_t)topics->words.count;
}

const dl_topic_word *dl_topics_word(const dl_topics *topics, uint32_t word)
{
    return &topics->words.items[word];
}

dl_str dl_topic_attribute(const dl_topic_word *word, dl_str key)
{
    dl_str rest = word->attributes, attribute;
    while (dl_table_value(&rest, &attribute)) {
        dl_str name, value;
        bool has_value = dl_str_cut(attribute, '=', &name, &value);
        if (dl_str_equal(dl_str_trim(name), key))
            return has_value ? dl_str_trim(value) : DL_STR("yes");
    }
    return (dl_str){ "", 0 };
}
