/* Places compared eight at a time, where the processor can do that (AVX2 of x86-64). */
#ifndef DL_INDEX_LANES_H
#define DL_INDEX_LANES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DL_LANES_WIDTH = 13, /* bits of a place */
    DL_LANES_FEW = 24,   /* places of which each is held against all of the others */
    DL_LANES_ROOM = 48   /* bytes that must be readable behind the places */
};

/* How eight places of a width are taken from the bytes where they start: by the bit of
 * the first byte. */
typedef struct dl_lanes {
    uint8_t bytes[8][32];
    uint32_t shifts[8][8];
    uint32_t width, mask;
} dl_lanes;

bool dl_lanes_are_there(void);
void dl_lanes_make(dl_lanes *lanes, unsigned width);

/* The places of a text in a block (blocks.h). */
typedef struct dl_place_run {
    const dl_lanes *lanes;
    const uint8_t *bytes; /* behind the width */
    uint64_t bit;         /* at which they start */
    uint32_t times;
} dl_place_run;

/* Whether some place of the few, moved by `distance`, is one of the many. */
bool dl_lanes_meet(const dl_place_run *few, const dl_place_run *many, int32_t distance);

#endif
