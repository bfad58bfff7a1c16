/* Random articles and queries, and a plain scan that says which articles answer: what
 * the index is held against. The scan knows the words of an article because they were
 * put together from them; it shares no code with the index. */
#ifndef TEST_INDEX_MODEL_H
#define TEST_INDEX_MODEL_H
#include "dateline/index.h"

enum { MODEL_DOCUMENTS = 80, MODEL_WORDS = 40, MODEL_CHILDREN = 3, MODEL_PHRASE = 4 };

typedef struct model_word {
    uint8_t word; /* of the vocabulary */
    bool tight;   /* an ideograph right behind another */
    dl_span span;
} model_word;

typedef struct model_text {
    char bytes[1024];
    size_t length;
    model_word words[MODEL_WORDS];
    size_t count;
} model_text;

typedef struct model_document {
    model_text title, body;
    dl_date published;
    dl_language language;
    uint8_t entities; /* a bit each */
} model_document;

typedef struct model {
    unsigned seed;
    model_document documents[MODEL_DOCUMENTS];
    uint32_t count;
    uint8_t entities; /* that any document mentions */
    dl_corpus *corpus;
    dl_index *index;
} model;

typedef enum model_kind {
    MODEL_RUN,
    MODEL_PHRASED,
    MODEL_TITLE,
    MODEL_ENTITY,
    MODEL_LANGUAGE,
    MODEL_ON,
    MODEL_AFTER,
    MODEL_BEFORE,
    MODEL_NOT,
    MODEL_AND,
    MODEL_OR
} model_kind;

typedef struct model_query {
    model_kind kind;
    struct model_query *children[MODEL_CHILDREN];
    size_t count;
    uint8_t words[MODEL_PHRASE]; /* a run: each alone; a phrase: behind each other */
    uint8_t tight;               /* bit i: word i is written right behind word i-1 */
    size_t word_count, prefix;   /* letters of the last word that are typed; 0: all */
    uint8_t entity, name;
    dl_language language;
    dl_date date;
} model_query;

unsigned model_random(model *m, unsigned below);
/* Adds random articles, settled and indexed. */
void model_add(model *m, uint32_t count);
void model_free(model *m);
/* A random query, and the same as a reader would type it. */
model_query *model_query_new(model *m, unsigned depth, dl_arena *arena);
/* Gives a run words with letters; how many the last one has. */
size_t model_choose_latin(model *m, model_query *run);
void model_query_write(model *m, const model_query *query, dl_buf *out);
bool model_answers(const model *m, uint32_t document, const model_query *query);
/* Where a phrase, or the one word of a run, ends among the words of a text; 0: not at i.
 */
size_t model_match(const model_text *text, size_t i, const model_query *query);

#endif
