/* Vietnamese without accents ("My cam xuat khau chip"): every word that the lexicon, the
 * register, the topics or the table of accents can tell gets the folded form it would
 * have with its accents, before anything is looked up. So all that follows reads such an
 * article as any other; its text and its positions stay what they are.
 *
 *     xuat khau  --phrases-->  xuất khẩu        two words or more: the longest wins
 *     cam        --words---->  cấm              one word: by where it stands
 *
 * Only an article that is Vietnamese and has next to no accents is read so.
 */
#include "src/extract/accents.h"

#include "dateline/utf8.h"
#include "src/extract/lookup.h"

enum {
    SAMPLE = 400, /* words with letters that decide whether an article has accents: */
    FEW = 40      /* less than one word in so many has, if it leaves them out */
};

/* Vietnamese by the shape of its words, not only by what its source says of it, and next
 * to no accents. */
static bool is_plain(const dl_draft *draft)
{
    size_t words = 0, accented = 0, small = 0, syllables = 0;
    for (size_t i = 0; i < draft->tokens.count && words < SAMPLE; i++) {
        const dl_token *it = &draft->tokens.items[i];
        if (it->kind != DL_WORD_LETTERS)
            continue;
        words++;
        accented += (it->flags & DL_TOKEN_ACCENTED) != 0;
        small += it->shape == DL_SHAPE_LOWER;
        syllables +=
            it->shape == DL_SHAPE_LOWER && (it->flags & DL_TOKEN_VIETNAMESE) != 0;
    }
    return accented * FEW < words && syllables * 5 >= small * 3;
}

/* The words of a phrase, folded, with one space between; *count tells how many, *name
 * whether the last one has a capital. */
static dl_str folded_words(dl_arena *arena, dl_str phrase, bool loose, size_t *count,
                           bool *name)
{
    dl_buf folded = { .arena = arena };
    dl_word word;
    *count = 0;
    for (size_t at = 0; dl_words_next(phrase, &at, &word); ++*count) {
        *name = word.shape >= DL_SHAPE_CAPITAL;
        if (*count)
            dl_buf_add_char(&folded, ' ');
        if (loose)
            dl_utf8_fold_loose(dl_str_span(phrase, word.span), &folded);
        else
            dl_utf8_fold(dl_str_span(phrase, word.span), &folded);
    }
    return dl_buf_str(&folded);
}

/* Adds a phrase that has accents; what came first stays. */
static void add_phrase(dl_accent_book *book, dl_str phrase, dl_accent_place place,
                       bool words_too)
{
    size_t count;
    bool name = false;
    dl_mark mark = dl_arena_mark(&book->arena);
    dl_str plain = folded_words(&book->arena, phrase, true, &count, &name);
    dl_str text = folded_words(&book->arena, phrase, false, &count, &name);
    bool added = false;
    uint32_t number = (uint32_t)book->texts.count;
    if (!dl_str_equal(plain, text) && count > 1) {
        dl_str first, rest;
        dl_str_cut(plain, ' ', &first, &rest);
        dl_map_put(&book->phrases[name], plain, number, &added);
        uint32_t *longest = dl_map_put(&book->longest, first, 0, NULL);
        *longest = *longest < count ? (uint32_t)count : *longest;
    } else if (count == 1 && words_too)
        dl_map_put(&book->words[place], plain, number, &added);
    if (added)
        *DL_APPEND(&book->texts, NULL) = text;
    else
        dl_arena_rewind(&book->arena, mark);
}

static void make_book(dl_accent_book *book, const dl_draft *draft)
{
    const dl_reference *reference = draft->reference;
    dl_entries all = dl_lexicon_entries(draft->lexicon);
    for (size_t i = 0; i < dl_accents_count(reference->accents); i++) {
        dl_accent accent = dl_accents_at(reference->accents, i);
        add_phrase(book, accent.phrase, accent.place, true);
    }
    for (int topics = 1; topics >= 0; topics--)
        for (size_t i = 0; i < all.count; i++)
            if (all.items[i].languages & 1u << DL_LANGUAGE_VI &&
                (all.items[i].cue == DL_CUE_DEED) == topics)
                add_phrase(book, all.items[i].phrase, DL_ACCENT_SMALL, false);
}

void dl_accent_book_release(dl_accent_book *book)
{
    dl_map_release(&book->phrases[0]);
    dl_map_release(&book->phrases[1]);
    dl_map_release(&book->longest);
    for (size_t i = 0; i < DL_COUNT(book->words); i++)
        dl_map_release(&book->words[i]);
    dl_memory_free(book->texts.items);
    dl_arena_release(&book->arena);
    *book = (dl_accent_book){ 0 };
}

/* Has a token count as another folded word, whatever its bytes are. */
static void rename_token(dl_draft *draft, dl_token *token, dl_str folded)
{
    dl_written known = dl_book_written(draft->book, folded);
    token->term = known.term;
    token->root = dl_lexicon_trie(draft->lexicon)->from_root[known.term];
    token->word = dl_draft_word_number(draft, known.word);
    token->listed = known.listed;
}

/* Writes the words of `text` over the tokens from `token` on; tells how many. */
static uint32_t write_words(dl_draft *draft, uint32_t token, dl_str text)
{
    uint32_t count = 0;
    for (dl_str word; text.len; count++) {
        dl_str_cut(text, ' ', &word, &text);
        dl_token *it = &draft->tokens.items[token + count];
        if (!dl_str_equal(dl_draft_folded(draft, token + count), word)) {
            rename_token(draft, it, word);
            it->flags |= DL_TOKEN_ACCENTED;
        }
    }
    return count;
}

/* The longest phrase at a token; 0 words if there is none. */
static uint32_t restore_phrase(dl_draft *draft, const dl_accent_book *book,
                               uint32_t token, dl_buf *key)
{
    uint32_t most = 0, found = 0, number;
    bool any = false;
    if (!dl_map_find(&book->longest, dl_draft_folded(draft, token), &most))
        return 0;
    dl_buf_reset(key);
    for (uint32_t i = 0; i < most && token + i < draft->tokens.count; i++) {
        if (i)
            dl_buf_add_char(key, ' ');
        dl_buf_add(key, dl_draft_folded(draft, token + i));
        bool name = draft->tokens.items[token + i].shape >= DL_SHAPE_CAPITAL;
        if (i && (dl_map_find(&book->phrases[name], dl_buf_str(key), &number) ||
                  dl_map_find(&book->phrases[!name], dl_buf_str(key), &number))) {
            found = number;
            any = true;
        }
    }
    return any ? write_words(draft, token, book->texts.items[found]) : 0;
}

static bool begins_sentence(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    if (token == 0 || it->flags & (DL_TOKEN_LINE | DL_TOKEN_BLANK))
        return true;
    if (it[-1].sign == DL_SIGN_CLOSER && token > 1)
        it--; /* ... năm.” Ông ... */
    return it[-1].sign != DL_SIGN_NONE && it[-1].sign != DL_SIGN_CLOSER;
}

static void restore_word(dl_draft *draft, const dl_accent_book *book, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    const dl_token *next = token + 1 < draft->tokens.count ? it + 1 : NULL;
    bool shouts = it->shape == DL_SHAPE_UPPER && next && next->shape == DL_SHAPE_UPPER;
    bool capital = it->shape >= DL_SHAPE_CAPITAL && !shouts;
    bool first = begins_sentence(draft, token);
    bool before_capital = next && next->shape >= DL_SHAPE_CAPITAL;
    const bool fits[DL_ACCENT_PLACES] = {
        [DL_ACCENT_SMALL] = !capital || first,
        [DL_ACCENT_CAPITAL] = capital && !first,
        [DL_ACCENT_PROPER] = capital || shouts,
        [DL_ACCENT_COMMA] = token > 0 && dl_draft_in(draft, token - 1, DL_LIST_CLAUSE_COMMA),
        [DL_ACCENT_SURNAME] = capital && before_capital,
        [DL_ACCENT_NAME] = before_capital && (!capital || first),
        [DL_ACCENT_NUMBER] = next && next->flags & DL_TOKEN_DIGIT,
    };
    uint32_t number;
    for (size_t place = DL_ACCENT_PLACES; place-- > 0;)
        if (fits[place] &&
            dl_map_find(&book->words[place], dl_draft_folded(draft, token), &number)) {
            write_words(draft, token, book->texts.items[number]);
            return;
        }
}

void dl_accents_restore(dl_draft *draft)
{
    dl_buf key = { .arena = draft->scratch };
    dl_accent_book *book = draft->accents;
    if (draft->language != DL_LANGUAGE_VI || !is_plain(draft))
        return;
    if (book->texts.count == 0)
        make_book(book, draft);
    for (uint32_t token = 0; token < draft->tokens.count;) {
        if (draft->tokens.items[token].kind != DL_WORD_LETTERS) {
            token++;
            continue;
        }
        uint32_t count = restore_phrase(draft, book, token, &key);
        if (count == 0)
            restore_word(draft, book, token);
        token += count ? count : 1;
    }
}
