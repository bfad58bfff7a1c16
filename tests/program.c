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

/* Puts "NAME=value" in the place of an older one; "NAME=" only takes that away. */
static void put(program_environment *environment, const char *entry)
{
    size_t name = strcspn(entry, "=") + 1, size = strlen(entry) + 1, i = 0;
    while (i < environment->count && strncmp(environment->items[i], entry, name) != 0)
        i++;
    if (i < environment->count)
        environment->items[i] = environment->items[--environment->count];
    if (entry[name]) {
        ck_assert_uint_lt(environment->count + 1, DL_COUNT(environment->items));
        ck_assert_uint_le(environment->length + size, sizeof environment->text);
        char *place = environment->text + environment->length;
        memcpy(place, entry, size);
        environment->length += size;
        environment->items[environment->count++] = place;
    }
    environment->items[environment->count] = NULL;
}

static void put_value(program_environment *environment, const char *name, const char *value)
{
    char entry[sizeof environment->text];
    if (value && snprintf(entry, sizeof entry, "%s=%s", name, value) < (int)sizeof entry)
        put(environment, entry);
}

void program_surround(program_environment *environment, const char *const *more)
{
    static const char *const kept[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                        "LSAN_OPTIONS" };
    static const char *const fixed[] = { "HOME=/nonexistent", "LC_ALL=C.UTF-8",
                                         "TERM=xterm-256color", "TZ=UTC" };
    environment->count = environment->length = 0;
    put_value(environment, "XDG_DATA_HOME", getenv(PROGRAM_DATA));
    for (size_t i = 0; i < DL_COUNT(kept); i++)
        put_value(environment, kept[i], getenv(kept[i]));
    for (size_t i = 0; i < DL_COUNT(fixed); i++)
        put(environment, fixed[i]);
    for (size_t i = 0; more && more[i]; i++)
        put(environment, more[i]);
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
    program_environment environment;
    program_surround(&environment, NULL);
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
    execve(arguments[0], arguments, environment.items);
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
