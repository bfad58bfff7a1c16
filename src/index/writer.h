/* Writes a segment, a term at a time in byte order: its texts, then its end.
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
    uint32_t texts, terms;
    struct {
        dl_segment_block *items;
        size_t count, capacity;
    } blocks;
    uint8_t *lengths; /* of each text, as dl_length_class */
    dl_buf dictionary, postings, places, list, scratch;
    dl_packer packer; /* of the places */
    uint64_t places_bits;
    char last[DL_TERM_LIMIT];
    size_t last_length;
    dl_short_list shorts[2]; /* of one letter, of two */
    struct {
        uint32_t *texts, *times; /* room for all texts */
        uint32_t count;
        uint64_t times_sum;
    } term; /* that is being written */
} dl_segment_writer;

/* In place, for it points into itself. The caller fills in writer->lengths first. */
void dl_segment_writer_start(dl_segment_writer *writer, uint32_t texts);
/* Texts of the term, ascending. */
static inline void dl_segment_writer_post(dl_segment_writer *writer, uint32_t text,
                                          uint32_t times)
{
    writer->term.texts[writer->term.count] = text;
    writer->term.times[writer->term.count++] = times;
    writer->term.times_sum += times;
}
/* The same for all of a list. */
void dl_segment_writer_posts(dl_segment_writer *writer, dl_posting posting);
/* The places of the term in the next of its texts. */
void dl_segment_writer_places(dl_segment_writer *writer, uint32_t text,
                              const uint32_t *places, uint32_t times);
/* Or those of the term of another segment, whose texts are the next of its texts. */
void dl_segment_writer_copy(dl_segment_writer *writer, const dl_term_cursor *cursor);
void dl_segment_writer_end_term(dl_segment_writer *writer, dl_str key, bool has_places);
/* To be called before the term's texts are posted; then for those of one that begins so:
 * writes beginnings that have ended, and takes note of the texts of those that last. */
void dl_segment_writer_begin(dl_segment_writer *writer, dl_str key);
static inline void dl_segment_writer_note(dl_segment_writer *writer, uint32_t text)
{
    for (size_t i = 0; i < 2 && writer->shorts[i].length; i++)
        writer->shorts[i].bits[text >> 6] |= 1ull << (text & 63);
}
/* The finished block, to be given back with dl_memory_free, and its size. */
void *dl_segment_writer_finish(dl_segment_writer *writer, size_t *size);

#endif
