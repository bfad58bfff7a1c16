#include "src/extract/word_sets.h"

void dl_word_sets_fill(dl_map *sets)
{
    static const char *const members[] = {
#define X(id, words) words,
        DL_WORD_SETS(X)
#undef X
    };
    for (size_t i = 0; i < DL_COUNT(members); i++) {
        dl_str rest = dl_str_from(members[i]), word;
        while (rest.len) {
            dl_str_cut(rest, ' ', &word, &rest);
            *dl_map_put(sets, word, 0, NULL) |= 1u << i;
        }
    }
}
