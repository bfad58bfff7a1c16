/* Queries of each class, drawn from the articles themselves: the same ones in each run. */
#ifndef BENCH_QUESTIONS_H
#define BENCH_QUESTIONS_H
#include "dateline/corpus.h"

typedef enum question_class {
    ONE_WORD,
    TWO_WORDS,
    AS_TYPED,
    NAME,
    PHRASE,
    HAN,
    ENTITY,
    DATES,
    RANKED,
    CLASSES
} question_class;

typedef struct question_kind {
    const char *name;
    bool peer; /* whether FTS5 can answer such queries */
} question_kind;

extern const question_kind question_kinds[CLASSES];

typedef struct questioner {
    const dl_corpus *corpus;
    uint64_t state; /* of the random numbers; not 0 */
    dl_arena *arena; /* of the queries */
} questioner;

dl_str question_make(questioner *q, question_class class, size_t n);

#endif
