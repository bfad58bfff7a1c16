/* Arenas grow by chunks that double up to 1 MiB; a request that is larger gets a chunk of
 * its own size. The newest chunk is in front, so a mark is a chunk and a place in it. */
#include "dateline/arena.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dl_chunk {
    dl_chunk *before;
    size_t size; /* of data */
    _Alignas(max_align_t) char data[];
};

enum { FIRST_CHUNK = 4096, LAST_CHUNK = 1 << 20, ALIGNMENT = _Alignof(max_align_t) };

static void *checked(void *memory)
{
    if (!memory) {
        fputs("dateline: The computer is out of memory.\n", stderr);
        abort();
    }
    return memory;
}

static size_t product(size_t count, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 4)
        checked(NULL);
    return bytes;
}

static void add_chunk(dl_arena *arena, size_t bytes)
{
    size_t size = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    if (size > LAST_CHUNK)
        size = LAST_CHUNK;
    if (size < bytes)
        size = bytes;
    dl_chunk *chunk = checked(malloc(sizeof *chunk + size));
    chunk->before = arena->chunk;
    chunk->size = size;
    arena->chunk = chunk;
    arena->next = chunk->data;
    arena->end = chunk->data + size;
}

static char *take(dl_arena *arena, size_t bytes)
{
    size_t rounded = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!arena->chunk || (size_t)(arena->end - arena->next) < rounded)
        add_chunk(arena, rounded);
    char *memory = arena->next;
    arena->next += rounded;
    return memory;
}

void *dl_arena_alloc(dl_arena *arena, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    return memset(take(arena, bytes), 0, bytes);
}

void *dl_arena_room(dl_arena *arena, size_t count, size_t size)
{
    return take(arena, product(count, size));
}

char *dl_arena_copy(dl_arena *arena, const char *bytes, size_t len)
{
    char *copy = take(arena, len + 1);
    if (len)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

dl_mark dl_arena_mark(const dl_arena *arena)
{
    return (dl_mark){ arena->chunk, arena->next };
}

void dl_arena_rewind(dl_arena *arena, dl_mark mark)
{
    while (arena->chunk != mark.chunk) {
        dl_chunk *before = arena->chunk->before;
        free(arena->chunk);
        arena->chunk = before;
    }
    arena->next = mark.next;
    arena->end = mark.chunk ? mark.chunk->data + mark.chunk->size : NULL;
}

void dl_arena_reset(dl_arena *arena)
{
    if (!arena->chunk)
        return;
    dl_chunk *newest = arena->chunk;
    while (newest->before) {
        dl_chunk *before = newest->before->before;
        free(newest->before);
        newest->before = before;
    }
    arena->next = newest->data;
}

void dl_arena_release(dl_arena *arena)
{
    dl_arena_rewind(arena, (dl_mark){ 0 });
}

size_t dl_arena_size(const dl_arena *arena)
{
    size_t size = 0;
    for (const dl_chunk *chunk = arena->chunk; chunk; chunk = chunk->before)
        size += chunk->size;
    return size;
}

void *dl_memory_resize(void *memory, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    return checked(realloc(memory, bytes ? bytes : 1));
}

void dl_memory_free(void *memory)
{
    free(memory);
}

/* The last thing taken from the arena can grow where it is. */
static bool grow_in_place(dl_arena *arena, const char *items, size_t old_bytes,
                          size_t bytes)
{
    size_t rounded = (old_bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!items || items + rounded != arena->next ||
        (size_t)(arena->end - items) < bytes + ALIGNMENT)
        return false;
    arena->next += ((bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) - rounded;
    return true;
}

void *dl_array_room(dl_arena *arena, void *items, size_t count, size_t more,
                    size_t *capacity, size_t size)
{
    size_t needed = count + more;
    if (needed < count)
        checked(NULL);
    if (needed <= *capacity)
        return items;
    size_t room = *capacity * 2 > 8 ? *capacity * 2 : 8;
    if (room < needed)
        room = needed;
    if (!arena)
        items = dl_memory_resize(items, room, size);
    else if (!grow_in_place(arena, items, *capacity * size, product(room, size))) {
        char *moved = take(arena, product(room, size));
        if (count)
            memcpy(moved, items, count * size);
        items = moved;
    }
    *capacity = room;
    return items;
}
