/* Groups on disk:
 *
 *   stories                   the manifest: the corpus, and which of the files belong to it
 *   stories-CHECK.tables      who is in a group with whom, an image (image.h)
 *   meetings-CHECK.tables     what it takes to add documents: sixty times as large, and
 *                             read only when there are any to add */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dateline/file.h"
#include "src/index/groups.h"

enum { VERSION = 2 };
static const dl_image_kind tables_kind = { "DLSTORY", VERSION };

typedef struct manifest {
    char magic[8];
    uint64_t version, lineage, documents, rings, meetings;
    uint64_t check; /* of what stands before it */
} manifest;

static const char *path_of(const char *folder, const char *name, dl_arena *arena)
{
    return dl_str_format(arena, "%s/%s", folder, name).ptr;
}

enum { RINGS = 2, MEETINGS = 6 };

static void list_rings(dl_groups *groups, dl_image_table tables[RINGS])
{
    tables[0] = DL_IMAGE_TABLE(&groups->leader);
    tables[1] = DL_IMAGE_TABLE(&groups->ring);
}

static void list_meetings(dl_groups *groups, state_table *one, size_t unused[2],
                          dl_image_table tables[MEETINGS])
{
    meeting_table *texts = &groups->texts, *facts = &groups->facts;
    const dl_image_table all[MEETINGS] = {
        DL_IMAGE_TABLE(one),
        DL_IMAGE_TABLE(&groups->sketches),
        DL_IMAGE_TABLE(&groups->sheet_of),
        DL_IMAGE_TABLE(&groups->sheets),
        { (void **)&texts->slots, &texts->size, &unused[0], sizeof *texts->slots },
        { (void **)&facts->slots, &facts->size, &unused[1], sizeof *facts->slots },
    };
    memcpy(tables, all, sizeof all);
}

/* --- saving ------------------------------------------------------------------------ */

typedef struct saving {
    const char *folder;
    dl_arena arena;
    dl_error *error;
} saving;

static dl_str file_name(const char *name, uint64_t check, dl_arena *arena)
{
    return dl_str_format(arena, "%s-%016" PRIx64 ".tables", name, check);
}

/* Writes tables into a file that is named by their content. */
static bool put(saving *s, const char *name, const dl_image_table *tables, size_t count,
                uint64_t *check)
{
    const char *fresh = path_of(s->folder, "stories-new.tables", &s->arena);
    if (!dl_image_write(fresh, tables_kind, tables, count, check, s->error))
        return false;
    const char *path =
        path_of(s->folder, file_name(name, *check, &s->arena).ptr, &s->arena);
    return rename(fresh, path) == 0 ||
           dl_fail(s->error, DL_ERROR_SYSTEM, "%s cannot be written: %s.", path,
                   strerror(errno));
}

static bool publish(saving *s, manifest *written)
{
    memcpy(written->magic, tables_kind.magic, sizeof written->magic);
    written->version = VERSION;
    written->check = dl_proof_check(written, offsetof(manifest, check));
    return dl_file_replace(path_of(s->folder, "stories", &s->arena),
                           (dl_str){ (const char *)written, sizeof *written }, s->error);
}

static void sweep(saving *s, const manifest *kept_files)
{
    dl_str rings = file_name("stories", kept_files->rings, &s->arena);
    dl_str meetings = file_name("meetings", kept_files->meetings, &s->arena);
    dl_image_sweep(s->folder, "stories-", &rings, 1);
    dl_image_sweep(s->folder, "meetings-", &meetings, 1);
}

static bool save_locked(saving *s, dl_groups *groups, const dl_corpus *corpus)
{
    manifest written = { .lineage = dl_corpus_lineage(corpus),
                         .documents = dl_groups_count(groups) };
    meetings_state used = { groups->texts.used, groups->facts.used };
    state_table one = { &used, 1, 1 };
    size_t unused[2];
    dl_image_table rings[RINGS], meetings[MEETINGS];
    list_rings(groups, rings);
    list_meetings(groups, &one, unused, meetings);
    if (!put(s, "meetings", meetings, MEETINGS, &written.meetings) ||
        !put(s, "stories", rings, RINGS, &written.rings) || !publish(s, &written))
        return false;
    groups->saved = dl_groups_count(groups);
    groups->lineage = written.lineage;
    sweep(s, &written);
    return true;
}

bool dl_groups_save(dl_groups *groups, const dl_corpus *corpus, const char *folder,
                    dl_error *error)
{
    saving s = { .folder = folder, .error = error };
    if (groups->saved == dl_groups_count(groups) &&
        groups->lineage == dl_corpus_lineage(corpus))
        return true;
    if (!dl_groups_prepare(groups, error))
        return false;
    dl_groups_reserve(groups, dl_groups_count(groups));
    int lock = dl_image_lock(folder, error);
    if (lock < 0)
        return false;
    bool ok = save_locked(&s, groups, corpus);
    close(lock);
    dl_arena_release(&s.arena);
    return ok;
}

/* --- mapping ----------------------------------------------------------------------- */

static bool refuse(const char *path, const char *why, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%s %s.", path, why);
}

static bool read_manifest(const char *folder, dl_arena *arena, manifest *read,
                          dl_error *error)
{
    dl_str bytes;
    const char *path = path_of(folder, "stories", arena);
    if (!dl_file_read(path, 1 << 16, arena, &bytes, error))
        return false;
    if (bytes.len != sizeof *read)
        return refuse(path, "is not what its name says", error);
    memcpy(read, bytes.ptr, sizeof *read);
    if (memcmp(read->magic, tables_kind.magic, sizeof read->magic) != 0 ||
        read->version != VERSION)
        return dl_fail(error, DL_ERROR_OTHER, "%s is of another version of Dateline.", path);
    return dl_proof_check(read, offsetof(manifest, check)) == read->check ||
           refuse(path, "is damaged", error);
}

/* Every document has a leader and a next one among the documents. */
static bool are_rings(const dl_groups *groups, uint64_t documents)
{
    if (groups->leader.count != documents || groups->ring.count != documents)
        return false;
    for (uint64_t i = 0; i < documents; i++)
        if (groups->leader.items[i] >= documents || groups->ring.items[i] >= documents)
            return false;
    return true;
}

static bool map_rings(dl_groups *groups, const dl_corpus *corpus, const char *folder,
                      dl_error *error)
{
    manifest read;
    dl_image_table rings[RINGS];
    if (!read_manifest(folder, &groups->arena, &read, error))
        return false;
    if (read.lineage != dl_corpus_lineage(corpus) ||
        read.documents > dl_corpus_documents(corpus))
        return dl_fail(error, DL_ERROR_OTHER, "The stories in %s are of another corpus.",
                       folder);
    const char *path = path_of(
        folder, file_name("stories", read.rings, &groups->arena).ptr, &groups->arena);
    list_rings(groups, rings);
    if (!dl_image_map(path, tables_kind, read.rings, rings, RINGS, &groups->rings, error))
        return false;
    if (!dl_image_prove(&groups->rings))
        return refuse(path, "is damaged", error);
    groups->behind =
        path_of(folder, file_name("meetings", read.meetings, &groups->arena).ptr,
                &groups->arena);
    groups->behind_check = read.meetings;
    groups->saved = (uint32_t)read.documents;
    groups->lineage = read.lineage;
    return are_rings(groups, read.documents) || refuse(path, "is damaged", error);
}

static bool map_meetings(dl_groups *groups, dl_error *error)
{
    size_t unused[2];
    dl_image_table meetings[MEETINGS];
    list_meetings(groups, &groups->state, unused, meetings);
    groups->is_behind_mapped =
        dl_image_map(groups->behind, tables_kind, groups->behind_check, meetings, MEETINGS,
                     &groups->meetings, error);
    return groups->is_behind_mapped;
}

dl_groups *dl_groups_map(const dl_corpus *corpus, const char *folder, dl_error *error)
{
    dl_error ignored = { 0 };
    dl_groups *groups = dl_groups_new();
    if (!map_rings(groups, corpus, folder, error)) {
        dl_groups_free(groups);
        return NULL;
    }
    map_meetings(groups, &ignored); /* who saves others takes the file away */
    return groups;
}

/* Proves the next part of the meetings; false when all of them are. */
static bool prove_part(dl_groups *groups)
{
    if (groups->proved_tables == groups->meetings.count)
        return false;
    if (dl_prove_part(&groups->meetings.proofs[groups->proved_tables],
                      &groups->proved_items)) {
        groups->proved_tables++;
        groups->proved_items = 0;
    }
    return true;
}

bool dl_groups_prepare_part(dl_groups *groups, bool *ready, dl_error *error)
{
    *ready = !groups->behind;
    if (*ready)
        return true;
    if (!groups->is_behind_mapped)
        return map_meetings(groups, error);
    if (prove_part(groups))
        return true;
    if (dl_image_is_damaged(&groups->meetings))
        return refuse(groups->behind, "is damaged", error);
    groups->texts.used = groups->state.items->texts_used;
    groups->facts.used = groups->state.items->facts_used;
    groups->behind = NULL;
    *ready = true;
    return true;
}

bool dl_groups_prepare(dl_groups *groups, dl_error *error)
{
    bool ready = false;
    while (!ready)
        if (!dl_groups_prepare_part(groups, &ready, error))
            return false;
    return true;
}
