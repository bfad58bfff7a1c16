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
 * A list of up to 128 texts is its first text and a block (blocks.h). A longer one tells
 * how many blocks it has, then for each where it starts, and which text is its first: so
 * who looks for few texts reads few blocks.
 *
 *   blocks | first text, start of the block, start of its places: 4 bytes each | ...
 *   texts of the block less one, block | ...
 *
 * Where no places are kept, their start is left out. Lists of beginnings, of no blocks,
 * are a bit for each text of the segment.
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

/* The list of a term; texts are numbered from the first of the segment. */
typedef struct dl_list {
    const dl_segment *segment;
    uint32_t texts;
    uint32_t blocks; /* 0: a bit for each text */
    bool has_places;
    const uint8_t *starts; /* of the blocks; NULL: it is one */
    const uint8_t *data, *places;
    size_t data_length, places_length; /* bytes */
    uint32_t first;                    /* of one block */
    uint32_t times;                    /* of one text, whose block is not kept; else 0 */
} dl_list;

/* The bytes that tell where a block starts. */
static inline size_t dl_list_start_size(bool has_places)
{
    return (has_places ? 3 : 2) * sizeof(uint32_t);
}

/* The list of the term that the cursor stands on; false if it may not be read. */
bool dl_list_open(const dl_term_cursor *cursor, dl_list *list);
/* The first text of a block. */
uint32_t dl_list_first(const dl_list *list, uint32_t block);
/* The block from `from` on that has the text, if any has. */
uint32_t dl_list_seek(const dl_list *list, uint32_t from, uint32_t text);
/* Reads the texts of a block, and how often the term stands in each. */
void dl_list_texts(const dl_list *list, uint32_t number, dl_block *block);
void dl_list_times(const dl_list *list, uint32_t number, dl_block *block);
/* Where the places of a block are, which has been read; NULL if they may not be read. */
const uint8_t *dl_list_places(const dl_list *list, uint32_t number);
/* A block of several as it is kept, to be copied. */
typedef struct dl_raw_block {
    uint32_t first, count;
    dl_str data, places;
} dl_raw_block;
dl_raw_block dl_list_raw(const dl_list *list, uint32_t number);
/* Marks all texts; the first text of the segment has the number `move`. */
void dl_list_mark(const dl_list *list, uint32_t move, dl_bits bits);
/* The same for the term that the cursor stands on. */
void dl_segment_mark(const dl_term_cursor *cursor, uint32_t move, dl_bits bits);

#endif
