/* "Did you mean": words that differ in one letter from one that no article has.
 *
 * All words at that distance are made and looked up: a few hundred for a word of usual
 * length, each a fraction of a microsecond a segment, and no table is needed for it. The
 * one in most articles is offered, with the accents that one of them writes. */
#include <string.h>

#include "dateline/utf8.h"
#include "src/index/parts.h"

enum { SHORTEST = 4, LONGEST = 24 }; /* letters of a word that is looked at */

static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

typedef struct hunt {
    const dl_index *index;
    char best[LONGEST + 2];
    uint32_t texts; /* that have it */
} hunt;

static uint32_t count_texts(const dl_index *index, dl_str key)
{
    return dl_inversion_texts(&index->bodies, key) +
           dl_inversion_texts(&index->titles, key) +
           dl_inversion_texts(&index->names.words, key);
}

static void try_word(hunt *h, const char *word)
{
    uint32_t texts = count_texts(h->index, dl_str_from(word));
    if (texts <= h->texts)
        return;
    h->texts = texts;
    strcpy(h->best, word);
}

/* The first `at` letters of a word, a letter (or none: 0), and the rest from `from`. */
static void join(char *out, const char *word, size_t at, char letter, size_t from)
{
    memcpy(out, word, at);
    if (letter)
        out[at++] = letter;
    strcpy(out + at, word + from);
}

static void try_all(hunt *h, const char *word, size_t length)
{
    char changed[LONGEST + 2];
    for (size_t at = 0; at <= length; at++) {
        for (const char *letter = letters; *letter; letter++) {
            join(changed, word, at, *letter, at); /* one was left out */
            try_word(h, changed);
            if (at == length || *letter == word[at])
                continue;
            join(changed, word, at, *letter, at + 1); /* another one was hit */
            try_word(h, changed);
        }
        if (at == length)
            break;
        join(changed, word, at, '\0', at + 1); /* one too many */
        try_word(h, changed);
        if (at + 1 < length && word[at] != word[at + 1]) {
            join(changed, word, at, word[at + 1], at + 1); /* two exchanged */
            changed[at + 1] = word[at];
            try_word(h, changed);
        }
    }
}

/* Only words of Latin letters and digits: others have no letters to mistake one by one,
 * or not these. */
static bool is_plain(dl_str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (!memchr(letters, key.ptr[i], sizeof letters - 1))
            return false;
    return key.len >= SHORTEST && key.len <= LONGEST;
}

/* --- as it is written -------------------------------------------------------------- */

static dl_str find_spelling(dl_str text, dl_str key)
{
    dl_scan scan = { .text = text };
    dl_scanned word;
    while (dl_scan_next(&scan, &word))
        if (dl_str_equal(word.key, key))
            return dl_str_span(text, word.span);
    return (dl_str){ 0 };
}

static uint32_t first_text(const dl_inversion *inversion, dl_str key, dl_arena *arena)
{
    dl_pattern pattern = { .words = &key, .count = 1 };
    dl_finding finding = { .arena = arena };
    dl_bits found = dl_inversion_find(inversion, &pattern, &finding);
    uint32_t first = dl_bits_next(found, 0);
    return first < found.count ? first : DL_NO_ID;
}

static dl_str spelling_of(const dl_index *index, const dl_corpus *corpus, dl_str key,
                          dl_arena *arena)
{
    dl_str spelling = { 0 };
    uint32_t text = first_text(&index->names.words, key, arena);
    if (text != DL_NO_ID)
        spelling = find_spelling(dl_name_text(&index->names, text), key);
    if (!spelling.len && (text = first_text(&index->bodies, key, arena)) != DL_NO_ID)
        spelling = find_spelling(dl_corpus_body(corpus, text), key);
    if (!spelling.len && (text = first_text(&index->titles, key, arena)) != DL_NO_ID)
        spelling = find_spelling(dl_corpus_title(corpus, text), key);
    return spelling.len ? spelling : key;
}

/* Capitals only for who types them: those found may be of a heading or a longer name. */
static dl_str cased_like(dl_str typed, dl_str spelling, dl_arena *arena)
{
    bool small = dl_str_equal(dl_utf8_folded(typed, arena), typed);
    return small ? dl_utf8_folded(spelling, arena) : spelling;
}

/* --- the query --------------------------------------------------------------------- */

typedef struct suggestion {
    dl_str place; /* of the word in the query */
    dl_str word;
} suggestion;

/* A beginning that words have is not mistaken. */
static bool is_found(const dl_understood *u, dl_str word, bool prefix)
{
    dl_pattern pattern = { .words = &word, .count = 1, .prefix = prefix };
    const dl_inversion *const inversions[] = { &u->index->bodies, &u->index->titles,
                                               &u->index->names.words };
    for (size_t i = 0; i < DL_COUNT(inversions); i++) {
        dl_finding finding = { .arena = u->arena };
        if (dl_bits_total(dl_inversion_find(inversions[i], &pattern, &finding)))
            return true;
    }
    return false;
}

static bool look_at_words(const dl_understood *u, const dl_node *node, suggestion *found)
{
    dl_scan scan = { .text = node->text };
    dl_scanned word;
    /* The text of a field has its name in front, which is no word of the pattern. */
    size_t colon = node->kind == DL_NODE_WORDS ? SIZE_MAX : dl_str_find(node->text, DL_STR(":"), 0);
    if (colon != SIZE_MAX)
        scan.at = colon + 1;
    for (size_t i = 0; i < node->pattern.count && dl_scan_next(&scan, &word); i++) {
        hunt h = { .index = u->index };
        char plain[LONGEST + 1];
        bool prefix = node->pattern.prefix && i + 1 == node->pattern.count;
        if (!is_plain(word.key) || is_found(u, word.key, prefix))
            continue;
        memcpy(plain, word.key.ptr, word.key.len);
        plain[word.key.len] = '\0';
        try_all(&h, plain, word.key.len);
        if (h.texts == 0)
            continue;
        found->place = dl_str_span(node->text, word.span);
        found->word = dl_str_copy(u->arena, dl_str_from(h.best));
        return true;
    }
    return false;
}

static bool look_at(const dl_understood *u, const dl_node *node, suggestion *found)
{
    if (node->kind == DL_NODE_NOT)
        return false;
    if (node->pattern.count && node->kind != DL_NODE_SOURCE &&
        look_at_words(u, node, found))
        return true;
    for (const dl_node *child = node->child; child; child = child->next)
        if (look_at(u, child, found))
            return true;
    return false;
}

dl_str dl_search_suggest(const dl_index *index, const dl_corpus *corpus,
                         const dl_query *query, dl_arena *arena)
{
    dl_understood u = { .index = index, .corpus = corpus, .query = query, .arena = arena };
    suggestion found;
    if (!query->root || !look_at(&u, query->root, &found))
        return (dl_str){ "", 0 };
    size_t start = (size_t)(found.place.ptr - query->text.ptr);
    dl_buf out = { .arena = arena };
    dl_buf_add(&out, dl_str_slice(query->text, 0, start));
    dl_str spelling = spelling_of(index, corpus, found.word, arena);
    dl_buf_add(&out, cased_like(found.place, spelling, arena));
    dl_buf_add(&out,
               dl_str_slice(query->text, start + found.place.len, query->text.len));
    return dl_buf_str(&out);
}
