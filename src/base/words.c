#include "dateline/words.h"

#include "src/base/unicode.h"

static bool is_between_words(dl_point_class class)
{
    return class == DL_POINT_SPACE || class == DL_POINT_IGNORE ||
           class == DL_POINT_CONTROL;
}

/* Skips white space and stray ignorable points; notes what lay between. */
static bool skip_space(dl_str text, size_t *offset, dl_word *word)
{
    int lines = *offset == 0 ? 2 : 0;
    word->space_before = *offset == 0;
    while (*offset < text.len) {
        size_t end = *offset;
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

/* The end of the word that starts at `start`; a word of one point is anything else. */
static size_t word_end(dl_str text, size_t start)
{
    size_t end = start;
    bool alone = !is_part_of_word(dl_point_class_of(dl_utf8_step(text, &end)));
    while (end < text.len && !alone) {
        size_t next = end;
        dl_point_class class = dl_point_class_of(dl_utf8_step(text, &next));
        if (!is_part_of_word(class) && class != DL_POINT_MARK && class != DL_POINT_IGNORE)
            break;
        end = next;
    }
    return end;
}

bool dl_words_cut(dl_str text, size_t *offset, dl_word *word)
{
    if (!skip_space(text, offset, word))
        return false;
    size_t start = *offset;
    *offset = word_end(text, start);
    word->span = (dl_span){ (uint32_t)start, (uint32_t)*offset };
    return true;
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
    if (!dl_words_cut(text, offset, word))
        return false;
    dl_word_look(dl_str_span(text, word->span), word);
    return true;
}
