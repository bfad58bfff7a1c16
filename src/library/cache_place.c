/* Where the cache of a library lies, and which one lies there. */
#include <sys/stat.h>

#include "src/library/parts.h"
#include "src/library/shown.h"

const char *dl_cache_folder(const dl_library *library, dl_arena *arena)
{
    return dl_str_format(arena, "%s-cache", library->path).ptr;
}

dl_cache_mark dl_cache_mark_of(const dl_library *library, const char *manifest)
{
    dl_arena arena = { 0 };
    struct stat info = { 0 };
    if (stat(dl_str_format(&arena, "%s-cache/%s", library->path, manifest).ptr, &info) != 0)
        info = (struct stat){ 0 };
    dl_arena_release(&arena);
    return (dl_cache_mark){ (uint64_t)info.st_ino, (int64_t)info.st_mtim.tv_sec,
                            (int64_t)info.st_mtim.tv_nsec };
}

bool dl_cache_mark_equal(dl_cache_mark a, dl_cache_mark b)
{
    return a.file == b.file && a.seconds == b.seconds && a.nanoseconds == b.nanoseconds;
}

dl_index *dl_cache_new_index(const dl_library *library)
{
    dl_arena arena = { 0 };
    dl_index *index = dl_index_new();
    if (library->path)
        dl_index_spill(index, dl_cache_folder(library, &arena));
    dl_arena_release(&arena);
    return index;
}
