/* An index on disk:
 *
 *   index                    the manifest: the corpus, the tables and the segments
 *   index-CHECK.tables       names and events of entities, an image (image.h)
 *   segment-CHECK            a segment each (pages.h), named by its content
 *
 * A segment is written once and stays until it is merged. New files are complete and
 * durable before the manifest that names them takes the place of the old one. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dateline/file.h"
#include "src/index/parts.h"

enum { VERSION = 7, SEGMENT_LIMIT = 4096 };
static const dl_image_kind tables_kind = { "DLINDEX", VERSION };

typedef struct kept {
    uint64_t keys, longest_days;
} kept;

typedef struct kept_table {
    kept *items;
    size_t count, capacity;
} kept_table;

typedef struct manifest_segment {
    uint64_t inversion, size, check;
} manifest_segment;

/* The segments stand behind it. */
typedef struct manifest {
    char magic[8];
    uint64_t version;
    uint64_t check; /* of all that follows */
    uint64_t lineage, documents, tables, segments;
} manifest;

enum { NAME = 64 };

static void name_tables(char name[NAME], uint64_t check)
{
    snprintf(name, NAME, "index-%016" PRIx64 ".tables", check);
}

static void name_segment(char name[NAME], uint64_t check)
{
    snprintf(name, NAME, "segment-%016" PRIx64, check);
}

static const char *path_of(const char *folder, const char *name, dl_arena *arena)
{
    return dl_str_format(arena, "%s/%s", folder, name).ptr;
}

static size_t list_tables(dl_index *index, kept_table *one, size_t *unused,
                          dl_image_table tables[DL_IMAGE_TABLES])
{
    dl_name_book *names = &index->names;
    const dl_image_table all[DL_INDEX_TABLES] = {
        [DL_INDEX_STATE] = DL_IMAGE_TABLE(one),
        [DL_INDEX_POOL] = DL_IMAGE_TABLE(&names->pool),
        [DL_INDEX_NAMES] = DL_IMAGE_TABLE(&names->names),
        [DL_INDEX_ENTITIES] = DL_IMAGE_TABLE(&names->entities),
        [DL_INDEX_KEYS] = {(void **)&names->by_key.slots, &names->by_key.size, unused,
                           sizeof *names->by_key.slots},
        [DL_INDEX_EVENT_POOL] = DL_IMAGE_TABLE(&index->event_pool),
        [DL_INDEX_EVENT_LISTS] = DL_IMAGE_TABLE(&index->event_lists),
        [DL_INDEX_ENTITY_EVENTS] = DL_IMAGE_TABLE(&index->entity_events),
        [DL_INDEX_FACTS] = DL_IMAGE_TABLE(&index->facts),
    };
    memcpy(tables, all, sizeof all);
    return DL_INDEX_TABLES;
}

/* --- saving ------------------------------------------------------------------------ */

typedef struct saving {
    dl_index *index;
    const char *folder;
    dl_arena arena;
    struct {
        manifest_segment *items;
        size_t count, capacity;
    } segments;
    struct {
        dl_str *items;
        size_t count, capacity;
    } names; /* of their files */
    dl_error *error;
} saving;

static bool put_in_place(const saving *s, const char *from, const char *to)
{
    return rename(from, to) == 0 ||
           dl_fail(s->error, DL_ERROR_SYSTEM, "%s cannot be written: %s.", to,
                   strerror(errno));
}

static bool save_segment(saving *s, dl_kept_segment *part, uint64_t inversion)
{
    char name[NAME];
    size_t size = part->segment.head->size;
    if (!part->check) {
        const char *fresh = path_of(s->folder, "segment-new", &s->arena);
        uint64_t check;
        if (!dl_segment_prove(&part->segment, part->segment.head, size))
            return dl_fail(s->error, DL_ERROR_SYNTAX, "The index in %s is damaged.",
                           s->folder);
        if (!dl_pages_write(fresh, part->segment.head, size, &check, s->error))
            return false;
        name_segment(name, check);
        if (!put_in_place(s, fresh, path_of(s->folder, name, &s->arena)))
            return false;
        part->check = check;
    }
    name_segment(name, part->check);
    *DL_APPEND(&s->names, &s->arena) = dl_str_copy(&s->arena, dl_str_from(name));
    *DL_APPEND(&s->segments, &s->arena) =
        (manifest_segment){ inversion, size, part->check };
    return true;
}

static bool save_segments(saving *s)
{
    dl_inversion *inversions[DL_INVERSIONS];
    dl_index_inversions(s->index, inversions);
    for (uint64_t i = 0; i < DL_INVERSIONS; i++)
        for (size_t j = 0; j < inversions[i]->parts.count; j++)
            if (!save_segment(s, &inversions[i]->parts.items[j], i))
                return false;
    return true;
}

static bool save_tables(saving *s, uint64_t *check)
{
    kept facts = { s->index->names.by_key.count, s->index->longest_days };
    kept_table one = { &facts, 1, 1 };
    dl_image_table tables[DL_IMAGE_TABLES];
    char name[NAME];
    size_t unused;
    size_t count = list_tables(s->index, &one, &unused, tables);
    const char *fresh = path_of(s->folder, "index-new.tables", &s->arena);
    if (!dl_image_write(fresh, tables_kind, tables, count, check, s->error))
        return false;
    name_tables(name, *check);
    return put_in_place(s, fresh, path_of(s->folder, name, &s->arena));
}

static bool publish(saving *s, const dl_corpus *corpus, uint64_t tables)
{
    manifest head = { .version = VERSION,
                      .lineage = dl_corpus_lineage(corpus),
                      .documents = dl_index_documents(s->index),
                      .tables = tables,
                      .segments = s->segments.count };
    memcpy(head.magic, tables_kind.magic, sizeof head.magic);
    dl_buf bytes = { .arena = &s->arena };
    dl_buf_add(&bytes, (dl_str){ (const char *)&head, sizeof head });
    dl_buf_add(&bytes, (dl_str){ (const char *)s->segments.items,
                                 s->segments.count * sizeof *s->segments.items });
    size_t from = offsetof(manifest, lineage);
    head.check = dl_proof_check(bytes.items + from, bytes.count - from);
    memcpy(bytes.items, &head, sizeof head);
    return dl_file_replace(path_of(s->folder, "index", &s->arena), dl_buf_str(&bytes),
                           s->error);
}

static void sweep(const saving *s, uint64_t tables)
{
    char name[NAME];
    name_tables(name, tables);
    dl_str kept_tables = dl_str_from(name);
    dl_image_sweep(s->folder, "index-", &kept_tables, 1);
    dl_image_sweep(s->folder, "segment-", s->names.items, s->names.count);
}

/* What the folder says of the tables; 0 if there is no sound manifest. */
static uint64_t saved_tables(const char *folder, dl_arena *arena)
{
    dl_error ignored = { 0 };
    dl_str bytes;
    manifest head;
    if (!dl_file_read(path_of(folder, "index", arena), 1 << 20, arena, &bytes,
                      &ignored) ||
        bytes.len < sizeof head)
        return 0;
    memcpy(&head, bytes.ptr, sizeof head);
    return head.tables;
}

static bool save_locked(saving *s, const dl_corpus *corpus)
{
    uint64_t tables;
    if (s->index->saved_check &&
        saved_tables(s->folder, &s->arena) != s->index->saved_check)
        return dl_fail(s->error, DL_ERROR_SYSTEM,
                       "Another process has saved to %s in the meantime.", s->folder);
    if (!save_segments(s) || !save_tables(s, &tables) || !publish(s, corpus, tables))
        return false;
    s->index->saved_check = tables;
    sweep(s, tables);
    return true;
}

bool dl_index_save(dl_index *index, const dl_corpus *corpus, const char *folder,
                   dl_error *error)
{
    saving s = { .index = index, .folder = folder, .error = error };
    dl_index_settle(index);
    if (!dl_image_prove(&index->image) || dl_index_is_damaged(index))
        return dl_fail(error, DL_ERROR_SYNTAX, "The index in %s is damaged.", folder);
    int lock = dl_image_lock(folder, error);
    if (lock < 0)
        return false;
    bool ok = save_locked(&s, corpus);
    close(lock);
    dl_arena_release(&s.arena);
    return ok;
}

/* --- mapping ----------------------------------------------------------------------- */

static bool refuse(const char *path, const char *why, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%s %s.", path, why);
}

static bool read_manifest(const char *folder, dl_arena *arena, manifest *head,
                          const manifest_segment **segments, dl_error *error)
{
    const char *path = path_of(folder, "index", arena);
    dl_str bytes;
    if (!dl_file_read(path, 1 << 20, arena, &bytes, error))
        return false;
    if (bytes.len < 16 || memcmp(bytes.ptr, tables_kind.magic, 8) != 0)
        return refuse(path, "is not what its name says", error);
    memset(head, 0, sizeof *head);
    memcpy(head, bytes.ptr, bytes.len < sizeof *head ? bytes.len : sizeof *head);
    if (head->version != VERSION)
        return dl_fail(error, DL_ERROR_OTHER, "%s is of another version of Dateline.", path);
    size_t from = offsetof(manifest, lineage);
    if (bytes.len < sizeof *head ||
        dl_proof_check(bytes.ptr + from, bytes.len - from) != head->check ||
        head->segments > SEGMENT_LIMIT ||
        bytes.len != sizeof *head + head->segments * sizeof **segments)
        return refuse(path, "is damaged", error);
    *segments = DL_NEW(arena, manifest_segment, head->segments);
    memcpy((void *)*segments, bytes.ptr + sizeof *head, bytes.len - sizeof *head);
    return true;
}

/* Maps all files, and only then reads what says that they are sound. */
static bool map_segments(dl_index *index, const char *folder,
                         const manifest_segment *segments, size_t count, dl_arena *arena,
                         dl_error *error)
{
    dl_pages **pages = DL_NEW(arena, dl_pages *, count);
    const char **paths = DL_NEW(arena, const char *, count);
    dl_inversion *inversions[DL_INVERSIONS];
    bool ok = true;
    size_t taken = 0;
    dl_index_inversions(index, inversions);
    for (size_t i = 0; ok && i < count; i++) {
        char name[NAME];
        name_segment(name, segments[i].check);
        paths[i] = path_of(folder, name, arena);
        pages[i] = dl_pages_map(paths[i], segments[i].size, segments[i].check, error);
        ok = pages[i] != NULL;
    }
    for (; ok && taken < count; taken += ok)
        ok = (segments[taken].inversion < DL_INVERSIONS &&
              dl_pages_are_sound(pages[taken]) &&
              dl_inversion_take(inversions[segments[taken].inversion], pages[taken])) ||
             refuse(paths[taken], "is damaged", error);
    for (size_t i = taken; i < count; i++)
        dl_pages_free(pages[i]);
    return ok;
}

static const dl_proof *proof_of(const dl_index *index, dl_index_table table)
{
    return index->image.regions[table] ? &index->image.proofs[table] : NULL;
}

static bool map_tables(dl_index *index, const char *folder, uint64_t check,
                       dl_arena *arena, dl_error *error)
{
    char name[NAME];
    kept_table one = { 0 };
    dl_image_table tables[DL_IMAGE_TABLES];
    size_t unused;
    size_t count = list_tables(index, &one, &unused, tables);
    name_tables(name, check);
    if (!dl_image_map(path_of(folder, name, arena), tables_kind, check, tables, count,
                      &index->image, error))
        return false;
    index->names.pool_proof = proof_of(index, DL_INDEX_POOL);
    index->names.names_proof = proof_of(index, DL_INDEX_NAMES);
    index->names.entities_proof = proof_of(index, DL_INDEX_ENTITIES);
    index->names.by_key.proof = proof_of(index, DL_INDEX_KEYS);
    dl_image_touch(&index->image, DL_INDEX_STATE, 0, 1);
    if (one.count != 1 || dl_image_is_damaged(&index->image))
        return refuse(name, "is damaged", error);
    index->names.by_key.count = one.items->keys;
    index->longest_days = (uint32_t)one.items->longest_days;
    if (!dl_image_has(&index->image, one.items))
        dl_memory_free(one.items);
    index->saved_check = check;
    return true;
}

static bool map_all(dl_index *index, const dl_corpus *corpus, const char *folder,
                    dl_arena *arena, dl_error *error)
{
    manifest head;
    const manifest_segment *segments = NULL;
    if (!read_manifest(folder, arena, &head, &segments, error))
        return false;
    if (head.lineage != dl_corpus_lineage(corpus) ||
        head.documents > dl_corpus_documents(corpus))
        return dl_fail(error, DL_ERROR_OTHER, "The index in %s is of another corpus.",
                       folder);
    if (!map_segments(index, folder, segments, head.segments, arena, error))
        return false;
    dl_index_spill(index, folder);
    return map_tables(index, folder, head.tables, arena, error);
}

dl_index *dl_index_map(const dl_corpus *corpus, const char *folder, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_index *index = dl_index_new();
    if (!map_all(index, corpus, folder, &arena, error)) {
        dl_index_free(index);
        index = NULL;
    }
    dl_arena_release(&arena);
    return index;
}

bool dl_index_is_damaged(const dl_index *index)
{
    const dl_inversion *const inversions[DL_INVERSIONS] = {
        &index->bodies, &index->titles, &index->sources, &index->sentences,
        &index->names.words
    };
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        if (dl_inversion_is_damaged(inversions[i]))
            return true;
    return dl_image_is_damaged(&index->image);
}

bool dl_index_prove(dl_index *index)
{
    dl_inversion *inversions[DL_INVERSIONS];
    bool sound = dl_image_prove(&index->image);
    dl_index_inversions(index, inversions);
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        for (size_t j = 0; sound && j < inversions[i]->parts.count; j++) {
            const dl_segment *segment = &inversions[i]->parts.items[j].segment;
            sound = dl_segment_prove(segment, segment->head, segment->head->size);
        }
    return sound;
}

dl_index_size dl_index_measure(const dl_index *index)
{
    const dl_inversion *const inversions[DL_INVERSIONS] = {
        &index->bodies, &index->titles, &index->sources, &index->sentences,
        &index->names.words
    };
    const dl_name_book *names = &index->names;
    dl_index_size size = {
        .bytes = names->pool.count + names->names.count * sizeof *names->names.items +
                 names->entities.count * sizeof *names->entities.items +
                 names->by_key.size * sizeof *names->by_key.slots +
                 index->event_pool.count +
                 index->event_lists.count * sizeof *index->event_lists.items +
                 index->entity_events.count * sizeof *index->entity_events.items +
                 index->facts.count * sizeof *index->facts.items
    };
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        for (size_t j = 0; j < inversions[i]->parts.count; j++) {
            const dl_segment_head *head = inversions[i]->parts.items[j].segment.head;
            size.bytes += head->size;
            size.order += head->size - head->places_at;
        }
    return size;
}
