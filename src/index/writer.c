#include "src/index/writer.h"

#include <assert.h>

#include "dateline/utf8.h"

static size_t bit_words(uint32_t texts)
{
    return ((size_t)texts + 63) / 64;
}

void dl_segment_writer_start(dl_segment_writer *writer, uint32_t texts)
{
    *writer = (dl_segment_writer){ .texts = texts };
    for (size_t i = 0; i < 2; i++) {
        writer->shorts[i].bits =
            dl_memory_resize(NULL, bit_words(texts), sizeof(uint64_t));
        memset(writer->shorts[i].bits, 0, bit_words(texts) * sizeof(uint64_t));
    }
}

/* --- lists ------------------------------------------------------------------------- */

static void note_start(dl_segment_writer *writer, uint32_t first)
{
    assert(writer->term.data.count <= UINT32_MAX);
    *DL_APPEND(&writer->term.starts, NULL) =
        (dl_block_start){ first, (uint32_t)writer->term.data.count,
                          (uint32_t)(writer->places.count - writer->term.places_start) };
}

void dl_segment_writer_end_block(dl_segment_writer *writer)
{
    dl_block *block = &writer->block;
    if (block->count == 0)
        return;
    note_start(writer, block->texts[0]);
    dl_buf_add_char(&writer->term.data, (char)(block->count - 1));
    dl_block_write(block, &writer->term.data);
    if (writer->block_places.count)
        dl_block_write_places(writer->block_places.items, writer->block_places.count,
                              &writer->places);
    writer->term.texts += block->count;
    block->count = 0;
    writer->block_places.count = 0;
}

/* Texts and places of a block one by one. */
static void post_block(dl_segment_writer *writer, const dl_list *list, uint32_t number,
                       uint32_t base)
{
    dl_block block;
    uint64_t before = 0;
    const uint8_t *places = list->has_places ? dl_list_places(list, number) : NULL;
    dl_list_texts(list, number, &block);
    dl_list_times(list, number, &block);
    for (uint32_t i = 0; i < block.count; i++) {
        dl_segment_writer_post(writer, base + block.texts[i], block.times[i]);
        if (places)
            dl_block_read_places(places, before, block.times[i],
                                 dl_segment_writer_places(writer, block.times[i]));
        before += block.times[i];
    }
}

static void copy_block(dl_segment_writer *writer, const dl_raw_block *raw, uint32_t base)
{
    dl_segment_writer_end_block(writer);
    note_start(writer, base + raw->first);
    dl_buf_add(&writer->term.data, raw->data);
    dl_buf_add(&writer->places, raw->places);
    writer->term.texts += raw->count;
}

/* Blocks that are nearly full are copied as they are, if that leaves none behind them
 * that is nearly empty. */
void dl_segment_writer_copy(dl_segment_writer *writer, const dl_list *list, uint32_t base)
{
    enum { LEAST = DL_BLOCK_TEXTS / 2 };
    for (uint32_t i = 0; i < list->blocks; i++) {
        dl_raw_block raw = { 0 };
        uint32_t open = writer->block.count;
        if (list->starts)
            raw = dl_list_raw(list, i);
        if (raw.count >= LEAST && (open == 0 || open + raw.count > DL_BLOCK_TEXTS))
            copy_block(writer, &raw, base);
        else
            post_block(writer, list, i, base);
    }
}

/* Puts the blocks together. */
static void add_list(dl_segment_writer *writer, bool has_places)
{
    dl_buf *out = &writer->postings;
    size_t count = writer->term.starts.count;
    dl_str data = dl_buf_str(&writer->term.data);
    DL_RESERVE(out, NULL, DL_VARINT_LIMIT + count * sizeof(dl_block_start));
    uint8_t *at = (uint8_t *)out->items + out->count;
    if (count == 1) { /* its texts are counted in the dictionary */
        at += dl_varint_write(at, writer->term.starts.items[0].first);
        data = dl_str_slice(data, 1, data.len);
    } else {
        at += dl_varint_write(at, (uint32_t)count);
        for (size_t i = 0; i < count; i++) {
            memcpy(at, &writer->term.starts.items[i], dl_list_start_size(has_places));
            at += dl_list_start_size(has_places);
        }
    }
    out->count = (size_t)((char *)at - out->items);
    dl_buf_add(out, data);
}

/* --- the dictionary ---------------------------------------------------------------- */

static void add_shelf(dl_segment_writer *writer, dl_str key, size_t postings)
{
    uint64_t order = dl_key_order(key);
    assert(postings <= UINT32_MAX && writer->term.places_start <= UINT32_MAX);
    *DL_APPEND(&writer->shelves, NULL) = (dl_segment_shelf){
        .order = {(uint32_t)(order >> 32), (uint32_t)order},
        .start = (uint32_t)writer->dictionary.count,
        .postings = (uint32_t)postings,
        .places = (uint32_t)writer->term.places_start,
    };
}

/* Writes a key without what it shares with the one before. */
static uint8_t *put_key(dl_segment_writer *writer, dl_str key, size_t shared, uint8_t *at)
{
    size_t rest = key.len - shared;
    size_t first = shared < DL_KEY_NIBBLE ? shared : DL_KEY_NIBBLE;
    size_t second = rest < DL_KEY_NIBBLE ? rest : DL_KEY_NIBBLE;
    *at++ = (uint8_t)(second << 4 | first);
    if (first == DL_KEY_NIBBLE)
        *at++ = (uint8_t)shared;
    if (second == DL_KEY_NIBBLE)
        *at++ = (uint8_t)rest;
    for (size_t i = shared; i < key.len; i++) { /* mostly a few bytes */
        writer->last[i] = key.ptr[i];
        *at++ = (uint8_t)key.ptr[i];
    }
    writer->last_length = key.len;
    return at;
}

static uint8_t *put_one_text(const dl_segment_writer *writer, uint8_t *at)
{
    uint32_t times = writer->block.times[0];
    at += dl_varint_write(at, writer->block.texts[0] << 1 | (times > 1));
    if (times > 1)
        at += dl_varint_write(at, times);
    return at;
}

static void reset_term(dl_segment_writer *writer)
{
    writer->block.count = 0;
    writer->block_places.count = 0;
    writer->term.texts = 0;
    writer->term.starts.count = 0;
    writer->term.places_start = writer->places.count;
    dl_buf_reset(&writer->term.data);
}

/* Writes the entry of a term whose list is behind `postings`; of one text, of the block.
 */
static void put_term(dl_segment_writer *writer, dl_str key, uint32_t texts,
                     size_t postings, bool has_places)
{
    dl_buf *dictionary = &writer->dictionary;
    size_t shared = 0;
    if (writer->terms++ % DL_SHELF_TERMS == 0)
        add_shelf(writer, key, postings);
    else
        while (shared < writer->last_length && shared < key.len &&
               writer->last[shared] == key.ptr[shared])
            shared++;
    assert(key.len <= DL_TERM_LIMIT);
    DL_RESERVE(dictionary, NULL, 3 + DL_TERM_LIMIT + 4 * DL_VARINT_LIMIT);
    uint8_t *start = (uint8_t *)dictionary->items + dictionary->count;
    uint8_t *at = put_key(writer, key, shared, start);
    at += dl_varint_write(at, texts << 1 | has_places);
    if (texts > 1)
        at += dl_varint_write(at, (uint32_t)(writer->postings.count - postings));
    else
        at = put_one_text(writer, at);
    if (has_places)
        at += dl_varint_write(
            at, (uint32_t)(writer->places.count - writer->term.places_start));
    dictionary->count += (size_t)(at - start);
    reset_term(writer);
}

void dl_segment_writer_end_term(dl_segment_writer *writer, dl_str key, bool has_places)
{
    size_t postings = writer->postings.count;
    uint32_t texts = writer->term.texts + writer->block.count;
    if (texts > 1) {
        dl_segment_writer_end_block(writer);
        add_list(writer, has_places);
    } else if (has_places) {
        dl_block_write_places(writer->block_places.items, writer->block_places.count,
                              &writer->places);
    }
    put_term(writer, key, texts, postings, has_places);
}

/* --- short beginnings -------------------------------------------------------------- */

void dl_segment_writer_short(dl_segment_writer *writer, dl_str key, const uint64_t *bits)
{
    enum { THICK = 8 /* one text in so many */ };
    size_t words = bit_words(writer->texts), postings = writer->postings.count;
    uint32_t texts = dl_bits_total((dl_bits){ (uint64_t *)bits, writer->texts });
    if (texts > DL_BLOCK_TEXTS && texts >= writer->texts / THICK) {
        dl_buf_add_char(&writer->postings, 0); /* no blocks */
        dl_buf_add(&writer->postings,
                   (dl_str){ (const char *)bits, ((size_t)writer->texts + 7) / 8 });
        put_term(writer, key, texts, postings, false);
        return;
    }
    for (size_t i = 0; i < words; i++)
        for (uint64_t left = bits[i]; left; left &= left - 1)
            dl_segment_writer_post(writer,
                                   (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left)), 1);
    dl_segment_writer_end_term(writer, key, false);
}

static void end_short(dl_segment_writer *writer, dl_short_list *list)
{
    if (!list->length)
        return;
    dl_segment_writer_short(writer, (dl_str){ list->key, list->length }, list->bits);
    memset(list->bits, 0, bit_words(writer->texts) * sizeof *list->bits);
    list->length = 0;
}

/* The beginning of `letters` letters, with its mark; empty if the word is no longer than
 * fewer letters, or an ideograph. */
static size_t beginning(dl_str key, size_t letters, char bytes[DL_TERM_LIMIT])
{
    size_t at = 0;
    for (size_t i = 0; i < letters; i++) {
        if (at == key.len)
            return 0;
        uint32_t point = dl_utf8_next(key, &at);
        if (i == 0 && dl_point_classify(point) == DL_POINT_HAN)
            return 0;
    }
    memcpy(bytes, key.ptr, at);
    bytes[at] = (char)DL_TERM_SHORT;
    return at + 1;
}

static bool still_begins(const dl_short_list *list, dl_str key)
{
    return list->length && list->length - 1 <= key.len &&
           memcmp(list->key, key.ptr, list->length - 1) == 0;
}

/* Two letters end before one: "ab" sorts before the end of "a". */
void dl_segment_writer_begin(dl_segment_writer *writer, dl_str key)
{
    for (size_t i = 2; i--;) {
        dl_short_list *list = &writer->shorts[i];
        if (!still_begins(list, key))
            end_short(writer, list);
    }
    for (size_t i = 0; i < 2; i++)
        if (!writer->shorts[i].length)
            writer->shorts[i].length = beginning(key, i + 1, writer->shorts[i].key);
}

/* --- the block --------------------------------------------------------------------- */

static void release(dl_segment_writer *writer)
{
    void *memory[] = { writer->shelves.items, writer->term.starts.items,
                       writer->block_places.items };
    for (size_t i = 0; i < DL_COUNT(memory); i++)
        dl_memory_free(memory[i]);
    dl_buf *buffers[] = { &writer->dictionary, &writer->postings, &writer->places,
                          &writer->term.data };
    for (size_t i = 0; i < DL_COUNT(buffers); i++)
        dl_buf_release(buffers[i]);
    for (size_t i = 0; i < 2; i++)
        dl_memory_free(writer->shorts[i].bits);
}

enum { SECTIONS = 6 };

/* The segment in its parts: the head, which is laid out here, and what follows it. */
static size_t lay_out(const dl_segment_writer *writer, dl_segment_head *head,
                      dl_str parts[SECTIONS])
{
    static const char room[DL_PACK_ROOM];
    *head = (dl_segment_head){ .magic = "DLINDEX",
                               .version = DL_SEGMENT_VERSION,
                               .texts = writer->texts,
                               .terms = writer->terms,
                               .shelves = (uint32_t)writer->shelves.count };
    const dl_str all[SECTIONS] = {
        {(const char *)head,                   sizeof *head},
        { (const char *)writer->shelves.items,
         writer->shelves.count * sizeof(dl_segment_shelf)  },
        dl_buf_str(&writer->dictionary),
        dl_buf_str(&writer->postings),
        dl_buf_str(&writer->places),
        { room,                                sizeof room },
    };
    uint64_t *ends[SECTIONS] = { &head->shelves_at,
                                 &head->dictionary_at,
                                 &head->postings_at,
                                 &head->places_at,
                                 NULL,
                                 &head->size };
    size_t at = 0;
    for (size_t i = 0; i < SECTIONS; i++) {
        at += all[i].len;
        if (ends[i])
            *ends[i] = at;
    }
    memcpy(parts, all, sizeof all);
    return at;
}

dl_made_segment dl_segment_writer_finish(dl_segment_writer *writer, const char *folder)
{
    enum { SPILLED = 16 << 20 /* bytes from which on it is worth a file */ };
    dl_made_segment made = { 0 };
    dl_segment_head head;
    dl_str parts[SECTIONS];
    for (size_t i = 2; i--;)
        end_short(writer, &writer->shorts[i]);
    size_t size = lay_out(writer, &head, parts);
    if (folder && size >= SPILLED)
        made.pages = dl_pages_spill(folder, parts, SECTIONS);
    if (!made.pages) {
        char *at = made.memory = dl_memory_resize(NULL, size, 1);
        for (size_t i = 0; i < SECTIONS; at += parts[i++].len)
            if (parts[i].len)
                memcpy(at, parts[i].ptr, parts[i].len);
    }
    release(writer);
    return made;
}
