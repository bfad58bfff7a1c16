#ifndef DL_STORE_H
#define DL_STORE_H
/* [store] The library on disk: one SQLite file, many readers and one writer.
 *
 * A store is one connection, for one thread at a time; threads that read open their own.
 * The journal is a WAL with synchronous=FULL, so what dl_store_commit has answered
 * survives the end of the process and of the power. A process that was killed leaves no
 * lock. A file of an older schema is brought forward in one transaction when it is opened,
 * with a copy of it kept beside ("library.db.schema-1"); a newer one is refused.
 *
 * Documents are numbered from 1 in order of arrival and never go, nor change, except that a
 * teaser may get its whole text; times are milliseconds since 1970. Failures are sentences that say what is safe.
 */
#include "dateline/annotation.h"
#include "dateline/buf.h"
#include "dateline/error.h"

typedef struct dl_store dl_store;

/* With `create`, a file that is not there is made, with the folders above it; without, its
 * absence is a failure. A file that must not be written is opened for reading. */
bool dl_store_open(const char *path, bool create, dl_store **store, dl_error *error);
void dl_store_close(dl_store *store);
bool dl_store_is_read_only(const dl_store *store);
const char *dl_store_path(const dl_store *store);

/* What is written between begin and commit is there as a whole or not at all; what is
 * written outside is durable by itself. Waits some seconds for another writer. */
bool dl_store_begin(dl_store *store, dl_error *error);
/* Waits no longer than that; *busy if another writer was the reason to fail. */
bool dl_store_begin_within(dl_store *store, int milliseconds, bool *busy, dl_error *error);
bool dl_store_commit(dl_store *store, dl_error *error);
/* Undoes what was written since begin; no failure if nothing was begun. */
void dl_store_rollback(dl_store *store);

/* An article and its annotations as they lie on disk. To pack is the work of any thread;
 * memory is in the arena given. */
typedef struct dl_packed {
    dl_str body, links, annotations;
    dl_str likeness;      /* as likeness.h packs it; may be empty */
    uint64_t version;     /* of the extractor that made the annotations */
    uint64_t address_key; /* 0 without an address */
    uint64_t content_key;
} dl_packed;

/* The memory that one thread packs and unpacks with. */
typedef struct dl_packer dl_packer;
dl_packer *dl_packer_new(void);
void dl_packer_free(dl_packer *packer);
dl_packed dl_pack(dl_packer *packer, const dl_article *article,
                  const dl_annotations *annotations, uint64_t version, dl_arena *arena);

/* The id of an article that is there, else 0: the same address (scheme, fragment and
 * tracking parameters do not count), or the same title, text and outlet where one of the
 * two has no address. */
bool dl_store_find(dl_store *store, const dl_article *article, int64_t *id,
                   dl_error *error);
/* Keeps an article, unless it is there. Answers its id either way. `taken` is used if the
 * article does not say when it was taken in. */
bool dl_store_add(dl_store *store, const dl_article *article, const dl_packed *packed,
                  int64_t taken, int64_t *id, bool *added, dl_error *error);
/* Puts the whole text of an article, with what goes with it, in the place of a teaser's. */
bool dl_store_complete(dl_store *store, int64_t id, const dl_article *article,
                       const dl_packed *packed, dl_error *error);
/* Puts newer annotations in place of a document's. */
bool dl_store_annotate(dl_store *store, int64_t id, dl_str annotations, uint64_t version,
                       dl_error *error);

bool dl_store_put_likeness(dl_store *store, int64_t id, dl_str likeness, dl_error *error);

typedef struct dl_kept_likeness {
    int64_t id;
    dl_str likeness;
} dl_kept_likeness;
typedef struct dl_kept_likenesses {
    dl_kept_likeness *items; /* by id */
    size_t count, capacity;
} dl_kept_likenesses;
/* Those of the documents with first <= id <= last that have one. */
bool dl_store_likenesses(dl_store *store, int64_t first, int64_t last, dl_arena *arena,
                         dl_kept_likenesses *likenesses, dl_error *error);

typedef struct dl_kept_document {
    int64_t id;
    dl_article article;
    dl_str annotations; /* packed */
    dl_str likeness;    /* packed; empty: there is none yet */
    uint64_t version;
    bool whole;         /* false: the body is damaged, what stands there is its title */
} dl_kept_document;

typedef struct dl_kept_documents {
    dl_kept_document *items;
    size_t count, capacity;
} dl_kept_documents;

/* Appends the documents with first <= id <= last, by id. */
bool dl_store_documents(dl_store *store, dl_packer *packer, int64_t first, int64_t last,
                        dl_arena *arena, dl_kept_documents *documents, dl_error *error);
/* Appends those documents, in this order; one that is not there is left out. */
bool dl_store_documents_of(dl_store *store, dl_packer *packer, const int64_t *ids,
                           size_t count, dl_arena *arena, dl_kept_documents *documents,
                           dl_error *error);
/* Whether another connection has written since *version (0: never asked), which is brought
 * up to date: then *last is the highest id, else 0. Reads a few bytes. */
bool dl_store_look(dl_store *store, int64_t *version, int64_t *last, dl_error *error);
/* How many there are, and the highest id (0: none). */
bool dl_store_count(dl_store *store, size_t *count, int64_t *last, dl_error *error);
/* Up to `limit` ids above `after` whose annotations are of another version. */
typedef struct dl_kept_ids {
    int64_t *items;
    size_t count, capacity;
} dl_kept_ids;
bool dl_store_outdated(dl_store *store, uint64_t version, int64_t after, size_t limit,
                       dl_arena *arena, dl_kept_ids *ids, dl_error *error);
/* Those of first <= id <= last, the newest publication first. */
bool dl_store_newest(dl_store *store, int64_t first, int64_t last, dl_arena *arena,
                     dl_kept_ids *ids, dl_error *error);

/* Annotations as bytes and back. Reasons are not kept. False for bytes that no
 * dl_annotations_pack has written for a body of this length. */
void dl_annotations_pack(const dl_annotations *annotations, dl_buf *out);
bool dl_annotations_unpack(dl_str bytes, size_t body_length, dl_arena *arena,
                           dl_annotations *annotations);

/* Small facts by name, for resuming: texts of any bytes. Empty if it was never set. */
bool dl_store_value(dl_store *store, dl_str name, dl_arena *arena, dl_str *value,
                    dl_error *error);
bool dl_store_set_value(dl_store *store, dl_str name, dl_str value, dl_error *error);
/* Sets it unless another process has; *value is what stands. */
bool dl_store_settle_value(dl_store *store, dl_str name, dl_arena *arena, dl_str *value,
                           dl_error *error);

#endif
