#ifndef DL_INDEX_H
#define DL_INDEX_H
/* [index] Which documents answer a query, and what else in them does.
 *
 * Words are compared folded loosely (utf8.h): case, accents, đ, full width and the form
 * of normalisation do not count. A run of Chinese is found as a substring. Hits are
 * document ids, newest first, and every count is exact. The index holds the words of
 * titles, bodies, outlets, names and events; dates and mentions are asked of the corpus.
 *
 * A word or several words behind each other that are exactly a name of an entity (中国)
 * also find the documents that name it otherwise (Trung Quốc); quotes turn that off. A
 * name of one to three letters does so only as it is written (Mỹ, US, AMD; not my, us).
 */
#include "dateline/buf.h"
#include "dateline/corpus.h"
#include "dateline/error.h"
#include "dateline/likeness.h"
#include "dateline/reading.h"

typedef struct dl_index dl_index;

dl_index *dl_index_new(void);
void dl_index_free(dl_index *index);
/* Before the first document is added: large parts of the index are kept in files without a
 * name in this folder instead of in memory, which so is bounded by a few hundred megabytes
 * for any number of documents. */
void dl_index_spill(dl_index *index, const char *folder);
/* Makes a settled document of the corpus findable, at once. Documents are added in order
 * of their ids, none left out. */
void dl_index_add(dl_index *index, const dl_corpus *corpus, uint32_t document);
/* Puts the index into its final form: for when no more documents are on their way.
 * Waits for work that is done in the background while documents are added. */
void dl_index_settle(dl_index *index);
/* How many documents have been added. */
uint32_t dl_index_documents(const dl_index *index);

/* An index can be saved in a folder, that of the corpus or another one, and mapped from
 * there: its segments are files that never change. Settles first. The corpus must have
 * been saved before. Crashes and other processes are met like by dl_corpus_save. */
bool dl_index_save(dl_index *index, const dl_corpus *corpus, const char *folder,
                   dl_error *error);
/* A saved index of this corpus, which may have documents that are not in it yet: those
 * from dl_index_documents on are to be added. NULL if there is none, or it is damaged, cut
 * short, of another version or another corpus: then the message says so, and the index is
 * to be made anew. */
dl_index *dl_index_map(const dl_corpus *corpus, const char *folder, dl_error *error);
/* Most of a mapped index is proved when it is first read. Whether something turned out to
 * be damaged since: results may lack documents, and the index is to be made anew. */
bool dl_index_is_damaged(const dl_index *index);
/* Reads all that was mapped: whether it is sound. */
bool dl_index_prove(dl_index *index);
/* Gives back the memory of what was read of a mapped index; it can be read as before. */
void dl_index_rest(dl_index *index);
/* Bytes of it on disk or, if it is not saved, in memory; of them those that tell the
 * order of words, without which there would be no phrases. */
typedef struct dl_index_size {
    uint64_t bytes, order;
} dl_index_size;
dl_index_size dl_index_measure(const dl_index *index);

#endif
