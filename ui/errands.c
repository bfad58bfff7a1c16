/* What the reader takes out of the explorer: an address into a browser, a quotation into
 * the clipboard, the text into a command or a file, a note into an editor. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/address.h"
#include "dateline/file.h"
#include "dateline/utf8.h"
#include "ui/errands.h"
#include "ui/marks.h"
#include "ui/steps.h"
#include "ui/visits.h"

static dl_str start_errand(dl_desk *desk, dl_errand_kind kind, dl_str text)
{
    dl_errand *errand = &desk->errand;
    dl_arena_reset(&errand->arena);
    errand->kind = kind;
    errand->document = desk->explorer->place.document;
    errand->command = (dl_str){ 0 };
    return errand->text = dl_str_copy(&errand->arena, text);
}

static bool say_no_article(dl_desk *desk)
{
    dl_explorer_say(desk->explorer, "There is no article here.");
    return false;
}

/* --- addresses ----------------------------------------------------------------------- */

/* Nothing but http and https, and nothing that is no address. */
static bool is_safe(dl_str address)
{
    if (!dl_address_is_web(address))
        return false;
    for (size_t at = 0; at < address.len;) {
        uint32_t point = dl_utf8_next(address, &at);
        if (dl_point_is_unsafe(point))
            return false;
    }
    return true;
}

dl_str dl_desk_address(const dl_desk *desk, int number)
{
    const dl_explorer *explorer = desk->explorer;
    uint32_t document = explorer->place.document;
    if (document == DL_NO_ID)
        return (dl_str){ 0 };
    if (!number)
        return dl_corpus_address(explorer->corpus, document);
    uint32_t n = (uint32_t)number - 1;
    if (n >= dl_corpus_document(explorer->corpus, document)->link_count)
        return (dl_str){ 0 };
    return dl_corpus_link(explorer->corpus, document, n).address;
}

/* The address of the article, or of its link of this number; empty, and said why. */
static dl_str wanted_address(dl_desk *desk, int number)
{
    const dl_explorer *explorer = desk->explorer;
    dl_str address = dl_desk_address(desk, number);
    if (explorer->place.document == DL_NO_ID) {
        say_no_article(desk);
        return (dl_str){ 0 };
    }
    uint32_t links =
        dl_corpus_document(explorer->corpus, explorer->place.document)->link_count;
    if (number && !address.len && !links)
        dl_explorer_say(desk->explorer, "The article has no links.");
    else if (number && !address.len)
        dl_explorer_say(desk->explorer, "The article has %u link%s.", links,
                        links == 1 ? "" : "s");
    else if (!address.len)
        dl_explorer_say(desk->explorer, "The article came without an address%s.",
                        links ? "; 1o opens its first link" : "");
    else if (!is_safe(address))
        dl_explorer_say(desk->explorer,
                        "This is no address of the web (http or https): %.*s",
                        DL_STR_ARGS(dl_str_slice(address, 0, 80)));
    else
        return address;
    return (dl_str){ 0 };
}

/* Feeds have spaces in addresses; what an address goes to takes them for its end. */
static dl_str start_address(dl_desk *desk, dl_errand_kind kind, dl_str address)
{
    dl_arena scratch = { 0 };
    dl_buf whole = { .arena = &scratch };
    for (size_t i = 0; i < address.len; i++)
        if (address.ptr[i] == ' ')
            dl_buf_add(&whole, DL_STR("%20"));
        else
            dl_buf_add_char(&whole, address.ptr[i]);
    dl_str started = start_errand(desk, kind, dl_buf_str(&whole));
    dl_arena_release(&scratch);
    return started;
}

bool dl_desk_browse(dl_desk *desk, int count)
{
    dl_str address = wanted_address(desk, count);
    if (!address.len)
        return false;
    start_address(desk, DL_ERRAND_BROWSE, address);
    return true;
}

bool dl_desk_copy(dl_desk *desk, int count)
{
    dl_str address = wanted_address(desk, count);
    if (!address.len)
        return false;
    address = start_address(desk, DL_ERRAND_COPY, address);
    dl_explorer_say(desk->explorer, "Copied: %.*s", DL_STR_ARGS(address));
    return true;
}

/* --- texts --------------------------------------------------------------------------- */

/* "Title, Source, 2024-02-17" */
static void describe_source(const dl_explorer *explorer, uint32_t id, dl_buf *out)
{
    char text[DL_DATE_TEXT];
    dl_str parts[] = {
        dl_corpus_title(explorer->corpus, id),
        dl_corpus_author(explorer->corpus, id),
        dl_corpus_source(explorer->corpus, id),
        dl_date_text(dl_corpus_document(explorer->corpus, id)->published, text),
        dl_corpus_address(explorer->corpus, id),
    };
    size_t start = out->count;
    for (size_t i = 0; i < DL_COUNT(parts); i++)
        if (parts[i].len)
            dl_buf_format(out, "%s%.*s", out->count > start ? ", " : "",
                          DL_STR_ARGS(parts[i]));
}

bool dl_desk_quote(dl_desk *desk, int count)
{
    (void)count;
    dl_explorer *explorer = desk->explorer;
    dl_arena scratch = { 0 };
    dl_span span = dl_explorer_evidence(explorer);
    if (!span.end) {
        dl_explorer_say(explorer, "No sentence is marked here; ] and [ go to one.");
        return false;
    }
    uint32_t document = explorer->place.document;
    dl_buf text = { .arena = &scratch };
    dl_buf_format(&text, "“%.*s”\n— ",
                  DL_STR_ARGS(dl_str_trim(
                      dl_str_span(dl_corpus_body(explorer->corpus, document), span))));
    describe_source(explorer, document, &text);
    dl_buf shown = { .arena = &scratch };
    dl_utf8_visible_lines(dl_buf_str(&text), &shown);
    start_errand(desk, DL_ERRAND_COPY, dl_buf_str(&shown));
    dl_arena_release(&scratch);
    dl_explorer_say(explorer, "Copied: the sentence and where it stands.");
    return true;
}

/* It goes where a terminal may show it, through a command or from a file: what that would
 * obey is a mark there, too. */
void dl_article_text(const dl_explorer *explorer, uint32_t id, dl_buf *shown)
{
    dl_arena scratch = { 0 };
    dl_buf text = { .arena = &scratch }, *out = &text;
    const dl_corpus *corpus = explorer->corpus;
    const dl_document *document = dl_corpus_document(corpus, id);
    dl_str note = dl_reading_note(explorer->reading, id);
    describe_source(explorer, id, out);
    dl_buf_format(out, "\n\n%.*s\n", DL_STR_ARGS(dl_corpus_body(corpus, id)));
    for (uint32_t i = 0; i < document->link_count; i++)
        dl_buf_format(out, "%s[%u] %.*s\n", i ? "" : "\n", i + 1,
                      DL_STR_ARGS(dl_corpus_link(corpus, id, i).address));
    if (note.len)
        dl_buf_format(out, "\nNote: %.*s\n", DL_STR_ARGS(note));
    dl_utf8_visible_lines(dl_buf_str(out), shown);
    dl_arena_release(&scratch);
}

bool dl_desk_pipe(dl_desk *desk, dl_str command)
{
    dl_explorer *explorer = desk->explorer;
    if (explorer->place.document == DL_NO_ID)
        return say_no_article(desk);
    start_errand(desk, DL_ERRAND_PIPE, (dl_str){ 0 });
    dl_errand *errand = &desk->errand;
    dl_buf text = { .arena = &errand->arena };
    dl_article_text(explorer, explorer->place.document, &text);
    errand->text = dl_buf_str(&text);
    errand->command = dl_str_copy(&errand->arena, command);
    return true;
}

/* "~/x" is below $HOME, as the reader is used to. */
static const char *path_of(dl_str name, dl_arena *arena)
{
    const char *home = getenv("HOME");
    if (home && dl_str_starts(name, DL_STR("~/")))
        return dl_str_format(arena, "%s%.*s", home,
                             DL_STR_ARGS(dl_str_slice(name, 1, name.len)))
            .ptr;
    return dl_arena_copy(arena, name.ptr, name.len);
}

bool dl_desk_add(dl_desk *desk, dl_str name)
{
    dl_explorer *explorer = desk->explorer;
    dl_arena scratch = { 0 };
    const char *path = path_of(name, &scratch);
    bool web = is_safe(name);
    bool there = web || dl_file_exists(path);
    if (there && !web)
        dl_desk_note_adding(desk);
    if (there)
        dl_library_read(explorer->library, &path, 1);
    if (there)
        dl_explorer_say(explorer, "%s %s; ! tells what is left out, if anything.",
                        web ? "Visiting" : "Reading", path);
    else
        dl_explorer_say(explorer, "%s: %s.", path, strerror(errno));
    dl_arena_release(&scratch);
    return there;
}

static bool write_and_close(int file, dl_str text)
{
    bool ok = true;
    for (size_t at = 0; ok && at < text.len;) {
        ssize_t written = write(file, text.ptr + at, text.len - at);
        ok = written >= 0 || errno == EINTR;
        at += written > 0 ? (size_t)written : 0;
    }
    int why = errno;
    if (close(file) && ok)
        return false;
    errno = why;
    return ok;
}

static bool say_unwritable(dl_desk *desk, const char *path)
{
    dl_explorer_say(desk->explorer, "%s cannot be written: %s.", path, strerror(errno));
    return false;
}

/* Half a file is none: it goes again. */
static bool write_new(dl_desk *desk, const char *path, dl_str name, dl_str text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST)
        dl_explorer_say(desk->explorer, "%s is there already; :w! %.*s writes over it.",
                        path, DL_STR_ARGS(name));
    else if (file < 0)
        say_unwritable(desk, path);
    if (file < 0)
        return false;
    if (write_and_close(file, text))
        return true;
    say_unwritable(desk, path);
    unlink(path);
    return false;
}

/* A device or a pipe; one that nobody reads must not hold the explorer. */
static bool write_into(dl_desk *desk, const char *path, dl_str text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file >= 0)
        fcntl(file, F_SETFL, O_WRONLY);
    return (file >= 0 && write_and_close(file, text)) || say_unwritable(desk, path);
}

static bool write_over(dl_desk *desk, const char *path, dl_str text)
{
    dl_error error = { 0 };
    if (access(path, W_OK) != 0) /* a rename would not ask */
        return say_unwritable(desk, path);
    if (dl_file_replace(path, text, &error))
        return true;
    dl_explorer_say(desk->explorer, "%s", error.message);
    return false;
}

static bool write_file(dl_desk *desk, dl_str name, bool over, dl_str text)
{
    dl_arena scratch = { 0 };
    struct stat info;
    const char *path = path_of(name, &scratch);
    bool there = stat(path, &info) == 0, saved = false;
    if (there && S_ISDIR(info.st_mode))
        dl_explorer_say(desk->explorer, "%s is a folder: name a file in it.", path);
    else if (!there && over) /* a link may lead to where nothing is yet */
        saved = write_new(desk, dl_file_target(path, &scratch).ptr, name, text);
    else if (!there || !over)
        saved = write_new(desk, path, name, text);
    else
        saved = S_ISREG(info.st_mode) ? write_over(desk, path, text)
                                      : write_into(desk, path, text);
    if (saved)
        dl_explorer_say(desk->explorer, "Saved: %s, %zu bytes.", path, text.len);
    dl_arena_release(&scratch);
    return saved;
}

bool dl_desk_save(dl_desk *desk, dl_str name, bool over)
{
    dl_explorer *explorer = desk->explorer;
    dl_arena scratch = { 0 };
    if (explorer->place.document == DL_NO_ID)
        return say_no_article(desk);
    if (!name.len) {
        dl_explorer_say(explorer, "Save it where? :w FILE");
        return false;
    }
    dl_buf text = { .arena = &scratch };
    dl_article_text(explorer, explorer->place.document, &text);
    bool saved = write_file(desk, name, over, dl_buf_str(&text));
    dl_arena_release(&scratch);
    return saved;
}

/* --- notes --------------------------------------------------------------------------- */

const char *dl_editor(void)
{
    const char *visual = getenv("VISUAL");
    const char *editor = getenv("EDITOR");
    return visual && *visual ? visual : editor && *editor ? editor : NULL;
}

bool dl_desk_write_note(dl_desk *desk, int count)
{
    (void)count;
    dl_explorer *explorer = desk->explorer;
    uint32_t document = explorer->place.document;
    if (document == DL_NO_ID)
        return say_no_article(desk);
    dl_str note = dl_reading_note(explorer->reading, document);
    bool long_note = note.len >= DL_PROMPT_TEXT - 1 ||
                     dl_str_find(note, DL_STR("\n"), 0) != SIZE_MAX;
    if (dl_editor())
        start_errand(desk, DL_ERRAND_EDIT, note);
    else if (long_note)
        dl_explorer_say(explorer, "The note has several lines: set EDITOR to change it.");
    else
        dl_desk_ask(desk, DL_PROMPT_NOTE);
    return true;
}
