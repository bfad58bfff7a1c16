/* 寒武石（688888.SH）: a firm by its stock's code in the brackets behind its name. */
#include "src/extract/han.h"

enum { LONGEST = 5, /* ideographs of the name */ CODE = 12 /* tokens in the brackets */ };

/* Six digits of a Chinese exchange, or an exchange behind a stop: "NVDA.US". */
static bool is_code(const dl_draft *draft, uint32_t open, uint32_t close)
{
    for (uint32_t i = open + 1; i < close; i++) {
        const dl_token *token = &draft->tokens.items[i];
        if (token->kind == DL_WORD_NUMBER && token->end - token->start >= 4 &&
            !(token->taken & DL_TAKEN_DATE) &&
            (token->end - token->start == 6 || i + 1 < close))
            return true;
        if (dl_draft_in(draft, i, DL_LIST_EXCHANGE))
            return true;
    }
    return false;
}

void dl_find_han_coded(dl_draft *draft, uint32_t open)
{
    uint32_t close = open + 1;
    if (open == 0 || !dl_han_is_free(draft, open - 1) ||
        !(dl_token_is_sign(draft, open, "（") || dl_token_is_sign(draft, open, "(")))
        return;
    while (close < draft->tokens.count && close - open < CODE &&
           !dl_token_is_sign(draft, close, "）") && !dl_token_is_sign(draft, close, ")"))
        close++;
    if (close >= draft->tokens.count || close - open >= CODE ||
        !is_code(draft, open, close))
        return;
    uint32_t first = dl_han_edge_before(draft, open, LONGEST);
    if (first == open || open - first < 2)
        return;
    dl_name *name = dl_names_add(draft, first, open, DL_ENTITY_COMPANY, "stock-code");
    name->reason.cue = dl_draft_span(draft, open, close + 1);
}
