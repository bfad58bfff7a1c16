#ifndef DL_TESTS_FOLDER_H
#define DL_TESTS_FOLDER_H
/* A temporary folder for files that a test makes; gone when the test's process ends. */
#include "dateline/str.h"

/* Makes it and gives its path, without a slash at the end. Once in a test. */
const char *folder_make(void);
/* Writes a file of the folder; `name` may name a new folder in it, "sub/a.txt". */
void folder_write(const char *name, dl_str bytes);
/* The path of `name` in the folder; good until the tenth call after this one. */
const char *folder_path(const char *name);

#endif
