#include "dateline/extract.h"

#include "src/extract/draft.h"

/* In this order: a pass reads what those before it have found. To find something new in
 * text, write its file and add its row. */
static dl_pass *const passes[] = {
    dl_pass_tokens,
    dl_pass_dates,
    dl_pass_names,
    dl_pass_coreference,
    dl_pass_events,
};

struct dl_extractor {
    const dl_reference *reference;
    dl_word_book book;
    dl_sense_book senses;
    dl_arena scratch;
};

dl_extractor *dl_extractor_new(const dl_reference *reference)
{
    dl_extractor *extractor = dl_memory_resize(NULL, 1, sizeof *extractor);
    *extractor = (dl_extractor){ .reference = reference,
                                 .book.lexicon = reference->lexicon };
    return extractor;
}

void dl_extractor_free(dl_extractor *extractor)
{
    dl_book_release(&extractor->book);
    dl_sense_book_release(&extractor->senses);
    dl_arena_release(&extractor->scratch);
    dl_memory_free(extractor);
}

void dl_extract(dl_extractor *extractor, const dl_article *article,
                dl_extract_options options, dl_arena *arena, dl_annotations *annotations)
{
    dl_draft draft = {
        .article = article,
        .body = article->body,
        .language = article->language,
        .reference = extractor->reference,
        .options = options,
        .book = &extractor->book,
        .senses = &extractor->senses,
        .arena = arena,
        .scratch = &extractor->scratch,
        .out = annotations,
    };
    *annotations = (dl_annotations){ .published = article->published,
                                     .origin = article->origin };
    for (size_t i = 0; i < DL_COUNT(passes); i++)
        passes[i](&draft);
    dl_arena_reset(&extractor->scratch);
}
