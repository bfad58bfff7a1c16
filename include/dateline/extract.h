#ifndef DL_EXTRACT_H
#define DL_EXTRACT_H
/* [extract] Text to mentions, dates and events.
 *
 * Pure: the same article, reference and options give the same annotations, whatever the
 * thread. Time is linear in the length of the body.
 */
#include "dateline/annotation.h"
#include "dateline/reference.h"

typedef struct dl_extract_options {
    bool without_register; /* names by rules alone, for measuring */
} dl_extract_options;

/* Reads article->body; fills *annotations, whose memory is in `arena`. `scratch` is used
 * and given back as it was. Cannot fail. */
void dl_extract(const dl_article *article, const dl_reference *reference,
                dl_extract_options options, dl_arena *arena, dl_arena *scratch,
                dl_annotations *annotations);

#endif
