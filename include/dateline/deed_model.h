#ifndef DL_DEED_MODEL_H
#define DL_DEED_MODEL_H
/* [reference] How a language words deeds: a maximum-entropy classifier (multinomial
 * logistic regression; Berger, Della Pietra and Della Pietra 1996) over the n-grams of a
 * sentence, for deeds told in words that no table of verbs has.
 *
 * A sentence is a line of symbols: folded words, with names and dates as their kind
 * ("<chip>", "<date>"). Features are the symbols, pairs and triples of neighbours, and
 * symbols that stand apart ("@rule": a word of that group; "~licen": how a word begins).
 * Each feature in the table deeds-LANGUAGE.tsv has a weight for some classes; a class is a
 * deed, or none. The table is made by tests/training (make train) from sentences that say
 * what they tell.
 */
#include "dateline/arena.h"
#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/event.h"

/* A class of the model: a deed, or DL_DEED_COUNT for a sentence that tells none. */
enum { DL_DEED_CLASSES = DL_DEED_COUNT + 1, DL_NO_DEED = DL_DEED_COUNT };
/* Weights and scores are natural logarithms of odds, times this. */
enum { DL_DEED_SCALE = 100 };
/* The most neighbours in a feature: 2 for words, 3 where a word is only a syllable. */
uint32_t dl_deed_order(dl_language language);

typedef struct dl_deed_model dl_deed_model;

/* What is built in for a language; NULL for one that has no table. It is read where it lies
 * in the program, by any number of threads. */
const dl_deed_model *dl_deed_model_open(dl_language language);
/* Rows: feature, "deed=weight" separated by ";" ("none" for no deed). In `arena`. */
const dl_deed_model *dl_deed_model_load(dl_language language, dl_str file, dl_str text,
                                        dl_arena *arena, dl_reports *reports);

/* A symbol's number; 0 for one that no feature has. */
uint32_t dl_deed_symbol(const dl_deed_model *model, dl_str symbol);
/* Scores of the classes for a line of symbols and `apart` ones, by their numbers. */
void dl_deed_scores(const dl_deed_model *model, const uint32_t line[], size_t count,
                    const uint32_t apart[], size_t apart_count,
                    int32_t scores[DL_DEED_CLASSES]);

#endif
