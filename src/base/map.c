#include "dateline/map.h"

static dl_map_slot *find_slot(const dl_map *map, dl_str key, uint32_t hash)
{
    size_t i = hash & (map->size - 1);
    while (map->slots[i].key.ptr &&
           (map->slots[i].hash != hash || !dl_str_equal(map->slots[i].key, key)))
        i = (i + 1) & (map->size - 1);
    return &map->slots[i];
}

static void set_size(dl_map *map, size_t size)
{
    dl_map old = *map;
    map->size = size;
    map->slots = map->arena ? DL_NEW(map->arena, dl_map_slot, size)
                            : dl_memory_resize(NULL, size, sizeof *map->slots);
    for (size_t i = 0; i < size; i++)
        map->slots[i] = (dl_map_slot){ 0 };
    for (size_t i = 0; i < old.size; i++)
        if (old.slots[i].key.ptr)
            *find_slot(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    if (!map->arena)
        dl_memory_free(old.slots);
}

bool dl_map_find(const dl_map *map, dl_str key, uint32_t *value)
{
    if (map->size == 0)
        return false;
    const dl_map_slot *slot = find_slot(map, key, (uint32_t)dl_str_hash(key));
    if (slot->key.ptr)
        *value = slot->value;
    return slot->key.ptr != NULL;
}

uint32_t *dl_map_put(dl_map *map, dl_str key, uint32_t initial, bool *added)
{
    if (map->count * 3 >= map->size * 2)
        set_size(map, map->size ? map->size * 2 : 16);
    uint32_t hash = (uint32_t)dl_str_hash(key);
    dl_map_slot *slot = find_slot(map, key, hash);
    bool is_new = slot->key.ptr == NULL;
    if (is_new) {
        *slot = (dl_map_slot){ key, hash, initial };
        if (!key.ptr)
            slot->key.ptr = "";
        map->count++;
    }
    if (added)
        *added = is_new;
    return &slot->value;
}

void dl_map_reserve(dl_map *map, size_t count)
{
    size_t size = 16;
    while (size * 2 <= count * 3)
        size *= 2;
    if (size > map->size)
        set_size(map, size);
}

void dl_map_release(dl_map *map)
{
    if (!map->arena)
        dl_memory_free(map->slots);
    *map = (dl_map){ .arena = map->arena };
}
