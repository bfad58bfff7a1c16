/* keys SIZE SECONDS KEYS COMMAND...: how long a terminal program takes from a key to the
 * settled screen, seen from outside.
 *
 * Starts the command in a pseudo-terminal of SIZE (120x40), waits until it has drawn
 * something and been quiet, then sends the keys one by one, round after round, for SECONDS.
 * A key is settled at the last byte before 25 ms of silence; the silence does not count.
 * The answer is its first byte: where something else draws too, that tells how long the
 * program was away.
 * "\n" is Enter, "\t" Tab, "\e" Esc; a key that draws nothing is not counted, nor is Esc:
 * a program has to wait for what it may begin. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET = 25, START_QUIET = 300, LONGEST = 3000, SAMPLES = 4096 };

typedef struct burst {
    double first, last; /* ms since the key; 0: nothing came */
    size_t bytes;
} burst;

typedef struct meter {
    int terminal;
    pid_t child;
    const char *keys;
    double settled[SAMPLES];
    double answered[SAMPLES];
    double bytes[SAMPLES];
    size_t count;
} meter;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

/* What some programs ask a terminal before they draw. */
static void answer(int terminal, const char *bytes, size_t length)
{
    static const char *const questions[][2] = { { "\033[c", "\033[?62;22c" },
                                                { "\033[6n", "\033[1;1R" } };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        if (memmem(bytes, length, questions[i][0], strlen(questions[i][0])) &&
            write(terminal, questions[i][1], strlen(questions[i][1])) < 0)
            return;
}

/* Reads until it is quiet. */
static burst listen_for(int terminal, double from, int quiet)
{
    burst heard = { 0 };
    char bytes[1 << 16];
    for (;;) {
        struct pollfd ready = { .fd = terminal, .events = POLLIN };
        int wait = heard.bytes ? quiet : LONGEST;
        if (poll(&ready, 1, wait) <= 0)
            return heard;
        ssize_t got = read(terminal, bytes, sizeof bytes);
        if (got <= 0)
            return heard;
        heard.last = now() - from;
        heard.first = heard.bytes ? heard.first : heard.last;
        heard.bytes += (size_t)got;
        answer(terminal, bytes, (size_t)got);
    }
}

static bool start(meter *m, const char *size, char **command)
{
    struct winsize window = { .ws_col = 120, .ws_row = 40 };
    sscanf(size, "%hux%hu", &window.ws_col, &window.ws_row);
    m->child = forkpty(&m->terminal, NULL, NULL, &window);
    if (m->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(command[0], command);
        _exit(127);
    }
    return m->child > 0;
}

/* Resident memory of the program, and of it what it shares with no file, in MB. */
static void print_memory(pid_t child)
{
    char path[64], line[256];
    double all = 0, own = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)child);
    FILE *status = fopen(path, "r");
    while (status && fgets(line, sizeof line, status)) {
        sscanf(line, "VmRSS: %lf", &all);
        sscanf(line, "RssAnon: %lf", &own);
    }
    if (status)
        fclose(status);
    printf("  %6.1f MB, %.1f its own", all / 1024, own / 1024);
}

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static double part(double *numbers, size_t count, size_t percent)
{
    qsort(numbers, count, sizeof *numbers, by_number);
    return count ? numbers[(count - 1) * percent / 100] : 0;
}

static void press(meter *m, char key)
{
    double from = now();
    if (write(m->terminal, &key, 1) != 1)
        return;
    burst heard = listen_for(m->terminal, from, QUIET);
    if (heard.bytes && key != '\033' && m->count < SAMPLES) {
        m->settled[m->count] = heard.last;
        m->answered[m->count] = heard.first;
        m->bytes[m->count++] = (double)heard.bytes;
    }
}

static char read_key(const char **at)
{
    char key = *(*at)++;
    if (key != '\\' || !**at)
        return key;
    char letter = *(*at)++;
    return letter == 'n' ? '\r' : letter == 't' ? '\t' : letter == 'e' ? '\033' : letter;
}

int main(int count, char **words)
{
    static meter m;
    if (count < 5) {
        fputs("usage: keys SIZE SECONDS KEYS COMMAND...\n", stderr);
        return 2;
    }
    m.keys = words[3];
    double begun = now(), end = begun + atof(words[2]) * 1000;
    if (!start(&m, words[1], words + 4))
        return 3;
    burst screen = listen_for(m.terminal, begun, START_QUIET);
    print_memory(m.child);
    printf("  start %7.1f ms (first byte %.1f)", screen.last, screen.first);
    while (now() < end && m.keys[0])
        for (const char *at = m.keys; *at;)
            press(&m, read_key(&at));
    printf("  keys p50 %6.2f p95 %6.2f p99 %6.2f ms, %5.0f bytes; answer p99 %6.2f, "
           "longest %6.2f ms of %zu\n",
           part(m.settled, m.count, 50), part(m.settled, m.count, 95),
           part(m.settled, m.count, 99), part(m.bytes, m.count, 50),
           part(m.answered, m.count, 99), part(m.answered, m.count, 100), m.count);
    kill(m.child, SIGTERM);
    for (int i = 0; i < 50 && waitpid(m.child, NULL, WNOHANG) == 0; i++)
        usleep(10000);
    kill(m.child, SIGKILL);
    close(m.terminal);
    return 0;
}
