#ifndef DL_DEED_IMAGE_H
#define DL_DEED_IMAGE_H
/* Private to reference: a model of how deeds are worded (dateline/deed_model.h) as bytes
 * that are read where they lie. The program has the models in this form; make_deeds.c
 * writes it when the program is built.
 *
 *     model | rows | slots | filter | singles | names | text of the names
 *
 * Only for the machine that it was written on: numbers are as the processor has them.
 */
#include "dateline/deed_model.h"

enum {
    DL_DEED_SYMBOL_BITS = 21, /* of a feature */
    DL_DEED_FILTER = 4,       /* bits for a slot */
    DL_DEED_ALIGNED = 16      /* each part begins at a multiple of it */
};

typedef struct dl_deed_row {
    int16_t weights[DL_DEED_CLASSES];
} dl_deed_row;

/* A feature of several symbols: as one number, the first highest. */
typedef struct dl_deed_slot {
    uint64_t feature; /* 0: free */
    uint64_t row;
} dl_deed_slot;

typedef struct dl_deed_word {
    uint32_t start, length; /* in the text */
    uint32_t number;        /* of the symbol, from 1; 0: free */
} dl_deed_word;

struct dl_deed_model {
    uint32_t language;
    uint32_t slot_count, name_count; /* powers of two */
    int32_t bias[DL_DEED_CLASSES];
    /* Where the parts begin: bytes from here. */
    uint32_t rows, slots;
    uint32_t filter;  /* a bit of each slot's feature, DL_DEED_FILTER for a slot: small
                         enough for the cache; most pairs of words are no feature */
    uint32_t singles; /* by symbol: 1 + the row of the symbol alone, or 0 */
    uint32_t names, text, end;
};

static inline uint64_t dl_deed_feature(uint64_t feature, uint32_t symbol)
{
    return feature << DL_DEED_SYMBOL_BITS | symbol;
}

static inline uint64_t dl_deed_hash(uint64_t feature)
{
    return feature * 0x9E3779B97F4A7C15u >> 20;
}

#endif
