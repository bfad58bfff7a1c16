/* The cache as a whole. It has three parts, each with a manifest that is put in place when
 * all that it names is there. Whoever saves takes what an older manifest named away, so a
 * file that is missing is damage only if the manifests are still those that were read. */
#include "dateline/cache.h"

#include <string.h>
#include <unistd.h>

#include "dateline/corpus.h"
#include "dateline/file.h"
#include "dateline/index.h"
#include "dateline/likeness.h"

static const char *const manifests[] = { "corpus", "index", "stories" };

static const char *path_of(const char *path, const char *name, dl_arena *arena)
{
    return dl_str_format(arena, "%s-cache/%s", path, name).ptr;
}

/* All manifests, one behind the other. */
static dl_str read_manifests(const char *path, dl_arena *arena)
{
    dl_buf all = { .arena = arena };
    for (size_t i = 0; i < DL_COUNT(manifests); i++) {
        dl_error ignored = { 0 };
        dl_str bytes;
        if (dl_file_read(path_of(path, manifests[i], arena), 1 << 20, arena, &bytes, &ignored))
            dl_buf_add(&all, bytes);
    }
    return dl_buf_str(&all);
}

static bool fail_part(const char *folder, const char *part, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%s in %s is damaged.", part, folder);
}

static bool prove_index(const dl_corpus *corpus, const char *folder, dl_error *error)
{
    dl_index *index = dl_index_map(corpus, folder, error);
    if (!index)
        return false;
    bool sound = dl_index_prove(index) || fail_part(folder, "The index", error);
    dl_index_free(index);
    return sound;
}

static bool prove_stories(const dl_corpus *corpus, const char *folder, dl_error *error)
{
    dl_groups *groups = dl_groups_map(corpus, folder, error);
    if (!groups)
        return false;
    bool sound = dl_groups_prepare(groups, error);
    dl_groups_free(groups);
    return sound;
}

/* What has no manifest is not there. */
static bool prove(const char *path, dl_arena *arena, dl_error *error)
{
    const char *folder = dl_str_format(arena, "%s-cache", path).ptr;
    dl_stamp stamp;
    dl_corpus *corpus = dl_corpus_map(folder, &stamp, error);
    if (!corpus)
        return false;
    bool sound = dl_corpus_prove(corpus) || fail_part(folder, "A text or a table", error);
    if (sound && dl_file_exists(path_of(path, "index", arena)))
        sound = prove_index(corpus, folder, error);
    if (sound && dl_file_exists(path_of(path, "stories", arena)))
        sound = prove_stories(corpus, folder, error);
    dl_corpus_free(corpus);
    return sound;
}

dl_cache_state dl_cache_look(const char *path, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_error wrong = { 0 };
    dl_cache_state state = DL_CACHE_NONE;
    dl_str before = read_manifests(path, &arena);
    if (dl_file_exists(path_of(path, "corpus", &arena))) {
        bool sound = prove(path, &arena, &wrong);
        bool other = wrong.kind == DL_ERROR_OTHER ||
                     !dl_str_equal(before, read_manifests(path, &arena));
        state = sound ? DL_CACHE_WHOLE : other ? DL_CACHE_OUTDATED : DL_CACHE_DAMAGED;
    }
    if (state == DL_CACHE_DAMAGED)
        *error = wrong;
    dl_arena_release(&arena);
    return state;
}

void dl_cache_drop(const char *path)
{
    dl_arena arena = { 0 };
    for (size_t i = 0; i < DL_COUNT(manifests); i++)
        unlink(path_of(path, manifests[i], &arena));
    dl_arena_release(&arena);
}
