/* What the readers of dates share: signs, "the", and whether a field is said. */
#include "src/extract/date_pieces.h"
#include "src/extract/spelling.h"

static bool is_dash(dl_str text)
{
    static const char *const dashes[] = { "\u2010", "\u2011", "\u2012", "\u2013",
                                          "\u2014", "\u2212", "\u301c" };
    for (size_t i = 0; i < DL_COUNT(dashes); i++)
        if (dl_str_equal(text, dl_str_from(dashes[i])))
            return true;
    return false;
}

/* What is no plain sign of ASCII: full width is folded, dashes are of many kinds. */
bool dl_date_is_rare_sign(const dl_draft *draft, uint32_t token, char sign)
{
    if (draft->tokens.items[token].kind != DL_WORD_PUNCTUATION)
        return sign == '-' && dl_str_equal(dl_draft_text(draft, token, token + 1),
                                           DL_STR("\u30fc")); /* counts as kana */
    dl_str text = dl_draft_folded(draft, token);
    if (text.len == 1)
        return text.ptr[0] == sign || (sign == '-' && text.ptr[0] == '~');
    if (sign == '/')
        return dl_str_equal(text, DL_STR("\u2044")) ||
               dl_str_equal(text, DL_STR("\u2215"));
    return sign == '-' && is_dash(text);
}

bool dl_date_says(dl_match *match, unsigned field)
{
    if (match->now.says & field)
        return false;
    match->now.says |= (uint16_t)field;
    return true;
}

void dl_date_skip_the(const dl_reading *reading, dl_match *match)
{
    const dl_cue *the = dl_draft_cue(reading->draft, match->end, DL_CUE_TIME_LINK);
    if (the && dl_str_equal(the->entry->value, DL_STR("the")))
        match->end = the->end;
}

bool dl_date_is_offset(const dl_entry *entry)
{
    return dl_str_equal(entry->value, DL_STR("before")) ||
           dl_str_equal(entry->value, DL_STR("after"));
}
