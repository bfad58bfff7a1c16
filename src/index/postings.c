#include "src/index/postings.h"

#include <assert.h>
#include <string.h>

enum { LINK = sizeof(uint32_t), TOP_LEVEL = 6 };

static uint32_t data_size(uint32_t level)
{
    return 8u << (level < TOP_LEVEL ? level : TOP_LEVEL);
}

static uint32_t new_slice(dl_posting_pool *pool, uint32_t level)
{
    size_t size = data_size(level) + LINK;
    DL_RESERVE(pool, NULL, size);
    size_t start = pool->count;
    assert(start + size <= UINT32_MAX);
    memset(pool->items + start, 0, size);
    pool->count += size;
    return (uint32_t)start;
}

static void add_slice(dl_posting_pool *pool, dl_postings *list)
{
    bool first = list->end == 0;
    uint32_t level = first ? 0 : list->level + 1;
    uint32_t slice = new_slice(pool, level);
    if (first)
        list->head = slice;
    else
        memcpy(pool->items + list->end, &slice, LINK);
    list->level = level;
    list->write = slice;
    list->end = slice + data_size(level);
}

static void add_byte(dl_posting_pool *pool, dl_postings *list, uint8_t byte)
{
    if (list->write == list->end)
        add_slice(pool, list);
    pool->items[list->write++] = byte;
}

void dl_postings_add(dl_posting_pool *pool, dl_postings *list, uint32_t number)
{
    if (list->count == 0) {
        list->first = number;
    } else if (number == list->last) {
        return;
    } else {
        uint8_t bytes[DL_VARINT_LIMIT];
        size_t length = dl_varint_write(bytes, number - list->last);
        for (size_t i = 0; i < length; i++)
            add_byte(pool, list, bytes[i]);
    }
    list->last = number;
    list->count++;
}

/* Reads a list byte by byte across its slices. */
typedef struct reader {
    const uint8_t *pool;
    uint32_t at, end, level;
} reader;

static uint32_t next_byte(reader *cursor)
{
    if (cursor->at == cursor->end) {
        memcpy(&cursor->at, cursor->pool + cursor->end, LINK);
        cursor->end = cursor->at + data_size(++cursor->level);
    }
    return cursor->pool[cursor->at++];
}

void dl_postings_mark(const dl_posting_pool *pool, const dl_postings *list, dl_bits bits)
{
    if (list->count == 0)
        return;
    uint32_t number = list->first;
    if (number < bits.count)
        dl_bits_set(bits, number);
    reader cursor = { pool->items, list->head, list->head + data_size(0), 0 };
    for (uint32_t i = 1; i < list->count; i++) {
        uint32_t byte = next_byte(&cursor), distance = byte & 0x7F;
        for (unsigned shift = 7; byte >= 0x80; shift += 7) {
            byte = next_byte(&cursor);
            distance |= (byte & 0x7F) << shift;
        }
        number += distance;
        if (number < bits.count) /* or a page of the pool is damaged */
            dl_bits_set(bits, number);
    }
}
