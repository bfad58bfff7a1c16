/* The names of all entities that the indexed documents mention, findable by their words.
 *
 * Each spelling of an entity is kept once; spellings that differ only in accents share a
 * key. Names of one key, and names of one entity, are chained.
 */
#ifndef DL_INDEX_NAME_BOOK_H
#define DL_INDEX_NAME_BOOK_H
#include "dateline/corpus.h"
#include "dateline/image.h"
#include "dateline/keys.h"
#include "src/index/inversion.h"

typedef struct dl_book_name {
    uint32_t text, text_length; /* in the pool: as it is written */
    uint32_t key, key_length;   /* dl_pattern_key of it */
    uint32_t entity;
    uint32_t next_of_key;    /* plus one; 0: none */
    uint32_t next_of_entity; /* plus one; 0: none */
} dl_book_name;

typedef struct dl_book_entity {
    uint32_t first; /* name, plus one; 0: none */
    uint32_t seen;  /* how many of the corpus's names have been taken over */
} dl_book_entity;

typedef struct dl_name_book {
    dl_arena scratch;
    struct {
        char *items;
        size_t count, capacity;
    } pool;
    dl_inversion words; /* texts are the names */
    struct {
        dl_book_name *items;
        size_t count, capacity;
    } names;
    struct {
        dl_book_entity *items;
        size_t count, capacity;
    } entities;
    dl_keys by_key; /* the first name of a key */
    /* of tables that belong to an image, else NULL; their items are touched before use */
    const dl_proof *pool_proof, *names_proof, *entities_proof;
} dl_name_book;

static inline const dl_book_name *dl_name_record(const dl_name_book *book, uint32_t name)
{
    if (book->names_proof)
        dl_prove(book->names_proof, name, 1);
    return &book->names.items[name];
}
static inline dl_str dl_name_piece(const dl_name_book *book, uint32_t start,
                                   uint32_t length)
{
    if (book->pool_proof)
        dl_prove(book->pool_proof, start, length);
    return (dl_str){ book->pool.items + start, length };
}
static inline dl_str dl_name_text(const dl_name_book *book, uint32_t name)
{
    const dl_book_name *record = dl_name_record(book, name);
    return dl_name_piece(book, record->text, record->text_length);
}
static inline dl_str dl_name_key(const dl_name_book *book, uint32_t name)
{
    const dl_book_name *record = dl_name_record(book, name);
    return dl_name_piece(book, record->key, record->key_length);
}
/* The entity of a name; the next name with the same key, DL_NO_ID if there is none. */
static inline uint32_t dl_name_entity(const dl_name_book *book, uint32_t name)
{
    return dl_name_record(book, name)->entity;
}
static inline uint32_t dl_name_next(const dl_name_book *book, uint32_t name)
{
    return dl_name_record(book, name)->next_of_key - 1;
}

/* Takes over the names that an entity has got since the last time. */
void dl_name_book_update(dl_name_book *book, const dl_corpus *corpus, uint32_t entity);
/* The first name with this key; DL_NO_ID if there is none. */
uint32_t dl_name_book_find(const dl_name_book *book, dl_str key);
/* Whether words of a query may stand for the entity that has this name: always, but one
 * word of up to three letters, which in another case or without its accents is mostly
 * another word, has to be written like the name (Mỹ, not my). */
bool dl_name_stands(const dl_name_book *book, uint32_t name, dl_str as_written,
                    dl_arena *arena);
/* But for tables that belong to an image. */
void dl_name_book_release(dl_name_book *book, const dl_image *image);

#endif
