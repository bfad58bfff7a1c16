#ifndef DL_INGEST_HTML_FACTS_H
#define DL_INGEST_HTML_FACTS_H
/* What a page says of its article outside the text: JSON-LD, Open Graph, meta, <time>. */
#include "src/ingest/html_tree.h"

typedef enum dl_fact {
    DL_FACT_TITLE,
    DL_FACT_PUBLISHED,
    DL_FACT_AUTHOR,
    DL_FACT_LANGUAGE,
    DL_FACT_ADDRESS,
    DL_FACT_SOURCE,
    DL_FACT_TEASER,
    DL_FACT_BODY, /* the whole text, as JSON-LD gives it */
    DL_FACT_COUNT
} dl_fact;

/* The rank of <title>, which names the site too; what is less sure comes after it. */
enum { DL_RANK_TITLE = 8 };

/* For each fact the value of the most trusted place that has one. */
typedef struct dl_html_facts {
    dl_str values[DL_FACT_COUNT];
    unsigned ranks[DL_FACT_COUNT]; /* 0: not known; 1 is the most trusted */
    dl_str page; /* the address that the page was read from, or empty */
    dl_arena *arena;
} dl_html_facts;

/* Takes a value if it is one, and its rank better than what there is. */
void dl_html_facts_offer(dl_html_facts *facts, dl_fact fact, dl_str value, unsigned rank);
void dl_html_facts_read(dl_html_facts *facts, const dl_html_tree *tree);
/* The JSON-LD of one script. */
void dl_html_facts_read_json(dl_html_facts *facts, dl_str json);

#endif
