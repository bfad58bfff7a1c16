/* Dateline's index under measurement: articles read, indexed, saved, mapped and asked. */
#ifndef BENCH_SUBJECT_H
#define BENCH_SUBJECT_H
#include "dateline/index.h"
#include "tests/bench/questions.h"

typedef struct subject {
    dl_corpus *corpus;
    dl_index *index;
    const char *folder;
    questioner questioner;
    double bytes; /* of titles and bodies */
    dl_arena arena; /* of the queries */
} subject;

/* Reads at most `limit` articles (0: all); plain: without the extraction. */
void subject_read(subject *s, const char *path, size_t limit, bool plain);
/* Seconds of the processor; those on the wall. */
double subject_build(subject *s, double *wall);
/* Milliseconds, on the wall. */
double subject_save(subject *s);

typedef struct opening {
    double tables, index, all; /* milliseconds: until mapped; until the first answer */
} opening;

/* Maps what is saved. Cold: after the system has been told to forget the files. */
opening subject_map(subject *s, bool cold);
double subject_ask(subject *s, question_class class, dl_str text);

typedef struct latency {
    double half, most; /* so that 50, 99 of a hundred are below: milliseconds */
} latency;

bool subject_can(const subject *s, question_class class);
/* Of QUESTIONS queries the median of some runs each. The peer is asked the same ones, once
 * each: that takes long enough. */
enum { QUESTIONS = 200, RUNS = 3 };
struct peer;
latency subject_measure(subject *s, question_class class, struct peer *other,
                        latency *theirs);

/* Milliseconds until some more articles are read, added and found; their number. */
double subject_add_some(subject *s, const char *path, size_t *added);
void subject_release(subject *s);

#endif
