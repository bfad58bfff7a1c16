#include "src/extract/word_sets.h"

uint16_t dl_word_sets(dl_str folded)
{
    static const char *const members[] = {
#define X(id, words) words,
        DL_WORD_SETS(X)
#undef X
    };
    unsigned sets = 0;
    for (size_t i = 0; i < DL_COUNT(members); i++) {
        dl_str rest = dl_str_from(members[i]), word;
        while (rest.len) {
            dl_str_cut(rest, ' ', &word, &rest);
            if (dl_str_equal(word, folded))
                sets |= 1u << i;
        }
    }
    return (uint16_t)sets;
}
