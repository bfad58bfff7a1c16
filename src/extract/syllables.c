#include "src/extract/syllables.h"

#include "dateline/utf8.h"

/* Onsets and codas of Vietnamese syllables, without diacritics. */
bool dl_word_is_vietnamese(dl_str word)
{
    enum { LONGEST = 15 };
    static const char *const onsets[] = { "ngh", "ng", "nh", "ch", "gh", "gi", "kh",
                                          "ph",  "qu", "th", "tr", "b",  "c",  "d",
                                          "g",   "h",  "k",  "l",  "m",  "n",  "p",
                                          "r",   "s",  "t",  "v",  "x" };
    static const char *const codas[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };
    if (word.len > LONGEST)
        return false;
    for (size_t i = 0; i < DL_COUNT(onsets); i++)
        if (dl_str_starts(word, dl_str_from(onsets[i]))) {
            word = dl_str_slice(word, dl_str_from(onsets[i]).len, word.len);
            break;
        }
    size_t vowels = 0;
    while (vowels < word.len &&
           dl_str_find(DL_STR("aeiouy"), dl_str_slice(word, vowels, vowels + 1), 0) !=
               SIZE_MAX)
        vowels++;
    word = dl_str_slice(word, vowels, word.len);
    for (size_t i = 0; vowels > 0 && vowels < 4 && i < DL_COUNT(codas); i++)
        if (dl_str_equal(word, dl_str_from(codas[i])))
            return true;
    return false;
}

bool dl_word_is_accented(dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t point = dl_utf8_next(text, &at);
        if (point >= 0x80 && dl_point_classify(point) != DL_POINT_IGNORE)
            return true;
    }
    return false;
}
