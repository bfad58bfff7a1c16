#include "src/library/shown.h"

uint32_t dl_library_put(dl_library *library, dl_corpus *corpus, const dl_article *article,
                        dl_annotations *annotations)
{
    dl_arena scratch = { 0 };
    dl_article shown = *article;
    shown.taken = article->taken ? article->taken : dl_now();
    dl_corrections_apply(&library->corrections, library->reference.entities, annotations);
    dl_names *names = DL_NEW(&scratch, dl_names, annotations->entities.count + 1);
    for (size_t i = 0; i < annotations->entities.count; i++) {
        uint32_t row = annotations->entities.items[i].row;
        if (row == DL_NO_ROW)
            continue;
        const dl_register_row *known =
            dl_register_row_at(library->reference.entities, row);
        names[i] = (dl_names){ known->names, known->name_count };
    }
    uint32_t document = dl_corpus_add(corpus, &shown, annotations, names);
    dl_arena_release(&scratch);
    return document;
}

uint32_t dl_library_show(dl_library *library, const dl_article *article,
                         dl_annotations *annotations)
{
    uint32_t document = dl_library_put(library, library->corpus, article, annotations);
    library->progress.articles++;
    return document;
}

void dl_library_take(dl_library *library, const dl_article *article,
                     dl_annotations *annotations)
{
    dl_library_show(library, article, annotations);
}
