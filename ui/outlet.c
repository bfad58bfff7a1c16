#include "ui/outlet.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

dl_outlet dl_outlet_open(int out)
{
    dl_outlet outlet = { .out = out,
                         .terminal = fcntl(out, F_DUPFD_CLOEXEC, 3),
                         .drawn = memfd_create("picture", MFD_CLOEXEC) };
    if (outlet.terminal < 0 || outlet.drawn < 0)
        dl_outlet_close(&outlet);
    return outlet;
}

void dl_outlet_close(dl_outlet *outlet)
{
    if (outlet->drawn >= 0)
        close(outlet->drawn);
    if (outlet->terminal >= 0)
        close(outlet->terminal);
    outlet->drawn = outlet->terminal = -1;
}

void dl_outlet_send(const dl_outlet *outlet, dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        ssize_t written = write(outlet->out, text.ptr + at, text.len - at);
        if (written < 0 && errno != EINTR)
            return;
        at += written > 0 ? (size_t)written : 0;
    }
}

static bool lead(int from, int to)
{
    while (dup2(to, from) < 0)
        if (errno != EINTR)
            return false;
    return true;
}

void dl_outlet_refresh(dl_outlet *outlet)
{
    char bytes[1 << 14];
    if (outlet->drawn < 0 || !lead(outlet->out, outlet->drawn)) {
        refresh();
        return;
    }
    refresh();
    lead(outlet->out, outlet->terminal);
    /* What stands behind the place is left of a longer picture: cutting it off would give
     * its memory back and take it anew with every key. */
    off_t end = lseek(outlet->drawn, 0, SEEK_CUR);
    for (off_t at = 0; at < end;) {
        size_t rest = (size_t)(end - at);
        ssize_t got = pread(outlet->drawn, bytes, rest < sizeof bytes ? rest : sizeof bytes, at);
        if (got <= 0)
            break;
        dl_outlet_send(outlet, (dl_str){ bytes, (size_t)got });
        at += got;
    }
    if (lseek(outlet->drawn, 0, SEEK_SET))
        dl_outlet_close(outlet);
}
