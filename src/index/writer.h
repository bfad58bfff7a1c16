/* Writes a segment, a term at a time in byte order: its texts, then its end.
 *
 * From new texts, the lists of short beginnings are put together on the way, from the
 * words that begin so, and written where they belong. Merging has them already.
 */
#ifndef DL_INDEX_WRITER_H
#define DL_INDEX_WRITER_H
#include "dateline/buf.h"
#include "src/index/list.h"

/* A beginning of one or two letters whose words are being written. */
typedef struct dl_short_list {
    char key[DL_TERM_LIMIT];
    size_t length; /* 0: none */
    uint64_t *bits;
} dl_short_list;

/* Where a block of the term starts, in its data and its places. */
typedef struct dl_block_start {
    uint32_t first, data, places;
} dl_block_start;

typedef struct dl_segment_writer {
    uint32_t texts, terms;
    struct {
        dl_segment_shelf *items;
        size_t count, capacity;
    } shelves;
    dl_buf dictionary, postings, places;
    char last[DL_TERM_LIMIT];
    size_t last_length;
    dl_short_list shorts[2]; /* of one letter, of two */
    struct {                 /* the term that is being written */
        uint32_t texts;      /* in finished blocks */
        size_t places_start;
        dl_buf data;
        struct {
            dl_block_start *items;
            size_t count, capacity;
        } starts;
    } term;
    dl_block block; /* its next one */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } block_places;
} dl_segment_writer;

/* In place, for it points into itself. */
void dl_segment_writer_start(dl_segment_writer *writer, uint32_t texts);
void dl_segment_writer_end_block(dl_segment_writer *writer);
/* Texts of the term, ascending. */
static inline void dl_segment_writer_post(dl_segment_writer *writer, uint32_t text,
                                          uint32_t times)
{
    dl_block *block = &writer->block;
    if (block->count == DL_BLOCK_TEXTS)
        dl_segment_writer_end_block(writer);
    block->texts[block->count] = text;
    block->times[block->count++] = times;
}
/* Room for the places of the text that was posted last, to be filled in. */
static inline uint32_t *dl_segment_writer_places(dl_segment_writer *writer,
                                                 uint32_t times)
{
    DL_RESERVE(&writer->block_places, NULL, times);
    writer->block_places.count += times;
    return writer->block_places.items + writer->block_places.count - times;
}
/* The same for all of a list of another segment, whose texts become those from `base` on.
 */
void dl_segment_writer_copy(dl_segment_writer *writer, const dl_list *list,
                            uint32_t base);
void dl_segment_writer_end_term(dl_segment_writer *writer, dl_str key, bool has_places);
/* A beginning, whose texts have a bit each. */
void dl_segment_writer_short(dl_segment_writer *writer, dl_str key, const uint64_t *bits);
/* To be called before the term's texts are posted; then for those of one that begins so:
 * writes beginnings that have ended, and takes note of the texts of those that last. */
void dl_segment_writer_begin(dl_segment_writer *writer, dl_str key);
static inline void dl_segment_writer_note(dl_segment_writer *writer, uint32_t text)
{
    for (size_t i = 0; i < 2 && writer->shorts[i].length; i++)
        writer->shorts[i].bits[text >> 6] |= 1ull << (text & 63);
}
/* What was written; a large one goes into a file in the folder, unless that is NULL. */
dl_made_segment dl_segment_writer_finish(dl_segment_writer *writer, const char *folder);

#endif
