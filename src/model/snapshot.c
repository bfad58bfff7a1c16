/* A corpus on disk:
 *
 *   corpus                   the manifest: which of the files below belong together
 *   corpus-CHECK.tables      the tables, an image (image.h), written anew each time
 *   texts-LINEAGE            all bodies one behind the other; only grows
 *   lock                     held by who writes
 *
 * New files are complete and durable before the manifest that names them takes the place
 * of the old one; what no manifest names is removed. Bodies behind the length that the
 * manifest tells are of a save that did not come to its end, and are written over. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "dateline/file.h"
#include "src/model/tables.h"

enum { VERSION = 3 };
static const dl_image_kind tables_kind = { "DLCORP", VERSION };

/* What is kept beside the tables, a table of one record. */
typedef struct state {
    uint64_t generation, text_length, words;
    uint64_t left_behind[3], keys[2];
    dl_text last_source;
    uint32_t settled_entities, settled_events;
} state;

typedef struct state_table {
    state *items;
    size_t count, capacity;
} state_table;

typedef struct manifest {
    char magic[8];
    uint64_t version, lineage, tables, text_length, documents;
    dl_stamp stamp;
    uint64_t check; /* of what stands before it */
} manifest;

typedef struct paths {
    char manifest[4096], tables[4096], texts[4096];
} paths;

static void name_files(paths *p, const char *folder, uint64_t tables, uint64_t lineage)
{
    snprintf(p->manifest, sizeof p->manifest, "%s/corpus", folder);
    snprintf(p->tables, sizeof p->tables, "%s/corpus-%016" PRIx64 ".tables", folder,
             tables);
    snprintf(p->texts, sizeof p->texts, "%s/texts-%016" PRIx64, folder, lineage);
}

/* --- tables ------------------------------------------------------------------------ */

static dl_image_table slots_of(dl_keys *keys, size_t *unused)
{
    return (dl_image_table){ (void **)&keys->slots, &keys->size, unused,
                             sizeof *keys->slots };
}

static size_t list_tables(dl_corpus *c, state_table *kept, size_t *unused,
                          dl_image_table tables[DL_IMAGE_TABLES])
{
    const dl_image_table all[DL_CORPUS_TABLES] = {
        [DL_CORPUS_STATE] = DL_IMAGE_TABLE(kept),
        [DL_CORPUS_POOL] = DL_IMAGE_TABLE(&c->pool),
        [DL_CORPUS_DOCUMENTS] = DL_IMAGE_TABLE(&c->documents),
        [DL_CORPUS_DOCUMENT_TEXTS] = DL_IMAGE_TABLE(&c->document_texts),
        [DL_CORPUS_BODY_PLACES] = DL_IMAGE_TABLE(&c->body_places),
        [DL_CORPUS_MENTIONS] = DL_IMAGE_TABLE(&c->mentions),
        [DL_CORPUS_MENTION_STARTS] = DL_IMAGE_TABLE(&c->mention_starts),
        [DL_CORPUS_DATES] = DL_IMAGE_TABLE(&c->dates),
        [DL_CORPUS_EVENTS] = DL_IMAGE_TABLE(&c->events),
        [DL_CORPUS_PARTIES] = DL_IMAGE_TABLE(&c->parties),
        [DL_CORPUS_GOODS] = DL_IMAGE_TABLE(&c->goods),
        [DL_CORPUS_LINKS] = DL_IMAGE_TABLE(&c->links),
        [DL_CORPUS_ENTITIES] = DL_IMAGE_TABLE(&c->entities),
        [DL_CORPUS_ENTITY_TEXTS] = DL_IMAGE_TABLE(&c->entity_texts),
        [DL_CORPUS_NAMES] = DL_IMAGE_TABLE(&c->names),
        [DL_CORPUS_NAME_ENTITIES] = DL_IMAGE_TABLE(&c->name_entities),
        [DL_CORPUS_ENTITY_OF_ROW] = DL_IMAGE_TABLE(&c->entity_of_row),
        [DL_CORPUS_ORDER] = DL_IMAGE_TABLE(&c->order),
        [DL_CORPUS_RANK] = DL_IMAGE_TABLE(&c->rank),
        [DL_CORPUS_MENTION_HEADS] = DL_IMAGE_TABLE(&c->entity_mentions.heads),
        [DL_CORPUS_MENTION_IDS] = DL_IMAGE_TABLE(&c->entity_mentions.ids),
        [DL_CORPUS_DOCUMENT_HEADS] = DL_IMAGE_TABLE(&c->entity_documents.heads),
        [DL_CORPUS_DOCUMENT_IDS] = DL_IMAGE_TABLE(&c->entity_documents.ids),
        [DL_CORPUS_NAME_HEADS] = DL_IMAGE_TABLE(&c->entity_names.heads),
        [DL_CORPUS_NAME_IDS] = DL_IMAGE_TABLE(&c->entity_names.ids),
        [DL_CORPUS_ENTITY_KEYS] = slots_of(&c->entity_keys, unused),
        [DL_CORPUS_NAME_KEYS] = slots_of(&c->name_keys, unused),
    };
    _Static_assert((int)DL_CORPUS_TABLES <= (int)DL_IMAGE_TABLES,
                   "an image has room for all");
    memcpy(tables, all, sizeof all);
    return DL_COUNT(all);
}

static state state_of(const dl_corpus *c)
{
    return (state){
        .generation = c->generation,
        .text_length = c->text_length,
        .words = c->words,
        .left_behind = {c->entity_mentions.left_behind, c->entity_documents.left_behind,
                        c->entity_names.left_behind },
        .keys = { c->entity_keys.count,                             c->name_keys.count                                       },
        .last_source = c->last_source,
        .settled_entities = c->settled_entities,
        .settled_events = c->settled_events,
    };
}

static const dl_proof *proof_of(const dl_corpus *c, size_t table)
{
    return c->image.regions[table] ? &c->image.proofs[table] : NULL;
}

static void take_proofs(dl_corpus *c)
{
    dl_lists *lists[] = { &c->entity_mentions, &c->entity_documents, &c->entity_names };
    for (size_t i = 0; i < DL_COUNT(lists); i++) {
        lists[i]->heads_proof = proof_of(c, DL_CORPUS_MENTION_HEADS + 2 * i);
        lists[i]->ids_proof = proof_of(c, DL_CORPUS_MENTION_IDS + 2 * i);
    }
    c->entity_keys.proof = proof_of(c, DL_CORPUS_ENTITY_KEYS);
    c->name_keys.proof = proof_of(c, DL_CORPUS_NAME_KEYS);
}

static void restore(dl_corpus *c, const state *from)
{
    dl_lists *lists[] = { &c->entity_mentions, &c->entity_documents, &c->entity_names };
    dl_keys *keys[] = { &c->entity_keys, &c->name_keys };
    for (size_t i = 0; i < DL_COUNT(lists); i++)
        lists[i]->left_behind = from->left_behind[i];
    for (size_t i = 0; i < DL_COUNT(keys); i++)
        keys[i]->count = from->keys[i];
    c->generation = from->generation;
    c->text_length = from->text_length;
    c->words = from->words;
    c->last_source = from->last_source;
    c->settled_entities = from->settled_entities;
    c->settled_events = from->settled_events;
}

/* --- the manifest ------------------------------------------------------------------ */

static bool refuse(const char *path, const char *why, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%s %s.", path, why);
}

static bool read_manifest(const char *path, manifest *read, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_str bytes = { 0 };
    bool ok = dl_file_read(path, 1 << 16, &arena, &bytes, error);
    if (ok && bytes.len >= 16) {
        memset(read, 0, sizeof *read);
        memcpy(read, bytes.ptr, bytes.len < sizeof *read ? bytes.len : sizeof *read);
    }
    size_t length = bytes.len;
    dl_arena_release(&arena);
    if (!ok)
        return false;
    if (length < 16 || memcmp(read->magic, tables_kind.magic, sizeof read->magic) != 0)
        return refuse(path, "is not what its name says", error);
    if (read->version != VERSION)
        return dl_fail(error, DL_ERROR_OTHER, "%s is of another version of Dateline.", path);
    if (length != sizeof *read ||
        dl_proof_check(read, offsetof(manifest, check)) != read->check)
        return refuse(path, "is damaged", error);
    return true;
}

static bool write_manifest(const char *path, manifest *written, dl_error *error)
{
    memcpy(written->magic, tables_kind.magic, sizeof written->magic);
    written->version = VERSION;
    written->check = dl_proof_check(written, offsetof(manifest, check));
    return dl_file_replace(path, (dl_str){ (const char *)written, sizeof *written },
                           error);
}

/* Removes files of earlier saves. */
static void sweep(const char *folder, const paths *keep)
{
    dl_str tables = dl_str_from(strrchr(keep->tables, '/') + 1);
    dl_str texts = dl_str_from(strrchr(keep->texts, '/') + 1);
    dl_image_sweep(folder, "corpus-", &tables, 1);
    dl_image_sweep(folder, "texts-", &texts, 1);
}

/* --- saving ------------------------------------------------------------------------ */

static bool append_bodies(dl_corpus *corpus, const char *path, dl_error *error)
{
    uint32_t first = corpus->saved_documents;
    size_t count = corpus->documents.count - first;
    const void **parts = DL_NEW(&corpus->scratch, const void *, count);
    size_t *sizes = DL_NEW(&corpus->scratch, size_t, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = corpus->bodies.items[first + i - corpus->file_documents];
        sizes[i] = corpus->documents.items[first + i].body_length;
    }
    uint64_t start = count ? corpus->body_places.items[first].start : corpus->text_length;
    bool ok = dl_image_put(path, start, parts, sizes, count, error);
    dl_arena_reset(&corpus->scratch);
    return ok;
}

static bool save_locked(dl_corpus *corpus, const char *folder, dl_stamp stamp,
                        dl_error *error)
{
    paths p;
    char fresh[4096];
    dl_image_table tables[DL_IMAGE_TABLES];
    state kept = state_of(corpus);
    state_table one = { &kept, 1, 1 };
    manifest published = { .lineage = corpus->lineage, .stamp = stamp };
    size_t unused;
    size_t count = list_tables(corpus, &one, &unused, tables);
    snprintf(fresh, sizeof fresh, "%s/corpus-new.tables", folder);
    name_files(&p, folder, 0, corpus->lineage);
    if (!dl_image_prove(&corpus->image)) /* or it would be saved as sound */
        return refuse(p.manifest, "belongs to tables that are damaged", error);
    if (!append_bodies(corpus, p.texts, error) ||
        !dl_image_write(fresh, tables_kind, tables, count, &published.tables, error))
        return false;
    name_files(&p, folder, published.tables, corpus->lineage);
    published.text_length = corpus->text_length;
    published.documents = corpus->documents.count;
    if (rename(fresh, p.tables) != 0)
        return dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be written: %s.", p.tables,
                       strerror(errno));
    if (!write_manifest(p.manifest, &published, error))
        return false;
    corpus->saved_check = published.tables;
    corpus->saved_documents = (uint32_t)corpus->documents.count;
    sweep(folder, &p);
    return true;
}

bool dl_corpus_save(dl_corpus *corpus, const char *folder, dl_stamp stamp,
                    dl_error *error)
{
    dl_corpus_settle(corpus);
    int lock = dl_image_lock(folder, error);
    if (lock < 0)
        return false;
    while (corpus->lineage == 0)
        if (getrandom(&corpus->lineage, sizeof corpus->lineage, 0) < 0)
            corpus->lineage = (uint64_t)getpid() << 32 | 1;
    paths p;
    manifest before;
    dl_error ignored = { 0 };
    name_files(&p, folder, 0, 0);
    bool ok = corpus->saved_check == 0 ||
              (read_manifest(p.manifest, &before, &ignored) &&
               before.tables == corpus->saved_check) ||
              dl_fail(error, DL_ERROR_SYSTEM,
                      "Another process has saved to %s in the meantime.", folder);
    ok = ok && save_locked(corpus, folder, stamp, error);
    close(lock);
    return ok;
}

/* --- mapping ----------------------------------------------------------------------- */

static bool map_files(dl_corpus *corpus, const char *folder, const manifest *published,
                      dl_error *error)
{
    paths p;
    dl_image_table tables[DL_IMAGE_TABLES];
    state_table one = { 0 };
    size_t unused;
    size_t count = list_tables(corpus, &one, &unused, tables);
    name_files(&p, folder, published->tables, published->lineage);
    if (!dl_image_map(p.tables, tables_kind, published->tables, tables, count,
                      &corpus->image, error))
        return false;
    take_proofs(corpus);
    dl_corpus_touch(corpus, DL_CORPUS_STATE, 0, 1);
    if (one.count != 1 || dl_image_is_damaged(&corpus->image))
        return refuse(p.tables, "is damaged", error);
    restore(corpus, one.items);
    if (!dl_image_has(&corpus->image, one.items))
        dl_memory_free(one.items);
    corpus->texts_size = published->text_length;
    if (!dl_image_open(p.texts, corpus->texts_size, &corpus->texts, error))
        return false;
    corpus->lineage = published->lineage;
    corpus->saved_check = published->tables;
    corpus->saved_documents = corpus->file_documents = (uint32_t)corpus->documents.count;
    size_t words = corpus->documents.count / 64 + 1;
    corpus->proofs = dl_memory_resize(NULL, 1, sizeof *corpus->proofs);
    corpus->proofs->damaged = false;
    corpus->proofs->bits = dl_memory_resize(NULL, words, sizeof(uint64_t));
    for (size_t i = 0; i < words; i++)
        atomic_init(&corpus->proofs->bits[i], 0);
    return true;
}

dl_corpus *dl_corpus_map(const char *folder, dl_stamp *stamp, dl_error *error)
{
    paths p;
    manifest published;
    name_files(&p, folder, 0, 0);
    if (!read_manifest(p.manifest, &published, error))
        return NULL;
    dl_corpus *corpus = dl_corpus_new();
    if (!map_files(corpus, folder, &published, error)) {
        dl_corpus_free(corpus);
        return NULL;
    }
    *stamp = published.stamp;
    return corpus;
}

bool dl_corpus_prove(const dl_corpus *corpus)
{
    bool sound = dl_image_prove(&corpus->image);
    for (uint32_t i = 0; sound && i < corpus->file_documents; i++) {
        dl_corpus_body(corpus, i);
        sound = !dl_corpus_is_damaged(corpus);
    }
    return sound;
}
