#ifndef DL_TOPIC_H
#define DL_TOPIC_H
/* [reference] Topics: which words tell which action, and what makes a timeline.
 *
 * A topic is one table, topics/NAME.tsv. Columns: language, role, phrases separated by
 * ";" (each becomes a word of its own), deed, attributes ("key=value" separated by ";").
 * What roles and attributes mean for events is told in src/extract/events.c; this module
 * only reads them.
 */
#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/event.h"

typedef struct dl_topics dl_topics;

typedef struct dl_topic_word {
    uint32_t topic;
    dl_language language;
    dl_str role;   /* "verb", "order", "goods" ... as events.c lists them */
    dl_str phrase;
    dl_deed deed;  /* DL_DEED_COUNT when the column is empty */
    dl_str attributes;
} dl_topic_word;

dl_topics *dl_topics_new(dl_arena *arena);
/* `name` is the topic's name ("chip-export"); a second table of one name adds to it. */
void dl_topics_load(dl_topics *topics, dl_str name, dl_str file, dl_str text,
                    dl_reports *reports);
uint32_t dl_topics_count(const dl_topics *topics);
dl_str dl_topic_name(const dl_topics *topics, uint32_t topic);
uint32_t dl_topics_words(const dl_topics *topics);
const dl_topic_word *dl_topics_word(const dl_topics *topics, uint32_t word);
/* The value of a key among a word's attributes; empty if it is not there. A key without
 * "=value" has the value "yes". */
dl_str dl_topic_attribute(const dl_topic_word *word, dl_str key);

#endif
