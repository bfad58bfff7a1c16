#include "ui/pasting.h"

#include <ncurses.h>
#include <time.h>

#include "ui/terminfo.h"

enum { BEGIN = KEY_MAX + 1, END, SILENCE = 2000 }; /* codes; milliseconds */

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void dl_pasting_prepare(void)
{
    const char *begin = dl_terminfo_string("PS"), *end = dl_terminfo_string("PE");
    if (begin && end) {
        define_key(begin, BEGIN);
        define_key(end, END);
    }
}

static void send(const dl_outlet *outlet, const char *name)
{
    const char *text = dl_terminfo_string(name);
    if (text && dl_terminfo_string("PS") && dl_terminfo_string("PE"))
        dl_outlet_send(outlet, dl_str_from(text));
}

void dl_pasting_begin(const dl_outlet *outlet)
{
    send(outlet, "BE");
}

void dl_pasting_end(dl_pasting *pasting, const dl_outlet *outlet)
{
    send(outlet, "BD");
    pasting->inside = false;
}

dl_pasted dl_pasting_take(dl_pasting *pasting, wint_t *character, bool code)
{
    bool was_inside = pasting->inside;
    int64_t now = was_inside || code ? milliseconds() : 0;
    if (code && (*character == (wint_t)BEGIN || *character == (wint_t)END)) {
        pasting->inside = *character == (wint_t)BEGIN;
        pasting->last = now;
        return DL_PASTED_NOTHING;
    }
    /* The mark at the end was lost: what comes now was typed. */
    if (was_inside && now - pasting->last > SILENCE)
        pasting->inside = false;
    if (!pasting->inside)
        return DL_PASTED_KEY;
    pasting->last = now;
    if (!code && (*character == '\n' || *character == '\r' || *character == '\t'))
        *character = ' ';
    return code || *character < ' ' || *character == 0x7F ? DL_PASTED_NOTHING
                                                          : DL_PASTED_TEXT;
}
