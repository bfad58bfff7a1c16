/* The file of an image:
 *
 *   head | section 0 | section 1 | ... | checksums of all pages, section by section
 *
 * each at a multiple of 4096.
 *
 * Mapping reserves far more address space than a section needs and puts the file over the
 * start of it. Where that cannot be had (a limit on address space, larger pages), the
 * section is read into memory of its exact size; the table then moves when it grows. */
#include "dateline/image.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"

enum { ALIGNMENT = 4096 };
static const size_t reserve = (size_t)64 << 30; /* bytes of address space a table */

typedef struct section {
    uint64_t offset, count, size; /* size of an item */
} section;

typedef struct head {
    char magic[8];
    uint32_t version, tables;
    uint64_t length; /* of the file */
    uint64_t checks_at, pages, check; /* of the checksums */
    section sections[DL_IMAGE_TABLES];
} head;

static bool fail_file(const char *path, const char *what, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYSTEM, "%s %s: %s.", path, what, strerror(errno));
}

static size_t align(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/* --- writing ----------------------------------------------------------------------- */

static bool write_at(int file, const char *bytes, size_t size, off_t offset)
{
    enum { PIECE = 1 << 24 };
    while (size) {
        ssize_t written = pwrite(file, bytes, size < PIECE ? size : PIECE, offset);
        if (written < 0 && errno != EINTR)
            return false;
        size_t done = written > 0 ? (size_t)written : 0;
        bytes += done;
        size -= done;
        offset += (off_t)done;
    }
    return true;
}

/* Where everything goes; makes the checksums, to be given back with dl_memory_free. */
static uint64_t *describe(head *file_head, const dl_image_table *tables, size_t count)
{
    size_t at = align(sizeof *file_head), pages = 0;
    file_head->tables = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        file_head->sections[i] = (section){ at, *tables[i].count, tables[i].size };
        at += align(*tables[i].count * tables[i].size);
        pages += dl_proof_pages(*tables[i].count, tables[i].size);
    }
    uint64_t *checks = dl_memory_resize(NULL, pages + 1, sizeof *checks);
    file_head->checks_at = at;
    file_head->pages = pages;
    file_head->length = at + pages * sizeof *checks;
    pages = 0;
    for (size_t i = 0; i < count; i++) {
        dl_proof_make(*tables[i].items, *tables[i].count, tables[i].size, checks + pages);
        pages += dl_proof_pages(*tables[i].count, tables[i].size);
    }
    file_head->check = dl_proof_check(checks, pages * sizeof *checks);
    return checks;
}

bool dl_image_write(const char *path, dl_image_kind kind, const dl_image_table *tables,
                    size_t count, uint64_t *check, dl_error *error)
{
    head file_head = { .version = kind.version };
    memcpy(file_head.magic, kind.magic, sizeof kind.magic);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return fail_file(path, "cannot be written", error);
    uint64_t *checks = describe(&file_head, tables, count);
    bool ok = ftruncate(file, (off_t)file_head.length) == 0 &&
              write_at(file, (const char *)&file_head, sizeof file_head, 0) &&
              write_at(file, (const char *)checks, file_head.pages * sizeof *checks,
                       (off_t)file_head.checks_at);
    for (size_t i = 0; ok && i < count; i++)
        ok = write_at(file, *tables[i].items, *tables[i].count * tables[i].size,
                      (off_t)file_head.sections[i].offset);
    ok = ok && fsync(file) == 0;
    *check = dl_proof_check(&file_head, sizeof file_head);
    if (!ok)
        fail_file(path, "cannot be written", error);
    dl_memory_free(checks);
    close(file);
    return ok;
}

bool dl_image_put(const char *path, uint64_t offset, const void *const *parts,
                  const size_t *sizes, size_t count, dl_error *error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return fail_file(path, "cannot be written", error);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = write_at(file, parts[i], sizes[i], (off_t)offset);
        offset += sizes[i];
    }
    ok = ok && ftruncate(file, (off_t)offset) == 0 && fsync(file) == 0;
    if (!ok)
        fail_file(path, "cannot be written", error);
    close(file);
    return ok;
}

/* --- mapping ----------------------------------------------------------------------- */

static bool read_at(int file, char *bytes, size_t size, off_t offset)
{
    while (size) {
        ssize_t got = pread(file, bytes, size, offset);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        size_t done = got > 0 ? (size_t)got : 0;
        bytes += done;
        size -= done;
        offset += (off_t)done;
    }
    return true;
}

/* The section with room to grow behind it; NULL if that cannot be had. */
static void *map_section(int file, const section *from, size_t bytes)
{
    char *room = mmap(NULL, reserve, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        return NULL;
    if (bytes && mmap(room, bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, file,
                      (off_t)from->offset) == MAP_FAILED) {
        munmap(room, reserve);
        return NULL;
    }
    dl_file_expect_jumps(room, bytes);
    return room;
}

static bool take_section(int file, const section *from, const dl_image_table *table,
                         size_t number, dl_image *image)
{
    size_t bytes = from->count * from->size;
    void *room = bytes < reserve / 2 ? map_section(file, from, bytes) : NULL;
    *table->count = *table->capacity = from->count;
    image->regions[number] = room;
    image->proofs[number].mends = room != NULL;
    if (room) {
        *table->capacity = reserve / from->size;
        image->proofs[number].mapped = bytes;
    } else {
        room = dl_memory_resize(NULL, from->count, from->size);
        if (!read_at(file, room, bytes, (off_t)from->offset)) {
            dl_memory_free(room);
            *table->count = *table->capacity = 0;
            return false;
        }
    }
    *table->items = image->proofs[number].bytes = room;
    return image->regions[number] ||
           dl_prove(&image->proofs[number], 0, from->count);
}

/* Maps the checksums and lays out the proofs of all sections. */
static bool take_checks(int file, const head *file_head, dl_image *image)
{
    size_t words = dl_proof_words(file_head->pages), page = 0;
    image->checks_size = file_head->pages * sizeof(uint64_t);
    image->proved = dl_memory_resize(NULL, words + file_head->tables, sizeof(uint64_t));
    memset((void *)image->proved, 0, (words + file_head->tables) * sizeof(uint64_t));
    image->damaged = dl_memory_resize(NULL, 1, sizeof *image->damaged);
    atomic_init(image->damaged, false);
    if (image->checks_size) {
        void *mapped = mmap(NULL, image->checks_size, PROT_READ, MAP_SHARED, file,
                            (off_t)file_head->checks_at);
        if (mapped == MAP_FAILED)
            return false;
        image->checks = mapped;
        dl_file_expect_jumps(mapped, image->checks_size);
        dl_file_fetch(mapped, 0, image->checks_size);
    }
    _Atomic uint64_t *proved = image->proved;
    for (size_t i = 0; i < file_head->tables; i++) {
        const section *from = &file_head->sections[i];
        size_t pages = dl_proof_pages(from->count, from->size);
        image->proofs[i] = (dl_proof){ .count = from->count,
                                       .size = from->size,
                                       .shift = dl_proof_shift(from->size),
                                       .checks = (const uint64_t *)image->checks + page,
                                       .proved = proved,
                                       .damaged = image->damaged };
        page += pages;
        proved += dl_proof_words(pages);
    }
    return dl_proof_check(image->checks, image->checks_size) == file_head->check;
}

static bool is_sound(const head *file_head, const struct stat *info,
                     const dl_image_table *tables, size_t count)
{
    size_t pages = 0;
    if (file_head->tables != count || file_head->length != (uint64_t)info->st_size)
        return false;
    for (size_t i = 0; i < count; i++) {
        const section *from = &file_head->sections[i];
        if (from->size != tables[i].size || from->offset % ALIGNMENT ||
            from->offset > file_head->length ||
            from->count > (file_head->length - from->offset) / from->size)
            return false;
        pages += dl_proof_pages(from->count, from->size);
    }
    return file_head->pages == pages && file_head->checks_at % ALIGNMENT == 0 &&
           file_head->checks_at + pages * sizeof(uint64_t) == file_head->length;
}

/* A message for a file that is there but cannot be used. */
static bool refuse(const char *path, const char *why, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%s %s.", path, why);
}

static bool map_file(int file, const char *path, dl_image_kind kind, uint64_t check,
                     const dl_image_table *tables, size_t count, dl_image *image,
                     dl_error *error)
{
    head file_head;
    struct stat info;
    if (fstat(file, &info) != 0 ||
        !read_at(file, (char *)&file_head, sizeof file_head, 0))
        return refuse(path, "is cut short", error);
    if (memcmp(file_head.magic, kind.magic, sizeof kind.magic) != 0)
        return refuse(path, "is not what its name says", error);
    if (file_head.version != kind.version)
        return dl_fail(error, DL_ERROR_OTHER, "%s is of another version of Dateline.", path);
    if (dl_proof_check(&file_head, sizeof file_head) != check)
        return refuse(path, "is damaged, or of another day", error);
    if (!is_sound(&file_head, &info, tables, count))
        return refuse(path, "is cut short, or of another build of Dateline", error);
    image->count = count;
    bool ok = take_checks(file, &file_head, image);
    for (size_t i = 0; ok && i < count; i++)
        ok = take_section(file, &file_head.sections[i], &tables[i], i, image);
    return ok || refuse(path, "is damaged", error);
}

bool dl_image_map(const char *path, dl_image_kind kind, uint64_t check,
                  const dl_image_table *tables, size_t count, dl_image *image,
                  dl_error *error)
{
    *image = (dl_image){ 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_file(path, "cannot be read", error);
    bool ok = map_file(file, path, kind, check, tables, count, image, error);
    close(file);
    if (ok)
        return true;
    for (size_t i = 0; i < count; i++) {
        if (!dl_image_has(image, *tables[i].items))
            dl_memory_free(*tables[i].items);
        *tables[i].items = NULL;
        *tables[i].count = *tables[i].capacity = 0;
    }
    dl_image_release(image);
    return false;
}

bool dl_image_prove(const dl_image *image)
{
    for (size_t i = 0; i < image->count; i++)
        dl_image_touch(image, i, 0, image->proofs[i].count);
    return !dl_image_is_damaged(image);
}

bool dl_image_is_damaged(const dl_image *image)
{
    return image->damaged && atomic_load(image->damaged);
}

bool dl_image_has(const dl_image *image, const void *memory)
{
    for (size_t i = 0; i < image->count; i++)
        if (memory && image->regions[i] == memory)
            return true;
    return false;
}

void dl_image_release(dl_image *image)
{
    for (size_t i = 0; i < image->count; i++)
        if (image->regions[i])
            munmap(image->regions[i], reserve);
    if (image->checks)
        munmap((void *)image->checks, image->checks_size);
    dl_memory_free((void *)image->proved);
    dl_memory_free(image->damaged);
    *image = (dl_image){ 0 };
}

bool dl_image_open(const char *path, size_t size, const void **bytes, dl_error *error)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_file(path, "cannot be read", error);
    bool ok = fstat(file, &info) == 0 && (uint64_t)info.st_size >= size;
    void *mapped = NULL;
    if (!ok)
        refuse(path, "is cut short", error);
    else if (size) {
        mapped = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
        ok = mapped != MAP_FAILED || fail_file(path, "cannot be mapped", error);
    }
    close(file);
    *bytes = ok ? mapped : NULL;
    return ok;
}

void dl_image_close(const void *bytes, size_t size)
{
    if (bytes)
        munmap((void *)bytes, size);
}

/* --- folders ----------------------------------------------------------------------- */

int dl_image_lock(const char *folder, dl_error *error)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/lock", folder);
    dl_file_make_folders(path);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be locked for saving: %s.", folder,
            strerror(errno));
    if (lock >= 0)
        close(lock);
    return -1;
}

static bool is_kept(dl_str name, const dl_str *keep, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dl_str_equal(name, keep[i]))
            return true;
    return false;
}

void dl_image_sweep(const char *folder, const char *start, const dl_str *keep,
                    size_t count)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        dl_str name = dl_str_from(entry->d_name);
        if (dl_str_starts(name, dl_str_from(start)) && !is_kept(name, keep, count))
            unlinkat(dirfd(dir), entry->d_name, 0);
    }
    if (dir)
        closedir(dir);
}
