#include "src/index/segment.h"

#include <string.h>

dl_segment dl_segment_over(const void *memory, uint32_t first)
{
    const uint8_t *bytes = memory;
    const dl_segment_head *head = memory;
    return (dl_segment){
        .head = head,
        .blocks = (const void *)(bytes + head->blocks_at),
        .ends = (const void *)(bytes + head->ends_at),
        .dictionary = bytes + head->dictionary_at,
        .postings = bytes + head->postings_at,
        .sequences = bytes + head->sequences_at,
        .first = first,
    };
}

bool dl_segment_over_pages(dl_pages *pages, uint32_t first, dl_segment *segment)
{
    const dl_segment_head *head = (const void *)pages->bytes;
    if (pages->size < sizeof *head || !dl_pages_prove(pages, head, sizeof *head) ||
        head->version != DL_SEGMENT_VERSION || head->size != pages->size ||
        !dl_pages_prove(pages, head, head->dictionary_at))
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

bool dl_term_is_short(dl_str key)
{
    return key.len && (unsigned char)key.ptr[key.len - 1] == DL_TERM_SHORT;
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
    return (dl_term_cursor){
        .segment = segment,
        .next = segment->dictionary + segment->blocks[block].start,
        .number = block * DL_BLOCK_TERMS,
        .postings = segment->blocks[block].postings,
    };
}

dl_term_cursor dl_term_cursor_start(const dl_segment *segment)
{
    return segment->head->terms ? cursor_at(segment, 0)
                                : (dl_term_cursor){ .segment = segment };
}

bool dl_term_cursor_next(dl_term_cursor *cursor)
{
    if (cursor->number == cursor->segment->head->terms ||
        (cursor->number % DL_BLOCK_TERMS == 0 &&
         !prove_block(cursor->segment, cursor->number / DL_BLOCK_TERMS)))
        return false;
    cursor->number++;
    const uint8_t *at = cursor->next;
    size_t shared = *at++, rest = *at++;
    for (size_t i = 0; i < rest; i++) /* mostly a few bytes */
        cursor->bytes[shared + i] = (char)at[i];
    cursor->length = (uint32_t)(shared + rest);
    at += rest;
    cursor->texts = dl_varint_read(&at);
    cursor->code = dl_varint_read(&at);
    if (cursor->texts > 1) {
        cursor->list_length = dl_varint_read(&at);
        cursor->list = cursor->segment->postings + cursor->postings;
        cursor->postings += cursor->list_length;
    } else {
        cursor->list = at;
        if (dl_varint_read(&at) & 1)
            dl_varint_read(&at);
        cursor->list_length = (size_t)(at - cursor->list);
    }
    cursor->next = at;
    return true;
}

/* The last block whose first key is not behind `key`. */
static uint32_t find_block(const dl_segment *segment, dl_str key)
{
    uint64_t order = dl_key_order(key);
    uint32_t low = 0, high = segment->head->blocks;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        bool behind = segment->blocks[middle].order > order;
        if (segment->blocks[middle].order == order) {
            dl_term_cursor cursor = cursor_at(segment, middle);
            behind = dl_term_cursor_next(&cursor) &&
                     dl_str_compare(dl_term_cursor_key(&cursor), key) > 0;
        }
        if (behind)
            high = middle;
        else
            low = middle;
    }
    return low;
}

bool dl_term_cursor_seek(dl_term_cursor *cursor, const dl_segment *segment, dl_str key)
{
    if (segment->head->terms == 0)
        return false;
    *cursor = cursor_at(segment, find_block(segment, key));
    while (dl_term_cursor_next(cursor))
        if (dl_str_compare(dl_term_cursor_key(cursor), key) >= 0)
            return true;
    return false;
}

/* --- lists ------------------------------------------------------------------------- */

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
    if (dl_list_is_bitmap(cursor->texts, cursor->segment->head->texts) &&
        dl_term_is_short(dl_term_cursor_key(cursor))) {
        mark_bitmap(cursor->list, cursor->list_length, first, bits);
        return;
    }
    dl_posting posting = dl_posting_start(cursor->list, cursor->texts);
    posting.text = first;
    while (dl_posting_next(&posting))
        dl_bits_set(bits, posting.text);
}

dl_str dl_segment_sequence(const dl_segment *segment, uint32_t text)
{
    uint32_t start = text ? segment->ends[text - 1] : 0;
    dl_str sequence = { (const char *)segment->sequences + start,
                        segment->ends[text] - start };
    return dl_segment_prove(segment, sequence.ptr, sequence.len) ? sequence
                                                                 : (dl_str){ "", 0 };
}
