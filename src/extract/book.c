#include "src/extract/book.h"

#include <string.h>

#include "dateline/utf8.h"
#include "dateline/words.h"
#include "src/extract/syllables.h"
#include "src/extract/word_sets.h"

enum {
    BOOK_LIMIT = 1 << 19, /* written forms: about what half a gigabyte of news has */
    FIRST_SIZE = 1 << 13
};

static dl_sign sign_of(dl_str text)
{
    static const struct {
        const char *text;
        dl_sign sign;
    } signs[] = {
        { ".", DL_SIGN_FULL_STOP }, { "!", DL_SIGN_STOP },    { "?", DL_SIGN_STOP },
        { "。", DL_SIGN_STOP },     { "！", DL_SIGN_STOP },   { "？", DL_SIGN_STOP },
        { "…", DL_SIGN_STOP },      { "\"", DL_SIGN_CLOSER }, { "'", DL_SIGN_CLOSER },
        { "”", DL_SIGN_CLOSER },    { "’", DL_SIGN_CLOSER },  { ")", DL_SIGN_CLOSER },
        { "]", DL_SIGN_CLOSER },    { "»", DL_SIGN_CLOSER },  { "」", DL_SIGN_CLOSER },
        { "』", DL_SIGN_CLOSER },   { "）", DL_SIGN_CLOSER }, { "》", DL_SIGN_CLOSER },
        { "“", DL_SIGN_OPENER },    { "‘", DL_SIGN_OPENER },  { "(", DL_SIGN_OPENER },
        { "（", DL_SIGN_OPENER },   { "[", DL_SIGN_OPENER },  { "「", DL_SIGN_OPENER },
        { "«", DL_SIGN_OPENER },    { "《", DL_SIGN_OPENER },
    };
    for (size_t i = 0; text.len <= 3 && i < DL_COUNT(signs); i++)
        if (dl_str_equal(text, dl_str_from(signs[i].text)))
            return signs[i].sign;
    return DL_SIGN_NONE;
}

void dl_book_release(dl_word_book *book)
{
    const dl_lexicon *lexicon = book->lexicon;
    dl_memory_free(book->slots);
    dl_map_release(&book->longer);
    dl_memory_free(book->long_words.items);
    dl_map_release(&book->numbers);
    dl_map_release(&book->sets);
    dl_map_release(&book->bodies);
    dl_memory_free(book->words.items);
    dl_memory_free(book->folded.items);
    dl_buf_release(&book->buffer);
    dl_arena_release(&book->arena);
    *book = (dl_word_book){ .lexicon = lexicon };
}

void dl_book_begin(dl_word_book *book)
{
    if (book->slot_count + book->long_words.count + book->bodies.count > BOOK_LIMIT ||
        book->article == UINT32_MAX)
        dl_book_release(book);
    if (book->sets.count == 0)
        dl_word_sets_fill(&book->sets);
    book->article++;
}

/* The number of a folded word, from 1; added if it is new. */
static uint32_t folded_number(dl_word_book *book, dl_str folded)
{
    uint32_t number = (uint32_t)book->words.count, sets = 0;
    if (dl_map_find(&book->numbers, folded, &number))
        return number + 1;
    dl_map_find(&book->sets, folded, &sets);
    dl_str key = dl_str_copy(&book->arena, folded);
    dl_map_put(&book->numbers, key, number, NULL);
    *DL_APPEND(&book->folded, NULL) = key;
    uint32_t term = dl_lexicon_term(book->lexicon, key);
    *DL_APPEND(&book->words, NULL) =
        (dl_book_word){ .term = term,
                        .root = dl_trie_step(dl_lexicon_trie(book->lexicon), 0, term),
                        .sets = (uint16_t)sets };
    return number + 1;
}

static uint8_t flags_of(dl_str bytes, const dl_word *word, dl_buf *buffer)
{
    unsigned flags = word->has_digit ? DL_TOKEN_DIGIT : 0;
    if (dl_word_is_accented(bytes))
        flags |= DL_TOKEN_ACCENTED;
    dl_buf_reset(buffer);
    dl_utf8_fold_loose(bytes, buffer);
    if (dl_word_is_vietnamese(dl_buf_str(buffer)))
        flags |= DL_TOKEN_VIETNAMESE;
    return (uint8_t)flags;
}

static dl_written look(dl_word_book *book, dl_str bytes)
{
    dl_word word;
    dl_word_look(bytes, &word);
    uint8_t flags = flags_of(bytes, &word, &book->buffer);
    dl_buf_reset(&book->buffer);
    dl_utf8_fold(bytes, &book->buffer);
    return (dl_written){ .word = folded_number(book, dl_buf_str(&book->buffer)),
                         .kind = (uint8_t)word.kind,
                         .shape = (uint8_t)word.shape,
                         .sign = (uint8_t)sign_of(bytes),
                         .flags = flags };
}

/* The bytes of a span of at most sixteen; those behind them are masked away. */
static dl_book_key key_of(dl_str text, dl_span span)
{
    dl_book_key key = { 0 };
    size_t len = span.end - span.start;
    if (text.len - span.start < sizeof key) {
        memcpy(&key, text.ptr + span.start, len);
        return key;
    }
    memcpy(&key, text.ptr + span.start, sizeof key);
    uint64_t part = len % 8 ? UINT64_MAX >> (64 - 8 * (len % 8)) : UINT64_MAX;
    key.low &= len < 8 ? part : UINT64_MAX;
    key.high &= len <= 8 ? 0 : part;
    return key;
}

static size_t home_of(const dl_word_book *book, dl_book_key key)
{
    uint64_t hash = (key.low ^ key.high * 0xc2b2ae3d27d4eb4fu) * 0x9e3779b97f4a7c15u;
    return (size_t)(hash >> 32) & (book->size - 1);
}

/* The slot of a key, looked for from its home on. */
static dl_book_slot *slot_of(const dl_word_book *book, dl_book_key key, size_t home)
{
    size_t i = home;
    while (book->slots[i].written.word &&
           (book->slots[i].key.low != key.low || book->slots[i].key.high != key.high))
        i = (i + 1) & (book->size - 1);
    return &book->slots[i];
}

/* Room for a batch in a table that is at most half full. */
static void make_room(dl_word_book *book)
{
    if ((book->slot_count + DL_BOOK_BATCH) * 2 <= book->size)
        return;
    dl_book_slot *old = book->slots;
    size_t old_size = book->size;
    book->size = old_size ? old_size * 2 : FIRST_SIZE;
    book->slots = dl_memory_resize(NULL, book->size, sizeof *book->slots);
    memset(book->slots, 0, book->size * sizeof *book->slots);
    for (size_t i = 0; i < old_size; i++)
        if (old[i].written.word)
            *slot_of(book, old[i].key, home_of(book, old[i].key)) = old[i];
    dl_memory_free(old);
}

static dl_written find_longer(dl_word_book *book, dl_str bytes)
{
    uint32_t number = (uint32_t)book->long_words.count;
    if (!dl_map_find(&book->longer, bytes, &number)) {
        dl_map_put(&book->longer, dl_str_copy(&book->arena, bytes), number, NULL);
        *DL_APPEND(&book->long_words, NULL) = look(book, bytes);
    }
    return book->long_words.items[number];
}

static dl_written find_short(dl_word_book *book, dl_str text, dl_span span,
                             dl_book_key key, size_t home)
{
    dl_book_slot *slot = slot_of(book, key, home);
    if (!slot->written.word) {
        dl_written written = look(book, dl_str_span(text, span));
        *slot = (dl_book_slot){ key, written };
        book->slot_count++;
    }
    return slot->written;
}

void dl_book_find(dl_word_book *book, dl_str text, const dl_span spans[], size_t count,
                  dl_written found[])
{
    dl_book_key keys[DL_BOOK_BATCH];
    size_t homes[DL_BOOK_BATCH];
    make_room(book);
    for (size_t i = 0; i < count; i++)
        if (spans[i].end - spans[i].start <= sizeof keys[i]) {
            keys[i] = key_of(text, spans[i]);
            homes[i] = home_of(book, keys[i]);
            __builtin_prefetch(&book->slots[homes[i]]);
        }
    for (size_t i = 0; i < count; i++) {
        found[i] = spans[i].end - spans[i].start <= sizeof keys[i]
                       ? find_short(book, text, spans[i], keys[i], homes[i])
                       : find_longer(book, dl_str_span(text, spans[i]));
        __builtin_prefetch(&book->words.items[found[i].word - 1]);
    }
}

uint32_t dl_book_term(dl_word_book *book, dl_str bytes)
{
    dl_written written;
    dl_book_find(book, bytes, &(dl_span){ 0, (uint32_t)bytes.len }, 1, &written);
    return book->words.items[written.word - 1].term;
}
