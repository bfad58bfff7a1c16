#ifndef DL_MAP_H
#define DL_MAP_H
/* [base] A map from byte strings to 32-bit numbers.
 *
 * Open addressing, linear probing, at most 2/3 full; never shrinks, keys are never
 * removed. Keys are borrowed: they must live as long as the map. Zeroed is empty and
 * valid; with `arena` set it lives there, else on the heap until dl_map_release.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_map_slot {
    dl_str key; /* ptr NULL: free */
    uint32_t hash;
    uint32_t value;
} dl_map_slot;

typedef struct dl_map {
    dl_map_slot *slots;
    size_t count;
    size_t size; /* a power of two, or 0 */
    dl_arena *arena;
} dl_map;

/* The value of key; false (and *value untouched) if there is none. */
bool dl_map_find(const dl_map *map, dl_str key, uint32_t *value);
/* The place of the value of key, added with `initial` if it was not there; `added` may
 * be NULL. True until the next put. */
uint32_t *dl_map_put(dl_map *map, dl_str key, uint32_t initial, bool *added);
/* Makes room for `count` keys at once. */
void dl_map_reserve(dl_map *map, size_t count);
void dl_map_release(dl_map *map);

#endif
