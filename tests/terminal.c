#include "tests/terminal.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "dateline/file.h"
#include "tests/program.h"

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    terminal *term = user;
    if (property == VTERM_PROP_ALTSCREEN)
        term->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        term->cursor_visible = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

/* What the terminal says to the program: keys, and answers to its questions. */
static void on_output(const char *bytes, size_t len, void *user)
{
    const terminal *term = user;
    while (term->fd >= 0 && len > 0) {
        ssize_t wrote = write(term->fd, bytes, len);
        if (wrote < 0 && errno != EINTR)
            return;
        if (wrote > 0) {
            bytes += wrote;
            len -= (size_t)wrote;
        }
    }
}

/* What a shell does for the program: it leads the session, so that the program is a job of
 * its own in the foreground, which a stop signal really stops, and tells how that fares:
 * first its id, then each of its states. */
static void lead_session(int reports, const char *const *words,
                         char *const *environment)
{
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        execvpe(words[0], (char *const *)(uintptr_t)words, environment);
        fprintf(stderr, "%s: %s\n", words[0], strerror(errno));
        _exit(127);
    }
    int state = job;
    ssize_t told = write(reports, &state, sizeof state);
    do {
        if (waitpid(job, &state, WUNTRACED) == job)
            told = write(reports, &state, sizeof state);
    } while (told > 0 && WIFSTOPPED(state));
    pause(); /* until the terminal is closed: its last output is not lost before */
    _exit(0);
}

void terminal_start(terminal *term, int columns, int rows, const char *const *words,
                    const char *const *environment)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    int reports[2], job;
    program_environment surroundings;
    program_surround(&surroundings, environment);
    *term = (terminal){ .columns = columns, .rows = rows, .cursor_visible = true };
    ck_assert_int_eq(pipe2(reports, O_CLOEXEC), 0);
    term->leader = forkpty(&term->fd, NULL, NULL, &size);
    ck_assert_msg(term->leader >= 0, "forkpty: %s", strerror(errno));
    if (term->leader == 0)
        lead_session(reports[1], words, surroundings.items);
    close(reports[1]);
    fcntl(term->fd, F_SETFD, FD_CLOEXEC);
    ck_assert_int_eq(read(reports[0], &job, sizeof job), sizeof job);
    term->pid = job;
    term->reports = reports[0];
    term->vterm = vterm_new(rows, columns);
    vterm_set_utf8(term->vterm, 1);
    vterm_output_set_callback(term->vterm, on_output, term);
    term->screen = vterm_obtain_screen(term->vterm);
    vterm_screen_set_callbacks(term->screen, &callbacks, term);
    vterm_screen_enable_altscreen(term->screen, 1);
    vterm_screen_reset(term->screen, 1);
}

void terminal_release(terminal *term)
{
    if (!term->ended)
        kill(-term->pid, SIGKILL);
    if (term->fd >= 0)
        close(term->fd);
    kill(term->leader, SIGKILL);
    waitpid(term->leader, NULL, 0);
    close(term->reports);
    vterm_free(term->vterm);
    dl_buf_release(&term->output);
    dl_buf_release(&term->text);
    *term = (terminal){ .fd = -1 };
}

/* Takes what comes within so many milliseconds; 0 when nothing does. */
static size_t take(terminal *term, int milliseconds)
{
    char bytes[1 << 16];
    struct pollfd end = { .fd = term->fd, .events = POLLIN };
    if (poll(&end, 1, milliseconds) <= 0)
        return 0;
    ssize_t got = read(term->fd, bytes, sizeof bytes);
    if (got <= 0) { /* EIO: nobody holds the other end any longer */
        close(term->fd);
        term->fd = -1;
        return 0;
    }
    dl_buf_add(&term->output, (dl_str){ bytes, (size_t)got });
    vterm_input_write(term->vterm, bytes, (size_t)got);
    return (size_t)got;
}

size_t terminal_listen(terminal *term, int milliseconds)
{
    size_t count = 0;
    for (int64_t end = now() + milliseconds, left; (left = end - now()) > 0;)
        count += take(term, (int)left);
    return count;
}

static const struct {
    const char *name;
    VTermKey key;
    VTermModifier modifier;
} named[] = {
    { "Enter",     VTERM_KEY_ENTER,     VTERM_MOD_NONE  },
    { "Tab",       VTERM_KEY_TAB,       VTERM_MOD_NONE  },
    { "S-Tab",     VTERM_KEY_TAB,       VTERM_MOD_SHIFT },
    { "Esc",       VTERM_KEY_ESCAPE,    VTERM_MOD_NONE  },
    { "Backspace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE  },
    { "Delete",    VTERM_KEY_DEL,       VTERM_MOD_NONE  },
    { "Up",        VTERM_KEY_UP,        VTERM_MOD_NONE  },
    { "Down",      VTERM_KEY_DOWN,      VTERM_MOD_NONE  },
    { "Left",      VTERM_KEY_LEFT,      VTERM_MOD_NONE  },
    { "Right",     VTERM_KEY_RIGHT,     VTERM_MOD_NONE  },
    { "PgUp",      VTERM_KEY_PAGEUP,    VTERM_MOD_NONE  },
    { "PgDn",      VTERM_KEY_PAGEDOWN,  VTERM_MOD_NONE  },
    { "Home",      VTERM_KEY_HOME,      VTERM_MOD_NONE  },
    { "End",       VTERM_KEY_END,       VTERM_MOD_NONE  },
};

static void press(terminal *term, dl_str key)
{
    for (size_t i = 0; i < DL_COUNT(named); i++)
        if (dl_str_equal(key, dl_str_from(named[i].name))) {
            vterm_keyboard_key(term->vterm, named[i].key, named[i].modifier);
            return;
        }
    uint32_t number;
    if (dl_str_equal(key, DL_STR("Space")))
        on_output(" ", 1, term);
    else if (key.len == 3 && dl_str_starts(key, DL_STR("C-")))
        on_output(&(char){ (char)(key.ptr[2] & 0x1f) }, 1, term);
    else if (key.len > 1 && key.ptr[0] == 'F'
             && dl_str_number(dl_str_slice(key, 1, key.len), 12, &number))
        vterm_keyboard_key(term->vterm, (VTermKey)VTERM_KEY_FUNCTION(number), VTERM_MOD_NONE);
    else
        on_output(key.ptr, key.len, term);
}

void terminal_keys(terminal *term, const char *keys)
{
    dl_str rest = dl_str_from(keys), key;
    while (rest.len) {
        dl_str_cut(rest, ' ', &key, &rest);
        press(term, key);
    }
}

void terminal_type(terminal *term, const char *text)
{
    on_output(text, strlen(text), term);
}

void terminal_resize(terminal *term, int columns, int rows)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    term->columns = columns;
    term->rows = rows;
    vterm_set_size(term->vterm, rows, columns);
    ck_assert_int_eq(ioctl(term->fd, TIOCSWINSZ, &size), 0);
}

VTermScreenCell terminal_cell(terminal *term, int row, int column)
{
    VTermScreenCell cell = { 0 };
    vterm_screen_get_cell(term->screen, (VTermPos){ row, column }, &cell);
    return cell;
}

static void add_row(terminal *term, int row, dl_buf *text)
{
    size_t end = text->count;
    for (int column = 0; column < term->columns; column++) {
        VTermScreenCell cell = terminal_cell(term, row, column);
        if (cell.chars[0] == (uint32_t)-1) /* the right half of a wide one */
            continue;
        if (cell.chars[0] == 0)
            dl_buf_add_char(text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            dl_buf_add_point(text, cell.chars[i]);
        if (cell.chars[0] != 0 && cell.chars[0] != ' ')
            end = text->count;
    }
    text->count = end;
}

const char *terminal_text(terminal *term)
{
    dl_buf_reset(&term->text);
    for (int row = 0; row < term->rows; row++) {
        add_row(term, row, &term->text);
        dl_buf_add_char(&term->text, '\n');
    }
    return dl_buf_cstr(&term->text);
}

const char *terminal_row(terminal *term, int row)
{
    dl_buf_reset(&term->text);
    add_row(term, row, &term->text);
    return dl_buf_cstr(&term->text);
}

bool terminal_shows(terminal *term, const char *text)
{
    return strstr(terminal_text(term), text) != NULL;
}

VTermPos terminal_cursor(terminal *term)
{
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(term->vterm), &place);
    return place;
}

/* A wide screen is too long for a message of Check. */
static _Noreturn void give_up(terminal *term, const char *wanted)
{
    fprintf(stderr, "The screen%s:\n%s", term->fd < 0 ? ", after the program has ended" : "",
            terminal_text(term));
    ck_abort_msg("waited in vain for: %s", wanted);
}

/* Whether the text starts in this cell: it has to go on in the cells behind it. */
static bool starts_here(terminal *term, int row, int column, dl_str text)
{
    dl_buf cell_text = { 0 };
    bool same = true;
    while (same && text.len && column < term->columns) {
        VTermScreenCell cell = terminal_cell(term, row, column);
        dl_buf_reset(&cell_text);
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            dl_buf_add_point(&cell_text, cell.chars[i]);
        if (cell.chars[0] == 0)
            dl_buf_add_char(&cell_text, ' ');
        same = dl_str_starts(text, dl_buf_str(&cell_text));
        text = dl_str_slice(text, cell_text.count, text.len);
        column += cell.width ? cell.width : 1;
    }
    dl_buf_release(&cell_text);
    return same && text.len == 0;
}

VTermPos terminal_find(terminal *term, const char *text)
{
    for (int row = 0; row < term->rows; row++)
        for (int column = 0; column < term->columns; column++)
            if (starts_here(term, row, column, dl_str_from(text)))
                return (VTermPos){ row, column };
    give_up(term, text);
}

void terminal_until(terminal *term, bool (*holds)(terminal *term, const void *what),
                    const void *what, const char *wanted)
{
    int64_t end = now() + TERMINAL_PATIENCE;
    for (;;) {
        while (now() < end && take(term, TERMINAL_QUIET))
            ;
        if (holds(term, what))
            return;
        if (now() >= end || term->fd < 0)
            break;
    }
    give_up(term, wanted);
}

static bool shows(terminal *term, const void *text)
{
    return terminal_shows(term, text);
}

static bool hides(terminal *term, const void *text)
{
    return !terminal_shows(term, text);
}

void terminal_expect(terminal *term, const char *text)
{
    terminal_until(term, shows, text, text);
}

void terminal_expect_gone(terminal *term, const char *text)
{
    dl_buf wanted = { 0 };
    dl_buf_format(&wanted, "no \"%s\"", text);
    terminal_until(term, hides, text, dl_buf_cstr(&wanted));
    dl_buf_release(&wanted);
}

/* Waits for the next state of the program. Its output has to be taken meanwhile, or a
 * full terminal would hold it. */
static void await_state(terminal *term, const char *wanted)
{
    int64_t end = now() + TERMINAL_PATIENCE;
    struct pollfd report = { .fd = term->reports, .events = POLLIN };
    while (poll(&report, 1, 0) == 0) {
        if (now() >= end)
            give_up(term, wanted);
        if (term->fd < 0 || take(term, 10) == 0)
            poll(&report, 1, 10);
    }
    ck_assert_int_eq(read(term->reports, &term->status, sizeof term->status),
                     sizeof term->status);
    term->ended = !WIFSTOPPED(term->status);
    while (term->fd >= 0 && take(term, TERMINAL_QUIET))
        ;
}

int terminal_end(terminal *term)
{
    while (!term->ended)
        await_state(term, "the end of the program");
    return WIFSIGNALED(term->status) ? 128 + WTERMSIG(term->status)
                                     : WEXITSTATUS(term->status);
}

void terminal_expect_stopped(terminal *term)
{
    await_state(term, "the program to be stopped");
    ck_assert_msg(!term->ended, "it ended instead of being stopped");
}

static bool is_screen(terminal *term, const void *wanted)
{
    return dl_str_equal(dl_str_from(terminal_text(term)), *(const dl_str *)wanted);
}

static void write_screen(terminal *term, const char *path)
{
    while (terminal_listen(term, 8 * TERMINAL_QUIET))
        ;
    FILE *file = fopen(path, "w");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    fputs(terminal_text(term), file);
    ck_assert_int_eq(fclose(file), 0);
}

void terminal_expect_screen(terminal *term, const char *name)
{
    const char *mode = getenv("DL_SCREENS");
    dl_arena arena = { 0 };
    dl_error error = { 0 };
    dl_str wanted, path = dl_str_format(&arena, "tests/screens/%s.txt", name);
    if (mode && strcmp(mode, "write") == 0) {
        write_screen(term, path.ptr);
    } else {
        if (!dl_file_read(path.ptr, DL_FILE_LIMIT, &arena, &wanted, &error))
            ck_abort_msg("%s (DL_SCREENS=write makes it)", error.message);
        dl_str message = dl_str_format(
            &arena, "the screen of %s (DL_SCREENS=write makes it anew, if it is meant to change)",
            path.ptr);
        terminal_until(term, is_screen, &wanted, message.ptr);
    }
    dl_arena_release(&arena);
}
