/* A part of an inversion that never changes: texts one behind the other, in one block of
 * memory that is the same on disk.
 *
 *   head | shelves | dictionary | postings | places
 *
 * The dictionary has all terms in byte order, thirty-two to a shelf; a key shares its
 * beginning with the one before:
 *
 *   shared and rest (four bits each, 15: a byte of its own follows), bytes of the rest,
 *   texts doubled, plus one if its places are kept; then
 *   the one text doubled, plus one if how often follows; or the bytes of its list;
 *   and the bytes of its places
 *
 * Terms are words, single ideographs, and pairs of ideographs right behind each other, so
 * that two Chinese characters need no check and longer runs little. Beginnings of one and
 * two letters stand in too many words to be put together when they are asked for: they
 * are terms too, with a byte behind them that no text has (DL_TERM_SHORT).
 *
 * The places of words and single ideographs are kept apart, to check what stands behind
 * what; a search for words never touches them.
 */
#ifndef DL_INDEX_SEGMENT_H
#define DL_INDEX_SEGMENT_H
#include "dateline/str.h"
#include "src/index/blocks.h"
#include "src/index/pages.h"
#include "src/index/varint.h"

enum {
    DL_SEGMENT_VERSION = 3,
    DL_TERM_SHORT = 0xFF,
    DL_TERM_LIMIT = 80,  /* bytes of a key */
    DL_SHELF_TERMS = 32, /* terms that share a shelf of the dictionary */
    DL_KEY_NIBBLE = 15
};

/* The key of the places between ideographs that are apart (blocks.h). */
#define DL_TERM_APART ((dl_str){ "\xFF", 1 })

typedef struct dl_segment_shelf {
    uint32_t order[2];         /* dl_key_order of the first key, the upper half first */
    uint32_t start;            /* in the dictionary */
    uint32_t postings, places; /* of its first term */
} dl_segment_shelf;

typedef struct dl_segment_head {
    char magic[8];
    uint32_t version;
    uint32_t texts, terms, shelves, reserved;
    /* where the sections start; each ends where the next one starts, the last one
     * DL_PACK_ROOM before the end */
    uint64_t shelves_at, dictionary_at, postings_at, places_at, size;
} dl_segment_head;

typedef struct dl_segment {
    const dl_segment_head *head;
    const dl_segment_shelf *shelves;
    const uint8_t *dictionary, *postings, *places;
    uint32_t first;  /* the number of its first text in the inversion */
    dl_pages *pages; /* if it lies in a file; else NULL */
} dl_segment;

/* A segment that was made: in memory, to be given back with dl_memory_free, or in a file.
 */
typedef struct dl_made_segment {
    void *memory;
    dl_pages *pages;
} dl_made_segment;

/* A segment over a finished block of memory. */
dl_segment dl_segment_over(const void *memory, uint32_t first);
/* A segment over a file; false if its head is damaged. */
bool dl_segment_over_pages(dl_pages *pages, uint32_t first, dl_segment *segment);
/* Whether bytes of any section may be read. */
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
    const uint8_t *next;             /* entry */
    uint32_t number;                 /* of the next term */
    uint64_t next_list, next_places; /* of the next term */
    char bytes[DL_TERM_LIMIT];
    uint32_t length;
    uint32_t texts;
    uint32_t text, times; /* if it is one */
    const uint8_t *list;  /* else */
    size_t list_length;   /* bytes */
    bool has_places;
    const uint8_t *places;
    size_t places_length; /* bytes */
} dl_term_cursor;

dl_term_cursor dl_term_cursor_start(const dl_segment *segment);
/* Steps to the next term; false at the end, or where the dictionary is damaged. */
bool dl_term_cursor_next(dl_term_cursor *cursor);
/* Steps to the first term not before key; false if there is none. */
bool dl_term_cursor_seek(dl_term_cursor *cursor, const dl_segment *segment, dl_str key);
/* Steps to the term with this key; false if there is none. */
bool dl_term_cursor_find(dl_term_cursor *cursor, const dl_segment *segment, dl_str key);
static inline dl_str dl_term_cursor_key(const dl_term_cursor *cursor)
{
    return (dl_str){ cursor->bytes, cursor->length };
}

#endif
