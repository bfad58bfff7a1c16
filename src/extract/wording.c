#include "src/extract/wording.h"

#include "src/extract/phrasing.h"

void dl_model_book_release(dl_model_book *book)
{
    for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
        dl_memory_free(book->symbols[i].items);
    *book = (dl_model_book){ 0 };
}

/* The model of the article's language, with a place for the number of each symbol that the
 * article may have. */
static const dl_deed_model *model_of(const dl_draft *draft)
{
    dl_model_book *book = draft->models;
    dl_language language = draft->language;
    if (!book)
        return NULL;
    if (!book->models[language])
        book->models[language] = dl_deed_model_open(language);
    if (draft->book->article < book->article) /* the words have other numbers now */
        for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
            book->symbols[i].count = 0;
    book->article = draft->book->article;
    while (book->symbols[language].count < DL_SIGN_COUNT + draft->book->words.count)
        *DL_APPEND(&book->symbols[language], NULL) = 0;
    return book->models[language];
}

/* Numbers of symbols in the model; each is looked up once. */
static void number(const dl_draft *draft, const dl_deed_model *model,
                   const uint32_t symbols[], size_t count, uint32_t numbers[])
{
    uint32_t *known = draft->models->symbols[draft->language].items;
    for (size_t i = 0; i < count; i++) {
        uint32_t symbol = symbols[i];
        uint32_t at = symbol < DL_SIGN_COUNT
                          ? symbol
                          : DL_SIGN_COUNT + draft->words.items[symbol - DL_SIGN_COUNT];
        if (known[at] == 0)
            known[at] = 1 + dl_deed_symbol(model, dl_phrasing_text(draft, symbol));
        numbers[i] = known[at] - 1;
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
