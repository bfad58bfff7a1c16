#include "tests/program.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_SECONDS = 120 };

const char *program_path(void)
{
    const char *path = getenv("DATELINE");
    return path && *path ? path : "build/dateline";
}

void program_environment(const char *const *more)
{
    static const char *const kept[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                        "LSAN_OPTIONS" };
    static const char *const fixed[] = {
        "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC", NULL,
    };
    const char *values[DL_COUNT(kept)];
    for (size_t i = 0; i < DL_COUNT(kept); i++)
        values[i] = getenv(kept[i]);
    const char *data = getenv(PROGRAM_DATA);
    clearenv();
    if (data)
        setenv("XDG_DATA_HOME", data, 1);
    for (size_t i = 0; i < DL_COUNT(kept); i++)
        if (values[i])
            setenv(kept[i], values[i], 1);
    const char *const *lists[] = { fixed, more };
    for (size_t i = 0; i < DL_COUNT(lists); i++)
        for (size_t j = 0; lists[i] && lists[i][j]; j++) {
            const char *equals = strchr(lists[i][j], '=');
            char name[64];
            snprintf(name, sizeof name, "%.*s", (int)(equals - lists[i][j]), lists[i][j]);
            if (equals[1])
                setenv(name, equals + 1, 1);
            else
                unsetenv(name);
        }
}

/* Takes what there is; false at the end. */
static bool take(int fd, dl_buf *text)
{
    char bytes[1 << 16];
    ssize_t got = read(fd, bytes, sizeof bytes);
    if (got > 0)
        dl_buf_add(text, (dl_str){ bytes, (size_t)got });
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Gives as much of the input as fits; false when there is no more to give. */
static bool give(int fd, dl_str *input)
{
    ssize_t gave = write(fd, input->ptr, input->len);
    if (gave < 0)
        return errno == EAGAIN || errno == EINTR;
    *input = dl_str_slice(*input, (size_t)gave, input->len);
    return input->len > 0;
}

static void talk(int in, dl_str input, int out, int err, program_answer *answer)
{
    time_t end = time(NULL) + PATIENCE_SECONDS;
    struct pollfd ends[] = { { out, POLLIN, 0 }, { err, POLLIN, 0 }, { in, POLLOUT, 0 } };
    if (input.len == 0) {
        close(in);
        ends[2].fd = -1;
    }
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        ck_assert_msg(time(NULL) < end, "no answer in time");
        poll(ends, DL_COUNT(ends), 1000);
        if (ends[0].revents && !take(out, &answer->out))
            ends[0].fd = -1;
        if (ends[1].revents && !take(err, &answer->err))
            ends[1].fd = -1;
        if (ends[2].revents && !give(in, &input)) {
            close(in);
            ends[2].fd = -1;
        }
    }
    if (ends[2].fd >= 0)
        close(in);
}

static pid_t start(const char *file, const char *const *words, int in, int out, int err)
{
    char *arguments[32] = { (char *)(uintptr_t)program_path() };
    for (size_t i = 0; words[i]; i++) {
        ck_assert_uint_lt(i + 2, DL_COUNT(arguments));
        arguments[i + 1] = (char *)(uintptr_t)words[i];
    }
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid != 0)
        return pid;
    signal(SIGPIPE, SIG_DFL);
    dup2(in, 0);
    dup2(file ? open(file, O_WRONLY | O_CLOEXEC) : out, 1);
    dup2(err, 2);
    program_environment(NULL);
    execv(arguments[0], arguments);
    fprintf(stderr, "%s: %s\n", arguments[0], strerror(errno));
    _exit(127);
}

program_answer program_run_into(const char *file, dl_str input, const char *const *words)
{
    program_answer answer = { 0 };
    int in[2], out[2], err[2];
    ck_assert(pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0
              && pipe2(err, O_CLOEXEC) == 0);
    signal(SIGPIPE, SIG_IGN);
    pid_t pid = start(file, words, in[0], out[1], err[1]);
    close(in[0]);
    close(out[1]);
    close(err[1]);
    fcntl(in[1], F_SETFL, O_NONBLOCK);
    talk(in[1], input, out[0], err[0], &answer);
    close(out[0]);
    close(err[0]);
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    answer.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return answer;
}

program_answer program_run(dl_str input, const char *const *words)
{
    return program_run_into(NULL, input, words);
}

void program_release(program_answer *answer)
{
    dl_buf_release(&answer->out);
    dl_buf_release(&answer->err);
}

static void expect(program_answer *answer, bool holds, const char *wanted)
{
    ck_assert_msg(holds, "wanted: %s\nstatus: %d\noutput: %.3000s\nmessages: %.3000s", wanted,
                  answer->status, dl_buf_cstr(&answer->out), dl_buf_cstr(&answer->err));
}

void program_expect_status(program_answer *answer, int status)
{
    char wanted[32];
    snprintf(wanted, sizeof wanted, "status %d", status);
    expect(answer, answer->status == status, wanted);
}

void program_expect_out(program_answer *answer, const char *text)
{
    expect(answer, strstr(dl_buf_cstr(&answer->out), text) != NULL, text);
}

void program_expect_err(program_answer *answer, const char *text)
{
    expect(answer, strstr(dl_buf_cstr(&answer->err), text) != NULL, text);
}

size_t program_count(program_answer *answer, const char *text)
{
    size_t count = 0;
    dl_str out = dl_buf_str(&answer->out), needle = dl_str_from(text);
    for (size_t at = 0; (at = dl_str_find(out, needle, at)) != SIZE_MAX; at += needle.len)
        count++;
    return count;
}
