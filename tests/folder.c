#include "tests/folder.h"

#include <check.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* atexit() hands its function nothing, so the path has to stand here. Check runs each test
 * in a process of its own, which ends with exit() whether the test fails or not. */
static char folder[64];
static pid_t owner;

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void)about, (void)at;
    if (kind == FTW_DNR)
        chmod(path, 0700);
    return remove(path) != 0 && errno != ENOENT;
}

static int open_one(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void)about, (void)at;
    return kind == FTW_D || kind == FTW_DNR ? chmod(path, 0700) : 0;
}

static void remove_folder(void)
{
    if (owner != getpid())
        return;
    nftw(folder, open_one, 16, FTW_PHYS);
    nftw(folder, remove_one, 16, FTW_PHYS | FTW_DEPTH);
}

const char *folder_make(void)
{
    ck_assert_msg(folder[0] == '\0' || owner != getpid(), "one folder in a test");
    /* In memory, if that can be: ten thousand files take seconds on some disks. */
    snprintf(folder, sizeof folder, "/dev/shm/dateline-test-XXXXXX");
    if (!mkdtemp(folder)) {
        snprintf(folder, sizeof folder, "/tmp/dateline-test-XXXXXX");
        ck_assert_msg(mkdtemp(folder) != NULL, "%s: %s", folder, strerror(errno));
    }
    owner = getpid();
    atexit(remove_folder);
    return folder;
}

const char *folder_path(const char *name)
{
    static char paths[10][512];
    static size_t next;
    char *path = paths[next++ % DL_COUNT(paths)];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

void folder_write(const char *name, dl_str bytes)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    ck_assert_uint_eq(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
}
