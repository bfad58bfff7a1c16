#include "src/extract/draft.h"

#include "dateline/utf8.h"

bool dl_draft_number(const dl_draft *draft, uint32_t token, uint32_t *number)
{
    const dl_token *it = &draft->tokens.items[token];
    dl_str text = dl_str_slice(draft->body, it->start, it->end);
    uint32_t value = 0;
    if (it->kind != DL_WORD_NUMBER)
        return false;
    if (text.len <= 8 && dl_str_number(text, 99999999, number))
        return true;
    for (size_t at = 0; at < text.len;) {
        int digit = dl_point_digit(dl_utf8_next(text, &at));
        if (digit < 0)
            continue; /* an ignorable point inside */
        if (value > 9999999)
            return false;
        value = value * 10 + (uint32_t)digit;
    }
    *number = value;
    return true;
}

const dl_cue *dl_draft_cue_at(const dl_draft *draft, uint32_t token, dl_cue_class class,
                              bool any)
{
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class == class && (any || cue->spoken))
            return cue;
    }
    return NULL;
}

const dl_cue *dl_draft_cue_ending(const dl_draft *draft, uint32_t token,
                                  dl_cue_class class, bool any)
{
    uint32_t start = token > DL_PHRASE_WORDS ? token - DL_PHRASE_WORDS : 0;
    for (uint32_t i = draft->first_cue[start]; i < draft->first_cue[token]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->end == token && cue->class == class && (any || cue->spoken))
            return cue;
    }
    return NULL;
}
