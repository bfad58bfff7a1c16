#ifndef DL_EXTRACT_H
#define DL_EXTRACT_H
/* [extract] Text to mentions, dates and events.
 *
 * Pure: the same article, reference and options give the same annotations, whatever the
 * thread. Time is linear in the length of the body.
 */
#include "dateline/annotation.h"
#include "dateline/reference.h"

/* How an article words what it tells, for who learns it (deed_model.h): the symbols of its
 * sentences in order, and those that stand apart. Borrowed for the call. */
typedef struct dl_phrasing {
    const dl_str *line, *apart;
    size_t count, apart_count;
} dl_phrasing;

typedef struct dl_phrasing_taker {
    void (*take)(void *to, const dl_phrasing *phrasing);
    void *to;
} dl_phrasing_taker;

typedef struct dl_extract_options {
    bool without_register; /* names by rules alone, for measuring */
    bool timed;            /* keep count of the time that each pass takes */
    dl_statistics *learn;  /* counts the article in; what is known there already is then no
                              evidence, so that learning again learns the same */
    bool verbs_alone; /* tell events by the tables of verbs, not by the models of wording */
    const dl_phrasing_taker *phrasing; /* NULL for none */
} dl_extract_options;

/* The memory that one thread works with, so that a word is looked up once and not in
 * every article. It changes nothing in what is found. Not for sharing between threads; the
 * reference must outlive it. */
typedef struct dl_extractor dl_extractor;
dl_extractor *dl_extractor_new(const dl_reference *reference);
void dl_extractor_free(dl_extractor *extractor);

/* Where the time goes, for measuring: nanoseconds in each pass, in order, since the
 * extractor was made; counted only with options.timed. False behind the last pass. */
typedef struct dl_pass_time {
    const char *pass;
    uint64_t nanoseconds;
} dl_pass_time;
bool dl_extractor_time(const dl_extractor *extractor, size_t pass, dl_pass_time *time);

/* Reads article->body; fills *annotations, whose memory is in `arena`. Cannot fail. */
void dl_extract(dl_extractor *extractor, const dl_article *article,
                dl_extract_options options, dl_arena *arena, dl_annotations *annotations);

#endif
