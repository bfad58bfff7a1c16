#include "src/extract/lookup.h"

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

uint32_t dl_draft_token_at(const dl_draft *draft, uint32_t byte)
{
    uint32_t low = 0, high = (uint32_t)draft->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (draft->tokens.items[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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
