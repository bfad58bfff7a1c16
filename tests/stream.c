#include "tests/stream.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

/* One code point; 0xFFFFFFFF and one byte if it is not valid. The decoder of the program
 * is not asked: it is under test. */
static uint32_t decode(dl_str s, size_t *at)
{
    static const struct {
        unsigned char mask, lead;
        size_t more;
        uint32_t least;
    } forms[] = {
        { 0x80, 0x00, 0, 0       },
        { 0xe0, 0xc0, 1, 0x80    },
        { 0xf0, 0xe0, 2, 0x800   },
        { 0xf8, 0xf0, 3, 0x10000 },
    };
    unsigned char lead = (unsigned char)s.ptr[*at];
    for (size_t i = 0; i < DL_COUNT(forms); i++) {
        if ((lead & forms[i].mask) != forms[i].lead || s.len - *at <= forms[i].more)
            continue;
        uint32_t point = lead & (unsigned char)~forms[i].mask;
        for (size_t j = 1; j <= forms[i].more; j++) {
            unsigned char next = (unsigned char)s.ptr[*at + j];
            point = (next & 0xc0) == 0x80 ? point << 6 | (next & 0x3f) : UINT32_MAX;
            if (point == UINT32_MAX)
                break;
        }
        if (point < forms[i].least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
            break;
        *at += forms[i].more + 1;
        return point;
    }
    ++*at;
    return UINT32_MAX;
}

static bool between(char c, int low, int high)
{
    return (unsigned char)c >= low && (unsigned char)c <= high;
}

/* Behind ESC: moves over intermediates and parameters to behind the final byte. */
static bool skip_sequence(dl_str output, size_t *at, int low)
{
    while (*at < output.len && between(output.ptr[*at], 0x20, low - 1))
        ++*at;
    return *at < output.len && between(output.ptr[(*at)++], low, 0x7e);
}

static bool skip_string(dl_str output, size_t *at)
{
    for (; *at < output.len; ++*at) {
        if (output.ptr[*at] == '\007') {
            ++*at;
            return true;
        }
        if (output.ptr[*at] == '\033' && *at + 1 < output.len && output.ptr[*at + 1] == '\\') {
            *at += 2;
            return true;
        }
    }
    return false;
}

bool stream_next(dl_str output, size_t *at, stream_piece *piece)
{
    size_t start = *at;
    if (start >= output.len)
        return false;
    uint32_t point = decode(output, at);
    bool ended = true;
    *piece = (stream_piece){ .kind = STREAM_TEXT, .point = point };
    if (point == UINT32_MAX) {
        piece->kind = STREAM_BROKEN;
    } else if (point == 033 && *at < output.len && output.ptr[*at] == '[') {
        ++*at;
        piece->kind = STREAM_CSI;
        ended = skip_sequence(output, at, 0x40);
    } else if (point == 033 && *at < output.len && strchr("]PX^_", output.ptr[*at])) {
        piece->kind = STREAM_STRING;
        skip_string(output, at);
    } else if (point == 033) {
        piece->kind = STREAM_ESCAPE;
        ended = skip_sequence(output, at, 0x30);
    } else if (point < 0x20 || (point >= 0x7f && point < 0xa0)) {
        piece->kind = STREAM_CONTROL;
    }
    if (!ended)
        piece->kind = STREAM_BROKEN;
    piece->bytes = dl_str_slice(output, start, *at);
    return true;
}

static bool is_bidi(uint32_t point)
{
    return point == 0x200e || point == 0x200f || point == 0x061c
        || (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

static bool is_clean(const stream_piece *piece)
{
    char last = piece->bytes.ptr[piece->bytes.len - 1];
    switch (piece->kind) {
    case STREAM_TEXT:
        return !is_bidi(piece->point) && piece->point != 0x2028 && piece->point != 0x2029;
    case STREAM_CONTROL: /* moves of curses, and its bell */
        return piece->point == '\n' || piece->point == '\r' || piece->point == '\b'
            || piece->point == '\t' || piece->point == '\a' || piece->point == 016
            || piece->point == 017;
    case STREAM_ESCAPE: /* save and restore, key pad, character sets, reverse index */
        return strchr("78=>MB0", last) != NULL;
    case STREAM_CSI:
        return strchr("ABCDGHIJKLMPSTXZ@abdhlmrtg", last) != NULL;
    default:
        return false;
    }
}

void stream_expect_clean(dl_str output)
{
    stream_piece piece;
    for (size_t at = 0, start = 0; stream_next(output, &at, &piece); start = at) {
        if (is_clean(&piece))
            continue;
        char seen[3 * 24 + 1] = "";
        for (size_t i = 0; i < piece.bytes.len && i < 24; i++)
            snprintf(seen + 3 * i, 4, " %02x", (unsigned char)piece.bytes.ptr[i]);
        ck_abort_msg("byte %zu of %zu sent to the terminal:%s", start, output.len, seen);
    }
}

bool stream_has_colour(dl_str output)
{
    stream_piece piece;
    for (size_t at = 0; stream_next(output, &at, &piece);) {
        if (piece.kind != STREAM_CSI || !dl_str_ends(piece.bytes, DL_STR("m")))
            continue;
        dl_str rest = dl_str_slice(piece.bytes, 2, piece.bytes.len - 1), number;
        uint32_t n;
        while (rest.len) {
            dl_str_cut(rest, ';', &number, &rest);
            if (dl_str_number(number, 255, &n)
                && ((n >= 30 && n <= 38) || (n >= 40 && n <= 48) || (n >= 90 && n <= 107)))
                return true;
        }
    }
    return false;
}
