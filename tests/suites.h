/* Every suite of the tests, a row each; main.c runs them. The suite of a row NAME is made
 * by NAME_suite in test_NAME.c, which includes this header for its declaration. */
#ifndef DL_SUITES_H
#define DL_SUITES_H
#include <check.h>

#define DL_SUITES(X)                                                                     \
    X(utf8)                                                                              \
    X(words)                                                                             \
    X(image)                                                                             \
    X(json)                                                                              \
    X(terminal)                                                                          \
    X(screens)                                                                           \
    X(explorer_walk)                                                                     \
    X(hostile)                                                                           \
    X(behaviour)                                                                         \
    X(annotate)                                                                          \
    X(inputs)                                                                            \
    X(search_command)                                                                    \
    X(commands)                                                                          \
    X(reading)                                                                           \
    X(corpus)                                                                            \
    X(snapshot)                                                                          \
    X(query)                                                                             \
    X(index)                                                                             \
    X(rank)                                                                              \
    X(inversion)                                                                         \
    X(lists)                                                                             \
    X(pairs)                                                                             \
    X(disk)                                                                              \
    X(search)                                                                            \
    X(each)                                                                              \
    X(chronology)                                                                        \
    X(lexicon)                                                                           \
    X(timeline)                                                                          \
    X(plain)                                                                             \
    X(jsonl)                                                                             \
    X(attributes)                                                                        \
    X(language)                                                                          \
    X(stamp)                                                                             \
    X(charset)                                                                           \
    X(date)                                                                              \
    X(reference)                                                                         \
    X(names)                                                                             \
    X(coreference)                                                                       \
    X(accents)                                                                           \
    X(tokens)                                                                            \
    X(events)                                                                            \
    X(wordings)                                                                          \
    X(shuffled)                                                                          \
    X(actors)                                                                            \
    X(phrases)                                                                           \
    X(dates)                                                                             \
    X(store)                                                                             \
    X(library_commands)                                                                  \
    X(library_damage)                                                                    \
    X(library_export)                                                                    \
    X(kill)                                                                              \
    X(likeness)                                                                          \
    X(library_faults)                                                                    \
    X(keep)                                                                              \
    X(annotation_bytes)                                                                  \
    X(cache)                                                                             \
    X(library)                                                                           \
    X(corrections)                                                                       \
    X(html)                                                                              \
    X(canvas)                                                                            \
    X(memo)                                                                              \
    X(wrap)                                                                              \
    X(keys)                                                                              \
    X(desk)                                                                              \
    X(marks)                                                                             \
    X(resume)                                                                            \
    X(correct)                                                                           \
    X(searches)                                                                          \
    X(errands)                                                                           \
    X(explorer)                                                                          \
    X(explorer_names)                                                                    \
    X(explorer_search)                                                                   \
    X(explorer_time)                                                                     \
    X(feed)                                                                              \
    X(unpack)                                                                            \
    X(subscriptions)                                                                     \
    X(fetch)                                                                             \
    X(discovery)                                                                         \
    X(sources)                                                                           \
    X(parts)                                                                             \
    X(fetch_command)                                                                     \
    X(statistics)                                                                        \
    X(learn)

#define X(name) Suite *name##_suite(void);
DL_SUITES(X)
#undef X

#endif
