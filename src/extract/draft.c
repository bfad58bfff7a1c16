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
