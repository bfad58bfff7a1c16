/* Tokens, sentences and cues: the reading that all other passes share.
 *
 * A sentence ends at . ! ? … 。！？ and what closes it (quotes, brackets), at a blank
 * line, and at a line end unless the text is wrapped by hand. A full stop ends none
 * between digits, behind an initial or an abbreviation, or inside a name like "01.AI";
 * text that lost the space behind its full stop ("Quốc.Nvidia") is cut there.
 */
#include "src/extract/draft.h"

/* A word with its dense number within the article. */
static const dl_book_word *word_in_article(dl_draft *draft, uint32_t word)
{
    dl_word_book *book = draft->book;
    dl_book_word *known = &book->words.items[word - 1];
    if (known->article != book->article) {
        known->article = book->article;
        known->number = (uint32_t)draft->words.count;
        *DL_APPEND(&draft->words, draft->scratch) = book->folded.items[word - 1];
    }
    return known;
}

static void add_token(dl_draft *draft, const dl_word *word, dl_written written)
{
    const dl_book_word *known = word_in_article(draft, written.word);
    dl_trie_fetch(dl_lexicon_trie(draft->reference->lexicon), known->root);
    *DL_APPEND(&draft->tokens, draft->scratch) = (dl_token){
        .start = word->span.start,
        .end = word->span.end,
        .term = known->term,
        .word = known->number,
        .root = known->root,
        .sets = known->sets,
        .kind = written.kind,
        .shape = written.shape,
        .sign = written.sign,
        .flags = (uint8_t)((word->space_before ? DL_TOKEN_SPACE : 0) |
                           (word->line_before ? DL_TOKEN_LINE : 0) |
                           (word->blank_before ? DL_TOKEN_BLANK : 0) |
                           written.flags),
    };
}

static void add_tokens(dl_draft *draft)
{
    dl_word words[DL_BOOK_BATCH];
    dl_span spans[DL_BOOK_BATCH];
    dl_written written[DL_BOOK_BATCH];
    size_t count = DL_BOOK_BATCH;
    dl_book_begin(draft->book);
    DL_RESERVE(&draft->tokens, draft->scratch, draft->body.len / 4 + 16);
    for (size_t at = 0; count == DL_BOOK_BATCH;) {
        for (count = 0; count < DL_BOOK_BATCH &&
                        dl_words_cut(draft->body, &at, &words[count]);)
            spans[count] = words[count].span, count++;
        dl_book_find(draft->book, draft->body, spans, count, written);
        for (size_t i = 0; i < count; i++)
            add_token(draft, &words[i], written[i]);
    }
}

static void add_cue(dl_draft *draft, uint32_t first, uint32_t end, const dl_entry *entry)
{
    uint64_t bit = dl_cue_mask(entry->cue);
    bool spoken = draft->language == DL_LANGUAGE_OTHER ||
                  entry->languages & (1u << draft->language);
    *DL_APPEND(&draft->cues, draft->scratch) =
        (dl_cue){ first, end, entry, (uint8_t)entry->cue, spoken };
    draft->cue_starts[first] |= bit;
    draft->cue_ends[end] |= bit;
}

/* The cues that start at a token, from the first node of the trie on. */
static void add_cues_at(dl_draft *draft, const dl_trie *trie, uint32_t token,
                        uint32_t node)
{
    uint32_t count = (uint32_t)draft->tokens.count, depth = 0;
    uint32_t nodes[DL_PHRASE_WORDS];
    for (uint32_t at = token; node != 0;) {
        nodes[depth++] = node;
        uint32_t term = ++at < count ? draft->tokens.items[at].term : 0;
        node = term && depth < DL_PHRASE_WORDS ? dl_trie_step(trie, node, term) : 0;
    }
    for (; depth > 0; depth--) {
        dl_entries entries = dl_trie_entries(trie, nodes[depth - 1]);
        for (size_t n = 0; n < entries.count; n++)
            add_cue(draft, token, token + depth, &entries.items[n]);
    }
}

/* Walks the trie from every token; a cue is one entry of one phrase found. */
static void add_cues(dl_draft *draft)
{
    const dl_trie *trie = dl_lexicon_trie(draft->reference->lexicon);
    uint32_t count = (uint32_t)draft->tokens.count;
    draft->first_cue = DL_NEW(draft->scratch, uint32_t, (size_t)count + 1);
    draft->cue_starts = DL_NEW(draft->scratch, uint64_t, (size_t)count + 1);
    draft->cue_ends = DL_NEW(draft->scratch, uint64_t, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t root = draft->tokens.items[i].root;
        draft->first_cue[i] = (uint32_t)draft->cues.count;
        if (root)
            add_cues_at(draft, trie, i, root);
    }
    draft->first_cue[count] = (uint32_t)draft->cues.count;
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
           (draft->tokens.items[next].sets & DL_SET_COMMA ||
            draft->tokens.items[next].shape == DL_SHAPE_LOWER);
}

/* Text wrapped by hand: most lines end without ending a sentence. */
static bool is_wrapped(const dl_draft *draft)
{
    size_t lines = 0, open = 0;
    for (size_t i = 1; i < draft->tokens.count; i++) {
        const dl_token *token = &draft->tokens.items[i];
        if (!(token->flags & DL_TOKEN_LINE) || token->flags & DL_TOKEN_BLANK)
            continue;
        dl_sign before = sign_at(draft, i - 1);
        lines++;
        open += before == DL_SIGN_NONE || before == DL_SIGN_OPENER;
    }
    return lines >= 4 && open * 10 > lines * 6;
}

static void end_sentence(dl_draft *draft, size_t first, size_t end, uint32_t paragraph)
{
    uint32_t number = (uint32_t)draft->sentences.count;
    uint64_t classes = 0;
    bool marked = false;
    if (first == end)
        return;
    for (size_t i = first; i < end; i++) {
        dl_token *token = &draft->tokens.items[i];
        token->sentence = number;
        if (!marked && token->kind != DL_WORD_PUNCTUATION) {
            token->flags |= DL_TOKEN_FIRST;
            marked = true;
        }
        classes |= draft->cue_starts[i];
    }
    *DL_APPEND(&draft->sentences, draft->scratch) =
        (dl_sentence){ (uint32_t)first, (uint32_t)end, paragraph, classes };
    draft->classes |= classes;
}

static void add_sentences(dl_draft *draft)
{
    const dl_token *tokens = draft->tokens.items;
    size_t count = draft->tokens.count, first = 0;
    uint32_t paragraph = 0;
    bool wrapped = is_wrapped(draft);
    for (size_t i = 0; i < count;) {
        bool line = tokens[i].flags & DL_TOKEN_LINE;
        if (i > first && (tokens[i].flags & DL_TOKEN_BLANK || (line && !wrapped))) {
            end_sentence(draft, first, i, paragraph);
            first = i;
        }
        if (i > 0 && (tokens[i].flags & DL_TOKEN_BLANK || (line && !wrapped)))
            paragraph++;
        dl_sign mark = sign_at(draft, i);
        size_t next = i + 1;
        if (mark == DL_SIGN_STOP || mark == DL_SIGN_FULL_STOP) {
            while (next < count &&
                   !(tokens[next].flags & (DL_TOKEN_SPACE | DL_TOKEN_LINE)) &&
                   (sign_at(draft, next) == DL_SIGN_CLOSER || sign_at(draft, next) == DL_SIGN_STOP ||
                    sign_at(draft, next) == DL_SIGN_FULL_STOP))
                next++;
            if (mark == DL_SIGN_STOP || (next > i + 1 && !goes_on(draft, i, next)) ||
                (next == i + 1 && ends_sentence(draft, i, next))) {
                end_sentence(draft, first, next, paragraph);
                first = next;
            }
        }
        i = next;
    }
    end_sentence(draft, first, count, paragraph);
}

void dl_pass_tokens(dl_draft *draft)
{
    add_tokens(draft);
    add_cues(draft);
    add_sentences(draft);
}
