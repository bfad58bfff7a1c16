/* Names: the finders in their order, and the choice among what they propose. */
#include "src/extract/bodies.h"

static bool shouts(const dl_draft *draft, const dl_sentence *sentence)
{
    uint32_t upper = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const dl_token *word = &draft->tokens.items[i];
        if (word->shape == DL_SHAPE_LOWER || word->shape == DL_SHAPE_CAPITAL)
            return false;
        upper += word->shape == DL_SHAPE_UPPER;
    }
    return upper > 2;
}

static void count_usage(dl_draft *draft)
{
    dl_usage *usage = DL_NEW(draft->scratch, dl_usage, 1);
    dl_word_usage *words = DL_NEW(draft->scratch, dl_word_usage, draft->words.count);
    bool *loud = DL_NEW(draft->scratch, bool, draft->sentences.count);
    for (size_t i = 0; i < draft->sentences.count; i++)
        loud[i] = shouts(draft, &draft->sentences.items[i]);
    for (size_t i = 0; i < draft->tokens.count; i++) {
        const dl_token *token = &draft->tokens.items[i];
        dl_word_usage *it = &words[token->word];
        if (token->shape == DL_SHAPE_LOWER)
            it->lower++;
        else if (dl_token_is_capital(token) && token->flags & DL_TOKEN_FIRST)
            it->first++;
        else if (dl_token_is_capital(token) && !loud[token->sentence])
            it->inner++;
    }
    *usage = (dl_usage){ words, loud };
    draft->usage = usage;
}

/* A doubtful name stays if the article names the same thing beyond doubt. */
static void drop_doubtful(dl_draft *draft)
{
    dl_name *names = draft->names.items;
    size_t kept = 0;
    uint32_t rows = dl_register_count(draft->reference->entities);
    bool *certain = DL_NEW(draft->scratch, bool, rows);
    for (size_t i = 0; i < draft->names.count; i++)
        if (names[i].row != DL_NO_ROW && !names[i].doubtful)
            certain[names[i].row] = true;
    for (size_t i = 0; i < draft->names.count; i++)
        if (!names[i].doubtful || (names[i].row != DL_NO_ROW && certain[names[i].row]))
            names[kept++] = names[i];
    draft->names.count = kept;
}

void dl_pass_names(dl_draft *draft)
{
    count_usage(draft);
    dl_find_known(draft);
    dl_find_chips(draft);
    drop_doubtful(draft);
    dl_names_choose(draft);
    dl_find_siblings(draft);
    dl_find_versions(draft);
    dl_find_han_numbers(draft);
    dl_find_laws(draft);
    if (draft->language == DL_LANGUAGE_VI)
        dl_find_bodies_vi(draft);
    if (draft->language == DL_LANGUAGE_EN)
        dl_find_bodies_en(draft);
    if (draft->language == DL_LANGUAGE_ZH)
        dl_find_bodies_zh(draft);
    dl_names_choose(draft);
    dl_names_extend(draft);
    dl_find_latin(draft);
    if (draft->language == DL_LANGUAGE_ZH)
        dl_find_han(draft);
    dl_names_choose(draft);
    dl_names_extend(draft);
    if (draft->language == DL_LANGUAGE_ZH) {
        dl_find_han_lists(draft);
        dl_find_han_elsewhere(draft);
        dl_names_choose(draft);
    }
    dl_bodies_settle(draft);
}
