/* SQLite's FTS5 on the same articles. */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H
#include "dateline/corpus.h"
#include "tests/bench/questions.h"

typedef struct peer peer;

/* Builds it in a folder; answers the seconds of the processor. `bytes` are those of the
 * articles. */
peer *peer_build(const dl_corpus *corpus, const char *folder, double bytes,
                 double *seconds);
/* Milliseconds of the processor for the newest 20 and the count, or the best 20. */
double peer_ask(peer *p, question_class class, dl_str text);
void peer_close(peer *p);

#endif
