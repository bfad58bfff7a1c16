/* Numbered texts, findable by their words: bodies, titles, outlets, names, events.
 *
 * The newest texts are a tail; when it is full it becomes a segment, and eight segments
 * of about one size become one of the next size, so that there are never many, and every
 * text is moved as often as the logarithm of all:
 *
 *   [ segment of 32,000 ] [ of 4,000 ] [ of 4,000 ] [ of 500 ] [ tail ]
 *
 * When it settles, what is smaller than all that is newer becomes one with it. Segments
 * grow to a limit and large ones move into files, so that memory is bounded however many
 * texts there are.
 *
 * Large work is done on threads of its own, so adding never waits long and searching
 * never: one makes a segment of a full tail, another merges. They only read what does not
 * change any more; the owner takes over what they made when it next adds a text.
 */
#ifndef DL_INDEX_INVERSION_H
#define DL_INDEX_INVERSION_H
#include "src/index/scan.h"
#include "src/index/segment.h"
#include "src/index/tail.h"

typedef struct dl_kept_segment {
    dl_segment segment;
    void *memory;   /* to be freed; NULL if it lies in a file */
    uint64_t check; /* of its file (pages.h); 0: it is not saved */
} dl_kept_segment;

typedef struct dl_segment_job dl_segment_job;

typedef struct dl_inversion {
    struct {
        dl_kept_segment *items;
        size_t count, capacity;
    } parts;
    uint32_t frozen; /* texts in them */
    dl_tail full;    /* becoming a segment, or empty */
    dl_tail tail;
    dl_segment_job *freezing, *merging; /* or NULL */
    bool damaged;                       /* a file is: nothing is merged any more */
    const char *folder; /* of the files into which large segments move; NULL: none */
} dl_inversion;

/* Adds a text; its number is the count of those before it. */
void dl_inversion_add(dl_inversion *inversion, dl_str text);
uint32_t dl_inversion_count(const dl_inversion *inversion);
/* Waits until all texts are in segments and none are left to merge. */
void dl_inversion_settle(dl_inversion *inversion);
/* Adds a segment that lies in a file, behind the others. */
bool dl_inversion_take(dl_inversion *inversion, dl_pages *pages);
bool dl_inversion_is_damaged(const dl_inversion *inversion);
/* Gives back the memory of what was read of the files. */
void dl_inversion_rest(const dl_inversion *inversion);
void dl_inversion_release(dl_inversion *inversion);

/* How a search looks into inversions. */
typedef struct dl_finding {
    dl_arena *arena;   /* of the sets */
    uint64_t postings; /* read so far */
} dl_finding;

/* The texts in which the pattern stands. The pattern has at least one word. */
dl_bits dl_inversion_find(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_finding *finding);
/* In how many texts a word stands. */
uint32_t dl_inversion_texts(const dl_inversion *inversion, dl_str key);
/* The same, and adds how often it stands in each, times `weight`, to times[text]; no more
 * than 65,535 in all. */
uint32_t dl_inversion_times(const dl_inversion *inversion, dl_str key, uint16_t weight,
                            uint16_t *times);

#endif
