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
        *DL_APPEND(&book->symbols[language], NULL) = (dl_model_symbol){ 0 };
    return book->models[language];
}

static void look_up(const dl_draft *draft, const dl_deed_model *model, uint32_t symbol,
                    dl_model_symbol *known)
{
    char room[DL_PHRASING_START];
    dl_str start = dl_phrasing_start(draft, symbol, room);
    known->symbol = 1 + dl_deed_symbol(model, dl_phrasing_text(draft, symbol));
    known->start = start.len ? 1 + dl_deed_symbol(model, start) : 0;
}

/* What the model calls a symbol; each is looked up once. */
static inline dl_model_symbol known_symbol(const dl_draft *draft,
                                           const dl_deed_model *model, uint32_t symbol)
{
    uint32_t at = symbol < DL_SIGN_COUNT
                      ? symbol
                      : DL_SIGN_COUNT + draft->words.items[symbol - DL_SIGN_COUNT];
    dl_model_symbol *known = &draft->models->symbols[draft->language].items[at];
    if (known->symbol == 0)
        look_up(draft, model, symbol, known);
    return *known;
}

bool dl_stretch_scores(dl_story *story, const dl_stretch *its,
                       int32_t scores[DL_DEED_CLASSES])
{
    const dl_draft *draft = story->draft;
    const dl_deed_model *model = model_of(draft);
    dl_symbol_line symbols;
    uint32_t line[DL_PHRASING_LINE], apart[DL_PHRASING_APART + DL_PHRASING_LINE];
    size_t apart_count = 0;
    if (!model)
        return false;
    dl_phrasing_read(draft, its->from, its->to, &symbols);
    for (size_t i = 0; i < symbols.apart_count; i++)
        apart[apart_count++] = known_symbol(draft, model, symbols.apart[i]).symbol - 1;
    for (size_t i = 0; i < symbols.count; i++) {
        dl_model_symbol known = known_symbol(draft, model, symbols.line[i]);
        line[i] = known.symbol - 1;
        if (known.start)
            apart[apart_count++] = known.start - 1;
    }
    dl_deed_scores(model, line, symbols.count, apart, apart_count, scores);
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
