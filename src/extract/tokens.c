/* Tokens, sentences and cues: the reading that all other passes share.
 *
 * A sentence ends at . ! ? … 。！？ and what closes it (quotes, brackets), at a blank
 * line, and at a line end unless the text is wrapped by hand. A full stop ends none
 * between digits, behind an initial or an abbreviation, or inside a name like "01.AI";
 * text that lost the space behind its full stop ("Quốc.Nvidia") is cut there.
 */
#include "src/extract/lookup.h"

/* The tokens that a sentence may begin or end at: first ones of a line, and stops. */
typedef struct mark_list {
    uint32_t *items;
    size_t count, capacity;
} mark_list;

enum { MARKS = DL_TOKEN_LINE | DL_TOKEN_BLANK | DL_TOKEN_STOP };

/* Lists a token that somebody looks for among all tokens. */
static void note_rare(dl_draft *draft, mark_list *found, uint32_t token)
{
    uint8_t flags = draft->tokens.items[token].flags;
    if (flags & MARKS)
        *DL_APPEND(found, draft->scratch) = token;
    if (flags & DL_TOKEN_DIGIT)
        *DL_APPEND(&draft->digits, draft->scratch) = token;
}

static void add_batch(dl_draft *draft, const dl_word_cut cuts[], size_t count,
                      mark_list *found)
{
    const dl_trie *trie = dl_lexicon_trie(draft->lexicon);
    uint32_t forms[DL_BOOK_BATCH];
    dl_book_find(draft->book, draft->body, cuts, count, forms);
    DL_RESERVE(&draft->tokens, draft->scratch, count);
    const dl_written *known = draft->book->written.items;
    dl_token *token = draft->tokens.items + draft->tokens.count;
    for (size_t i = 0; i < count; i++, token++) {
        const dl_written *word = &known[forms[i]];
        *token = (dl_token){
            .start = cuts[i].span.start,
            .end = cuts[i].span.end,
            .word = dl_draft_word_number(draft, word->word),
            .root = trie->from_root[word->term],
            .term = word->term,
            .listed = word->listed,
            .kind = word->kind,
            .shape = word->shape,
            .sign = word->sign,
            .flags = word->flags | cuts[i].before,
        };
        dl_trie_fetch(trie, token->root);
        if (token->flags & (MARKS | DL_TOKEN_DIGIT))
            note_rare(draft, found, (uint32_t)(token - draft->tokens.items));
    }
    draft->tokens.count += count;
}

static mark_list add_tokens(dl_draft *draft)
{
    dl_word_cut cuts[DL_BOOK_BATCH];
    size_t at = 0, count;
    mark_list found = { 0 };
    dl_book_begin(draft->book);
    DL_RESERVE(&draft->tokens, draft->scratch, draft->body.len / 3 + DL_BOOK_BATCH);
    DL_RESERVE(&draft->words, draft->scratch, draft->body.len / 16 + 16);
    DL_RESERVE(&found, draft->scratch, draft->body.len / 32 + DL_BOOK_BATCH);
    DL_RESERVE(&draft->digits, draft->scratch, draft->body.len / 64 + DL_BOOK_BATCH);
    while ((count = dl_words_cut(draft->body, &at, cuts, DL_BOOK_BATCH)) > 0)
        add_batch(draft, cuts, count, &found);
    return found;
}

/* Adds the entries of a node as the cues of tokens [first, end); their classes. `own`: the
 * languages whose words are spoken. */
static inline uint64_t add_entries(dl_draft *draft, const dl_trie *trie, uint32_t node,
                                   uint32_t first, uint32_t end, uint8_t own)
{
    uint32_t entry = trie->nodes[node].first_entry;
    uint32_t behind = trie->nodes[node + 1].first_entry;
    uint64_t classes = 0;
    if (entry == behind)
        return 0;
    DL_RESERVE(&draft->cues, draft->scratch, behind - entry);
    dl_cue *cue = draft->cues.items + draft->cues.count;
    draft->cues.count += behind - entry;
    for (; entry < behind; entry++, cue++) {
        dl_entry_sort sort = trie->sorts[entry];
        *cue = (dl_cue){ first, end, &trie->entries[entry], sort.cue,
                         (sort.languages & own) != 0 };
        classes |= dl_cue_mask(sort.cue);
    }
    draft->cue_ends[end] |= classes;
    return classes;
}

/* The cues of a token with which a phrase of more words may begin. */
static uint64_t add_phrases(dl_draft *draft, const dl_trie *trie, uint32_t token,
                            uint32_t node, uint8_t own)
{
    const dl_token *next = draft->tokens.items + token,
                   *end = draft->tokens.items + draft->tokens.count;
    uint32_t nodes[DL_PHRASE_WORDS], depth = 0;
    uint64_t classes = 0;
    do {
        nodes[depth++] = node;
        uint32_t term = ++next < end ? next->term : 0;
        node = term && depth < DL_PHRASE_WORDS ? dl_trie_step(trie, node, term) : 0;
    } while (node);
    for (; depth > 0; depth--)
        classes |= add_entries(draft, trie, nodes[depth - 1], token, token + depth, own);
    return classes;
}

/* The cues that start at a token, from the first node of the trie on; their classes.
 * After nearly all words that a phrase may begin with no phrase goes on. */
static inline uint64_t add_cues_at(dl_draft *draft, const dl_trie *trie, uint32_t token,
                                   uint32_t node, uint8_t own)
{
    uint32_t behind = token + 1;
    uint32_t term = behind < draft->tokens.count ? draft->tokens.items[behind].term : 0;
    return trie->nodes[node].follows >> term % 64 & 1
             ? add_phrases(draft, trie, token, node, own)
             : add_entries(draft, trie, node, token, behind, own);
}

/* Walks the trie from every token; a cue is one entry of one phrase found. */
static void add_cues(dl_draft *draft)
{
    const dl_trie *trie = dl_lexicon_trie(draft->lexicon);
    const dl_token *tokens = draft->tokens.items;
    uint32_t count = (uint32_t)draft->tokens.count;
    uint8_t own = draft->language == DL_LANGUAGE_OTHER
                    ? UINT8_MAX
                    : (uint8_t)(1u << draft->language);
    uint32_t *first_cue = DL_ROOM(draft->scratch, uint32_t, (size_t)count + 1);
    uint64_t *starts = DL_ROOM(draft->scratch, uint64_t, (size_t)count + 1);
    draft->first_cue = first_cue;
    draft->cue_starts = starts;
    draft->cue_ends = DL_NEW(draft->scratch, uint64_t, (size_t)count + 1);
    DL_RESERVE(&draft->cues, draft->scratch, (size_t)count * 2);
    for (uint32_t i = 0; i < count; i++) {
        first_cue[i] = (uint32_t)draft->cues.count;
        starts[i] = tokens[i].root ? add_cues_at(draft, trie, i, tokens[i].root, own) : 0;
    }
    first_cue[count] = (uint32_t)draft->cues.count;
    starts[count] = 0;
}

static dl_sign sign_at(const dl_draft *draft, size_t token)
{
    return (dl_sign)draft->tokens.items[token].sign;
}

/* Whether the full stop at `at` ends a sentence; next is the token behind its closers. */
static bool ends_sentence(const dl_draft *draft, size_t at, size_t next)
{
    const dl_token *tokens = draft->tokens.items;
    if (next >= draft->tokens.count || (tokens[next].flags & DL_TOKEN_LINE))
        return true;
    if (at == 0 || (tokens[at].flags & DL_TOKEN_SPACE && next == at + 1 &&
                    !(tokens[next].flags & DL_TOKEN_SPACE)))
        return false; /* " .NET" */
    const dl_token *before = &tokens[at - 1], *after = &tokens[next];
    bool spaced = after->flags & DL_TOKEN_SPACE;
    bool capital = after->shape == DL_SHAPE_CAPITAL || after->shape == DL_SHAPE_MIXED ||
                   after->shape == DL_SHAPE_UPPER;
    if (!spaced) /* glued: only between a whole word and a capital */
        return capital && before->kind == DL_WORD_LETTERS &&
               before->end - before->start > 2 && before->shape != DL_SHAPE_UPPER &&
               after->end - after->start > 1 && after->kind == DL_WORD_LETTERS;
    const dl_cue *short_form =
        dl_draft_cue_before(draft, (uint32_t)at, DL_CUE_ABBREVIATION);
    bool initial = before->shape == DL_SHAPE_UPPER && before->end - before->start == 1;
    if (after->shape == DL_SHAPE_LOWER && (short_form || initial))
        return false;
    if (initial || (short_form && dl_str_equal(short_form->entry->value, DL_STR("end"))))
        return dl_draft_any_cue(draft, (uint32_t)next, DL_CUE_NOT_A_NAME) != NULL;
    return !short_form;
}

/* "(D-Mass.), and", "Co. Ltd.)'s": what goes on behind a full stop's closing bracket. */
static bool goes_on(const dl_draft *draft, size_t at, size_t next)
{
    return sign_at(draft, at) == DL_SIGN_FULL_STOP && next > at + 1 &&
           next < draft->tokens.count && dl_draft_is(draft, (uint32_t)next - 1, ")") &&
           !(draft->tokens.items[next].flags & DL_TOKEN_LINE) &&
           (dl_draft_in(draft, (uint32_t)next, DL_LIST_CLAUSE_COMMA) ||
            draft->tokens.items[next].shape == DL_SHAPE_LOWER);
}

/* Text wrapped by hand: most lines end without ending a sentence. */
static bool is_wrapped(const dl_draft *draft, const mark_list *marks)
{
    size_t lines = 0, open = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const dl_token *token = &draft->tokens.items[marks->items[i]];
        if ((token->flags & (DL_TOKEN_LINE | DL_TOKEN_BLANK)) != DL_TOKEN_LINE ||
            marks->items[i] == 0)
            continue;
        dl_sign before = (dl_sign)token[-1].sign;
        lines++;
        open += before == DL_SIGN_NONE || before == DL_SIGN_OPENER;
    }
    return lines >= 4 && open * 10 > lines * 6;
}

static void end_sentence(dl_draft *draft, size_t first, size_t end, uint32_t paragraph)
{
    uint32_t number = (uint32_t)draft->sentences.count;
    dl_token *tokens = draft->tokens.items;
    uint64_t classes = 0;
    if (first == end)
        return;
    for (size_t i = first; i < end; i++) {
        tokens[i].sentence = number;
        classes |= draft->cue_starts[i];
    }
    size_t word = first;
    while (word < end && tokens[word].kind == DL_WORD_PUNCTUATION)
        word++;
    if (word < end)
        tokens[word].flags |= DL_TOKEN_FIRST;
    *DL_APPEND(&draft->sentences, draft->scratch) =
        (dl_sentence){ (uint32_t)first, (uint32_t)end, paragraph, classes };
    draft->classes |= classes;
}

/* Behind the stop at `at` and what closes it. */
static size_t behind_stop(const dl_draft *draft, size_t at)
{
    const dl_token *tokens = draft->tokens.items;
    size_t next = at + 1;
    while (next < draft->tokens.count &&
           !(tokens[next].flags & (DL_TOKEN_SPACE | DL_TOKEN_LINE)) &&
           (sign_at(draft, next) == DL_SIGN_CLOSER ||
            sign_at(draft, next) == DL_SIGN_STOP ||
            sign_at(draft, next) == DL_SIGN_FULL_STOP))
        next++;
    return next;
}

static void add_sentences(dl_draft *draft, const mark_list *marks)
{
    const dl_token *tokens = draft->tokens.items;
    size_t first = 0, at = 0;
    uint32_t paragraph = 0;
    uint8_t cut = is_wrapped(draft, marks) ? DL_TOKEN_BLANK : DL_TOKEN_BLANK | DL_TOKEN_LINE;
    for (size_t i = 0; i < marks->count; i++) {
        size_t mark = marks->items[i];
        if (mark < at)
            continue; /* closes what a stop before it has ended */
        if (tokens[mark].flags & cut && mark > 0) {
            end_sentence(draft, first, mark, paragraph++);
            first = mark;
        }
        dl_sign sign = sign_at(draft, mark);
        if (sign != DL_SIGN_STOP && sign != DL_SIGN_FULL_STOP)
            continue;
        at = behind_stop(draft, mark);
        if (sign == DL_SIGN_STOP || (at > mark + 1 && !goes_on(draft, mark, at)) ||
            (at == mark + 1 && ends_sentence(draft, mark, at))) {
            end_sentence(draft, first, at, paragraph);
            first = at;
        }
    }
    end_sentence(draft, first, draft->tokens.count, paragraph);
}

void dl_pass_tokens(dl_draft *draft)
{
    mark_list marks = add_tokens(draft);
    dl_accents_restore(draft);
    add_cues(draft);
    add_sentences(draft, &marks);
}
