#include "src/extract/syllables.h"

#include <string.h>

#include "dateline/utf8.h"

static bool is_vowel(char letter)
{
    const uint32_t vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') | 1u << ('i' - 'a') |
                            1u << ('o' - 'a') | 1u << ('u' - 'a') | 1u << ('y' - 'a');
    return letter >= 'a' && letter <= 'z' && vowels >> (letter - 'a') & 1;
}

/* Onsets and codas of Vietnamese syllables, without diacritics. Most rows are passed over
 * by their first letter. */
bool dl_word_is_vietnamese(dl_str word)
{
    enum { LONGEST = 15 };
    static const char onsets[][4] = { "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu",
                                      "th",  "tr", "b",  "c",  "d",  "g",  "h",  "k",  "l",
                                      "m",   "n",  "p",  "r",  "s",  "t",  "v",  "x" };
    static const char codas[][4] = { "c", "ch", "m", "n", "ng", "nh", "p", "t" };
    size_t vowels = 0;
    if (word.len == 0 || word.len > LONGEST)
        return false;
    for (size_t i = 0; i < DL_COUNT(onsets); i++)
        if (word.ptr[0] == onsets[i][0] && dl_str_starts(word, dl_str_from(onsets[i]))) {
            word = dl_str_slice(word, strlen(onsets[i]), word.len);
            break;
        }
    while (vowels < word.len && is_vowel(word.ptr[vowels]))
        vowels++;
    word = dl_str_slice(word, vowels, word.len);
    if (vowels == 0 || vowels >= 4)
        return false;
    for (size_t i = 0; word.len && i < DL_COUNT(codas); i++)
        if (word.ptr[0] == codas[i][0] && dl_str_equal(word, dl_str_from(codas[i])))
            return true;
    return word.len == 0;
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
