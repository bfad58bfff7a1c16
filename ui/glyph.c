/* Widths are those of utf8proc (Unicode 15); a libc lags behind, and the terminal's own
 * table is not known. Rules of clusters: UAX #29. */
#include "ui/glyph.h"

#include <utf8proc.h>

#include "dateline/utf8.h"

enum { CLUSTER_POINTS = 16 }; /* of a longer pile of marks the rest draws nothing */

/* Letters and signs that stand alone unless a mark follows: most of all text, so that
 * most of it needs no tables. */
static bool is_plain(uint32_t point)
{
    return (point >= 0x20 && point < 0x7F)
        || (point >= 0xA0 && point < 0x300 && point != 0xAD)
        || (point >= 0x1E00 && point < 0x1F00) || (point >= 0x2010 && point < 0x2028)
        || (point >= 0x3001 && point < 0x302A) || (point >= 0x4E00 && point < 0xA000)
        || (point >= 0xFF01 && point < 0xFF61);
}

static uint8_t plain_width(uint32_t point)
{
    return point < 0x2028 ? 1 : 2;
}

static bool is_ignorable(uint32_t point)
{
    return point == 0xAD || point == 0x34F || (point >= 0x200B && point <= 0x200D)
        || (point >= 0x2060 && point <= 0x2064) || point == 0xFEFF
        || (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
}

static bool is_hostile(uint32_t point)
{
    if (is_plain(point) || is_ignorable(point))
        return false;
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

static bool is_mark(uint32_t point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

static dl_glyph cell(uint32_t point, uint8_t width)
{
    return (dl_glyph){ .points = { point }, .count = 1, .width = width };
}

static dl_glyph mark_of(uint32_t point)
{
    dl_glyph glyph = { .mark = true };
    if (point == '\t')
        return cell(' ', 1);
    if (point < 0x20 || point == 0x7F) {
        glyph.points[0] = point == 0x7F ? 0x2421 : 0x2400 + point;
        glyph.count = glyph.width = 1;
        return glyph;
    }
    int digits = point > 0xFFFFF ? 6 : point > 0xFFFF ? 5 : point > 0xFF ? 4 : 2;
    glyph.spelt = true;
    glyph.points[glyph.count++] = '<';
    while (digits-- > 0) {
        uint32_t digit = point >> (4 * digits) & 15;
        glyph.points[glyph.count++] = digit < 10 ? '0' + digit : 'A' + digit - 10;
    }
    glyph.points[glyph.count++] = '>';
    glyph.width = glyph.count;
    return glyph;
}

static bool is_regional(uint32_t point)
{
    return point >= 0x1F1E6 && point <= 0x1F1FF;
}

static dl_glyph flag_of(const uint32_t *points, size_t count)
{
    dl_glyph glyph = { .spelt = true };
    for (size_t i = 0; i < count && i < 2; i++)
        if (is_regional(points[i]))
            glyph.points[glyph.count++] = 'A' + (points[i] - 0x1F1E6);
    glyph.width = glyph.count;
    return glyph;
}

static dl_glyph glyph_of_base(uint32_t point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    if (category == UTF8PROC_CATEGORY_CN)
        return cell(DL_POINT_REPLACEMENT, 1);
    if (category == UTF8PROC_CATEGORY_ZS && point != 0x3000)
        return cell(' ', 1);
    int width = utf8proc_charwidth((utf8proc_int32_t)point);
    if (width <= 0 && !is_mark(point))
        width = 1;
    if (width > 0)
        return cell(point, (uint8_t)width);
    /* A mark with nothing to sit on gets a space. */
    return (dl_glyph){ .points = { ' ', point }, .count = 2, .width = 1 };
}

/* Composes base and marks, and keeps what fits a cell. */
static dl_glyph compose(const uint32_t *points, size_t count)
{
    utf8proc_int32_t buffer[CLUSTER_POINTS * 4];
    utf8proc_ssize_t length = 0;
    for (size_t i = 0; i < count; i++) {
        bool jamo = points[i] >= 0x1100 && points[i] <= 0x11FF;
        if (i && !jamo && !is_mark(points[i])
            && utf8proc_charwidth((utf8proc_int32_t)points[i]) > 0)
            break; /* the second picture of a joined sequence, a skin tone */
        if (is_ignorable(points[i]))
            continue;
        int state = 0;
        utf8proc_ssize_t room = (utf8proc_ssize_t)DL_COUNT(buffer) - length;
        utf8proc_ssize_t added =
            utf8proc_decompose_char((utf8proc_int32_t)points[i], buffer + length, room,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &state);
        if (added < 0 || added > room)
            break;
        length += added;
    }
    if (!length)
        return (dl_glyph){ 0 };
    length = utf8proc_normalize_utf32(buffer, length, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    dl_glyph glyph = glyph_of_base((uint32_t)buffer[0]);
    for (utf8proc_ssize_t i = 1; i < length && glyph.count < DL_GLYPH_POINTS; i++)
        if (utf8proc_charwidth(buffer[i]) == 0)
            glyph.points[glyph.count++] = (uint32_t)buffer[i];
    return glyph;
}

dl_glyph dl_glyph_next(dl_str text, size_t *offset)
{
    if (dl_glyph_ascii_run(text, *offset, 1))
        return cell((uint32_t)text.ptr[(*offset)++], 1);
    uint32_t first = dl_utf8_next(text, offset);
    size_t next = *offset;
    uint32_t point = next < text.len ? dl_utf8_next(text, &next) : 'a';
    if (is_plain(first) && (is_plain(point) || point == '\n'))
        return cell(first, plain_width(first));
    if (is_hostile(first))
        return mark_of(first);

    uint32_t points[CLUSTER_POINTS] = { first };
    size_t count = 1;
    utf8proc_int32_t state = 0;
    for (uint32_t before = first; *offset < text.len; before = point) {
        next = *offset;
        point = dl_utf8_next(text, &next);
        if (is_hostile(point)
            || utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                                (utf8proc_int32_t)point, &state))
            break;
        *offset = next;
        if (count < CLUSTER_POINTS)
            points[count++] = point;
    }
    return is_regional(first) ? flag_of(points, count) : compose(points, count);
}

int dl_glyph_columns(dl_str text, int limit)
{
    int columns = 0;
    for (size_t at = 0; at < text.len && columns < limit;) {
        size_t run = dl_glyph_ascii_run(text, at, (size_t)(limit - columns));
        columns += run ? (int)run : dl_glyph_next(text, &at).width;
        at += run;
    }
    return columns < limit ? columns : limit;
}

/* Signs of ours and of typography that ASCII has a likeness for. */
static const struct {
    uint32_t point;
    char ascii;
} likenesses[] = {
    { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201C, '"' },  { 0x201D, '"' }, { 0x2013, '-' },
    { 0x2014, '-' },  { 0x2026, '~' },  { 0x2022, '*' },  { 0x00B7, '-' }, { 0x2192, '>' },
    { 0x2190, '<' },  { 0x25B8, '>' },  { 0x2713, '+' },  { 0x2500, '-' }, { 0x2502, '|' },
    { 0x2581, '.' },  { 0x2582, ':' },  { 0x2583, '-' },  { 0x2584, '=' }, { 0x2585, '+' },
    { 0x2586, '*' },  { 0x2587, '%' },  { 0x2588, '#' },  { 0x258E, '|' }, { 0x25CB, 'o' },
    { 0x25CF, '*' },  { 0x2717, 'x' },  { 0x2503, '|' },  { 0x0111, 'd' }, { 0x0110, 'D' },
    { 0x00D7, 'x' },  { 0x3002, '.' },  { 0xFF0C, ',' },  { 0x3001, ',' }, { 0x2191, '^' },
    { 0x2193, 'v' },  { 0x23CE, '<' },  { 0x258C, '|' },
};

char dl_glyph_ascii(uint32_t point)
{
    if (point < 0x80)
        return point >= 0x20 && point < 0x7F ? (char)point : '?';
    for (size_t i = 0; i < DL_COUNT(likenesses); i++)
        if (likenesses[i].point == point)
            return likenesses[i].ascii;
    if (point > 0x2500 && point < 0x2580)
        return '+'; /* corners and crossings of frames */
    utf8proc_int32_t buffer[8];
    int state = 0;
    utf8proc_ssize_t length =
        utf8proc_decompose_char((utf8proc_int32_t)point, buffer, DL_COUNT(buffer),
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &state);
    bool ascii = length > 0 && buffer[0] >= 0x20 && buffer[0] < 0x7F;
    return ascii ? (char)buffer[0] : '?';
}
