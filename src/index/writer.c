#include "src/index/writer.h"

#include <assert.h>
#include <string.h>

#include "dateline/utf8.h"

static size_t bit_words(uint32_t texts)
{
    return ((size_t)texts + 63) / 64;
}

dl_segment_writer dl_segment_writer_start(uint32_t texts, uint32_t codes)
{
    dl_segment_writer writer = { .texts = texts, .codes = codes };
    for (size_t i = 0; i < 2; i++) {
        writer.shorts[i].bits =
            dl_memory_resize(NULL, bit_words(texts), sizeof(uint64_t));
        memset(writer.shorts[i].bits, 0, bit_words(texts) * sizeof(uint64_t));
    }
    return writer;
}

static void add_number(dl_buf *out, uint32_t value)
{
    DL_RESERVE(out, NULL, DL_VARINT_LIMIT);
    out->count += dl_varint_write((uint8_t *)out->items + out->count, value);
}

/* Writes an entry of the dictionary; the list goes into it or behind the others. */
static void add_entry(dl_segment_writer *writer, dl_str key, uint32_t count,
                      uint32_t code, dl_str list)
{
    dl_buf *dictionary = &writer->dictionary;
    size_t shared = 0;
    if (writer->terms++ % DL_BLOCK_TERMS == 0)
        *DL_APPEND(&writer->blocks, NULL) = (dl_segment_block){
            dl_key_order(key), writer->postings.count, dictionary->count
        };
    else
        while (shared < writer->last_length && shared < key.len &&
               writer->last[shared] == key.ptr[shared])
            shared++;
    assert(key.len <= DL_TERM_LIMIT && list.len <= UINT32_MAX);
    DL_RESERVE(dictionary, NULL, 2 + DL_TERM_LIMIT + 3 * DL_VARINT_LIMIT);
    uint8_t *at = (uint8_t *)dictionary->items + dictionary->count;
    *at++ = (uint8_t)shared;
    *at++ = (uint8_t)(key.len - shared);
    for (size_t i = shared; i < key.len; i++) { /* mostly a few bytes */
        writer->last[i] = key.ptr[i];
        *at++ = (uint8_t)key.ptr[i];
    }
    writer->last_length = key.len;
    at += dl_varint_write(at, count);
    at += dl_varint_write(at, code);
    if (count > 1)
        at += dl_varint_write(at, (uint32_t)list.len);
    dictionary->count = (size_t)(at - (uint8_t *)dictionary->items);
    dl_buf_add(count > 1 ? &writer->postings : dictionary, list);
}

/* --- short beginnings -------------------------------------------------------------- */

static uint32_t count_bits(const uint64_t *bits, size_t words)
{
    uint32_t count = 0;
    for (size_t i = 0; i < words; i++)
        count += (uint32_t)__builtin_popcountll(bits[i]);
    return count;
}

static void list_bits(const dl_segment_writer *writer, const uint64_t *bits, dl_buf *list)
{
    uint32_t last = 0;
    for (size_t i = 0; i < bit_words(writer->texts); i++)
        for (uint64_t left = bits[i]; left; left &= left - 1) {
            uint32_t text = (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left));
            add_number(list, (text - last) << 1);
            last = text;
        }
}

static void end_short(dl_segment_writer *writer, dl_short_list *list)
{
    if (!list->length)
        return;
    size_t words = bit_words(writer->texts);
    uint32_t count = count_bits(list->bits, words);
    dl_str bytes = { (const char *)list->bits, ((size_t)writer->texts + 7) / 8 };
    if (!dl_list_is_bitmap(count, writer->texts)) {
        dl_buf_reset(&writer->list);
        list_bits(writer, list->bits, &writer->list);
        bytes = dl_buf_str(&writer->list);
    }
    add_entry(writer, (dl_str){ list->key, list->length }, count, DL_CODE_APART, bytes);
    memset(list->bits, 0, words * sizeof *list->bits);
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
static void change_shorts(dl_segment_writer *writer, dl_str key)
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

/* --- terms ------------------------------------------------------------------------- */

/* Writes the list of the texts; answers how many different ones there are. */
static uint32_t write_list(dl_buf *list, const uint32_t *texts, size_t count)
{
    uint32_t different = 0, last = 0;
    dl_buf_reset(list);
    DL_RESERVE(list, NULL, count * 2 * DL_VARINT_LIMIT);
    uint8_t *at = (uint8_t *)list->items;
    for (size_t i = 0; i < count; different++) {
        uint32_t text = texts[i], times = 0;
        for (; i < count && texts[i] == text; i++)
            times++;
        at += dl_varint_write(at, (text - last) << 1 | (times > 1));
        if (times > 1)
            at += dl_varint_write(at, times);
        last = text;
    }
    list->count = (size_t)(at - (uint8_t *)list->items);
    return different;
}

void dl_segment_writer_occurrences(dl_segment_writer *writer, dl_str key, uint32_t code,
                                   const uint32_t *texts, size_t count)
{
    change_shorts(writer, key);
    for (size_t i = 0; i < 2 && writer->shorts[i].length; i++)
        for (size_t j = 0; j < count; j++)
            writer->shorts[i].bits[texts[j] >> 6] |= 1ull << (texts[j] & 63);
    uint32_t different = write_list(&writer->list, texts, count);
    add_entry(writer, key, different, code, dl_buf_str(&writer->list));
}

void dl_segment_writer_term(dl_segment_writer *writer, dl_str key, uint32_t code)
{
    writer->key = key;
    writer->code = code;
    writer->count = writer->text = 0;
    writer->appended = (dl_posting){ 0 };
    dl_buf_reset(&writer->list);
}

/* A list is copied but for its first text, whose distance is another one now. */
static void append_list(dl_segment_writer *writer, const dl_term_cursor *cursor,
                        uint32_t base)
{
    while (dl_posting_next(&writer->appended))
        writer->text = writer->appended.text;
    const uint8_t *rest = cursor->list;
    uint32_t step = dl_varint_read(&rest);
    add_number(&writer->list, (base + (step >> 1) - writer->text) << 1 | (step & 1));
    dl_buf_add(&writer->list,
               (dl_str){ (const char *)rest,
                         cursor->list_length - (size_t)(rest - cursor->list) });
    writer->count += cursor->texts;
    writer->appended = dl_posting_start(cursor->list, cursor->texts);
    writer->appended.text = base;
}

void dl_segment_writer_append(dl_segment_writer *writer, const dl_term_cursor *cursor,
                              uint32_t base)
{
    dl_short_list *shorts = &writer->shorts[0];
    if (!dl_term_is_short(writer->key)) {
        append_list(writer, cursor, base);
        return;
    }
    shorts->length = writer->key.len;
    memcpy(shorts->key, writer->key.ptr, writer->key.len);
    dl_segment_mark(cursor, base, (dl_bits){ shorts->bits, writer->texts });
}

void dl_segment_writer_end_term(dl_segment_writer *writer)
{
    if (writer->shorts[0].length)
        end_short(writer, &writer->shorts[0]);
    else
        add_entry(writer, writer->key, writer->count, writer->code,
                  dl_buf_str(&writer->list));
}

void dl_segment_writer_end_text(dl_segment_writer *writer)
{
    assert(writer->sequences.count <= UINT32_MAX);
    *DL_APPEND(&writer->ends, NULL) = (uint32_t)writer->sequences.count;
}

/* --- the block --------------------------------------------------------------------- */

void *dl_segment_writer_finish(dl_segment_writer *writer, size_t *size)
{
    for (size_t i = 2; i--;) {
        end_short(writer, &writer->shorts[i]);
        dl_memory_free(writer->shorts[i].bits);
    }
    const dl_str sections[] = {
        { (const char *)writer->blocks.items, writer->blocks.count * sizeof(dl_segment_block) },
        { (const char *)writer->ends.items,   writer->ends.count * sizeof(uint32_t)           },
        dl_buf_str(&writer->dictionary),
        dl_buf_str(&writer->postings),
        dl_buf_str(&writer->sequences),
    };
    dl_segment_head head = { .magic = "DLINDEX",
                             .version = DL_SEGMENT_VERSION,
                             .texts = writer->texts,
                             .terms = writer->terms,
                             .blocks = (uint32_t)writer->blocks.count,
                             .codes = writer->codes };
    uint64_t *places[] = { &head.blocks_at, &head.ends_at, &head.dictionary_at,
                           &head.postings_at, &head.sequences_at };
    uint64_t at = sizeof head;
    for (size_t i = 0; i < DL_COUNT(sections); i++) {
        *places[i] = at;
        at += sections[i].len;
    }
    head.size = *size = at;
    char *memory = dl_memory_resize(NULL, at, 1);
    memcpy(memory, &head, sizeof head);
    for (size_t i = 0; i < DL_COUNT(sections); i++)
        if (sections[i].len)
            memcpy(memory + *places[i], sections[i].ptr, sections[i].len);
    dl_memory_free(writer->blocks.items);
    dl_memory_free(writer->ends.items);
    dl_buf *buffers[] = { &writer->dictionary, &writer->postings, &writer->sequences,
                          &writer->list };
    for (size_t i = 0; i < DL_COUNT(buffers); i++)
        dl_buf_release(buffers[i]);
    return memory;
}

/* --- codes ------------------------------------------------------------------------- */

enum { ONE_BYTE = 127, TWO_BYTES = 16383 }; /* the last codes of so many bytes */

/* Exact where most terms are, in steps of 1/64 above. */
static uint32_t count_of(uint32_t texts)
{
    if (texts < 1024)
        return texts;
    uint32_t power = 31u - (uint32_t)__builtin_clz(texts);
    return 1024 + (power - 10) * 64 + ((texts >> (power - 6)) & 63);
}

void dl_code_book_count(dl_code_book *book, uint32_t texts)
{
    book->terms[count_of(texts)]++;
}

void dl_code_book_ready(dl_code_book *book)
{
    static const uint32_t last[] = { ONE_BYTE, TWO_BYTES };
    uint32_t taken = 0, texts = DL_CODE_COUNTS;
    book->next[0] = 1;
    for (size_t i = 0; i < 2; i++) {
        for (; texts && taken + book->terms[texts - 1] <= last[i]; texts--)
            taken += book->terms[texts - 1];
        book->least[i] = texts;
        book->next[i + 1] = taken + 1;
    }
}

uint32_t dl_code_book_take(dl_code_book *book, uint32_t texts)
{
    uint32_t count = count_of(texts);
    return book->next[count >= book->least[0] ? 0 : count >= book->least[1] ? 1 : 2]++;
}
