#include "src/reference/word_lists.h"

#include "dateline/utf8.h"
#include "dateline/words.h"

static const char *const names[] = {
#define X(id, name) name,
    DL_WORD_LISTS(X)
#undef X
};

bool dl_word_list_named(dl_str name, dl_word_list *list)
{
    for (size_t i = 0; i < DL_COUNT(names); i++)
        if (dl_str_equal(name, dl_str_from(names[i]))) {
            *list = (dl_word_list)i;
            return true;
        }
    return false;
}

static bool is_one_word(dl_str text)
{
    dl_word word;
    size_t at = 0;
    return dl_words_next(text, &at, &word) && word.span.start == 0 && at == text.len;
}

bool dl_word_lists_add(dl_word_lists *lists, dl_word_list list, dl_str word)
{
    if (!is_one_word(word) || lists->words.count == UINT16_MAX)
        return false;
    bool added;
    uint32_t next = (uint32_t)lists->words.count + 1;
    uint32_t number = *dl_map_put(&lists->numbers, dl_utf8_folded(word, lists->arena),
                                  next, &added);
    if (added)
        *DL_APPEND(&lists->words, lists->arena) = (dl_listed_word){ 0 };
    lists->words.items[number - 1].lists[list / 64] |= (uint64_t)1 << list % 64;
    return true;
}
