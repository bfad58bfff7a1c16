#include "src/extract/book.h"

#include "dateline/utf8.h"

/* Different written forms in a book: about what half a gigabyte of news has. */
enum { BOOK_LIMIT = 1 << 19 };

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
    dl_map_release(&book->raw);
    dl_map_release(&book->folded);
    dl_memory_free(book->words.items);
    dl_buf_release(&book->buffer);
    dl_arena_release(&book->arena);
    *book = (dl_word_book){ .lexicon = lexicon };
}

void dl_book_begin(dl_word_book *book)
{
    if (book->raw.count > BOOK_LIMIT || book->article == UINT32_MAX)
        dl_book_release(book);
    book->article++;
}

/* The number of a folded word, added if it is new. */
static uint32_t folded_number(dl_word_book *book, dl_str folded, dl_str raw)
{
    uint32_t number = (uint32_t)book->words.count;
    if (dl_map_find(&book->folded, folded, &number))
        return number;
    dl_str key = dl_str_copy(&book->arena, folded);
    dl_map_put(&book->folded, key, number, NULL);
    *DL_APPEND(&book->words, NULL) = (dl_book_word){
        .folded = key,
        .term = dl_lexicon_term(book->lexicon, key),
        .sign = sign_of(raw),
    };
    return number;
}

dl_book_word *dl_book_word_of(dl_word_book *book, dl_str raw)
{
    uint32_t number;
    if (!dl_map_find(&book->raw, raw, &number)) {
        dl_buf_reset(&book->buffer);
        dl_utf8_fold(raw, &book->buffer);
        number = folded_number(book, dl_buf_str(&book->buffer), raw);
        dl_map_put(&book->raw, dl_str_copy(&book->arena, raw), number, NULL);
    }
    return &book->words.items[number];
}
