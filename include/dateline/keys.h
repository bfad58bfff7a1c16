/* [base] Which ids have a key, found by its hash.
 *
 * Open addressing, linear probing, at most half full. The table keeps hashes and ids
 * only, never pointers, so it stays true when the texts behind the ids move; whoever
 * looks up compares the texts. Zeroed is empty and valid. */
#ifndef DL_KEYS_H
#define DL_KEYS_H
#include "dateline/proof.h"

typedef struct dl_key_slot {
    uint32_t hash;
    uint32_t id; /* plus one; 0: free */
} dl_key_slot;

typedef struct dl_keys {
    dl_key_slot *slots;
    size_t count;
    size_t size; /* a power of two, or 0 */
    const dl_proof *proof; /* of slots that belong to an image (image.h); else NULL */
} dl_keys;

/* Steps through the ids whose hash it is: *probe starts at 0; UINT32_MAX at the end. */
uint32_t dl_keys_next(const dl_keys *keys, uint32_t hash, size_t *probe);
void dl_keys_add(dl_keys *keys, uint32_t hash, uint32_t id);
void dl_keys_release(dl_keys *keys);

#endif
