#include "src/index/name_book.h"

#include "dateline/utf8.h"
#include "dateline/words.h"

static bool same_spelling(dl_str a, dl_str b, dl_arena *arena)
{
    dl_buf first = { .arena = arena }, second = { .arena = arena };
    dl_utf8_fold(a, &first);
    dl_utf8_fold(b, &second);
    return dl_str_equal(dl_buf_str(&first), dl_buf_str(&second));
}

static bool has_name(dl_name_book *book, uint32_t entity, dl_str text, dl_str key)
{
    uint32_t name = book->entities.items[entity].first;
    for (; name != DL_NO_ID; name = book->names.items[name].next_of_entity) {
        const dl_book_name *other = &book->names.items[name];
        if (dl_str_equal(other->key, key) &&
            same_spelling(other->text, text, &book->scratch))
            return true;
    }
    return false;
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
    dl_str kept = dl_str_copy(&book->arena, key);
    uint32_t *latest = dl_map_put(&book->by_key, kept, DL_NO_ID, NULL);
    dl_book_entity *owner = &book->entities.items[entity];
    *DL_APPEND(&book->names, NULL) = (dl_book_name){
        .text = dl_str_equal(key, text) ? kept : dl_str_copy(&book->arena, text),
        .key = kept,
        .entity = entity,
        .next_of_key = *latest,
        .next_of_entity = owner->first,
    };
    *latest = number;
    owner->first = number;
    dl_inversion_add(&book->words, text);
}

void dl_name_book_update(dl_name_book *book, const dl_corpus *corpus, uint32_t entity)
{
    while (book->entities.count <= entity)
        *DL_APPEND(&book->entities, NULL) = (dl_book_entity){ .first = DL_NO_ID };
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
    uint32_t name = DL_NO_ID;
    dl_map_find(&book->by_key, key, &name);
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

bool dl_name_stands(const dl_book_name *name, dl_str as_written, dl_arena *arena)
{
    dl_buf composed = { .arena = arena };
    dl_utf8_compose(name->text, &composed);
    return !is_short_word(dl_buf_str(&composed)) ||
           (has_capital_or_accent(as_written) &&
            same_spelling(name->text, as_written, arena));
}

void dl_name_book_release(dl_name_book *book)
{
    dl_inversion_release(&book->words);
    dl_memory_free(book->names.items);
    dl_memory_free(book->entities.items);
    dl_map_release(&book->by_key);
    dl_arena_release(&book->arena);
    dl_arena_release(&book->scratch);
}
