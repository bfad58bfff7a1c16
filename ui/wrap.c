#include "ui/wrap.h"

#include <string.h>

#include "dateline/utf8.h"
#include "ui/glyph.h"

/* What a grapheme lets happen at its sides. */
typedef enum breaking {
    LETTERS, /* breaks only at spaces */
    SPACE,
    HYPHEN,  /* a break after it, unless a number follows */
    SOLIDUS, /* a break after it, unless a number follows: addresses */
    IDEOGRAPH,
    OPENING, /* no break after it */
    CLOSING, /* no break before it */
    GLUE,    /* no break on either side */
    AFTER    /* a break after it */
} breaking;

/* Code points in byte order of their UTF-8 would do, but strchr needs none: UTF-8 of one
 * character is never part of that of another. */
static const char openings[] = "([{“‘（［｛〈《「『【〔〖$€£¥＄￥#";
static const char closings[] =
    ")]}”’）］｝〉》」』】〕〗,.;:!?%‰°。，、；：？！．％…‥·ー々";

static bool is_in(const char *set, dl_str grapheme)
{
    return dl_str_find(dl_str_from(set), grapheme, 0) != SIZE_MAX;
}

static breaking class_of(dl_str grapheme)
{
    if (grapheme.len == 1) {
        char c = grapheme.ptr[0];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            return LETTERS;
        if (c == ' ' || c == '\t')
            return SPACE;
        if (c == '-')
            return HYPHEN;
        if (c == '/')
            return SOLIDUS;
    }
    size_t at = 0;
    uint32_t point = dl_utf8_next(grapheme, &at);
    dl_str first = dl_str_slice(grapheme, 0, at);
    if (point == 0xA0 || point == 0x2060 || point == 0x202F || point == 0xFEFF)
        return GLUE;
    if (point == 0x200B)
        return AFTER;
    if (point == 0x2010 || point == 0x2013 || point == 0x2014)
        return HYPHEN;
    if (point < 0x80 || (point >= 0x2010 && point <= 0x2030) ||
        (point >= 0x3000 && point < 0x3040) || point >= 0xFF00 || point < 0xC0 ||
        point == 0x20AC || point == 0x30FC) {
        if (is_in(openings, first))
            return OPENING;
        if (is_in(closings, first))
            return CLOSING;
    }
    dl_point_class class = dl_point_classify(point);
    if (class == DL_POINT_SPACE)
        return AFTER; /* wide and other spaces, a space with marks: not dropped */
    bool wide = class == DL_POINT_HAN || (point >= 0x2E80 && point < 0xA4D0) ||
                (point >= 0xAC00 && point < 0xD7A4) ||
                (point >= 0xFE30 && point < 0xFFE7) || point >= 0x1F000;
    return wide ? IDEOGRAPH : LETTERS;
}

/* A grapheme beside a possible break. Full-width brackets and stops let a line break at
 * their outer side; the narrow ones stick to the words beside them. */
typedef struct neighbour {
    breaking class;
    bool wide, digit;
} neighbour;

static bool may_break(neighbour before, neighbour after)
{
    if (after.class == SPACE || after.class == CLOSING || after.class == GLUE ||
        before.class == GLUE || before.class == OPENING)
        return before.class == AFTER;
    if (before.class == SPACE || before.class == AFTER)
        return true;
    if (before.class == HYPHEN || before.class == SOLIDUS)
        return !after.digit;
    if (after.class == OPENING)
        return after.wide || before.class == IDEOGRAPH || before.wide;
    if (before.class == CLOSING)
        return before.wide || after.class == IDEOGRAPH;
    return before.class == IDEOGRAPH || after.class == IDEOGRAPH;
}

static uint32_t without_spaces(dl_str text, size_t start, size_t end)
{
    while (end > start && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t'))
        end--;
    return (uint32_t)end;
}

static size_t behind_spaces(dl_str text, size_t at, size_t end)
{
    while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

static void add(dl_lines *lines, dl_arena *arena, dl_str text, size_t start, size_t end)
{
    *DL_APPEND(lines, arena) =
        (dl_span){ (uint32_t)start, without_spaces(text, start, end) };
}

size_t dl_insets_find(dl_insets insets, uint32_t at)
{
    size_t low = 0;
    for (size_t high = insets.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (insets.items[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef struct wrapping {
    dl_str text;
    dl_insets insets;
    int columns;
    dl_lines *lines;
    dl_arena *arena;
} wrapping;

/* The columns of what is set in right behind a grapheme; *n is the next inset. */
static int inset_columns(const wrapping *w, size_t *n, size_t at)
{
    int columns = 0;
    for (; *n < w->insets.count && w->insets.items[*n].at <= at; ++*n)
        columns += w->insets.items[*n].at == at ? w->insets.items[*n].columns : 0;
    return columns;
}

/* Wraps text[start, end), which has no line end. `chance` is the last place where the
 * line may break; what stands behind it is measured once more on the next line, and it is
 * shorter than a line: linear. */
static void wrap_paragraph(const wrapping *w, size_t start, size_t end)
{
    dl_str text = w->text;
    size_t chance = start;
    int width = 0;
    neighbour before = { .class = GLUE };
    dl_str paragraph = { text.ptr, end };
    size_t inset = dl_insets_find(w->insets, (uint32_t)start + 1);
    for (size_t at = start; at < end;) {
        size_t here = at;
        dl_glyph glyph = dl_glyph_next(paragraph, &at);
        neighbour after = {
            .class = class_of(dl_str_slice(text, here, at)),
            .wide = glyph.width == 2,
            .digit = text.ptr[here] >= '0' && text.ptr[here] <= '9',
        };
        int needed = glyph.width + inset_columns(w, &inset, at);
        if (here > start && may_break(before, after))
            chance = here;
        before = after;
        if (width + needed <= w->columns || after.class == SPACE || here == start) {
            width += needed;
            continue;
        }
        size_t stop = chance > start ? chance : here;
        add(w->lines, w->arena, text, start, stop);
        start = chance = at = behind_spaces(text, stop, end);
        inset = dl_insets_find(w->insets, (uint32_t)start + 1);
        width = 0;
        before = (neighbour){ .class = GLUE };
    }
    add(w->lines, w->arena, text, start, end);
}

void dl_wrap_with(dl_str text, dl_insets insets, int columns, dl_lines *lines,
                  dl_arena *arena)
{
    wrapping w = { text, insets, columns < 1 ? 1 : columns, lines, arena };
    for (size_t at = 0; at < text.len;) {
        const char *newline = memchr(text.ptr + at, '\n', text.len - at);
        size_t end = newline ? (size_t)(newline - text.ptr) : text.len;
        size_t next = newline ? end + 1 : end;
        if (end > at && newline && text.ptr[end - 1] == '\r')
            end--;
        wrap_paragraph(&w, at, end);
        at = next;
    }
}

void dl_wrap(dl_str text, int columns, dl_lines *lines, dl_arena *arena)
{
    dl_wrap_with(text, (dl_insets){ 0 }, columns, lines, arena);
}

size_t dl_lines_find(const dl_lines *lines, uint32_t offset)
{
    size_t low = 0;
    size_t high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}
