/* Decoding follows table 3-7 of Unicode 15; a bad sequence is replaced by its maximal
 * subparts. Folding takes a code point through a table; only where combining marks stand
 * behind a letter is utf8proc asked to compose them. */
#include "dateline/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "src/base/unicode.h"
#include "unicode_tables.h" /* made by make_unicode.c */

#define LOOK_UP(name, point)                                                             \
    name##_blocks[(size_t)name##_index[(point) >> 7] * 128 + ((point)&127)]

uint32_t dl_utf8_next(dl_str text, size_t *offset)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + *offset;
    size_t left = text.len - *offset;
    unsigned char lead = byte[0];
    *offset += 1;
    if (lead < 0x80)
        return lead;
    size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4)
        return DL_POINT_REPLACEMENT;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    uint32_t point = lead & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if (i >= left || byte[i] < low || byte[i] > high)
            return DL_POINT_REPLACEMENT;
        point = point << 6 | (byte[i] & 0x3Fu);
        *offset += 1;
        low = 0x80;
        high = 0xBF;
    }
    return point;
}

dl_point_class dl_point_classify(uint32_t point)
{
    return point < 0x110000 ? dl_point_class_of(point) : DL_POINT_OTHER;
}

int dl_point_digit(uint32_t point)
{
    if (point >= '0' && point <= '9')
        return (int)(point - '0');
    if (dl_point_classify(point) != DL_POINT_DIGIT)
        return -1;
    if (point >= 0xFF10 && point <= 0xFF19)
        return (int)(point - 0xFF10);
    uint32_t zero = point; /* decimal digits stand in runs of ten from zero on */
    while (zero && dl_point_classify(zero - 1) == DL_POINT_DIGIT)
        zero--;
    return (int)((point - zero) % 10);
}

/* Behind the bytes of ASCII that come first, if there are eight bytes to look at. */
static size_t skip_ascii(dl_str bytes, size_t at)
{
    uint64_t eight;
    while (bytes.len - at >= sizeof eight) {
        memcpy(&eight, bytes.ptr + at, sizeof eight);
        uint64_t high = eight & 0x8080808080808080u;
        if (high)
            return at + (size_t)__builtin_ctzll(high) / 8;
        at += sizeof eight;
    }
    return at;
}

/* Behind the usual letters of two and three bytes that come first. */
static size_t skip_usual(dl_str bytes, size_t at)
{
    size_t before;
    do {
        before = at;
        if (at < bytes.len)
            at += dl_utf8_usual((const unsigned char *)bytes.ptr + at, bytes.len - at);
    } while (at > before);
    return at;
}

size_t dl_utf8_valid(dl_str bytes)
{
    for (size_t at = 0;;) {
        at = skip_usual(bytes, skip_ascii(bytes, at));
        size_t before = at;
        if (at == bytes.len)
            return at;
        if ((unsigned char)bytes.ptr[at] >= 0x80 || bytes.len - at < 8)
            if (dl_utf8_next(bytes, &at) == DL_POINT_REPLACEMENT)
                return before; /* U+FFFD itself is usual */
    }
}

dl_str dl_utf8_repair(dl_str bytes, dl_arena *arena, size_t *replaced)
{
    *replaced = 0;
    size_t valid = dl_utf8_valid(bytes);
    if (valid == bytes.len)
        return bytes;
    dl_buf out = { .arena = arena };
    DL_RESERVE(&out, arena, bytes.len + bytes.len / 8 + 16);
    while (bytes.len) {
        dl_buf_add(&out, dl_str_slice(bytes, 0, valid));
        bytes = dl_str_slice(bytes, valid, bytes.len);
        if (bytes.len) {
            size_t at = 0;
            dl_utf8_next(bytes, &at);
            bytes = dl_str_slice(bytes, at, bytes.len);
            dl_buf_add_point(&out, DL_POINT_REPLACEMENT);
            *replaced += 1;
            valid = dl_utf8_valid(bytes);
        }
    }
    return dl_buf_str(&out);
}

static void add_folded(dl_buf *out, uint32_t point, uint32_t entry)
{
    if (!(entry & DL_FOLD_MANY)) {
        dl_buf_add_point(out, entry ? entry : point);
        return;
    }
    for (uint32_t i = 0; i < (entry & 15); i++)
        dl_buf_add_point(out, dl_expansions[((entry & ~DL_FOLD_MANY) >> 4) + i]);
}

/* Copies the bytes of ASCII that come first, but for controls, eight at a time, in lower
 * case; answers how many. */
static size_t copy_lower(const char *from, size_t left, char *to)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    size_t done = 0;
    uint64_t eight, ends = 0;
    while (left - done >= sizeof eight && !ends) {
        memcpy(&eight, from + done, sizeof eight);
        uint64_t plain = eight & ~high;
        ends = (eight | ~(plain + ones * (0x80 - ' '))) & high;
        uint64_t upper = (plain + ones * (0x80 - 'A')) & ~(plain + ones * (0x7F - 'Z')) & high;
        eight |= (upper & ~ends) >> 2; /* the bit of lower case */
        memcpy(to + done, &eight, sizeof eight);
        done += ends ? (size_t)__builtin_ctzll(ends) / 8 : sizeof eight;
    }
    return done;
}

void dl_utf8_fold_loose(dl_str text, dl_buf *out)
{
    const uint32_t *ascii = dl_loose_blocks + (size_t)dl_loose_index[0] * 128;
    for (size_t at = 0; at < text.len;) {
        DL_RESERVE(out, out->arena, text.len - at + 8);
        size_t plain = copy_lower(text.ptr + at, text.len - at, out->items + out->count);
        at += plain;
        out->count += plain;
        if (at == text.len)
            break;
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80 && ascii[byte] < 0x80) {
            out->items[out->count++] = (char)(ascii[byte] ? ascii[byte] : byte);
            at++;
            continue;
        }
        size_t start = at;
        uint32_t point = dl_utf8_step(text, &at);
        uint32_t entry = LOOK_UP(dl_loose, point);
        if (entry - 1 < 0x7F) /* nearly all letters with marks: one of ASCII without */
            out->items[out->count++] = (char)entry;
        else if (entry == 0 && point != DL_POINT_REPLACEMENT) /* nearly all Han: itself */
            while (start < at)
                out->items[out->count++] = text.ptr[start++];
        else
            add_folded(out, point, entry);
    }
}

/* Whether a combining mark (or a conjoining Hangul letter) stands at `at`. */
static bool mark_follows(dl_str text, size_t at)
{
    if (at >= text.len || (unsigned char)text.ptr[at] < 0xCC)
        return false;
    uint32_t point = dl_utf8_step(text, &at);
    return dl_point_class_of(point) == DL_POINT_MARK ||
           (point >= 0x1160 && point <= 0x11FF);
}

/* Maps a letter and the marks behind it with utf8proc; answers the offset behind them. */
static size_t map_cluster(dl_str text, size_t start, int options, dl_buf *out)
{
    size_t end = start;
    dl_utf8_next(text, &end);
    /* CCC-stable text never needs more; the bound keeps hostile text linear */
    for (int marks = 0; marks < 32 && mark_follows(text, end); marks++)
        dl_utf8_next(text, &end);
    int32_t points[256];
    utf8proc_ssize_t count = utf8proc_decompose((const uint8_t *)text.ptr + start,
                                                (utf8proc_ssize_t)(end - start), points,
                                                256, (utf8proc_option_t)options);
    if (count > 0 && count <= 256)
        count = utf8proc_normalize_utf32(points, count, (utf8proc_option_t)options);
    if (count < 0 || count > 256)
        dl_buf_add(out, dl_str_slice(text, start, end));
    else
        for (utf8proc_ssize_t i = 0; i < count; i++)
            dl_buf_add_point(out, (uint32_t)points[i]);
    return end;
}

/* Latin Extended Additional: the letters of Vietnamese among others, all composed (their
 * NFC_Quick_Check is Yes). */
static bool is_composed_latin(uint32_t point)
{
    return point >= 0x1E00 && point <= 0x1EFF;
}

void dl_utf8_compose(dl_str text, dl_buf *out)
{
    size_t plain = 0; /* what is not copied yet, and needs no composing */
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        uint32_t point = dl_utf8_step(text, &end);
        if (mark_follows(text, end) ||
            (point >= 0x0340 && !is_composed_latin(point) &&
             dl_point_classify(point) != DL_POINT_HAN && point < 0x110000 &&
             point != DL_POINT_REPLACEMENT)) {
            dl_buf_add(out, dl_str_slice(text, plain, at));
            end = map_cluster(text, at, UTF8PROC_STABLE | UTF8PROC_COMPOSE, out);
            plain = end;
        }
        at = end;
    }
    dl_buf_add(out, dl_str_slice(text, plain, text.len));
}

bool dl_point_is_unsafe(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x061C ||
           point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) ||
           (point >= 0xE0000 && point <= 0xE007F) || point == 0xFEFF;
}

void dl_utf8_visible(dl_str text, dl_buf *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t point = dl_utf8_next(text, &at);
        if (dl_point_is_unsafe(point))
            dl_buf_format(out, "<%02X>", point);
        else
            dl_buf_add(out, dl_str_slice(text, start, at));
    }
}

void dl_utf8_visible_lines(dl_str text, dl_buf *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t point = dl_utf8_next(text, &at);
        bool ends_line = point == '\r' && at < text.len && text.ptr[at] == '\n';
        if (ends_line || point == '\n' || point == '\t' || !dl_point_is_unsafe(point))
            dl_buf_add(out, dl_str_slice(text, start, at));
        else
            dl_buf_format(out, "<%02X>", point);
    }
}

/* The two spellings of the tone on oa, oe, uy at the end of a syllable: the newer one
 * (hoà) is rewritten as the older (hòa), unless the u belongs to a "qu". */
static void place_tone(dl_buf *out, size_t word)
{
    static const char *const newer[] = {
        "oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ",
        "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ",
    };
    static const char *const older[] = {
        "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe",
        "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy",
    };
    dl_str tail = dl_str_slice(dl_buf_str(out), word, out->count);
    size_t last = tail.len;
    while (last > 0 && (unsigned char)tail.ptr[--last] >= 0x80 &&
           (unsigned char)tail.ptr[last] < 0xC0)
        ;
    if (tail.len < 3 || last == 0 || (unsigned char)tail.ptr[last] < 0x80 ||
        (tail.ptr[last - 1] != 'o' && tail.ptr[last - 1] != 'u'))
        return;
    for (size_t i = 0; i < DL_COUNT(newer); i++) {
        dl_str form = dl_str_from(newer[i]);
        if (!dl_str_ends(tail, form))
            continue;
        size_t at = out->count - form.len;
        if (form.ptr[0] == 'u' && at > word && out->items[at - 1] == 'q')
            return;
        out->count = at;
        dl_buf_add(out, dl_str_from(older[i]));
        return;
    }
}

static bool in_word(uint32_t point)
{
    dl_point_class class = dl_point_class_of(point);
    return class == DL_POINT_LOWER || class == DL_POINT_UPPER || class == DL_POINT_MARK ||
           class == DL_POINT_DIGIT || class == DL_POINT_LETTER ||
           class == DL_POINT_IGNORE;
}

void dl_utf8_fold(dl_str text, dl_buf *out)
{
    enum {
        OPTIONS = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE
    };
    DL_RESERVE(out, out->arena, text.len + 4);
    size_t word = out->count; /* where the current run of letters starts */
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80 && !mark_follows(text, at + 1)) {
            bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
            if (!letter && (byte < '0' || byte > '9')) {
                place_tone(out, word);
                word = out->count + 1;
            }
            dl_buf_add_char(out, (char)(byte >= 'A' && byte <= 'Z' ? byte + 32
                                        : byte >= 9 && byte <= 13  ? ' '
                                                                   : byte));
            at++;
            continue;
        }
        size_t end = at;
        uint32_t point = dl_utf8_step(text, &end);
        if (!in_word(point)) {
            place_tone(out, word);
            word = SIZE_MAX;
        }
        if (mark_follows(text, end)) {
            at = map_cluster(text, at, OPTIONS, out);
        } else {
            add_folded(out, point, LOOK_UP(fold, point));
            at = end;
        }
        if (word == SIZE_MAX)
            word = out->count;
    }
    if (word <= out->count)
        place_tone(out, word);
}

dl_str dl_utf8_folded(dl_str text, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_utf8_fold(text, &out);
    return dl_buf_str(&out);
}

dl_str dl_utf8_folded_loose(dl_str text, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_utf8_fold_loose(text, &out);
    return dl_buf_str(&out);
}
