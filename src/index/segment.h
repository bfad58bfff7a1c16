/* A part of an inversion that never changes: texts one behind the other, in one block of
 * memory that is the same on disk.
 *
 *   head | blocks | ends | dictionary | postings | sequences
 *
 * The dictionary has all terms in byte order, sixteen to a block; a key shares its
 * beginning with the one before:
 *
 *   shared, rest, bytes of the rest, texts, code, then the one text itself, or how many
 *   bytes of the postings are its list
 *
 * Terms are words, single ideographs, and pairs of ideographs right behind each other, so
 * that two Chinese characters need no check and longer runs little. Beginnings of one and
 * two letters stand in too many words to be put together when they are asked for: they
 * are terms too, with a byte behind them that no text has (DL_TERM_SHORT), and a bit for
 * each text when they stand in many.
 *
 * A list: for each text its distance to the one before, doubled, plus one if the term
 * stands in it more than once; then how often follows.
 *
 * To check what stands behind what, each text is also kept as the sequence of its codes.
 * Frequent words have small codes: about a byte and a half a word, and a thousand times
 * faster to read than the text. 0 says that the ideograph that follows is not right
 * behind the one before.
 */
#ifndef DL_INDEX_SEGMENT_H
#define DL_INDEX_SEGMENT_H
#include "dateline/str.h"
#include "src/index/bits.h"
#include "src/index/pages.h"
#include "src/index/varint.h"

enum {
    DL_SEGMENT_VERSION = 1,
    DL_TERM_SHORT = 0xFF,
    DL_TERM_LIMIT = 80,  /* bytes of a key */
    DL_BLOCK_TERMS = 16, /* terms that share a block of the dictionary */
    DL_BITMAP_PART = 8,  /* short beginnings in more than 1/8 of the texts are bitmaps */
    DL_CODE_APART = 0
};

typedef struct dl_segment_block {
    uint64_t order;    /* dl_key_order of the first key */
    uint64_t postings; /* of its first term */
    uint64_t start;    /* in the dictionary */
} dl_segment_block;

typedef struct dl_segment_head {
    char magic[8];
    uint32_t version;
    uint32_t texts, terms, blocks, codes;
    uint32_t reserved;
    /* where the sections start; each ends where the next one starts */
    uint64_t blocks_at, ends_at, dictionary_at, postings_at, sequences_at, size;
} dl_segment_head;

typedef struct dl_segment {
    const dl_segment_head *head;
    const dl_segment_block *blocks;
    const uint32_t *ends; /* of each text's sequence */
    const uint8_t *dictionary, *postings, *sequences;
    uint32_t first; /* the number of its first text in the inversion */
    dl_pages *pages; /* if it lies in a file; else NULL */
} dl_segment;

/* A segment over a finished block of memory. */
dl_segment dl_segment_over(const void *memory, uint32_t first);
/* A segment over a file; false if its head or the tables of blocks or ends are damaged. */
bool dl_segment_over_pages(dl_pages *pages, uint32_t first, dl_segment *segment);
/* Whether bytes of the dictionary, the postings or the sequences may be read. */
static inline bool dl_segment_prove(const dl_segment *segment, const void *from,
                                    size_t length)
{
    return !segment->pages || dl_pages_prove(segment->pages, from, length);
}

/* The first eight bytes of a key as a number in the order of keys. */
uint64_t dl_key_order(dl_str key);

/* Goes through the dictionary. */
typedef struct dl_term_cursor {
    const dl_segment *segment;
    const uint8_t *next; /* entry */
    uint32_t number;     /* of the next term */
    uint64_t postings;   /* of the next term */
    char bytes[DL_TERM_LIMIT];
    uint32_t length;
    uint32_t texts;
    uint32_t code; /* DL_CODE_APART: is in no sequence */
    const uint8_t *list;
    size_t list_length; /* bytes */
} dl_term_cursor;

dl_term_cursor dl_term_cursor_start(const dl_segment *segment);
/* Steps to the next term; false at the end, or where the dictionary is damaged. */
bool dl_term_cursor_next(dl_term_cursor *cursor);
/* Steps to the first term not before key; false if there is none. */
bool dl_term_cursor_seek(dl_term_cursor *cursor, const dl_segment *segment, dl_str key);
static inline dl_str dl_term_cursor_key(const dl_term_cursor *cursor)
{
    return (dl_str){ cursor->bytes, cursor->length };
}
bool dl_term_is_short(dl_str key);
/* How the list of a short beginning is kept. */
static inline bool dl_list_is_bitmap(uint32_t texts, uint32_t of_texts)
{
    return texts > 1 && texts > of_texts / DL_BITMAP_PART;
}

/* Reads a list. */
typedef struct dl_posting {
    const uint8_t *next;
    uint32_t left;
    uint32_t text, times;
} dl_posting;

static inline dl_posting dl_posting_start(const uint8_t *list, uint32_t texts)
{
    return (dl_posting){ .next = list, .left = texts };
}

static inline bool dl_posting_next(dl_posting *posting)
{
    if (posting->left == 0)
        return false;
    posting->left--;
    uint32_t step = dl_varint_read(&posting->next);
    posting->text += step >> 1;
    posting->times = step & 1 ? dl_varint_read(&posting->next) : 1;
    return true;
}

/* Whether the list of the term that the cursor stands on may be read. */
static inline bool dl_term_cursor_prove(const dl_term_cursor *cursor)
{
    return dl_segment_prove(cursor->segment, cursor->list, cursor->list_length);
}
/* Marks the texts of the term that the cursor stands on; the first text of the segment
 * has the number `first`. */
void dl_segment_mark(const dl_term_cursor *cursor, uint32_t first, dl_bits bits);
/* The sequence of a text of this segment. */
dl_str dl_segment_sequence(const dl_segment *segment, uint32_t text);

#endif
