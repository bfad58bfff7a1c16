/* Words with their keys, in one pass over the text. */
#include <string.h>

#include "src/base/cuts.h"
#include "src/base/unicode.h"

/* How many of eight bytes, from the first on, are letters and digits of ASCII; *folded
 * has those as keys have them. All eight are compared at once, a bit of each byte saying
 * whether it is one (Warren, "Hacker's Delight", 2012, chapter 6). */
static size_t fold_eight(uint64_t bytes, uint64_t *folded, bool *has_letters)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    uint64_t plain = bytes & ~high, lower = plain | 0x20 * ones;
    uint64_t letters = (lower + (0x80 - 'a') * ones) & ~(lower + (0x7F - 'z') * ones);
    uint64_t digits = (plain + (0x80 - '0') * ones) & ~(plain + (0x7F - '9') * ones);
    letters &= high & ~bytes;
    uint64_t ends = high & ~(letters | (digits & ~bytes));
    *folded = bytes | letters >> 2; /* the bit of lower case */
    size_t count = ends ? (size_t)__builtin_ctzll(ends) / 8 : 8;
    *has_letters |= (ends ? letters & (ends ^ (ends - 1)) : letters) != 0;
    return count;
}

/* Letters and digits of ASCII as keys have them; 0 for all that ends a word. */
static const char ascii_keys[129] =
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "0123456789\0\0\0\0\0\0"
    "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"
    "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0";

/* Whether a byte of ASCII, or one that begins a Han character, begins a word or sign. */
static bool begins_plainly(unsigned char byte)
{
    return (byte > ' ' && byte < 0x7F) || (byte >= 0xE4 && byte <= 0xE9);
}

/* Nearly all words stand behind nothing or one space. */
static bool skip_usual_space(dl_str text, size_t *offset, dl_word *word)
{
    size_t space = *offset < text.len && text.ptr[*offset] == ' ';
    size_t start = *offset + space;
    if (*offset == 0 || start >= text.len ||
        !begins_plainly((unsigned char)text.ptr[start]))
        return false;
    word->space_before = space;
    word->line_before = word->blank_before = false;
    *offset = start;
    return true;
}

/* A key that is being written; once a letter did not fit, none is added any more. */
typedef struct writing {
    char *bytes;
    size_t length;
    bool full;
} writing;

static void add_point(writing *key, uint32_t point)
{
    char bytes[4];
    size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (key->full || key->length + length > DL_WORD_KEY) {
        key->full = true;
        return;
    }
    if (length == 1) {
        key->bytes[key->length++] = (char)point;
        return;
    }
    for (size_t i = length; --i;) {
        bytes[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    bytes[0] = (char)(0xF00u >> length | point);
    memcpy(key->bytes + key->length, bytes, length);
    key->length += length;
}

static void add_folded(writing *key, uint32_t point)
{
    uint32_t entry = dl_loose_of(point);
    if (!(entry & DL_FOLD_MANY)) {
        add_point(key, entry ? entry : point);
        return;
    }
    for (uint32_t i = 0; i < (entry & 15); i++)
        add_point(key, dl_expansions[((entry & ~DL_FOLD_MANY) >> 4) + i]);
}

/* Adds the ASCII letters and digits at `at`; answers the offset behind them. */
static size_t add_ascii(writing *key, dl_str text, size_t at, bool *has_letters)
{
    while (text.len - at >= 8 && key->length <= DL_WORD_KEY - 8 && !key->full) {
        uint64_t bytes;
        memcpy(&bytes, text.ptr + at, sizeof bytes);
        size_t count = fold_eight(bytes, &bytes, has_letters);
        memcpy(key->bytes + key->length, &bytes, sizeof bytes);
        key->length += count;
        at += count;
        if (count < 8)
            return at;
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80) {
        char folded = ascii_keys[(unsigned char)text.ptr[at]];
        if (!folded)
            break;
        *has_letters |= folded > '9';
        if (key->length < DL_WORD_KEY && !key->full)
            key->bytes[key->length++] = folded;
        else
            key->full = true;
        at++;
    }
    return at;
}

/* The word again in a text that ends before the date that it runs into. */
static bool next_key_within(dl_str text, size_t *offset, dl_word *word, dl_word_key *key)
{
    dl_word before = *word;
    dl_words_next_key(text, offset, word, key);
    word->space_before = before.space_before;
    word->line_before = before.line_before;
    word->blank_before = before.blank_before;
    return true;
}

bool dl_words_next_key(dl_str text, size_t *offset, dl_word *word, dl_word_key *key)
{
    *word = (dl_word){ .kind = DL_WORD_NUMBER };
    key->length = 0;
    if (!skip_usual_space(text, offset, word) && !dl_words_skip_space(text, offset, word))
        return false;
    writing out = { key->bytes, 0, false };
    bool has_letters = false;
    size_t start = *offset, end = add_ascii(&out, text, start, &has_letters);
    while (end < text.len) {
        size_t next = end;
        uint32_t point = dl_utf8_step(text, &next);
        dl_point_class class = dl_point_class_of(point);
        bool letter = class == DL_POINT_LOWER || class == DL_POINT_UPPER ||
                      class == DL_POINT_LETTER;
        bool inside =
            letter || class == DL_POINT_DIGIT ||
            (end > start && (class == DL_POINT_MARK || class == DL_POINT_IGNORE));
        if (!inside && end > start)
            break;
        add_folded(&out, point);
        has_letters |= letter;
        end = next;
        if (!inside) {
            word->kind = class == DL_POINT_HAN    ? DL_WORD_HAN
                         : class == DL_POINT_MARK ? DL_WORD_LETTERS
                                                  : DL_WORD_PUNCTUATION;
            break;
        }
        end = add_ascii(&out, text, end, &has_letters);
    }
    if (has_letters)
        word->kind = DL_WORD_LETTERS;
    if (dl_is_ascii_digit(text.ptr[end - 1])) {
        size_t name = dl_word_without_date(text, start, end);
        if (name < end)
            return next_key_within(dl_str_slice(text, 0, name), offset, word, key);
    }
    word->span = (dl_span){ (uint32_t)start, (uint32_t)end };
    key->length = out.length;
    *offset = end;
    return true;
}
