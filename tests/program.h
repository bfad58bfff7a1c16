#ifndef DL_TESTS_PROGRAM_H
#define DL_TESTS_PROGRAM_H
/* The real program as another program calls it: words in, status and text out, no shell
 * between. Its surroundings are the same everywhere: see program_surround. */
#include "dateline/buf.h"

/* $DATELINE, or build/dateline. */
const char *program_path(void);

/* The surroundings of the program, for execve: nothing of the reader's configuration,
 * C.UTF-8, xterm-256color. `more` are further "NAME=value", "NAME=" takes one away; it ends
 * with NULL and may be NULL. Made before the fork: in the child, the lock of memory may be
 * held by a thread that is not there. A test that wants a folder for the program's data names
 * it in its own environment, as PROGRAM_DATA. */
#define PROGRAM_DATA "DATELINE_TEST_DATA"
typedef struct program_environment {
    char *items[32];
    char text[1 << 14];
    size_t count, length;
} program_environment;
void program_surround(program_environment *environment, const char *const *more);

typedef struct program_answer {
    int status; /* exit status; 128 + signal if a signal ended it */
    dl_buf out, err;
} program_answer;

/* Runs `dateline WORDS...`; `words` ends with NULL, `input` is its standard input. The
 * test fails if it takes longer than two minutes. */
program_answer program_run(dl_str input, const char *const *words);
/* The same with its output into a file (or device), and none in the answer. */
program_answer program_run_into(const char *file, dl_str input, const char *const *words);
/* For words that are known when the test is written. */
#define PROGRAM_RUN(...) program_run(DL_STR(""), (const char *const[]){ __VA_ARGS__, NULL })
void program_release(program_answer *answer);

/* Each fails the test with all that the program said. */
void program_expect_status(program_answer *answer, int status);
void program_expect_out(program_answer *answer, const char *text);
void program_expect_err(program_answer *answer, const char *text);
/* How often `text` stands in the output. */
size_t program_count(program_answer *answer, const char *text);

#endif
