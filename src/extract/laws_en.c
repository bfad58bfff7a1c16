/* English laws whose titles have words in lower case, commas or brackets in them; others are
 * runs of capitals (kinds.c).
 *
 *     the | No DeepSeek on Government Devices | Act      Measures for | the Administration
 *     the | Chip Safety, Integrity and Trust  | Act       of Rare Earth Exports
 */
#include "src/extract/names.h"

enum { WORDS = 18 /* tokens of a title: keeps time linear */ };

/* A word with which an English act says what it does: "Protecting Americans from", "Stop
 * Stealing Our Chips", "No Adversarial AI". */
static bool does(const dl_draft *draft, uint32_t at)
{
    enum { SHORTEST = 6 }; /* letters of a participle */
    dl_str word = dl_draft_folded(draft, at);
    return dl_draft_in(draft, at, DL_LIST_ACT_DOING) ||
           (word.len >= SHORTEST && dl_str_ends(word, DL_STR("ing")));
}

/* What stands in lower case inside of such a title. */
static bool links_title(const dl_draft *draft, uint32_t at)
{
    return dl_draft_in(draft, at, DL_LIST_TITLE_LINK) ||
           dl_draft_in(draft, at, DL_LIST_APOSTROPHE);
}

/* "America|'|s", "Resilience|, Integrity|, and", "Hardware |(|MATCH|) Act": what a title
 * goes on over. */
static bool parts_title(const dl_draft *draft, uint32_t at)
{
    const dl_token *next = &draft->tokens.items[at + 1];
    if (dl_draft_is(draft, at, "s"))
        return dl_token_is_glued(draft, at) &&
               dl_draft_in(draft, at - 1, DL_LIST_APOSTROPHE);
    if (dl_draft_is(draft, at, ",") || dl_draft_is(draft, at, ")"))
        return dl_token_is_capital(next) || dl_draft_is(draft, at + 1, "and");
    return dl_draft_is(draft, at, "(") && dl_token_is_capital(next) &&
           dl_draft_is(draft, at + 2, ")");
}

/* "the [No DeepSeek on Government Devices] Act": back from its last word to the article
 * that a word of doing follows, or a noun that others are joined to; `act` for none. */
static uint32_t title_start(const dl_draft *draft, uint32_t act)
{
    const dl_token *tokens = draft->tokens.items;
    uint32_t low = act > WORDS ? act - WORDS : 0;
    bool joined = false;
    for (uint32_t i = act; i > low && tokens[i - 1].sentence == tokens[act].sentence; i--) {
        bool opens = dl_token_reads(draft, i - 1, "the") ||
                     tokens[i - 1].sign == DL_SIGN_OPENER;
        if (opens && !dl_draft_is(draft, i - 1, "("))
            return i < act && dl_token_is_capital(&tokens[i]) && (joined || does(draft, i))
                       ? i
                       : act;
        if (!dl_token_is_capital(&tokens[i - 1]) && !links_title(draft, i - 1) &&
            !parts_title(draft, i - 1))
            return act;
        joined |= !dl_token_is_capital(&tokens[i - 1]);
    }
    return act;
}

static void find_acts(dl_draft *draft)
{
    for (uint32_t at = 1; at < draft->tokens.count; at++) {
        uint32_t first = at;
        if ((dl_draft_is(draft, at, "Act") || dl_draft_is(draft, at, "Bill")) &&
            !dl_sentence_shouts(draft, at))
            first = title_start(draft, at);
        if (first + 1 >= at ||
            dl_names_row(draft, dl_draft_text(draft, first, at + 1), DL_ENTITY_LAW) !=
                DL_NO_ROW)
            continue;
        dl_name *name = dl_names_add(draft, first, at + 1, DL_ENTITY_LAW, "law-title");
        name->reason.cue = dl_draft_span(draft, at, at + 1);
    }
}

/* "Measures for the Administration of Rare Earth Exports": where a title ends that its
 * head leads; `at` for none. */
static uint32_t led_end(const dl_draft *draft, uint32_t at)
{
    enum { LEAST = 2 }; /* words with capitals, so that it is a title */
    const dl_token *tokens = draft->tokens.items;
    uint32_t end = at, capitals = 0;
    if (!dl_draft_in(draft, at, DL_LIST_TITLE_HEAD) ||
        tokens[at].shape != DL_SHAPE_CAPITAL || tokens[at].flags & DL_TOKEN_FIRST ||
        !(dl_draft_is(draft, at + 1, "for") || dl_draft_is(draft, at + 1, "on") ||
          dl_draft_is(draft, at + 1, "of")))
        return at;
    for (uint32_t i = at + 1; i < draft->tokens.count && i < at + WORDS &&
                              tokens[i].sentence == tokens[at].sentence;
         i++)
        if (dl_token_is_capital(&tokens[i]) && !(tokens[i].taken & DL_TAKEN_DATE)) {
            end = i + 1;
            capitals++;
        } else if (!links_title(draft, i) && !dl_draft_is(draft, i, "-")) {
            break;
        }
    return capitals >= LEAST ? end : at;
}

static void find_led(dl_draft *draft)
{
    for (uint32_t at = 1; at + 2 < draft->tokens.count; at++) {
        uint32_t end = dl_token_is_capital(&draft->tokens.items[at]) ? led_end(draft, at) : at;
        if (end == at || dl_sentence_shouts(draft, at))
            continue;
        dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_LAW, "law-title");
        name->reason.cue = dl_draft_span(draft, at, at + 1);
        name->row = dl_names_row(draft, dl_draft_text(draft, at, end), DL_ENTITY_LAW);
        at = end;
    }
}

/* "Executive Order [No.] 14110": what is known by its number. */
static void find_numbered(dl_draft *draft)
{
    const dl_token *tokens = draft->tokens.items;
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        const dl_cue *head = dl_token_is_capital(&tokens[at])
                                 ? dl_draft_cue(draft, at, DL_CUE_LAW_BEFORE)
                                 : NULL;
        if (!head || !dl_str_equal(head->entry->value, DL_STR("numbered")))
            continue;
        uint32_t number = head->end;
        if (dl_draft_is(draft, number, "No"))
            number += 1 + dl_draft_is(draft, number + 1, ".");
        if (number >= draft->tokens.count || tokens[number].kind != DL_WORD_NUMBER ||
            tokens[number].sentence != tokens[at].sentence || draft->cover[number] ||
            draft->tokens.items[number].taken & DL_TAKEN_DATE)
            continue;
        dl_name *name = dl_names_add(draft, at, number + 1, DL_ENTITY_LAW, "law-before");
        name->reason.cue = dl_draft_span(draft, at, head->end);
        name->row = dl_names_row(draft, dl_draft_text(draft, at, number + 1), DL_ENTITY_LAW);
    }
}

void dl_find_laws_en(dl_draft *draft)
{
    find_acts(draft);
    find_led(draft);
    find_numbered(draft);
}
