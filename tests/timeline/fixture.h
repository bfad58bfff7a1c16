/* Articles told by their events alone, and timelines told as text. */
#ifndef DL_TESTS_TIMELINE_FIXTURE_H
#define DL_TESTS_TIMELINE_FIXTURE_H
#include "dateline/timeline.h"

/* One article: its day of publication, and its events, a line each:
 *   date | action | actors | targets | items | goods without a name | certainty
 * Several values are separated by ",". The date may be bounds, "2022..2023-10", "..2024".
 * Names are those of the register; others are unknown companies. */
typedef struct dl_told_article {
    const char *published;
    const char *events;
} dl_told_article;

void fixture_add(dl_corpus *corpus, const dl_reference *reference,
                 const dl_told_article *article);
/* Entries, a line each: "2023-10-17 ban United States > China: A800, H800 x2 = 88 FR ..."
 * with what is there; then "undated 1" if any. In `arena`, with a NUL behind. */
const char *fixture_timeline(const dl_corpus *corpus, const dl_reference *reference,
                             dl_timeline_options options, dl_arena *arena);

#define FIXTURE_ALL                                                                      \
    (dl_timeline_options)                                                                \
    {                                                                                    \
        .as_of = INT32_MAX, .entity = DL_NO_ID                                           \
    }

#endif
