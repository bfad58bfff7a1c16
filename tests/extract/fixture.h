#ifndef DL_TESTS_EXTRACT_FIXTURE_H
#define DL_TESTS_EXTRACT_FIXTURE_H
/* Articles with their names marked, {surface|kind=label}: what extraction should find.
 * Two marks with one label are one entity, two labels are two. */
#include "dateline/extract.h"

typedef struct extract_fixture {
    dl_reference reference;
    dl_arena arena;
} extract_fixture;

void extract_fixture_open(extract_fixture *fixture);
void extract_fixture_close(extract_fixture *fixture);
dl_annotations extract_fixture_annotate(extract_fixture *fixture, dl_language language,
                                        dl_str body, dl_extract_options options);
/* The text without its marks. */
dl_str extract_fixture_plain(extract_fixture *fixture, dl_str marked);
/* The text with the marks {surface|kind=label} of what was found; the label is that of
 * the first mark in `marked` whose name the entity shares, else its id. */
dl_str extract_fixture_mark(extract_fixture *fixture, dl_str marked, dl_str body,
                            const dl_annotations *found);

#endif
