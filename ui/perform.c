#include "ui/perform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline/file.h"
#include "dateline/utf8.h"
#include "ui/errands.h"
#include "ui/marks.h"

enum { NOTE_LIMIT = 1 << 20 }; /* bytes: a note is no book */

/* Where windows are, a browser opens one of its own; else it is one for the terminal. */
static bool has_windows(void)
{
    const char *x11 = getenv("DISPLAY");
    const char *wayland = getenv("WAYLAND_DISPLAY");
    return (x11 && *x11) || (wayland && *wayland);
}

static bool run_in_front(dl_screen *screen, char *const *words, int input, int *status,
                         dl_error *error)
{
    dl_screen_suspend(screen);
    bool ran = dl_run_in_front(words, input < 0 ? dl_screen_input(screen) : input,
                               dl_screen_output(screen), status, error);
    if (ran && input >= 0)
        dl_screen_pause(screen);
    dl_screen_resume(screen);
    return ran;
}

static void browse(dl_desk *desk, dl_screen *screen)
{
    dl_errand *errand = &desk->errand;
    dl_error error = { 0 };
    int status = 0;
    const char *browser = getenv("BROWSER");
    bool named = browser && *browser;
    char **words = dl_command_words(named ? browser : "xdg-open", errand->text.ptr,
                                    &errand->arena);
    bool ran = has_windows() ? dl_run_apart(words, &error)
                             : run_in_front(screen, words, -1, &status, &error);
    if (!ran)
        dl_explorer_say(desk->explorer, "%s%s", error.message,
                        named ? "" : " Set BROWSER to a browser you have.");
    else if (status)
        dl_explorer_say(desk->explorer, "%s ended with status %d.", words[0], status);
    else
        dl_explorer_say(desk->explorer, "Opened: %.*s", DL_STR_ARGS(errand->text));
}

static void pipe_to(dl_desk *desk, dl_screen *screen)
{
    dl_errand *errand = &desk->errand;
    dl_error error = { 0 };
    int status = 0;
    char *words[] = { "sh", "-c", (char *)errand->command.ptr, NULL };
    int input = dl_text_as_file(errand->text);
    bool ran = input >= 0 ? run_in_front(screen, words, input, &status, &error)
                          : dl_fail(&error, DL_ERROR_SYSTEM, "No pipe: %s.",
                                    strerror(errno));
    if (input >= 0)
        close(input);
    if (!ran)
        dl_explorer_say(desk->explorer, "%s", error.message);
    else if (status)
        dl_explorer_say(desk->explorer, "The command ended with status %d.", status);
}

/* --- notes --------------------------------------------------------------------------- */

static bool write_draft(const char *path, int file, dl_str note, dl_error *error)
{
    FILE *out = fdopen(file, "w");
    bool ok = out && fwrite(note.ptr, 1, note.len, out) == note.len &&
              (!note.len || fputc('\n', out) != EOF);
    ok = (!out || !fclose(out)) && ok;
    return ok || dl_fail(error, DL_ERROR_SYSTEM, "%s cannot be written: %s.", path,
                         strerror(errno));
}

/* The note as the reader left it in the editor; false if the editor gave up on it. */
static bool edit(dl_desk *desk, dl_screen *screen, const char *path, dl_str *note,
                 dl_error *error)
{
    dl_errand *errand = &desk->errand;
    int status = 0;
    size_t replaced;
    char **words = dl_command_words(dl_editor(), path, &errand->arena);
    if (!run_in_front(screen, words, -1, &status, error))
        return false;
    if (status)
        return dl_fail(error, DL_ERROR_USAGE,
                       "%s ended with status %d: the note is as it was.", words[0],
                       status);
    bool read = dl_file_read(path, NOTE_LIMIT, &errand->arena, note, error);
    if (!read && error->kind == DL_ERROR_LIMIT) /* the file is none that the reader knows */
        return dl_fail(error, DL_ERROR_LIMIT,
                       "What %s left is over %d MB, too long for a note: the note is as it "
                       "was.",
                       words[0], NOTE_LIMIT >> 20);
    if (!read)
        return false;
    *note = dl_utf8_repair(*note, &errand->arena, &replaced);
    return true;
}

static void edit_note(dl_desk *desk, dl_screen *screen)
{
    dl_errand *errand = &desk->errand;
    dl_error error = { 0 };
    dl_str note;
    const char *folder = getenv("TMPDIR");
    dl_str name = dl_str_format(&errand->arena, "%s/dateline-note-XXXXXX.md",
                                folder && *folder ? folder : "/tmp");
    char *path = dl_arena_copy(&errand->arena, name.ptr, name.len);
    int file = mkostemps(path, 3, O_CLOEXEC);
    bool ok = file >= 0 ? write_draft(path, file, errand->text, &error) &&
                              edit(desk, screen, path, &note, &error)
                        : dl_fail(&error, DL_ERROR_SYSTEM, "%s cannot be made: %s.",
                                  path, strerror(errno));
    if (file >= 0)
        unlink(path);
    if (ok)
        dl_explorer_note(desk->explorer, errand->document, note);
    else
        dl_explorer_say(desk->explorer, "%s", error.message);
}

void dl_perform(dl_desk *desk, dl_screen *screen)
{
    dl_errand_kind kind = desk->errand.kind;
    desk->errand.kind = DL_ERRAND_NONE;
    if (kind == DL_ERRAND_BROWSE)
        browse(desk, screen);
    if (kind == DL_ERRAND_COPY)
        dl_screen_copy(screen, desk->errand.text);
    if (kind == DL_ERRAND_PIPE)
        pipe_to(desk, screen);
    if (kind == DL_ERRAND_EDIT)
        edit_note(desk, screen);
    dl_desk_resize(desk, dl_screen_resize(screen));
}
