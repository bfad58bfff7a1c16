#include "src/index/segment.h"

#include <string.h>

dl_segment dl_segment_over(const void *memory, uint32_t first)
{
    const uint8_t *bytes = memory;
    const dl_segment_head *head = memory;
    return (dl_segment){
        .head = head,
        .shelves = (const void *)(bytes + head->shelves_at),
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

/* Whether the dictionary of a shelf may be read. */
static bool prove_shelf(const dl_segment *segment, uint32_t shelf)
{
    const uint8_t *from = segment->dictionary + segment->shelves[shelf].start;
    const uint8_t *to = shelf + 1 < segment->head->shelves
                            ? segment->dictionary + segment->shelves[shelf + 1].start
                            : segment->postings;
    return dl_segment_prove(segment, from, (size_t)(to - from));
}

static dl_term_cursor cursor_at(const dl_segment *segment, uint32_t shelf)
{
    const dl_segment_shelf *record = &segment->shelves[shelf];
    return (dl_term_cursor){
        .segment = segment,
        .next = segment->dictionary + record->start,
        .number = shelf * DL_SHELF_TERMS,
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
        (cursor->number % DL_SHELF_TERMS == 0 &&
         !prove_shelf(cursor->segment, cursor->number / DL_SHELF_TERMS)))
        return false;
    cursor->number++;
    const uint8_t *at = read_key(cursor, cursor->next);
    uint32_t texts = dl_varint_read(&at);
    cursor->texts = texts >> 1;
    cursor->has_places = texts & 1;
    at = read_texts(cursor, at);
    if (cursor->has_places) {
        cursor->places_length = dl_varint_read(&at);
        cursor->places = cursor->segment->places + cursor->next_places;
        cursor->next_places += cursor->places_length;
    }
    cursor->next = at;
    return true;
}

static uint64_t shelf_order(const dl_segment_shelf *shelf)
{
    return (uint64_t)shelf->order[0] << 32 | shelf->order[1];
}

/* The last shelf whose first key is not behind `key`; false if they may not be read. */
static bool find_shelf(const dl_segment *segment, dl_str key, uint32_t *shelf)
{
    if (!dl_segment_prove(segment, segment->shelves,
                          segment->head->shelves * sizeof *segment->shelves))
        return false;
    uint64_t order = dl_key_order(key);
    uint32_t low = 0, high = segment->head->shelves;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        uint64_t first = shelf_order(&segment->shelves[middle]);
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
    *shelf = low;
    return true;
}

bool dl_term_cursor_seek(dl_term_cursor *cursor, const dl_segment *segment, dl_str key)
{
    uint32_t shelf;
    if (segment->head->terms == 0 || !find_shelf(segment, key, &shelf))
        return false;
    *cursor = cursor_at(segment, shelf);
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
