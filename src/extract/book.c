#include "src/extract/book.h"

#include <string.h>

#include "dateline/utf8.h"
#include "dateline/words.h"
#include "src/extract/syllables.h"

enum {
    BOOK_LIMIT = 1 << 19, /* written forms: about what half a gigabyte of news has */
    FIRST_SIZE = 1 << 13,
    FORM_BITS = 20 /* of a slot: the number of a form, from 1; the rest is its tag */
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
    dl_memory_free(book->keys.items);
    dl_memory_free(book->written.items);
    dl_map_release(&book->numbers);
    dl_map_release(&book->bodies);
    dl_memory_free(book->words.items);
    dl_memory_free(book->folded.items);
    dl_memory_free(book->values.items);
    dl_buf_release(&book->buffer);
    dl_arena_release(&book->arena);
    *book = (dl_word_book){ .lexicon = lexicon };
}

void dl_book_begin(dl_word_book *book)
{
    if (book->written.count + book->bodies.count > BOOK_LIMIT ||
        book->article == UINT32_MAX)
        dl_book_release(book);
    book->article++;
}

/* The decimal digits of a word as a number; other points, which a word that counts as a
 * number may have inside, are passed over. */
static uint32_t value_of(dl_str folded)
{
    enum { MOST_BEFORE_LAST = 9999999 };
    uint32_t value = 0;
    bool any = false;
    for (size_t at = 0; at < folded.len;) {
        int digit = dl_point_digit(dl_utf8_next(folded, &at));
        if (digit < 0)
            continue;
        if (value > MOST_BEFORE_LAST)
            return DL_NO_VALUE;
        value = value * 10 + (uint32_t)digit;
        any = true;
    }
    return any ? value : DL_NO_VALUE;
}

/* The number of a folded word, from 1; added if it is new. */
static uint32_t folded_number(dl_word_book *book, dl_str folded)
{
    uint32_t number = (uint32_t)book->words.count;
    if (dl_map_find(&book->numbers, folded, &number))
        return number + 1;
    dl_str key = dl_str_copy(&book->arena, folded);
    dl_map_put(&book->numbers, key, number, NULL);
    *DL_APPEND(&book->folded, NULL) = key;
    *DL_APPEND(&book->values, NULL) = value_of(key);
    *DL_APPEND(&book->words, NULL) = (dl_book_word){ 0 };
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
    dl_str folded = dl_buf_str(&book->buffer);
    dl_sign sign = sign_of(bytes);
    if (sign == DL_SIGN_STOP || sign == DL_SIGN_FULL_STOP)
        flags |= DL_TOKEN_STOP;
    return (dl_written){ .word = folded_number(book, folded),
                         .term = dl_lexicon_term(book->lexicon, folded),
                         .listed = dl_lexicon_listed(book->lexicon, folded),
                         .kind = (uint8_t)word.kind,
                         .shape = (uint8_t)word.shape,
                         .sign = (uint8_t)sign,
                         .flags = flags };
}

/* The bytes of a span, those behind them masked away; zero if there are more than sixteen.
 */
static inline dl_book_key key_of(dl_str text, dl_span span)
{
    dl_book_key key = { 0 };
    size_t len = span.end - span.start, left = text.len - span.start;
    if (len <= 8 && left >= 8) {
        memcpy(&key.low, text.ptr + span.start, 8);
        key.low &= UINT64_MAX >> (64 - 8 * len); /* no word is empty */
    } else if (len <= sizeof key && left >= sizeof key) {
        memcpy(&key, text.ptr + span.start, sizeof key);
        key.high &= UINT64_MAX >> (128 - 8 * len);
    } else if (len <= sizeof key) {
        memcpy(&key, text.ptr + span.start, len);
    }
    return key;
}

static inline uint64_t hash_of(dl_book_key key)
{
    return (key.low ^ key.high * 0xc2b2ae3d27d4eb4fu) * 0x9e3779b97f4a7c15u;
}

static inline size_t home_of(const dl_word_book *book, uint64_t hash)
{
    return (size_t)(hash >> 32) & (book->size - 1);
}

static inline uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 8) << FORM_BITS;
}

static inline uint32_t form_of(uint32_t slot)
{
    return (slot & ((1u << FORM_BITS) - 1)) - 1;
}

/* The slot of a key, looked for from its home on. */
static inline uint32_t *slot_of(const dl_word_book *book, dl_book_key key, uint64_t hash)
{
    for (size_t i = home_of(book, hash);; i = (i + 1) & (book->size - 1)) {
        uint32_t slot = book->slots[i];
        if (slot == 0)
            return &book->slots[i];
        if ((slot ^ tag_of(hash)) >> FORM_BITS)
            continue;
        const dl_book_key *known = &book->keys.items[form_of(slot)];
        if (known->low == key.low && known->high == key.high)
            return &book->slots[i];
    }
}

/* Room for a batch in a table that is at most half full. */
static void make_room(dl_word_book *book)
{
    if ((book->slot_count + DL_BOOK_BATCH) * 2 <= book->size)
        return;
    uint32_t *old = book->slots;
    size_t old_size = book->size;
    book->size = old_size ? old_size * 2 : FIRST_SIZE;
    book->slots = dl_memory_resize(NULL, book->size, sizeof *book->slots);
    memset(book->slots, 0, book->size * sizeof *book->slots);
    for (size_t i = 0; i < old_size; i++)
        if (old[i]) {
            dl_book_key key = book->keys.items[form_of(old[i])];
            *slot_of(book, key, hash_of(key)) = old[i];
        }
    dl_memory_free(old);
    DL_RESERVE(&book->keys, NULL, 1); /* looked at before anything is in them */
    DL_RESERVE(&book->written, NULL, 1);
}

static uint32_t add_form(dl_word_book *book, dl_str bytes, dl_book_key key)
{
    dl_written written = look(book, bytes);
    *DL_APPEND(&book->keys, NULL) = key;
    *DL_APPEND(&book->written, NULL) = written;
    return (uint32_t)book->written.count - 1;
}

static uint32_t find_longer(dl_word_book *book, dl_str bytes)
{
    uint32_t number;
    if (!dl_map_find(&book->longer, bytes, &number)) {
        number = add_form(book, bytes, (dl_book_key){ 0 });
        dl_map_put(&book->longer, dl_str_copy(&book->arena, bytes), number, NULL);
    }
    return number;
}

/* What the look at its home has not found. */
static uint32_t find_further(dl_word_book *book, dl_str bytes, dl_book_key key)
{
    if (key.low == 0) /* too long for a key */
        return find_longer(book, bytes);
    uint64_t hash = hash_of(key);
    uint32_t *slot = slot_of(book, key, hash);
    if (*slot == 0) {
        *slot = (add_form(book, bytes, key) + 1) | tag_of(hash);
        book->slot_count++;
    }
    return form_of(*slot);
}

void dl_book_find(dl_word_book *book, dl_str text, const dl_word_cut cuts[], size_t count,
                  uint32_t found[])
{
    dl_book_key keys[DL_BOOK_BATCH];
    const uint32_t *homes[DL_BOOK_BATCH];
    make_room(book);
    for (size_t i = 0; i < count; i++) {
        keys[i] = key_of(text, cuts[i].span);
        homes[i] = &book->slots[home_of(book, hash_of(keys[i]))];
        __builtin_prefetch(homes[i]);
    }
    const dl_book_key *known = book->keys.items;
    const dl_written *written = book->written.items;
    for (size_t i = 0; i < count; i++) {
        uint32_t slot = *homes[i];
        found[i] = slot ? form_of(slot) : 0;
        __builtin_prefetch(&known[found[i]]);
        __builtin_prefetch(&written[found[i]]);
    }
    for (size_t i = 0; i < count; i++) {
        known = &book->keys.items[found[i]];
        if (book->keys.count == 0 || keys[i].low == 0 ||
            ((known->low ^ keys[i].low) | (known->high ^ keys[i].high)))
            found[i] = find_further(book, dl_str_span(text, cuts[i].span), keys[i]);
        __builtin_prefetch(&book->words.items[book->written.items[found[i]].word - 1]);
    }
}

dl_written dl_book_written(dl_word_book *book, dl_str bytes)
{
    uint32_t form;
    dl_book_find(book, bytes, &(dl_word_cut){ { 0, (uint32_t)bytes.len }, 0 }, 1, &form);
    return book->written.items[form];
}

uint32_t dl_book_term(dl_word_book *book, dl_str bytes)
{
    return dl_book_written(book, bytes).term;
}
