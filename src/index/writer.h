/* Writes a segment: its terms in byte order, then its sequences in order of the texts.
 *
 * From new texts, the lists of short beginnings are put together on the way, from the
 * words that begin so, and written where they belong. Merging has them already.
 */
#ifndef DL_INDEX_WRITER_H
#define DL_INDEX_WRITER_H
#include "dateline/buf.h"
#include "src/index/segment.h"

/* A beginning of one or two letters whose words are being written. */
typedef struct dl_short_list {
    char key[DL_TERM_LIMIT];
    size_t length; /* 0: none */
    uint64_t *bits;
} dl_short_list;

typedef struct dl_segment_writer {
    uint32_t texts, terms, codes;
    struct {
        dl_segment_block *items;
        size_t count, capacity;
    } blocks;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } ends;
    dl_buf dictionary, postings, sequences;
    char last[DL_TERM_LIMIT];
    size_t last_length;
    dl_short_list shorts[2]; /* of one letter, of two */
    dl_str key;              /* of the term that is being written */
    uint32_t code, count, text;
    dl_posting appended; /* the list appended last, to be read if another one follows */
    dl_buf list;
} dl_segment_writer;

dl_segment_writer dl_segment_writer_start(uint32_t texts, uint32_t codes);
/* Writes a term that stands in these texts, each as often as it is listed. */
void dl_segment_writer_occurrences(dl_segment_writer *writer, dl_str key, uint32_t code,
                                   const uint32_t *texts, size_t count);
/* Or puts one together from those of other segments. The key must live until it ends. */
void dl_segment_writer_term(dl_segment_writer *writer, dl_str key, uint32_t code);
/* A term of a segment whose first text is number `base` here. */
void dl_segment_writer_append(dl_segment_writer *writer, const dl_term_cursor *cursor,
                              uint32_t base);
void dl_segment_writer_end_term(dl_segment_writer *writer);
static inline void dl_segment_writer_code(dl_segment_writer *writer, uint32_t code)
{
    DL_RESERVE(&writer->sequences, NULL, DL_VARINT_LIMIT);
    uint8_t *end = (uint8_t *)writer->sequences.items + writer->sequences.count;
    writer->sequences.count += dl_varint_write(end, code);
}
void dl_segment_writer_end_text(dl_segment_writer *writer);
/* The finished block, to be given back with dl_memory_free, and its size. */
void *dl_segment_writer_finish(dl_segment_writer *writer, size_t *size);

/* Codes by how many texts terms stand in: the most frequent get the short ones. Terms are
 * counted first, then get their codes in any order. */
enum { DL_CODE_COUNTS = 4096 };
typedef struct dl_code_book {
    uint32_t terms[DL_CODE_COUNTS]; /* how many stand in so many texts */
    uint32_t least[2];              /* texts, for codes of one byte, of two bytes */
    uint32_t next[3];
} dl_code_book;

void dl_code_book_count(dl_code_book *book, uint32_t texts);
void dl_code_book_ready(dl_code_book *book);
uint32_t dl_code_book_take(dl_code_book *book, uint32_t texts);

#endif
