/* Lists read by blocks. */
#include <string.h>

#include "src/index/list.h"

bool dl_list_open(const dl_term_cursor *cursor, dl_list *list)
{
    *list = (dl_list){ .segment = cursor->segment,
                       .texts = cursor->texts,
                       .blocks = 1,
                       .has_places = cursor->has_places,
                       .places = cursor->places,
                       .places_length = cursor->places_length,
                       .first = cursor->text,
                       .times = cursor->texts == 1 ? cursor->times : 0 };
    if (cursor->texts == 1)
        return true;
    const uint8_t *at = cursor->list;
    if (!dl_segment_prove(cursor->segment, cursor->list, cursor->list_length))
        return false;
    if (cursor->texts <= DL_BLOCK_TEXTS) {
        list->first = dl_varint_read(&at);
    } else {
        list->blocks = dl_varint_read(&at);
        list->starts = at;
        at += list->blocks * dl_list_start_size(list->has_places);
    }
    list->data = at;
    list->data_length = cursor->list_length - (size_t)(at - cursor->list);
    return true;
}

static uint32_t load(const dl_list *list, uint32_t block, size_t field)
{
    uint32_t number;
    memcpy(&number,
           list->starts + block * dl_list_start_size(list->has_places) +
               field * sizeof number,
           sizeof number);
    return number;
}

uint32_t dl_list_first(const dl_list *list, uint32_t block)
{
    return list->starts ? load(list, block, 0) : list->first;
}

/* Most looks are for what is near. */
uint32_t dl_list_seek(const dl_list *list, uint32_t from, uint32_t text)
{
    uint32_t step = 1, low = from;
    while (low + step < list->blocks && dl_list_first(list, low + step) <= text) {
        low += step;
        step *= 2;
    }
    uint32_t high = list->blocks - low < step ? list->blocks : low + step;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (dl_list_first(list, middle) <= text)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where a block starts, and how many texts it has. */
static const uint8_t *block_at(const dl_list *list, uint32_t number, uint32_t *count)
{
    if (!list->starts) {
        *count = list->texts;
        return list->data;
    }
    const uint8_t *at = list->data + load(list, number, 1);
    *count = *at + 1u;
    return at + 1;
}

void dl_list_texts(const dl_list *list, uint32_t number, dl_block *block)
{
    block->texts[0] = list->first;
    block->count = 1;
    if (list->times)
        return;
    const uint8_t *at = block_at(list, number, &block->count);
    dl_block_read_texts(at, dl_list_first(list, number), block);
}

void dl_list_times(const dl_list *list, uint32_t number, dl_block *block)
{
    block->times[0] = list->times;
    block->count = 1;
    if (list->times)
        return;
    const uint8_t *at = block_at(list, number, &block->count);
    dl_block_read_times(at, block);
}

dl_raw_block dl_list_raw(const dl_list *list, uint32_t number)
{
    bool last = number + 1 == list->blocks;
    size_t from = load(list, number, 1),
           place = list->has_places ? load(list, number, 2) : 0;
    size_t to = last ? list->data_length : load(list, number + 1, 1);
    size_t end =
        last || !list->has_places ? list->places_length : load(list, number + 1, 2);
    return (dl_raw_block){
        .first = load(list, number, 0),
        .count = list->data[from] + 1u,
        .data = {(const char *)list->data + from,                             to - from},
        .places = { list->has_places ? (const char *)list->places + place : "",
                 list->has_places ? end - place : 0                                    },
    };
}

const uint8_t *dl_list_places(const dl_list *list, uint32_t number)
{
    size_t from = list->starts ? load(list, number, 2) : 0;
    size_t to = list->starts && number + 1 < list->blocks ? load(list, number + 1, 2)
                                                          : list->places_length;
    if (!list->has_places ||
        !dl_segment_prove(list->segment, list->places + from, to - from))
        return NULL;
    return list->places + from;
}

/* A bitmap of the segment's texts, moved to their place among all. */
static void mark_bitmap(const uint8_t *bytes, size_t length, uint32_t move, dl_bits bits)
{
    size_t at = move / 64;
    unsigned shift = move % 64;
    for (size_t i = 0; i < length; i += 8, at++) {
        uint64_t word = 0;
        memcpy(&word, bytes + i, length - i < 8 ? length - i : 8);
        if (!word)
            continue;
        bits.words[at] |= word << shift;
        if (shift && word >> (64 - shift))
            bits.words[at + 1] |= word >> (64 - shift);
    }
}

void dl_list_mark(const dl_list *list, uint32_t move, dl_bits bits)
{
    if (!list->blocks)
        mark_bitmap(list->data, ((size_t)list->segment->head->texts + 7) / 8, move, bits);
    else if (list->times)
        dl_bits_set(bits, list->first + move);
    for (uint32_t i = 0; i < list->blocks && !list->times; i++) {
        uint32_t count;
        const uint8_t *at = block_at(list, i, &count);
        dl_block_mark(at, dl_list_first(list, i), count, move, bits);
    }
}

void dl_segment_mark(const dl_term_cursor *cursor, uint32_t move, dl_bits bits)
{
    dl_list list;
    if (dl_list_open(cursor, &list))
        dl_list_mark(&list, move, bits);
}
