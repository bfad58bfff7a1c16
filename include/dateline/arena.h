#ifndef DL_ARENA_H
#define DL_ARENA_H
/* [base] Memory by lifetime: an arena is filled piece by piece and emptied at once.
 *
 * The only module that calls malloc. Running out of memory ends the program with a
 * sentence: input is bounded by named limits, so it is rare, and a program that goes on
 * without memory would only fail later and worse. A zeroed dl_arena is empty and valid.
 * Not for sharing between threads without a lock.
 */
#include <stddef.h>
#include <stdint.h>

typedef struct dl_chunk dl_chunk;

typedef struct dl_arena {
    dl_chunk *chunk; /* the newest; older ones behind it */
    char *next;      /* first free byte of it */
    char *end;
} dl_arena;

typedef struct dl_mark {
    dl_chunk *chunk;
    char *next;
} dl_mark;

/* `count` zeroed items of `size` bytes, aligned for any type. */
void *dl_arena_alloc(dl_arena *arena, size_t count, size_t size);
#define DL_NEW(arena, type, count) ((type *)dl_arena_alloc(arena, count, sizeof(type)))

/* The same without zeroing, for what is written over at once. */
void *dl_arena_room(dl_arena *arena, size_t count, size_t size);
#define DL_ROOM(arena, type, count) ((type *)dl_arena_room(arena, count, sizeof(type)))

/* A copy of bytes with a NUL behind them. */
char *dl_arena_copy(dl_arena *arena, const char *bytes, size_t len);

/* Mark, work, rewind: everything allocated since the mark is gone. */
dl_mark dl_arena_mark(const dl_arena *arena);
void dl_arena_rewind(dl_arena *arena, dl_mark mark);
/* Empty, but keeps its newest chunk for the next use. */
void dl_arena_reset(dl_arena *arena);
void dl_arena_release(dl_arena *arena);
/* Bytes held from the system. */
size_t dl_arena_size(const dl_arena *arena);

/* The heap, for tables that live as long as their owner: like realloc, but checked for
 * overflow and never NULL for count > 0; the new part is not zeroed. */
void *dl_memory_resize(void *memory, size_t count, size_t size);
void dl_memory_free(void *memory);

/* Typed arrays: any struct with fields `items`, `count` and `capacity`. DL_APPEND gives
 * the address of a new item behind the last one (not zeroed). With an arena the array
 * lives there; with NULL it lives on the heap and is given back by dl_memory_free. */
#define DL_APPEND(array, arena)                                                          \
    ((void)((array)->count < (array)->capacity                                           \
            || ((array)->items = dl_array_room(arena, (array)->items, (array)->count, 1, \
                                               &(array)->capacity,                       \
                                               sizeof *(array)->items))),                \
     &(array)->items[(array)->count++])
/* Makes room for `more` items without adding them. */
#define DL_RESERVE(array, arena, more)                                                   \
    ((void)((more) <= (array)->capacity - (array)->count                                 \
            || ((array)->items = dl_array_room(arena, (array)->items, (array)->count,    \
                                               more, &(array)->capacity,                 \
                                               sizeof *(array)->items))))
void *dl_array_room(dl_arena *arena, void *items, size_t count, size_t more,
                    size_t *capacity, size_t size);

#endif
