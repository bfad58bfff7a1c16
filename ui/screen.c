/* Curses knows the terminal; the canvas knows the picture. Of a row that has changed since
 * the last picture what lies between its first and its last changed cell is written into
 * curses, and curses sends the cells that differ.
 *
 * Where a libc holds a grapheme to be of another width than the canvas does, or the
 * terminal's charset is not UTF-8, a sign of the same width is sent instead: the columns
 * behind it must not move.
 */
#include "ui/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "ui/key_names.h"
#include "ui/outlet.h"
#include "ui/pasting.h"
#include "ui/terminfo.h"
#include "ui/theme.h"

/* A lone Escape is told from the start of a sequence by waiting so long for the rest of it:
 * as long as tmux 3.5 does. */
enum { ESCAPE_MILLISECONDS = 10 };

struct dl_screen {
    SCREEN *curses;
    FILE *in, *out;
    bool own_files;
    bool utf8;
    int colours;
    dl_size size;
    dl_cell *shown; /* the last picture */
    dl_outlet outlet;
    int held_key;   /* read ahead behind an Escape; -1: none */
    bool held_code;
    dl_pasting pasting;
    dl_arena arena; /* of `shown` */
    dl_arena life;  /* of this */
};

/* Flow control and quoting would swallow keys; the signal keys stay. */
static void free_keys(const dl_screen *screen)
{
    struct termios modes;
    int terminal = fileno(screen->in);
    if (tcgetattr(terminal, &modes))
        return;
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    modes.c_cc[VLNEXT] = _POSIX_VDISABLE;
    modes.c_cc[VDISCARD] = _POSIX_VDISABLE;
    tcsetattr(terminal, TCSANOW, &modes);
    def_prog_mode();
}

static bool open_files(dl_screen *screen, dl_error *error)
{
    screen->in = stdin;
    screen->out = stdout;
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return true;
    screen->own_files = true;
    screen->in = fopen("/dev/tty", "r");
    screen->out = screen->in ? fopen("/dev/tty", "w") : NULL;
    if (screen->out)
        return true;
    return dl_fail(error, DL_ERROR_SYSTEM,
                   "The explorer needs a terminal; without one, use a command such as "
                   "\"dateline search WORDS\" or \"dateline timeline\".");
}

static void close_files(dl_screen *screen)
{
    if (screen->own_files && screen->in)
        fclose(screen->in);
    if (screen->own_files && screen->out)
        fclose(screen->out);
}

static void set_up(dl_screen *screen)
{
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    typeahead(-1); /* keys that came together are one picture already */
    set_escdelay(ESCAPE_MILLISECONDS);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    dl_pasting_prepare();
    free_keys(screen);
}

bool dl_screen_open(dl_screen **opened, dl_error *error)
{
    dl_arena life = { 0 };
    dl_screen *screen = DL_NEW(&life, dl_screen, 1);
    if (open_files(screen, error)) {
        const char *terminal = getenv("TERM");
        screen->curses = newterm(NULL, screen->out, screen->in);
        if (!screen->curses)
            dl_fail(
                error, DL_ERROR_SYSTEM,
                "The terminal \"%s\" is not known here; set TERM to one that is, such as "
                "xterm-256color.",
                terminal ? terminal : "");
    }
    if (screen->curses && !dl_terminfo_string("cup")) {
        endwin();
        delscreen(screen->curses);
        screen->curses = NULL;
        dl_fail(error, DL_ERROR_SYSTEM,
                "This terminal cannot place its cursor; use a command such as \"dateline "
                "search WORDS\" or \"dateline timeline\".");
    }
    if (!screen->curses) {
        close_files(screen);
        dl_arena_release(&life);
        return false;
    }
    set_up(screen);
    screen->outlet = dl_outlet_open(fileno(screen->out));
    screen->utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
    screen->colours = dl_terminfo_colours();
    screen->held_key = -1;
    dl_pasting_begin(&screen->outlet);
    dl_screen_resize(screen);
    screen->life = life;
    *opened = screen;
    return true;
}

/* Gives the terminal back. Without an alternate screen what is there stays there, and the
 * shell goes on in the last row, so that is left empty. */
static void give_back(dl_screen *screen)
{
    dl_pasting_end(&screen->pasting, &screen->outlet);
    if (!dl_terminfo_string("rmcup")) {
        move(LINES - 1, 0);
        clrtoeol();
        refresh();
    }
    endwin();
}

void dl_screen_close(dl_screen *screen)
{
    give_back(screen);
    dl_outlet_close(&screen->outlet);
    delscreen(screen->curses);
    close_files(screen);
    dl_arena_release(&screen->arena);
    dl_arena life = screen->life;
    dl_arena_release(&life);
}

void dl_screen_suspend(dl_screen *screen)
{
    give_back(screen);
}

void dl_screen_resume(dl_screen *screen)
{
    refresh();
    dl_pasting_begin(&screen->outlet);
    dl_screen_resize(screen);
    dl_screen_forget(screen);
}

int dl_screen_input(const dl_screen *screen)
{
    return fileno(screen->in);
}

int dl_screen_output(const dl_screen *screen)
{
    return fileno(screen->out);
}

static void wake(int number)
{
    (void)number; /* it ends the read */
}

/* C-c goes back as well: it was meant for the command, which may just have ended. */
void dl_screen_pause(dl_screen *screen)
{
    char byte = ' ';
    struct sigaction back = { .sa_handler = wake }, old[2];
    sigaction(SIGINT, &back, &old[0]);
    sigaction(SIGQUIT, &back, &old[1]);
    dl_outlet_send(&screen->outlet, DL_STR("\n[Enter goes back to Dateline]"));
    while (byte != '\n' && byte != '\r') {
        ssize_t got = read(fileno(screen->in), &byte, 1);
        if (got <= 0)
            break;
    }
    sigaction(SIGINT, &old[0], NULL);
    sigaction(SIGQUIT, &old[1], NULL);
}

void dl_screen_copy(dl_screen *screen, dl_str text)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    dl_buf out = { 0 };
    dl_buf_add(&out, DL_STR("\033]52;c;"));
    for (size_t i = 0; i < text.len; i += 3) {
        unsigned char bytes[3] = { 0 };
        size_t count = text.len - i < 3 ? text.len - i : 3;
        memcpy(bytes, text.ptr + i, count);
        uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
        for (size_t k = 0; k < 4; k++)
            dl_buf_add_char(&out, k <= count ? digits[bits >> (18 - 6 * k) & 63] : '=');
    }
    dl_buf_add_char(&out, '\a');
    dl_outlet_send(&screen->outlet, dl_buf_str(&out));
    dl_buf_release(&out);
}

dl_size dl_screen_size(const dl_screen *screen)
{
    return screen->size;
}

dl_size dl_screen_resize(dl_screen *screen)
{
    struct winsize window = { 0 };
    dl_size size = { LINES, COLS };
    if (!ioctl(fileno(screen->out), TIOCGWINSZ, &window) && window.ws_row &&
        window.ws_col)
        size = (dl_size){ window.ws_row, window.ws_col };
    size.rows = size.rows < 1 ? 1 : size.rows;
    size.columns = size.columns < 1 ? 1 : size.columns;
    if (is_term_resized(size.rows, size.columns))
        resizeterm(size.rows, size.columns);
    screen->size = size;
    dl_arena_reset(&screen->arena);
    screen->shown =
        DL_NEW(&screen->arena, dl_cell, (size_t)size.rows * (size_t)size.columns);
    return size;
}

void dl_screen_forget(dl_screen *screen)
{
    size_t cells = (size_t)screen->size.rows * (size_t)screen->size.columns;
    memset(screen->shown, 0, cells * sizeof *screen->shown);
    clearok(curscr, TRUE);
}

static attr_t attributes_of(unsigned look)
{
    return (look & DL_LOOK_BOLD ? A_BOLD : 0) |
           (look & DL_LOOK_UNDERLINE ? A_UNDERLINE : 0) |
           (look & DL_LOOK_REVERSE ? A_REVERSE : 0) | (look & DL_LOOK_DIM ? A_DIM : 0);
}

/* The grapheme as wide characters; false if this terminal cannot show it. */
static bool wide_text(const dl_screen *screen, const dl_cell *cell,
                      wchar_t text[DL_GLYPH_POINTS + 1])
{
    for (uint8_t i = 0; i < cell->count; i++) {
        text[i] = (wchar_t)cell->points[i];
        int width = wcwidth(text[i]);
        if (i ? width != 0 : width != cell->width)
            return false;
    }
    text[cell->count] = L'\0';
    return screen->utf8;
}

static void put_cell(const dl_screen *screen, int row, int column, const dl_cell *cell)
{
    wchar_t text[DL_GLYPH_POINTS + 1] = { 0 };
    dl_look look = dl_theme_look(screen->colours, cell->style);
    attr_t attributes = attributes_of(look.attributes);
    int pair = look.foreground < 0 && look.background < 0
                   ? 0
                   : alloc_pair(look.foreground, look.background);
    pair = pair < 0 ? 0 : pair;
    int cells = 1;
    if (!wide_text(screen, cell, text)) {
        char ascii = dl_glyph_ascii(cell->points[0]);
        text[0] = screen->utf8 && ascii == '?' ? L'\xFFFD' : (wchar_t)ascii;
        text[1] = L'\0';
        cells = cell->width;
    }
    for (int i = 0; i < cells; i++) {
        cchar_t sent;
        if (setcchar(&sent, text, attributes, (short)pair, &pair) == OK)
            mvadd_wch(row, column + i, &sent);
    }
}

static bool same_cell(const dl_cell *a, const dl_cell *b)
{
    return a->count == b->count && a->width == b->width && a->style == b->style &&
           !memcmp(a->points, b->points, a->count * sizeof *a->points);
}

static void put_row(dl_screen *screen, const dl_canvas *canvas, int row)
{
    dl_cell *shown = screen->shown + (size_t)row * (size_t)screen->size.columns;
    int first = 0, end = canvas->size.columns;
    while (first < end && same_cell(&shown[first], dl_canvas_cell(canvas, row, first)))
        first++;
    while (end > first && same_cell(&shown[end - 1], dl_canvas_cell(canvas, row, end - 1)))
        end--;
    for (int column = first; column < end; column++) {
        const dl_cell *cell = dl_canvas_cell(canvas, row, column);
        if (cell->count)
            put_cell(screen, row, column, cell);
        shown[column] = *cell;
    }
}

void dl_screen_present(dl_screen *screen, const dl_canvas *canvas, int row, int column)
{
    if (canvas->size.rows != screen->size.rows ||
        canvas->size.columns != screen->size.columns)
        return;
    for (int i = 0; i < canvas->size.rows; i++)
        put_row(screen, canvas, i);
    move(row < screen->size.rows ? row : screen->size.rows - 1,
         column < screen->size.columns ? column : screen->size.columns - 1);
    dl_outlet_refresh(&screen->outlet);
}

static bool read_code(dl_screen *screen, wint_t *character, bool *code)
{
    if (screen->held_key >= 0) {
        *character = (wint_t)screen->held_key;
        *code = screen->held_code;
        screen->held_key = -1;
        return true;
    }
    int result = get_wch(character);
    *code = result == KEY_CODE_YES;
    return result != ERR;
}

/* Alt sends Escape and the key at once: what follows an Escape without delay and has a
 * meaning of its own with Alt is taken together with it, anything else is held back. */
static void join_alt(dl_screen *screen, char key[DL_KEY_TEXT])
{
    wint_t next = 0;
    bool code = false;
    if (!read_code(screen, &next, &code))
        return;
    char plain[DL_KEY_TEXT] = "";
    char joined[DL_KEY_TEXT + 2];
    if (code)
        dl_key_name_code((int)next, plain);
    else
        dl_key_name_character(next, plain);
    snprintf(joined, sizeof joined, "M-%s", plain);
    if (plain[0] && dl_keys_find(dl_keys_everywhere, joined)) {
        memcpy(key, joined, DL_KEY_TEXT);
        return;
    }
    screen->held_key = (int)next;
    screen->held_code = code;
}

bool dl_screen_key(dl_screen *screen, char key[DL_KEY_TEXT], bool *typed)
{
    *typed = true;
    wint_t character = 0;
    bool code = false;
    while (read_code(screen, &character, &code)) {
        dl_pasted pasted = dl_pasting_take(&screen->pasting, &character, code);
        if (pasted == DL_PASTED_NOTHING)
            continue;
        if (code) {
            if (character != KEY_RESIZE && dl_key_name_code((int)character, key))
                return true;
            continue;
        }
        dl_key_name_character(character, key);
        if (!strcmp(key, "Esc"))
            join_alt(screen, key);
        *typed = pasted == DL_PASTED_KEY;
        return true;
    }
    return false;
}
