#include "tests/bench/questions.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "dateline/words.h"

enum { TRIES = 1000 /* articles, until there is one of the kind */ };

const question_kind question_kinds[CLASSES] = {
    [ONE_WORD] = { "one word", true },
    [TWO_WORDS] = { "two words", true },
    [AS_TYPED] = { "as typed, 1 to 7 letters", true },
    [NAME] = { "phrase: a full name", true },
    [PHRASE] = { "phrase: any 2 to 4 words", true },
    [HAN] = { "2 to 4 Chinese characters", false },
    [ENTITY] = { "entity, by any name", false },
    [DATES] = { "a month", false },
    [RANKED] = { "two words, the best 20", true },
};

static uint32_t draw(questioner *q, uint32_t below)
{
    q->state ^= q->state << 13; /* xorshift64, Marsaglia 2003 */
    q->state ^= q->state >> 7;
    q->state ^= q->state << 17;
    return (uint32_t)((q->state >> 11) % below);
}

/* The words of a random article, as the index compares them; of one kind. */
typedef struct drawn_words {
    struct {
        dl_word_key *items;
        size_t count, capacity;
    } words;
} drawn_words;

static void draw_words(questioner *q, dl_word_kind kind, drawn_words *drawn)
{
    *drawn = (drawn_words){ 0 };
    for (int tries = 0; drawn->words.count < 8 && tries < TRIES; tries++) {
        uint32_t document = draw(q, dl_corpus_documents(q->corpus));
        dl_str body = dl_corpus_body(q->corpus, document);
        dl_word word;
        dl_word_key key;
        drawn->words.count = 0;
        for (size_t at = 0; dl_words_next_key(body, &at, &word, &key);)
            if (word.kind == kind)
                *DL_APPEND(&drawn->words, q->arena) = key;
    }
}

static void add_word(dl_buf *out, const dl_word_key *key)
{
    if (out->count && out->items[out->count - 1] != '"')
        dl_buf_add_char(out, ' ');
    dl_buf_add(out, (dl_str){ key->bytes, key->length });
}

static uint32_t some_word(questioner *q, const drawn_words *drawn)
{
    return drawn->words.count ? draw(q, (uint32_t)drawn->words.count) : 0;
}

/* Words behind each other in the text of one article; capitalised: mostly names. Without
 * their accents, as keys are. */
static dl_str make_phrase(questioner *q, bool capitals)
{
    for (int tries = 0; tries < TRIES; tries++) {
        dl_buf out = { .arena = q->arena };
        uint32_t document = draw(q, dl_corpus_documents(q->corpus));
        dl_str body = dl_corpus_body(q->corpus, document);
        uint32_t skip = draw(q, 100), wanted = 2 + draw(q, 3), got = 0;
        dl_word word;
        dl_word_key key;
        dl_buf_add_char(&out, '"');
        for (size_t at = 0; got < wanted && dl_words_next_key(body, &at, &word, &key);) {
            dl_word_look(dl_str_span(body, word.span), &word);
            if (word.kind != DL_WORD_LETTERS ||
                (capitals && word.shape != DL_SHAPE_CAPITAL)) {
                got = 0;
                out.count = 1;
            } else if (skip) {
                skip--;
            } else {
                add_word(&out, &key);
                got++;
            }
        }
        dl_buf_add_char(&out, '"');
        if (got == wanted)
            return dl_buf_str(&out);
    }
    return DL_STR("");
}

static dl_str make_han(questioner *q)
{
    for (int tries = 0; tries < TRIES; tries++) {
        dl_str body =
            dl_corpus_body(q->corpus, draw(q, dl_corpus_documents(q->corpus)));
        uint32_t skip = draw(q, 200), wanted = 2 + draw(q, 3), got = 0;
        size_t start = 0, end = 0, at = 0;
        dl_word word;
        dl_word_key key;
        while (got < wanted && dl_words_next_key(body, &at, &word, &key)) {
            if (word.kind != DL_WORD_HAN || word.space_before || skip) {
                skip -= skip > 0;
                got = 0;
                continue;
            }
            start = got++ ? start : word.span.start;
            end = word.span.end;
        }
        if (got == wanted)
            return dl_str_slice(body, start, end);
    }
    return DL_STR("");
}

/* Every other one is drawn from the mentions, where the common ones stand. */
static uint32_t some_entity(questioner *q, size_t n)
{
    dl_mentions mentions =
        dl_corpus_mentions(q->corpus, draw(q, dl_corpus_documents(q->corpus)));
    if (n % 2 && mentions.count)
        return mentions.items[draw(q, (uint32_t)mentions.count)].entity;
    return draw(q, dl_corpus_entities(q->corpus));
}

dl_str question_make(questioner *q, question_class class, size_t n)
{
    dl_buf out = { .arena = q->arena };
    drawn_words drawn;
    if (class == PHRASE || class == NAME)
        return make_phrase(q, class == NAME);
    if (class == HAN)
        return make_han(q);
    if (class == DATES) {
        dl_buf_format(&out, "on:%u-%02u", 2018 + draw(q, 8), 1 + draw(q, 12));
        return dl_buf_str(&out);
    }
    if (class == ENTITY) {
        dl_str name = dl_corpus_entity_name(q->corpus, some_entity(q, n));
        dl_buf_format(&out, "entity:\"%.*s\"", DL_STR_ARGS(name));
        return dl_buf_str(&out);
    }
    draw_words(q, DL_WORD_LETTERS, &drawn);
    const dl_word_key *one = &drawn.words.items[some_word(q, &drawn)];
    if (class == AS_TYPED) {
        dl_str word = { one->bytes, one->length };
        size_t at = 0;
        for (size_t letters = 0; letters < 1 + n % 7 && at < word.len; letters++)
            dl_utf8_next(word, &at);
        return dl_str_slice(word, 0, at);
    }
    add_word(&out, one);
    if (class == TWO_WORDS || class == RANKED)
        add_word(&out, &drawn.words.items[some_word(q, &drawn)]);
    return dl_buf_str(&out);
}
