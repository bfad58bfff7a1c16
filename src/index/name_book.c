#include "src/index/name_book.h"

#include <assert.h>
#include <string.h>

#include "dateline/utf8.h"
#include "dateline/words.h"

static bool same_spelling(dl_str a, dl_str b, dl_arena *arena)
{
    return dl_str_equal(dl_utf8_folded(a, arena), dl_utf8_folded(b, arena));
}

static bool has_name(dl_name_book *book, uint32_t entity, dl_str text, dl_str key)
{
    uint32_t name = book->entities.items[entity].first - 1;
    for (; name != DL_NO_ID; name = dl_name_record(book, name)->next_of_entity - 1) {
        if (dl_str_equal(dl_name_key(book, name), key) &&
            same_spelling(dl_name_text(book, name), text, &book->scratch))
            return true;
    }
    return false;
}

static uint32_t keep(dl_name_book *book, dl_str text)
{
    assert(book->pool.count + text.len <= UINT32_MAX);
    DL_RESERVE(&book->pool, NULL, text.len);
    uint32_t start = (uint32_t)book->pool.count;
    memcpy(book->pool.items + start, text.ptr, text.len);
    book->pool.count += text.len;
    return start;
}

/* Puts a name into the chain of its key: behind the first, which the table knows. */
static uint32_t chain(dl_name_book *book, dl_str key, uint32_t number)
{
    uint32_t first = dl_name_book_find(book, key);
    if (first == DL_NO_ID) {
        dl_keys_add(&book->by_key, (uint32_t)dl_str_hash(key), number);
        return 0;
    }
    uint32_t next = dl_name_record(book, first)->next_of_key;
    book->names.items[first].next_of_key = number + 1;
    return next;
}

static void add_name(dl_name_book *book, uint32_t entity, dl_str text)
{
    dl_pattern pattern;
    if (!dl_pattern_make(text, false, &book->scratch, &pattern) || pattern.count == 0)
        return;
    dl_str key = dl_pattern_key(&pattern, 1, &book->scratch);
    if (has_name(book, entity, text, key))
        return;
    uint32_t number = (uint32_t)book->names.count;
    uint32_t next = chain(book, key, number);
    uint32_t kept = keep(book, key);
    dl_book_entity *owner = &book->entities.items[entity];
    *DL_APPEND(&book->names, NULL) = (dl_book_name){
        .text = dl_str_equal(key, text) ? kept : keep(book, text),
        .text_length = (uint32_t)text.len,
        .key = kept,
        .key_length = (uint32_t)key.len,
        .entity = entity,
        .next_of_key = next,
        .next_of_entity = owner->first,
    };
    owner->first = number + 1;
    dl_inversion_add(&book->words, text);
}

void dl_name_book_update(dl_name_book *book, const dl_corpus *corpus, uint32_t entity)
{
    while (book->entities.count <= entity)
        *DL_APPEND(&book->entities, NULL) = (dl_book_entity){ 0 };
    if (book->entities_proof)
        dl_prove(book->entities_proof, entity, 1);
    uint32_t count = dl_corpus_entity(corpus, entity)->name_count;
    uint32_t seen = book->entities.items[entity].seen;
    if (seen == count + 1)
        return;
    if (seen == 0)
        add_name(book, entity, dl_corpus_entity_name(corpus, entity));
    for (uint32_t n = seen ? seen - 1 : 0; n < count; n++)
        add_name(book, entity, dl_corpus_entity_alias(corpus, entity, n));
    book->entities.items[entity].seen = count + 1;
    dl_arena_reset(&book->scratch);
}

uint32_t dl_name_book_find(const dl_name_book *book, dl_str key)
{
    size_t probe = 0;
    uint32_t name;
    do
        name = dl_keys_next(&book->by_key, (uint32_t)dl_str_hash(key), &probe);
    while (name != DL_NO_ID && !dl_str_equal(dl_name_key(book, name), key));
    return name;
}

static bool is_short_word(dl_str name)
{
    size_t at = 0, letters = 0;
    dl_word word;
    if (!dl_words_next(name, &at, &word) || word.kind != DL_WORD_LETTERS ||
        word.has_digit || at != name.len)
        return false;
    for (size_t i = 0; i < name.len && letters < 4; letters++)
        dl_utf8_next(name, &i);
    return letters < 4;
}

static bool has_capital_or_accent(dl_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') ||
            (unsigned char)text.ptr[i] >= 0x80)
            return true;
    return false;
}

bool dl_name_stands(const dl_name_book *book, uint32_t name, dl_str as_written,
                    dl_arena *arena)
{
    dl_buf composed = { .arena = arena };
    dl_utf8_compose(dl_name_text(book, name), &composed);
    return !is_short_word(dl_buf_str(&composed)) ||
           (has_capital_or_accent(as_written) &&
            same_spelling(dl_name_text(book, name), as_written, arena));
}

void dl_name_book_release(dl_name_book *book, const dl_image *image)
{
    dl_inversion_release(&book->words);
    void *tables[] = { book->pool.items, book->names.items, book->entities.items };
    for (size_t i = 0; i < DL_COUNT(tables); i++)
        if (!dl_image_has(image, tables[i]))
            dl_memory_free(tables[i]);
    dl_keys_release(&book->by_key);
    dl_arena_release(&book->scratch);
}
