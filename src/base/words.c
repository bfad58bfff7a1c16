/* Where words begin and end, and what they look like. Nearly all are cut by looking at
 * many bytes at once (run.h); the rest point by point. */
#include "dateline/words.h"

#include "src/base/cuts.h"
#include "src/base/run.h"
#include "src/base/unicode.h"

static bool is_between_words(dl_point_class class)
{
    return class == DL_POINT_SPACE || class == DL_POINT_IGNORE ||
           class == DL_POINT_CONTROL;
}

/* Skips white space and stray ignorable points; notes what lay between. */
bool dl_words_skip_space(dl_str text, size_t *offset, dl_word *word)
{
    int lines = *offset == 0 ? 2 : 0;
    word->space_before = *offset == 0;
    while (*offset < text.len) {
        size_t end = *offset;
        unsigned char byte = (unsigned char)text.ptr[end];
        if (byte > ' ' && byte < 0x7F)
            break;
        if (byte == ' ') {
            word->space_before = true;
            ++*offset;
            continue;
        }
        uint32_t point = dl_utf8_step(text, &end);
        dl_point_class class = dl_point_class_of(point);
        if (!is_between_words(class))
            break;
        if (class == DL_POINT_SPACE)
            word->space_before = true;
        lines += point == '\n' || point == 0x2028 || point == 0x2029;
        lines += point == 0x2029;
        *offset = end;
    }
    word->line_before = lines > 0;
    word->blank_before = lines > 1;
    return *offset < text.len;
}

static bool is_part_of_word(dl_point_class class)
{
    return class >= DL_POINT_DIGIT && class <= DL_POINT_LETTER;
}

static bool follows(dl_str rest, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dl_str_starts(rest, dl_str_from(words[i])))
            return true;
    return false;
}

/* Chinese sets no space between a Latin name and a date: "OpenAI6月", "AMD10日" are two
 * words. The daily or monthly figures of a product ("Qwen3日活") are left alone. */
static bool begins_date(dl_str rest)
{
    static const char *const no_month[] = { "月活", "月销", "月租", "月费", "月产" };
    static const char *const no_day[] = { "日本", "日元", "日活", "日前",
                                          "日内", "日常", "日报", "日均" };
    uint32_t number = 0;
    size_t digits = 0;
    while (digits < rest.len && digits < 5 && rest.ptr[digits] >= '0' &&
           rest.ptr[digits] <= '9')
        number = number * 10 + (uint32_t)(rest.ptr[digits++] - '0');
    rest = dl_str_slice(rest, digits, rest.len);
    if (digits == 4)
        return number / 100 - 19 < 2 && dl_str_starts(rest, DL_STR("年"));
    if (digits == 0 || digits > 2 || number == 0)
        return false;
    return (number <= 12 && dl_str_starts(rest, DL_STR("月")) &&
            !follows(rest, no_month, DL_COUNT(no_month))) ||
           (number <= 31 && dl_str_starts(rest, DL_STR("日")) &&
            !follows(rest, no_day, DL_COUNT(no_day)));
}

static bool ends_with_digit(dl_str text)
{
    size_t at = text.len;
    while (at > 0 && ((unsigned char)text.ptr[--at] & 0xC0) == 0x80)
        ;
    return at < text.len && dl_point_class_of(dl_utf8_step(text, &at)) == DL_POINT_DIGIT;
}

/* The end of the word [start, end) without a date that it runs into. */
size_t dl_word_without_date(dl_str text, size_t start, size_t end)
{
    enum { SHORTEST = 3 }; /* bytes of a name that a date may follow */
    size_t digits = end;
    if (end == text.len || (unsigned char)text.ptr[end] < 0x80)
        return end;
    while (digits > start && dl_is_ascii_digit(text.ptr[digits - 1]))
        digits--;
    bool glued = digits < end && digits - start >= SHORTEST &&
                 begins_date(dl_str_slice(text, digits, text.len)) &&
                 !ends_with_digit(dl_str_slice(text, start, digits));
    return glued ? digits : end;
}

/* Length of the letter of two or three bytes that starts here, of those that make up
 * nearly all of Latin text beyond ASCII: U+00C0 to U+01BF but for the signs of
 * multiplication and division, and Latin Extended Additional. 0 for others. */
static inline size_t usual_letter(const unsigned char *byte, size_t left)
{
    if (byte[0] >= 0xC3 && byte[0] <= 0xC6)
        return left >= 2 && (byte[1] & 0xC0) == 0x80 && (byte[1] | 0x20) != 0xB7 ? 2 : 0;
    if (byte[0] == 0xE1 && left >= 3)
        return byte[1] >= 0xB8 && byte[1] <= 0xBB && (byte[2] & 0xC0) == 0x80 ? 3 : 0;
    return 0;
}

/* Whether three bytes from 0xE4 to 0xE9 on are a character: U+4000 to U+9FFF, Han and a
 * few signs, each a word of its own. */
static inline bool is_han_range(const unsigned char *byte, size_t left)
{
    return byte[0] >= 0xE4 && byte[0] <= 0xE9 && left >= 3 && (byte[1] & 0xC0) == 0x80 &&
           (byte[2] & 0xC0) == 0x80;
}

/* The end of the word that starts at `start`; a word of one point is anything else. */
static size_t word_end(dl_str text, size_t start)
{
    const uint8_t *ascii = dl_class_blocks + (size_t)dl_class_index[0] * 128;
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t end = start;
    if (!is_part_of_word(dl_point_class_of(dl_utf8_step(text, &end))))
        return end;
    for (;;) {
        while (end < text.len && bytes[end] < 0x80 &&
               is_part_of_word((dl_point_class)ascii[bytes[end]]))
            end++;
        if (end == text.len || bytes[end] < 0x80)
            return end;
        size_t next = end, letter = usual_letter(bytes + end, text.len - end);
        if (letter) {
            end += letter;
            continue;
        }
        dl_point_class class = dl_point_class_of(dl_utf8_step(text, &next));
        if (!is_part_of_word(class) && class != DL_POINT_MARK && class != DL_POINT_IGNORE)
            return dl_word_without_date(text, start, end);
        end = next;
    }
}

/* The length of the word or sign that starts at `byte`, if that is soon found, else 0: of
 * a word in Latin letters, of a Han character, of a sign. */
static inline size_t usual_length(dl_str text, size_t start)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + start;
    if (is_han_range(byte, DL_RUN_BYTES))
        return 3;
    size_t length = dl_run_length(byte), end = start;
    if (length || (*byte > ' ' && *byte < '0')) /* a sign of ASCII */
        return length ? length : 1;
    if (*byte > ' ' && *byte < 0x7F)
        return word_end(text, start) - start;
    dl_point_class class = dl_point_class_of(dl_utf8_step(text, &end));
    return class == DL_POINT_PUNCTUATION || class == DL_POINT_HAN ? end - start : 0;
}

/* Cuts words while they stand behind nothing or one space, as nearly all do, and not at
 * the very end or beginning; answers how many. */
static size_t cut_usual(dl_str text, size_t *offset, dl_word_cut cuts[], size_t limit)
{
    size_t count = 0, at = *offset;
    while (count < limit && text.len - at > DL_RUN_BYTES && at > 0) {
        size_t space = text.ptr[at] == ' ', start = at + space;
        size_t length = usual_length(text, start);
        if (length == 0)
            break;
        at = start + length;
        cuts[count++] = (dl_word_cut){ { (uint32_t)start, (uint32_t)at },
                                       space ? DL_BEFORE_SPACE : 0 };
    }
    *offset = at;
    return count;
}

static bool cut_any(dl_str text, size_t *offset, dl_word_cut *cut)
{
    dl_word word;
    if (!dl_words_skip_space(text, offset, &word))
        return false;
    size_t start = *offset;
    *offset = word_end(text, start);
    *cut = (dl_word_cut){ { (uint32_t)start, (uint32_t)*offset },
                          (uint8_t)((word.space_before ? DL_BEFORE_SPACE : 0) |
                                    (word.line_before ? DL_BEFORE_LINE : 0) |
                                    (word.blank_before ? DL_BEFORE_BLANK : 0)) };
    return true;
}

size_t dl_words_cut(dl_str text, size_t *offset, dl_word_cut cuts[], size_t limit)
{
    size_t count = 0;
    for (;; count++) {
        count += cut_usual(text, offset, cuts + count, limit - count);
        if (count == limit || !cut_any(text, offset, &cuts[count]))
            return count;
    }
}

static dl_word_shape shape_of(const unsigned counts[], bool starts_upper)
{
    if (counts[DL_POINT_UPPER] == 0)
        return counts[DL_POINT_LOWER] ? DL_SHAPE_LOWER : DL_SHAPE_NONE;
    if (counts[DL_POINT_LOWER] == 0)
        return DL_SHAPE_UPPER;
    return counts[DL_POINT_UPPER] == 1 && starts_upper ? DL_SHAPE_CAPITAL
                                                       : DL_SHAPE_MIXED;
}

void dl_word_look(dl_str bytes, dl_word *word)
{
    unsigned counts[DL_POINT_IGNORE + 1] = { 0 };
    dl_point_class first = DL_POINT_OTHER;
    for (size_t at = 0; at < bytes.len;) {
        bool starts = at == 0;
        dl_point_class class = dl_point_class_of(dl_utf8_step(bytes, &at));
        counts[class]++;
        if (starts)
            first = class;
    }
    word->has_digit = counts[DL_POINT_DIGIT] > 0;
    word->shape = shape_of(counts, first == DL_POINT_UPPER);
    if (counts[DL_POINT_UPPER] + counts[DL_POINT_LOWER] + counts[DL_POINT_LETTER] > 0)
        word->kind = DL_WORD_LETTERS;
    else if (word->has_digit)
        word->kind = DL_WORD_NUMBER;
    else
        word->kind = first == DL_POINT_HAN    ? DL_WORD_HAN
                     : first == DL_POINT_MARK ? DL_WORD_LETTERS
                                              : DL_WORD_PUNCTUATION;
}

bool dl_words_next(dl_str text, size_t *offset, dl_word *word)
{
    dl_word_cut cut;
    if (!dl_words_cut(text, offset, &cut, 1))
        return false;
    *word = (dl_word){ .span = cut.span,
                       .space_before = cut.before & DL_BEFORE_SPACE,
                       .line_before = cut.before & DL_BEFORE_LINE,
                       .blank_before = cut.before & DL_BEFORE_BLANK };
    dl_word_look(dl_str_span(text, word->span), word);
    return true;
}
