/* Walking keeps the device and inode of every folder on the way down, so a link that
 * leads back up ends there; a folder reached twice by different ways is read once. */
#include "dateline/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/buf.h"

enum { DEPTH_LIMIT = 64, READ_BLOCK = 1 << 16 };

static const char *name_of(const char *path)
{
    return strcmp(path, "-") == 0 ? "Standard input" : path;
}

bool dl_file_read_more(int file, const char *path, size_t more, dl_buf *out, bool *end,
                       dl_error *error)
{
    size_t wanted = out->count + more;
    *end = false;
    while (out->count < wanted) {
        DL_RESERVE(out, out->arena, READ_BLOCK);
        size_t room = wanted - out->count;
        ssize_t got =
            read(file, out->items + out->count, room < READ_BLOCK ? room : READ_BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be read: %s.", name_of(path),
                           strerror(errno));
        *end = got == 0;
        if (*end)
            return true;
        out->count += (size_t)got;
    }
    return true;
}

static bool check_file(int file, const char *path, size_t *size, dl_error *error)
{
    struct stat info;
    if (fstat(file, &info) != 0)
        return dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be read: %s.", path,
                       strerror(errno));
    if (S_ISDIR(info.st_mode))
        return dl_fail(error, DL_ERROR_SYSTEM, "%s is a folder, not a file.", path);
    /* Opened without waiting, or a pipe that nobody writes to would hold us; a pipe that
     * somebody writes to is read to its end. */
    if (S_ISFIFO(info.st_mode))
        fcntl(file, F_SETFL, O_RDONLY);
    *size = S_ISREG(info.st_mode) && info.st_size > 0 ? (size_t)info.st_size : 0;
    return true;
}

bool dl_file_open(const char *path, int *file, size_t *size, dl_error *error)
{
    *size = 0;
    if (strcmp(path, "-") == 0) {
        *file = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
        return *file >= 0
            || dl_fail(error, DL_ERROR_SYSTEM, "Standard input cannot be read: %s.",
                       strerror(errno));
    }
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (*file < 0)
        return dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be opened: %s.", path,
                       strerror(errno));
    if (check_file(*file, path, size, error))
        return true;
    close(*file);
    return false;
}

bool dl_file_read(const char *path, size_t limit, dl_arena *arena, dl_str *bytes,
                  dl_error *error)
{
    dl_buf out = { .arena = arena };
    int file;
    size_t size;
    bool end = false;
    if (!dl_file_open(path, &file, &size, error))
        return false;
    bool fits = size <= limit;
    DL_RESERVE(&out, arena, (fits ? size : 0) + READ_BLOCK);
    bool ok = !fits || dl_file_read_more(file, path, limit + 1, &out, &end, error);
    close(file);
    if (ok && (!fits || out.count > limit))
        return dl_fail(error, DL_ERROR_LIMIT,
                       "%s is larger than %zu MB, the most that Dateline reads at once. "
                       "Split it, for example into one article a file.",
                       name_of(path), limit >> 20);
    if (ok)
        *bytes = dl_buf_str(&out);
    return ok;
}

typedef struct folder_id {
    dev_t device;
    ino_t inode;
} folder_id;

typedef struct walk_state {
    dl_arena *arena;
    dl_paths *paths;
    dl_reports *reports;
    struct {
        folder_id *items;
        size_t count, capacity;
    } seen;
} walk_state;

static bool enter_once(walk_state *walk, const struct stat *info)
{
    for (size_t i = 0; i < walk->seen.count; i++)
        if (walk->seen.items[i].device == info->st_dev &&
            walk->seen.items[i].inode == info->st_ino)
            return false;
    *DL_APPEND(&walk->seen, walk->arena) = (folder_id){ info->st_dev, info->st_ino };
    return true;
}

static void walk_path(walk_state *walk, dl_str path, int depth);

static int by_name(const void *a, const void *b)
{
    return dl_str_compare(*(const dl_str *)a, *(const dl_str *)b);
}

static void walk_folder(walk_state *walk, dl_str path, int depth)
{
    struct dirent **names = NULL;
    int count = scandir(path.ptr, &names, NULL, NULL);
    if (count < 0) {
        dl_report_add(walk->reports, path, 0, "The folder cannot be read: %s.",
                      strerror(errno));
        return;
    }
    dl_paths inside = { 0 };
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.') {
            bool slash = path.len && path.ptr[path.len - 1] == '/';
            *DL_APPEND(&inside, walk->arena) = dl_str_format(
                walk->arena, "%s%s%s", path.ptr, slash ? "" : "/", names[i]->d_name);
        }
        free(names[i]);
    }
    free(names);
    if (inside.count)
        qsort(inside.items, inside.count, sizeof *inside.items, by_name);
    for (size_t i = 0; i < inside.count; i++)
        walk_path(walk, inside.items[i], depth + 1);
}

static void walk_path(walk_state *walk, dl_str path, int depth)
{
    struct stat info;
    if (stat(path.ptr, &info) != 0) {
        dl_report_add(walk->reports, path, 0, "It cannot be read: %s.", strerror(errno));
    } else if (S_ISREG(info.st_mode) || (depth == 0 && !S_ISDIR(info.st_mode))) {
        *DL_APPEND(walk->paths, walk->arena) = path;
    } else if (S_ISDIR(info.st_mode) && enter_once(walk, &info)) {
        if (depth < DEPTH_LIMIT)
            walk_folder(walk, path, depth);
        else
            dl_report_add(walk->reports, path, 0,
                          "Folders nested deeper than %d are not entered.", DEPTH_LIMIT);
    }
}

bool dl_file_walk(const char *path, dl_arena *arena, dl_paths *paths, dl_reports *reports)
{
    size_t before = paths->count;
    walk_state walk = { .arena = arena, .paths = paths, .reports = reports };
    walk_path(&walk, dl_str_copy(arena, dl_str_from(path)), 0);
    return paths->count > before;
}

/* A folder of the XDG Base Directory Specification: the variable must be absolute. */
static dl_str in_folder(const char *variable, const char *otherwise, const char *name,
                        dl_arena *arena)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && folder[0] == '/')
        return dl_str_format(arena, "%s/dateline/%s", folder, name);
    if (home && home[0])
        return dl_str_format(arena, "%s/%s/dateline/%s", home, otherwise, name);
    return (dl_str){ "", 0 };
}

dl_str dl_file_config(const char *name, dl_arena *arena)
{
    return in_folder("XDG_CONFIG_HOME", ".config", name, arena);
}

dl_str dl_file_data(const char *name, dl_arena *arena)
{
    return in_folder("XDG_DATA_HOME", ".local/share", name, arena);
}

void dl_file_expect_jumps(const void *mapped, size_t size)
{
    if (size)
        madvise((void *)mapped, size, MADV_RANDOM);
}

void dl_file_fetch(const void *mapped, size_t from, size_t to)
{
    from -= from % (size_t)sysconf(_SC_PAGESIZE);
    madvise((char *)mapped + from, to - from, MADV_WILLNEED);
}

bool dl_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

void dl_file_make_folders(const char *path)
{
    dl_arena arena = { 0 };
    char *copy = dl_arena_copy(&arena, path, strlen(path));
    for (char *slash = strchr(path[0] ? copy + 1 : copy, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0700); /* the open that follows tells what went wrong */
        *slash = '/';
    }
    dl_arena_release(&arena);
}

static bool write_all(int file, dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        ssize_t written = write(file, text.ptr + at, text.len - at);
        if (written < 0 && errno != EINTR)
            return false;
        at += written > 0 ? (size_t)written : 0;
    }
    return fsync(file) == 0;
}

dl_str dl_file_target(const char *path, dl_arena *arena)
{
    enum { LINKS = 40 }; /* as many as Linux follows */
    char to[4096];
    dl_str at = dl_str_copy(arena, dl_str_from(path));
    for (int i = 0; i < LINKS; i++) {
        ssize_t length = readlink(at.ptr, to, sizeof to);
        if (length < 0 || (size_t)length == sizeof to)
            break;
        size_t folder = to[0] == '/' ? 0 : at.len; /* a link is relative to where it lies */
        while (folder > 0 && at.ptr[folder - 1] != '/')
            folder--;
        at = dl_str_format(arena, "%.*s%.*s", (int)folder, at.ptr, (int)length, to);
    }
    return at;
}

/* The rights of what is replaced; the owner too, where we may give it away. */
static bool take_rights(int file, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return true; /* it is new */
    if (fchown(file, info.st_uid, info.st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(file, info.st_mode & 0777) == 0;
}

bool dl_file_replace(const char *path, dl_str text, dl_error *error)
{
    dl_arena arena = { 0 };
    path = dl_file_target(path, &arena).ptr;
    dl_str name = dl_str_format(&arena, "%s.XXXXXX", path);
    char *beside = dl_arena_copy(&arena, name.ptr, name.len);
    dl_file_make_folders(beside);
    int file = mkostemp(beside, O_CLOEXEC);
    bool ok = file >= 0 && take_rights(file, path) && write_all(file, text);
    int why = errno;
    if (file >= 0 && close(file) != 0 && ok) {
        ok = false;
        why = errno;
    }
    if (ok && rename(beside, path) != 0) {
        ok = false;
        why = errno;
    }
    if (!ok && file >= 0)
        unlink(beside);
    if (!ok)
        dl_fail(error, DL_ERROR_SYSTEM,
                "%s cannot be written: %s. What was there is unchanged.", path,
                strerror(why));
    dl_arena_release(&arena);
    return ok;
}
