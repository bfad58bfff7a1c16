#ifndef DL_FILE_H
#define DL_FILE_H
/* [base] Files and folders: read whole, walked without loops. */
#include "dateline/arena.h"
#include "dateline/buf.h"
#include "dateline/error.h"
#include "dateline/str.h"

/* An article file over this size is refused: a body must fit a 32-bit span, and nobody
 * reads an article of 64 MB. */
#define DL_FILE_LIMIT ((size_t)64 << 20)

/* Opens a file or, for "-", standard input (to be closed all the same); *size is 0 where
 * it is not known. A folder or an unreadable file is DL_ERROR_SYSTEM. */
bool dl_file_open(const char *path, int *file, size_t *size, dl_error *error);
/* Appends up to `more` bytes; *end when there are none left. */
bool dl_file_read_more(int file, const char *path, size_t more, dl_buf *out, bool *end,
                       dl_error *error);

/* All bytes of a file or, for "-", of standard input, at most `limit` (else
 * DL_ERROR_LIMIT). A folder, an unreadable or a special file is DL_ERROR_SYSTEM. The
 * message names the file. */
bool dl_file_read(const char *path, size_t limit, dl_arena *arena, dl_str *bytes,
                  dl_error *error);

typedef struct dl_paths {
    dl_str *items; /* each with a NUL behind it */
    size_t count, capacity;
} dl_paths;

/* Appends `path` itself, if it is a file, or all regular files below it, if it is a
 * folder: in byte order of their names, hidden names left out, no folder entered twice
 * (device and inode), not deeper than 64. What cannot be read is reported and left out.
 * A path that does not exist is reported. False if nothing was appended. */
bool dl_file_walk(const char *path, dl_arena *arena, dl_paths *paths, dl_reports *reports);

/* "$XDG_CONFIG_HOME/dateline/NAME", else "$HOME/.config/dateline/NAME", with a NUL
 * behind it; empty if neither is set. */
dl_str dl_file_config(const char *name, dl_arena *arena);

/* "$XDG_DATA_HOME/dateline/NAME", else "$HOME/.local/share/dateline/NAME", the same way. */
dl_str dl_file_data(const char *name, dl_arena *arena);

/* Of a file that is mapped and read here and there: nothing but what is asked for is to be
 * fetched. Left to itself, a system that reads ahead reads megabytes for each page. */
void dl_file_expect_jumps(const void *mapped, size_t size);
/* Asks for bytes of a mapped file, all at once, and does not wait for them. */
void dl_file_fetch(const void *mapped, size_t from, size_t to);

bool dl_file_exists(const char *path);
/* Makes every folder above the last part of the path that is not there yet. */
void dl_file_make_folders(const char *path);
/* What a path leads to, symbolic links followed, also where there is nothing yet. */
dl_str dl_file_target(const char *path, dl_arena *arena);
/* Puts text into a file in one step: it is written beside it, made durable and renamed, so
 * that a crash leaves the old or the new one. Makes missing folders above it. A link stays
 * one; the new file has the rights of the old one, else nobody but its owner may read it. */
bool dl_file_replace(const char *path, dl_str text, dl_error *error);

#endif
