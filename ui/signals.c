/* A handler can reach nothing but file-scope state: the pipe and what a crash must send
 * are the program's only such state, written once before the handlers are installed. */
#include "ui/signals.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "dateline/str.h"
#include "ui/terminfo.h"

static int pipe_ends[2] = { -1, -1 };
static int terminal_descriptor = -1;
static struct termios cooked;
static bool cooked_known;
static char farewell[256]; /* what curses would send at its end */
static size_t farewell_length;
static _Alignas(16) char crash_stack[1 << 16]; /* the crash may be a full stack */

static const int asked[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT };

static void note(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t written = write(pipe_ends[1], &byte, 1);
    (void)written; /* a full pipe has enough to tell */
    errno = saved;
}

/* Only async-signal-safe calls. SA_RESETHAND has restored the default action. */
static void crash(int number)
{
    if (terminal_descriptor >= 0) {
        ssize_t written = write(terminal_descriptor, farewell, farewell_length);
        (void)written;
        if (cooked_known)
            tcsetattr(terminal_descriptor, TCSANOW, &cooked);
    }
    raise(number);
}

static void add_capability(const char *name)
{
const char *text = dl_terminfo_string(name);
    if (!text)
        return;
    size_t length = strlen(text);
    if (farewell_length + length > sizeof farewell)
        return;
    memcpy(farewell + farewell_length, text, length);
    farewell_length += length;
}

static void install(int number, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void dl_signals_open(int terminal)
{
    if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC))
        abort();
    terminal_descriptor = terminal;
    farewell_length = 0;
    add_capability("sgr0");
    add_capability("cnorm");
    add_capability("BD");
    add_capability("rmkx");
    add_capability("rmcup");
    /* Curses keeps the modes it found; they are the shell's. */
    reset_shell_mode();
    cooked_known = !tcgetattr(terminal, &cooked);
    reset_prog_mode();
    stack_t stack = { .ss_sp = crash_stack, .ss_size = sizeof crash_stack };
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < DL_COUNT(asked); i++)
        install(asked[i], note, SA_RESTART);
    for (size_t i = 0; i < DL_COUNT(crashes); i++)
        install(crashes[i], crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER));
}

void dl_signals_close(void)
{
    for (size_t i = 0; i < DL_COUNT(asked); i++)
        install(asked[i], SIG_DFL, 0);
    /* When a shell's window is closed, the shell and the system both send it; the second
     * must not end what writes down what the reader did. */
    install(SIGHUP, SIG_IGN, 0);
    for (size_t i = 0; i < DL_COUNT(crashes); i++)
        install(crashes[i], SIG_DFL, 0);
    stack_t none = { .ss_flags = SS_DISABLE };
    sigaltstack(&none, NULL);
    terminal_descriptor = -1;
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    pipe_ends[0] = pipe_ends[1] = -1;
}

int dl_signals_descriptor(void)
{
    return pipe_ends[0];
}

int dl_signals_next(void)
{
    unsigned char number = 0;
    return read(pipe_ends[0], &number, 1) == 1 ? number : 0;
}

void dl_signals_stop(void)
{
    install(SIGTSTP, SIG_DFL, 0);
    raise(SIGTSTP);
    install(SIGTSTP, note, SA_RESTART);
}
