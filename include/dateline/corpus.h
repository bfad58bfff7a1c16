#ifndef DL_CORPUS_H
#define DL_CORPUS_H
/* [model] The shared in-memory document model: tables of plain records.
 *
 * Everything is addressed by dense 32-bit ids; records hold ids and offsets, never
 * pointers, so a table can be written to a file and mapped back as it is. Records and
 * texts handed out are borrowed until the next dl_corpus_add or dl_corpus_settle.
 *
 * Document ids are given in order of arrival and never change. The order of publication
 * is a table of its own (dl_corpus_nth), made anew by dl_corpus_settle: so news that
 * arrives late finds its place without renumbering what the reader looks at.
 * Not for sharing between threads: its owner adds, settles and reads.
 */
#include "dateline/annotation.h"
#include "dateline/error.h"
#include "dateline/records.h"

typedef struct dl_corpus dl_corpus;

dl_corpus *dl_corpus_new(void);
void dl_corpus_free(dl_corpus *corpus);

/* A corpus can be saved in a folder and mapped from there: opening a million articles is
 * not loading them. What is saved is a cache of the store, so it names the state of the
 * store that it was made from, and the caller compares. */
typedef struct dl_stamp {
    uint64_t last;    /* the last document of the store that is in it */
    uint64_t changes; /* whatever else must be the same */
} dl_stamp;

/* Saves all settled documents; readers of what was saved before go on undisturbed, and
 * after a crash the folder holds the old or the new. Refused while another process saves,
 * and if another one has saved since this corpus was mapped. */
bool dl_corpus_save(dl_corpus *corpus, const char *folder, dl_stamp stamp,
                    dl_error *error);
/* A saved corpus, to which documents can be added as to any; *stamp is what it was saved
 * with. NULL if there is none, or it is damaged, cut short, or of another version: then
 * the message says so, and the corpus is to be made anew from the store. Texts of articles
 * are proved when they are first read. */
dl_corpus *dl_corpus_map(const char *folder, dl_stamp *stamp, dl_error *error);
/* Whether the text of an article turned out to be damaged (it reads as empty then). */
bool dl_corpus_is_damaged(const dl_corpus *corpus);
/* Reads all that was mapped: whether it is sound. */
bool dl_corpus_prove(const dl_corpus *corpus);
/* Tells a corpus, and everything saved from it and added to it, from every other. */
uint64_t dl_corpus_lineage(const dl_corpus *corpus);

/* Copies an article and its annotations in; answers the document's id. Known entities
 * are joined by row; unknown ones of several words, or companies, products, chips and
 * laws, by kind and folded name; a person of one word stays with its document.
 * `row_names` gives the register's names for annotations->entities[i], or nothing.
 * Readers see the new document after dl_corpus_settle. */
uint32_t dl_corpus_add(dl_corpus *corpus, const dl_article *article,
                       const dl_annotations *annotations, const dl_names *row_names);

/* Of a corpus that was mapped, reads a part of what a new document may change, in about a
 * quarter of a millisecond; true when all of it is read, as the first dl_corpus_add does
 * at once otherwise. */
bool dl_corpus_make_ready(dl_corpus *corpus);

/* Brings the derived tables up to date (publication order, mentions by entity, counts):
 * linear in the size of the corpus, so call it for a batch. */
void dl_corpus_settle(dl_corpus *corpus);
/* Grows with every settle that had something to do. */
uint64_t dl_corpus_generation(const dl_corpus *corpus);

uint32_t dl_corpus_documents(const dl_corpus *corpus);
uint32_t dl_corpus_entities(const dl_corpus *corpus);
uint32_t dl_corpus_events(const dl_corpus *corpus);
uint64_t dl_corpus_words(const dl_corpus *corpus); /* of all bodies */

const dl_document *dl_corpus_document(const dl_corpus *corpus, uint32_t document);
dl_str dl_corpus_title(const dl_corpus *corpus, uint32_t document);
dl_str dl_corpus_body(const dl_corpus *corpus, uint32_t document);
/* Gives the memory back that bodies and tables on the disk take: for who has read many of
 * them. They can be read as before. Nobody may add to the corpus meanwhile. */
void dl_corpus_rest(const dl_corpus *corpus);
dl_str dl_corpus_source(const dl_corpus *corpus, uint32_t document);
dl_str dl_corpus_file(const dl_corpus *corpus, uint32_t document);
dl_str dl_corpus_address(const dl_corpus *corpus, uint32_t document);
dl_str dl_corpus_author(const dl_corpus *corpus, uint32_t document);
/* The n-th place of the body that leads somewhere, n < link_count. */
dl_web_link dl_corpus_link(const dl_corpus *corpus, uint32_t document, uint32_t n);
/* The source's own id for it, else the file. */
dl_str dl_corpus_document_key(const dl_corpus *corpus, uint32_t document);

/* The document at a place in order of publication: 0 is the oldest. Documents without a
 * date come before all; equal dates keep the order of arrival. */
uint32_t dl_corpus_nth(const dl_corpus *corpus, uint32_t rank);
/* The first place of a document with a date that begins on a day or later;
 * dl_corpus_documents if there is none. */
uint32_t dl_corpus_rank_of_day(const dl_corpus *corpus, int64_t day);
uint32_t dl_corpus_rank(const dl_corpus *corpus, uint32_t document);

dl_mentions dl_corpus_mentions(const dl_corpus *corpus, uint32_t document);
/* Of each document the first of its mentions, and one more: where those of the last one end.
 * For who asks it of many documents, whose records lie far apart. */
const uint32_t *dl_corpus_mention_starts(const dl_corpus *corpus);
dl_document_dates dl_corpus_dates(const dl_corpus *corpus, uint32_t document);
const dl_mention *dl_corpus_mention(const dl_corpus *corpus, uint32_t mention);
const dl_event *dl_corpus_event(const dl_corpus *corpus, uint32_t event);
/* The parties of an event; party.entity is an entity of the corpus here. */
dl_parties dl_corpus_parties(const dl_corpus *corpus, uint32_t event);
dl_spans dl_corpus_goods(const dl_corpus *corpus, uint32_t event);

const dl_entity *dl_corpus_entity(const dl_corpus *corpus, uint32_t entity);
dl_str dl_corpus_entity_name(const dl_corpus *corpus, uint32_t entity);
dl_str dl_corpus_entity_key(const dl_corpus *corpus, uint32_t entity); /* slug */
/* Other names: the register's, then every form that the articles use. n < name_count */
dl_str dl_corpus_entity_alias(const dl_corpus *corpus, uint32_t entity, uint32_t n);
/* Mentions of an entity in order of publication, then start. */
dl_ids dl_corpus_entity_mentions(const dl_corpus *corpus, uint32_t entity);
/* Documents of an entity in order of publication. */
dl_ids dl_corpus_entity_documents(const dl_corpus *corpus, uint32_t entity);
/* The entity of a row of the register, or DL_NO_ID if no article names it. */
uint32_t dl_corpus_entity_of_row(const dl_corpus *corpus, uint32_t row);
/* The entity that has a text as its key, or as any of its names (capitals do not count): the
 * most mentioned of several. `other` is left out. DL_NO_ID if there is none. */
uint32_t dl_corpus_find_named(const dl_corpus *corpus, dl_str name, uint32_t other);

#endif
