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
    writer->lengths = dl_memory_resize(NULL, texts, 1);
    writer->term.texts = dl_memory_resize(NULL, texts, sizeof(uint32_t));
    writer->term.times = dl_memory_resize(NULL, texts, sizeof(uint32_t));
    writer->packer = dl_pack_start(&writer->places);
}

void dl_segment_writer_posts(dl_segment_writer *writer, dl_posting posting)
{
    uint32_t *texts = writer->term.texts, *times = writer->term.times;
    uint32_t count = writer->term.count;
    uint64_t sum = 0;
    for (; dl_posting_next(&posting); count++) {
        texts[count] = posting.text;
        times[count] = posting.times;
        sum += posting.times;
    }
    writer->term.count = count;
    writer->term.times_sum += sum;
}

/* --- lists ------------------------------------------------------------------------- */

/* The times, with their bytes before them. */
static void pack_times(dl_segment_writer *writer, unsigned low)
{
    dl_buf *scratch = &writer->scratch, *list = &writer->list;
    dl_buf_reset(scratch);
    dl_packer packer = dl_pack_start(scratch);
    dl_pack_reserve(&packer,
                    (uint64_t)writer->term.count * (low + 1) + writer->term.times_sum);
    for (uint32_t i = 0; i < writer->term.count; i++)
        dl_pack_rice(&packer, writer->term.times[i] - 1, low);
    dl_pack_end(&packer);
    DL_RESERVE(list, NULL, DL_VARINT_LIMIT);
    list->count += dl_varint_write((uint8_t *)list->items + list->count,
                                   (uint32_t)scratch->count);
    dl_buf_add(list, dl_buf_str(scratch));
}

static void pack_bitmap(const dl_segment_writer *writer, dl_buf *list)
{
    size_t bytes = ((size_t)writer->texts + 7) / 8;
    DL_RESERVE(list, NULL, bytes);
    memset(list->items + list->count, 0, bytes);
    for (uint32_t i = 0; i < writer->term.count; i++) {
        uint32_t text = writer->term.texts[i];
        list->items[list->count + text / 8] |= (char)(1 << text % 8);
    }
    list->count += bytes;
}

static void pack_distances(const dl_segment_writer *writer, unsigned low, uint64_t bits,
                           dl_buf *list)
{
    dl_packer packer = dl_pack_start(list);
    uint32_t next = 0;
    dl_pack_reserve(&packer, bits);
    for (uint32_t i = 0; i < writer->term.count; i++) {
        dl_pack_rice(&packer, writer->term.texts[i] - next, low);
        next = writer->term.texts[i] + 1;
    }
    dl_pack_end(&packer);
}

static void pack_list(dl_segment_writer *writer)
{
    uint32_t count = writer->term.count;
    uint64_t sum = (uint64_t)writer->term.texts[count - 1] + 1 - count;
    unsigned low = dl_rice_low(sum, count), times_low = DL_LIST_ONCE;
    uint64_t bits = (uint64_t)count * (low + 1) + (sum >> low); /* at most */
    bool is_bitmap = bits >= writer->texts;
    if (writer->term.times_sum > count) {
        times_low = dl_rice_low(writer->term.times_sum - count, count);
        times_low = times_low < DL_LIST_ONCE ? times_low : DL_LIST_ONCE - 1;
    }
    dl_buf_reset(&writer->list);
    dl_buf_add_char(&writer->list,
                    (char)(times_low << 5 | (is_bitmap ? DL_LIST_BITMAP : low)));
    if (times_low != DL_LIST_ONCE)
        pack_times(writer, times_low);
    if (is_bitmap)
        pack_bitmap(writer, &writer->list);
    else
        pack_distances(writer, low, bits, &writer->list);
    dl_buf_add(&writer->postings, dl_buf_str(&writer->list));
}

/* --- the dictionary ---------------------------------------------------------------- */

static void add_block(dl_segment_writer *writer, dl_str key)
{
    uint64_t order = dl_key_order(key);
    *DL_APPEND(&writer->blocks, NULL) = (dl_segment_block){
        .order = { (uint32_t)(order >> 32), (uint32_t)order },
        .start = (uint32_t)writer->dictionary.count,
        .postings = (uint32_t)writer->postings.count,
        .places =
            (uint32_t)(writer->places.count - (writer->places_bits + 7) / 8),
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
    uint32_t times = writer->term.times[0];
    at += dl_varint_write(at, writer->term.texts[0] << 1 | (times > 1));
    if (times > 1)
        at += dl_varint_write(at, times);
    return at;
}

void dl_segment_writer_end_term(dl_segment_writer *writer, dl_str key, bool has_places)
{
    dl_buf *dictionary = &writer->dictionary;
    size_t shared = 0, before = writer->postings.count;
    dl_pack_end(&writer->packer);
    if (writer->terms++ % DL_BLOCK_TERMS == 0)
        add_block(writer, key);
    else
        while (shared < writer->last_length && shared < key.len &&
               writer->last[shared] == key.ptr[shared])
            shared++;
    assert(key.len <= DL_TERM_LIMIT && writer->places_bits <= UINT32_MAX);
    DL_RESERVE(dictionary, NULL, 3 + DL_TERM_LIMIT + 4 * DL_VARINT_LIMIT);
    uint8_t *start = (uint8_t *)dictionary->items + dictionary->count;
    uint8_t *at = put_key(writer, key, shared, start);
    at += dl_varint_write(at, writer->term.count << 1 | has_places);
    if (writer->term.count > 1) {
        pack_list(writer);
        at += dl_varint_write(at, (uint32_t)(writer->postings.count - before));
    } else {
        at = put_one_text(writer, at);
    }
    if (has_places)
        at += dl_varint_write(at, (uint32_t)writer->places_bits);
    dictionary->count += (size_t)(at - start);
    writer->term.count = 0;
    writer->term.times_sum = writer->places_bits = 0;
}

/* --- places ------------------------------------------------------------------------ */

void dl_segment_writer_places(dl_segment_writer *writer, uint32_t text,
                              const uint32_t *places, uint32_t times)
{
    uint64_t bound = dl_length_bound(writer->lengths[text]);
    dl_packer packer = writer->packer;
    dl_places_write(&packer, bound, places, times);
    writer->packer = packer;
    writer->places_bits += dl_places_form_of(bound, times).bits;
}

void dl_segment_writer_copy(dl_segment_writer *writer, const dl_term_cursor *cursor)
{
    dl_unpacker in = { cursor->places, 0 };
    dl_packer packer = writer->packer;
    uint64_t left = cursor->places_bits;
    dl_pack_reserve(&packer, left);
    for (; left >= DL_PACK_MOST; left -= DL_PACK_MOST)
        dl_pack(&packer, dl_unpack(&in, DL_PACK_MOST), DL_PACK_MOST);
    dl_pack(&packer, dl_unpack(&in, (unsigned)left), (unsigned)left);
    writer->packer = packer;
    writer->places_bits += cursor->places_bits;
}

/* --- short beginnings -------------------------------------------------------------- */

static void end_short(dl_segment_writer *writer, dl_short_list *list)
{
    size_t words = bit_words(writer->texts);
    if (!list->length)
        return;
    for (size_t i = 0; i < words; i++)
        for (uint64_t left = list->bits[i]; left; left &= left - 1)
            dl_segment_writer_post(
                writer, (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left)), 1);
    memset(list->bits, 0, words * sizeof *list->bits);
    dl_segment_writer_end_term(writer, (dl_str){ list->key, list->length }, false);
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
    void *memory[] = { writer->blocks.items, writer->lengths, writer->term.texts,
                       writer->term.times };
    for (size_t i = 0; i < DL_COUNT(memory); i++)
        dl_memory_free(memory[i]);
    dl_buf *buffers[] = { &writer->dictionary, &writer->postings, &writer->places,
                          &writer->list, &writer->scratch };
    for (size_t i = 0; i < DL_COUNT(buffers); i++)
        dl_buf_release(buffers[i]);
    for (size_t i = 0; i < 2; i++)
        dl_memory_free(writer->shorts[i].bits);
}

void *dl_segment_writer_finish(dl_segment_writer *writer, size_t *size)
{
    for (size_t i = 2; i--;)
        end_short(writer, &writer->shorts[i]);
    const dl_str sections[] = {
        { (const char *)writer->blocks.items, writer->blocks.count * sizeof(dl_segment_block) },
        { (const char *)writer->lengths, writer->texts },
        dl_buf_str(&writer->dictionary),
        dl_buf_str(&writer->postings),
        dl_buf_str(&writer->places),
    };
    dl_segment_head head = { .magic = "DLINDEX",
                             .version = DL_SEGMENT_VERSION,
                             .texts = writer->texts,
                             .terms = writer->terms,
                             .blocks = (uint32_t)writer->blocks.count };
    uint64_t *places[] = { &head.blocks_at, &head.lengths_at, &head.dictionary_at,
                           &head.postings_at, &head.places_at };
    uint64_t at = sizeof head;
    for (size_t i = 0; i < DL_COUNT(sections); i++) {
        *places[i] = at;
        at += sections[i].len;
    }
    head.size = *size = at + DL_PACK_ROOM;
    char *memory = dl_memory_resize(NULL, head.size, 1);
    memcpy(memory, &head, sizeof head);
    memset(memory + at, 0, DL_PACK_ROOM);
    for (size_t i = 0; i < DL_COUNT(sections); i++)
        if (sections[i].len)
            memcpy(memory + *places[i], sections[i].ptr, sections[i].len);
    release(writer);
    return memory;
}
