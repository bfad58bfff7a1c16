#include "dateline/keys.h"

#include "dateline/arena.h"

enum { FIRST_SIZE = 64 };

uint32_t dl_keys_next(const dl_keys *keys, uint32_t hash, size_t *probe)
{
    while (keys->size) {
        size_t at = (hash + (*probe)++) & (keys->size - 1);
        const dl_key_slot *slot = &keys->slots[at];
        if (keys->proof)
            dl_prove(keys->proof, at, 1);
        if (!slot->id)
            break;
        if (slot->hash == hash)
            return slot->id - 1;
    }
    return UINT32_MAX;
}

static void place(dl_keys *keys, dl_key_slot slot)
{
    size_t i = slot.hash & (keys->size - 1);
    for (;; i = (i + 1) & (keys->size - 1)) {
        if (keys->proof)
            dl_prove(keys->proof, i, 1);
        if (!keys->slots[i].id)
            break;
    }
    keys->slots[i] = slot;
}

static void grow(dl_keys *keys)
{
    dl_keys old = *keys;
    if (old.proof)
        dl_prove(old.proof, 0, old.size);
    keys->proof = NULL;
    keys->size = old.size ? old.size * 2 : FIRST_SIZE;
    keys->slots = dl_memory_resize(NULL, keys->size, sizeof *keys->slots);
    for (size_t i = 0; i < keys->size; i++)
        keys->slots[i] = (dl_key_slot){ 0 };
    for (size_t i = 0; i < old.size; i++)
        if (old.slots[i].id)
            place(keys, old.slots[i]);
    if (!old.proof)
        dl_memory_free(old.slots);
}

void dl_keys_add(dl_keys *keys, uint32_t hash, uint32_t id)
{
    if (keys->count * 2 >= keys->size)
        grow(keys);
    place(keys, (dl_key_slot){ hash, id + 1 });
    keys->count++;
}

void dl_keys_release(dl_keys *keys)
{
    if (!keys->proof)
        dl_memory_free(keys->slots);
    *keys = (dl_keys){ 0 };
}
