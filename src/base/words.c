#include "dateline/words.h"

#include "src/base/unicode.h"

/* Skips white space and stray ignorable points; notes what lay between. */
static bool skip_space(dl_str text, size_t *offset, dl_word *word)
{
    int lines = *offset == 0 ? 2 : 0;
    word->space_before = *offset == 0;
    while (*offset < text.len) {
        size_t end = *offset;
        uint32_t point = dl_utf8_step(text, &end);
        dl_point_class class = dl_point_class_of(point);
        if (class != DL_POINT_SPACE && class != DL_POINT_IGNORE &&
            class != DL_POINT_CONTROL)
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

typedef struct letters {
    unsigned upper, lower, others, digits;
    bool starts_upper;
} letters;

static dl_word_shape shape_of(const letters *seen)
{
    if (seen->upper == 0)
        return seen->lower ? DL_SHAPE_LOWER : DL_SHAPE_NONE;
    if (seen->lower == 0)
        return DL_SHAPE_UPPER;
    return seen->upper == 1 && seen->starts_upper ? DL_SHAPE_CAPITAL : DL_SHAPE_MIXED;
}

bool dl_words_next(dl_str text, size_t *offset, dl_word *word)
{
    *word = (dl_word){ 0 };
    if (!skip_space(text, offset, word))
        return false;
    size_t start = *offset, end = start;
    letters seen = { 0 };
    while (end < text.len) {
        size_t next = end;
        dl_point_class class = dl_point_class_of(dl_utf8_step(text, &next));
        if (class == DL_POINT_UPPER) {
            seen.starts_upper |= end == start;
            seen.upper++;
        } else if (class == DL_POINT_LOWER)
            seen.lower++;
        else if (class == DL_POINT_LETTER)
            seen.others++;
        else if (class == DL_POINT_DIGIT)
            seen.digits++;
        else if (end == start || (class != DL_POINT_MARK && class != DL_POINT_IGNORE)) {
            if (end == start) {
                end = next;
                word->kind = class == DL_POINT_HAN    ? DL_WORD_HAN
                             : class == DL_POINT_MARK ? DL_WORD_LETTERS
                                                      : DL_WORD_PUNCTUATION;
            }
            break;
        }
        end = next;
    }
    *offset = end;
    word->span = (dl_span){ (uint32_t)start, (uint32_t)end };
    word->has_digit = seen.digits > 0;
    word->shape = shape_of(&seen);
    if (seen.upper + seen.lower + seen.others > 0)
        word->kind = DL_WORD_LETTERS;
    else if (seen.digits > 0)
        word->kind = DL_WORD_NUMBER;
    return true;
}
