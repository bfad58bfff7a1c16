/* Programs that the explorer starts: by fork and execvp with words, never by a shell (what
 * the reader types behind "|" names its shell itself). A pipe that closes on exec tells
 * whether the program could be started. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "ui/errand.h"

/* Signals that the explorer ignores or handles must be as a program expects them. */
static void reset_signals(void)
{
    static const int numbers[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGPIPE };
    for (size_t i = 0; i < DL_COUNT(numbers); i++)
        signal(numbers[i], SIG_DFL);
}

/* In the child: becomes the program, or tells why not. */
static void become(char *const *words, int input, int output, int tell)
{
    reset_signals();
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execvp(words[0], words);
    int why = errno;
    ssize_t written = write(tell, &why, sizeof why);
    (void)written;
    _exit(127);
}

/* Why the program at the other end could not be started; 0: it was. */
static int read_failure(int heard)
{
    int why = 0;
    ssize_t count;
    do
        count = read(heard, &why, sizeof why);
    while (count < 0 && errno == EINTR);
    return count == sizeof why ? why : 0;
}

static bool fail_start(char *const *words, int why, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be started: %s.", words[0],
                   strerror(why));
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool dl_run_in_front(char *const *words, int input, int output, int *status,
                     dl_error *error)
{
    int tell[2];
    if (pipe2(tell, O_CLOEXEC))
        return fail_start(words, errno, error);
    /* C-c is for the program; C-z stops both, so that the shell is there. */
    struct sigaction ignore = { .sa_handler = SIG_IGN };
    struct sigaction stop = { .sa_handler = SIG_DFL };
    struct sigaction old[3];
    sigaction(SIGINT, &ignore, &old[0]);
    sigaction(SIGQUIT, &ignore, &old[1]);
    sigaction(SIGTSTP, &stop, &old[2]);
    pid_t child = fork();
    int why = errno;
    if (child == 0)
        become(words, input, output, tell[1]);
    close(tell[1]);
    if (child > 0) {
        why = read_failure(tell[0]);
        *status = wait_for(child);
    }
    close(tell[0]);
    sigaction(SIGINT, &old[0], NULL);
    sigaction(SIGQUIT, &old[1], NULL);
    sigaction(SIGTSTP, &old[2], NULL);
    return child > 0 && !why ? true : fail_start(words, why, error);
}

bool dl_run_apart(char *const *words, dl_error *error)
{
    int tell[2];
    if (pipe2(tell, O_CLOEXEC))
        return fail_start(words, errno, error);
    pid_t child = fork();
    int why = errno;
    if (child == 0) { /* a child of a child that ends at once is nobody's to wait for */
        int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        setsid();
        if (fork() == 0)
            become(words, nothing, nothing, tell[1]);
        _exit(0);
    }
    close(tell[1]);
    if (child > 0) {
        wait_for(child);
        why = read_failure(tell[0]);
    }
    close(tell[0]);
    return child > 0 && !why ? true : fail_start(words, why, error);
}

char **dl_command_words(const char *command, const char *last, dl_arena *arena)
{
    dl_str rest = dl_str_trim(dl_str_from(command));
    char **words = DL_NEW(arena, char *, rest.len + 3);
    size_t count = 0;
    bool placed = false;
    while (rest.len) {
        dl_str word;
        dl_str_cut(rest, ' ', &word, &rest);
        rest = dl_str_trim(rest);
        placed = placed || dl_str_equal(word, DL_STR("%s"));
        words[count++] = dl_str_equal(word, DL_STR("%s"))
                             ? dl_arena_copy(arena, last, strlen(last))
                             : dl_arena_copy(arena, word.ptr, word.len);
    }
    if (!placed)
        words[count++] = dl_arena_copy(arena, last, strlen(last));
    return words;
}

int dl_text_as_file(dl_str text)
{
    int file = memfd_create("dateline", MFD_CLOEXEC);
    for (size_t at = 0; file >= 0 && at < text.len;) {
        ssize_t written = write(file, text.ptr + at, text.len - at);
        if (written < 0 && errno != EINTR) {
            close(file);
            return -1;
        }
        at += written > 0 ? (size_t)written : 0;
    }
    if (file >= 0)
        lseek(file, 0, SEEK_SET);
    return file;
}
