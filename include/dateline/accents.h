#ifndef DL_ACCENTS_H
#define DL_ACCENTS_H
/* [reference] The Vietnamese words that are meant where a text leaves their accents out:
 * "khong" is không, "My" in the middle of a sentence Mỹ. */
#include "dateline/error.h"

/* Where a word must stand to be meant, the least telling place first. */
typedef enum dl_accent_place {
    DL_ACCENT_SMALL,   /* in lower case, or first of a sentence */
    DL_ACCENT_CAPITAL, /* with a capital, not first of a sentence */
    DL_ACCENT_PROPER,  /* with a capital, wherever */
    DL_ACCENT_SURNAME, /* with a capital, before another one */
    DL_ACCENT_COMMA,   /* behind a comma */
    DL_ACCENT_NAME,    /* before a capital */
    DL_ACCENT_NUMBER,  /* before a number */
    DL_ACCENT_PLACES
} dl_accent_place;

typedef struct dl_accent {
    dl_str phrase; /* with its accents, one word or more */
    dl_accent_place place;
} dl_accent;

typedef struct dl_accents dl_accents;

dl_accents *dl_accents_new(dl_arena *arena);
/* Reads a table (columns: where, phrases separated by ";"); `text` must outlive it. */
void dl_accents_load(dl_accents *accents, dl_str file, dl_str text, dl_reports *reports);
size_t dl_accents_count(const dl_accents *accents);
dl_accent dl_accents_at(const dl_accents *accents, size_t n);

#endif
