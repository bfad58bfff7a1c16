#include "src/extract/wording.h"

#include "src/extract/phrasing.h"

static const dl_deed_model *model_of(const dl_draft *draft)
{
    dl_model_book *book = draft->models;
    dl_language language = draft->language;
    if (!book)
        return NULL;
    if (!book->opened[language]) {
        book->opened[language] = true;
        book->models[language] = dl_deed_model_open(language, &book->arena);
    }
    return book->models[language];
}

void dl_model_book_release(dl_model_book *book)
{
    dl_arena_release(&book->arena);
    for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
        dl_memory_free(book->symbols[i].items);
    *book = (dl_model_book){ 0 };
}

/* The place for a word's number in the model. */
static uint32_t *known_at(const dl_draft *draft, uint32_t word)
{
    dl_model_book *book = draft->models;
    uint32_t at = draft->words.items[word];
    if (draft->book->article < book->article) /* the words have other numbers now */
        for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
            book->symbols[i].count = 0;
    book->article = draft->book->article;
    while (book->symbols[draft->language].count <= at)
        *DL_APPEND(&book->symbols[draft->language], NULL) = 0;
    return &book->symbols[draft->language].items[at];
}

/* Numbers of the symbols of a line; that of a word is looked up once. */
static void number(const dl_draft *draft, const dl_deed_model *model,
                   const dl_symbol symbols[], size_t count, uint32_t numbers[])
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *known = symbols[i].word ? known_at(draft, symbols[i].word - 1) : NULL;
        if (known && *known) {
            numbers[i] = *known - 1;
            continue;
        }
        numbers[i] = dl_deed_symbol(model, symbols[i].text);
        if (known)
            *known = numbers[i] + 1;
    }
}

bool dl_stretch_scores(dl_story *story, const dl_stretch *its,
                       int32_t scores[DL_DEED_CLASSES])
{
    const dl_deed_model *model = model_of(story->draft);
    dl_symbol_line symbols;
    uint32_t line[DL_PHRASING_LINE], apart[DL_PHRASING_APART];
    if (!model)
        return false;
    dl_phrasing_read(story->draft, its->from, its->to, &symbols);
    number(story->draft, model, symbols.line, symbols.count, line);
    number(story->draft, model, symbols.apart, symbols.apart_count, apart);
    dl_deed_scores(model, line, symbols.count, apart, symbols.apart_count, scores);
    return true;
}

dl_deed dl_deed_likeliest(const int32_t scores[DL_DEED_CLASSES])
{
    int best = 0;
    for (int i = 0; i < DL_DEED_COUNT; i++)
        if (scores[i] > scores[best])
            best = i;
    return (dl_deed)best;
}
