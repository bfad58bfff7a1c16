#include "src/index/segment.h"

#include <string.h>

dl_segment dl_segment_over(const void *memory, uint32_t first)
{
    const uint8_t *bytes = memory;
    const dl_segment_head *head = memory;
    return (dl_segment){
        .head = head,
        .blocks = (const void *)(bytes + head->blocks_at),
        .lengths = bytes + head->lengths_at,
        .dictionary = bytes + head->dictionary_at,
        .postings = bytes + head->postings_at,
        .places = bytes + head->places_at,
        .first = first,
    };
}

bool dl_segment_over_pages(dl_pages *pages, uint32_t first, dl_segment *segment)
{
    const dl_segment_head *head = (const void *)pages->bytes;
    if (pages->size < sizeof *head || !dl_pages_prove(pages, head, sizeof *head) ||
        head->version != DL_SEGMENT_VERSION || head->size != pages->size)
        return false;
    *segment = dl_segment_over(pages->bytes, first);
    segment->pages = pages;
    return true;
}

uint64_t dl_key_order(dl_str key)
{
    uint64_t order = 0;
    if (key.len)
        memcpy(&order, key.ptr, key.len < sizeof order ? key.len : sizeof order);
    return __builtin_bswap64(order);
}

/* --- the dictionary ---------------------------------------------------------------- */

/* Whether the dictionary of a block may be read. */
static bool prove_block(const dl_segment *segment, uint32_t block)
{
    const uint8_t *from = segment->dictionary + segment->blocks[block].start;
    const uint8_t *to = block + 1 < segment->head->blocks
                            ? segment->dictionary + segment->blocks[block + 1].start
                            : segment->postings;
    return dl_segment_prove(segment, from, (size_t)(to - from));
}

static dl_term_cursor cursor_at(const dl_segment *segment, uint32_t block)
{
    const dl_segment_block *record = &segment->blocks[block];
    return (dl_term_cursor){
        .segment = segment,
        .next = segment->dictionary + record->start,
        .number = block * DL_BLOCK_TERMS,
        .next_list = record->postings,
        .next_places = record->places,
    };
}

dl_term_cursor dl_term_cursor_start(const dl_segment *segment)
{
    return segment->head->terms ? cursor_at(segment, 0)
                                : (dl_term_cursor){ .segment = segment };
}

static const uint8_t *read_key(dl_term_cursor *cursor, const uint8_t *at)
{
    size_t shared = *at & DL_KEY_NIBBLE, rest = *at >> 4;
    at++;
    if (shared == DL_KEY_NIBBLE)
        shared = *at++;
    if (rest == DL_KEY_NIBBLE)
        rest = *at++;
    for (size_t i = 0; i < rest; i++) /* mostly a few bytes */
        cursor->bytes[shared + i] = (char)at[i];
    cursor->length = (uint32_t)(shared + rest);
    return at + rest;
}

static const uint8_t *read_texts(dl_term_cursor *cursor, const uint8_t *at)
{
    if (cursor->texts > 1) {
        cursor->list_length = dl_varint_read(&at);
        cursor->list = cursor->segment->postings + cursor->next_list;
        cursor->next_list += cursor->list_length;
        return at;
    }
    uint32_t text = dl_varint_read(&at);
    cursor->text = text >> 1;
    cursor->times = text & 1 ? dl_varint_read(&at) : 1;
    cursor->list_length = 0;
    return at;
}

bool dl_term_cursor_next(dl_term_cursor *cursor)
{
    if (cursor->number == cursor->segment->head->terms ||
        (cursor->number % DL_BLOCK_TERMS == 0 &&
         !prove_block(cursor->segment, cursor->number / DL_BLOCK_TERMS)))
        return false;
    cursor->number++;
    const uint8_t *at = read_key(cursor, cursor->next);
    uint32_t texts = dl_varint_read(&at);
    cursor->texts = texts >> 1;
    cursor->has_places = texts & 1;
    at = read_texts(cursor, at);
    if (cursor->has_places) {
        cursor->places_bits = dl_varint_read(&at);
        cursor->places = cursor->segment->places + cursor->next_places;
        cursor->next_places += (cursor->places_bits + 7) / 8;
    }
    cursor->next = at;
    return true;
}

static uint64_t block_order(const dl_segment_block *block)
{
    return (uint64_t)block->order[0] << 32 | block->order[1];
}

/* The last block whose first key is not behind `key`; false if they may not be read. */
static bool find_block(const dl_segment *segment, dl_str key, uint32_t *block)
{
    if (!dl_segment_prove(segment, segment->blocks,
                          segment->head->blocks * sizeof *segment->blocks))
        return false;
    uint64_t order = dl_key_order(key);
    uint32_t low = 0, high = segment->head->blocks;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        uint64_t first = block_order(&segment->blocks[middle]);
        bool behind = first > order;
        if (first == order) {
            dl_term_cursor cursor = cursor_at(segment, middle);
            behind = dl_term_cursor_next(&cursor) &&
                     dl_str_compare(dl_term_cursor_key(&cursor), key) > 0;
        }
        if (behind)
            high = middle;
        else
            low = middle;
    }
    *block = low;
    return true;
}

bool dl_term_cursor_seek(dl_term_cursor *cursor, const dl_segment *segment, dl_str key)
{
    uint32_t block;
    if (segment->head->terms == 0 || !find_block(segment, key, &block))
        return false;
    *cursor = cursor_at(segment, block);
    while (dl_term_cursor_next(cursor))
        if (dl_str_compare(dl_term_cursor_key(cursor), key) >= 0)
            return true;
    return false;
}

bool dl_term_cursor_find(dl_term_cursor *cursor, const dl_segment *segment, dl_str key)
{
    return dl_term_cursor_seek(cursor, segment, key) &&
           dl_str_equal(dl_term_cursor_key(cursor), key);
}

/* --- lists ------------------------------------------------------------------------- */

dl_posting dl_posting_start(const dl_term_cursor *cursor, uint32_t first)
{
    static const uint8_t one[1 + DL_PACK_ROOM] = { 1 }; /* a bitmap of one text */
    dl_posting posting = { .left = cursor->texts,
                           .text = first - 1,
                           .times = 1,
                           .texts_low = DL_LIST_BITMAP,
                           .times_low = DL_LIST_ONCE,
                           .in = { one, 0 } };
    if (cursor->texts == 1) {
        posting.text += cursor->text;
        posting.times = cursor->times;
        return posting;
    }
    const uint8_t *at = cursor->list;
    posting.texts_low = *at & 31;
    posting.times_low = *at++ >> 5;
    if (posting.times_low != DL_LIST_ONCE) {
        uint32_t bytes = dl_varint_read(&at);
        posting.in_times = (dl_unpacker){ at, 0 };
        at += bytes;
    }
    posting.in = (dl_unpacker){ at, 0 };
    return posting;
}

/* A bitmap of the segment's texts, moved to their place among all. */
static void mark_bitmap(const uint8_t *bytes, size_t length, uint32_t first, dl_bits bits)
{
    size_t at = first / 64;
    unsigned shift = first % 64;
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

void dl_segment_mark(const dl_term_cursor *cursor, uint32_t first, dl_bits bits)
{
    if (!dl_term_cursor_prove(cursor))
        return;
    dl_posting posting = dl_posting_start(cursor, first);
    if (cursor->texts > 1 && posting.texts_low == DL_LIST_BITMAP) {
        size_t before = (size_t)(posting.in.bytes - cursor->list);
        mark_bitmap(posting.in.bytes, cursor->list_length - before, first, bits);
        return;
    }
    posting.times_low = DL_LIST_ONCE;
    while (dl_posting_next(&posting))
        dl_bits_set(bits, posting.text);
}
