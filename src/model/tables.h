/* The tables of the corpus, shared by corpus.c (life, reading), add.c and settle.c.
 *
 * Records are those of dateline/corpus.h and refer to each other by index; texts lie one
 * behind the other in `pool` and are named by offset. Bodies are reached through
 * dl_corpus_body alone: those of a saved corpus lie in a file of texts, which only grows
 * and is mapped for reading; newer ones lie in an arena, so adding moves none.
 *
 * add.c appends; settle.c makes the derived tables: order and rank (publication), and
 * the lists by entity. Late arrivals of old news therefore only shift `order` and `rank`
 * and are put in their place in the lists of the entities they name.
 *
 * A saved corpus is proved as far as it is touched; a damaged page reads as zeroes, which
 * are a valid record of every table: texts of no length, documents without mentions. */
#ifndef DL_MODEL_TABLES_H
#define DL_MODEL_TABLES_H
#include "dateline/arena.h"
#include "dateline/buf.h"
#include "dateline/corpus.h"
#include "dateline/image.h"
#include "dateline/keys.h"
#include "src/model/lists.h"

typedef struct dl_text {
    uint64_t start; /* in the pool */
    uint32_t length;
    uint32_t reserved;
} dl_text;

typedef struct dl_document_texts {
    dl_text title, source, file, address, author, key;
} dl_document_texts;

typedef struct dl_link_texts {
    dl_span span; /* of the body */
    dl_text address;
} dl_link_texts;

typedef struct dl_entity_texts {
    dl_text name, key;
    dl_text folded;   /* what unknown entities are joined by; empty otherwise */
    uint32_t seen_in; /* document + 1 that last named it, while adding */
    uint32_t reserved;
} dl_entity_texts;

typedef struct dl_body_place {
    uint64_t start; /* in the file of texts */
    uint64_t check; /* dl_proof_check of the body */
} dl_body_place;

/* Bodies in the file that have been proved, a bit each; and whether one was damaged. The
 * corpus is read by several threads at once. */
typedef struct dl_body_proofs {
    _Atomic uint64_t *bits;
    atomic_bool damaged;
} dl_body_proofs;

#define DL_TABLE(type)                                                                   \
    struct {                                                                             \
        type *items;                                                                     \
        size_t count, capacity;                                                          \
    }

/* The tables of the image, in its order. */
typedef enum dl_corpus_table {
    DL_CORPUS_STATE,
    DL_CORPUS_POOL,
    DL_CORPUS_DOCUMENTS,
    DL_CORPUS_DOCUMENT_TEXTS,
    DL_CORPUS_BODY_PLACES,
    DL_CORPUS_MENTIONS,
    DL_CORPUS_MENTION_STARTS,
    DL_CORPUS_DATES,
    DL_CORPUS_EVENTS,
    DL_CORPUS_PARTIES,
    DL_CORPUS_GOODS,
    DL_CORPUS_LINKS,
    DL_CORPUS_ENTITIES,
    DL_CORPUS_ENTITY_TEXTS,
    DL_CORPUS_NAMES,
    DL_CORPUS_NAME_ENTITIES,
    DL_CORPUS_ENTITY_OF_ROW,
    DL_CORPUS_ORDER,
    DL_CORPUS_RANK,
    DL_CORPUS_MENTION_HEADS,
    DL_CORPUS_MENTION_IDS,
    DL_CORPUS_DOCUMENT_HEADS,
    DL_CORPUS_DOCUMENT_IDS,
    DL_CORPUS_NAME_HEADS,
    DL_CORPUS_NAME_IDS,
    DL_CORPUS_ENTITY_KEYS,
    DL_CORPUS_NAME_KEYS,
    DL_CORPUS_TABLES
} dl_corpus_table;

struct dl_corpus {
    uint64_t generation;
    DL_TABLE(char) pool;
    DL_TABLE(dl_document) documents;
    DL_TABLE(dl_document_texts) document_texts;
    DL_TABLE(dl_body_place) body_places;
    DL_TABLE(const char *) bodies; /* of documents not in the file, from file_documents on */
    DL_TABLE(dl_mention) mentions;
    DL_TABLE(uint32_t) mention_starts; /* of each document, and where the last one's end */
    DL_TABLE(dl_document_date) dates;
    DL_TABLE(dl_link_texts) links;
    DL_TABLE(dl_event) events;
    DL_TABLE(dl_party) parties;
    DL_TABLE(dl_span) goods;
    DL_TABLE(dl_entity) entities;
    DL_TABLE(dl_entity_texts) entity_texts;
    DL_TABLE(dl_text) names;
    DL_TABLE(uint32_t) name_entities; /* whose name it is */
    DL_TABLE(uint32_t) entity_of_row; /* by row of the register; DL_NO_ID: not named */

    /* made by dl_corpus_settle */
    DL_TABLE(uint32_t) order; /* documents by publication */
    DL_TABLE(uint32_t) rank;  /* the other way round */
    uint32_t settled_entities, settled_events;
    dl_lists entity_mentions, entity_documents;

    dl_lists entity_names;
    dl_keys entity_keys; /* unknown entities by kind and folded name */
    dl_keys name_keys;   /* names by entity and text */
    dl_text last_source; /* outlets repeat: most often the same as just before */
    dl_arena body_arena;
    uint64_t text_length; /* of all bodies */
    uint64_t words;

    /* what is on disk */
    uint64_t lineage;
    uint64_t saved_check;     /* of the tables mapped or saved last; 0: none */
    uint32_t saved_documents; /* whose bodies are in the file of texts */
    uint32_t file_documents;  /* of them: those that are read from there */
    const void *texts;
    size_t texts_size;
    dl_body_proofs *proofs;
    dl_image image;
    size_t ready_tables, ready_items; /* read for a new document: dl_corpus_make_ready */
    dl_arena scratch;
    dl_buf fold;
};

/* To be called before items of a table are read or changed: a mapped one proves them. */
static inline void dl_corpus_touch(const dl_corpus *corpus, dl_corpus_table table,
                                   size_t first, size_t count)
{
    dl_image_touch(&corpus->image, table, first, count);
}
/* The same for all that a new document may change or be compared with, but for lists and
 * keys, which see to themselves. */
void dl_corpus_touch_changing(dl_corpus *corpus);

/* Where a document that is not in the order yet would stand there (settle.c). */
uint32_t dl_corpus_place(const dl_corpus *corpus, const dl_document *record);
/* A new document names the entity: what settling will change and look at for it is fetched
 * from the disk now, and lists that have no room are moved. Settling comes for many articles
 * at once, this for each: no key has to wait for all of it together. */
void dl_corpus_expect(dl_corpus *corpus, uint32_t entity, uint32_t place);

dl_str dl_corpus_text(const dl_corpus *corpus, dl_text text);

#endif
