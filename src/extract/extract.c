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

void dl_extract(const dl_article *article, const dl_reference *reference,
                dl_extract_options options, dl_arena *arena, dl_arena *scratch,
                dl_annotations *annotations)
{
    dl_mark mark = dl_arena_mark(scratch);
    dl_draft draft = {
        .article = article,
        .body = article->body,
        .language = article->language,
        .reference = reference,
        .options = options,
        .arena = arena,
        .scratch = scratch,
        .out = annotations,
    };
    *annotations = (dl_annotations){ .published = article->published,
                                     .origin = article->origin };
    for (size_t i = 0; i < DL_COUNT(passes); i++)
        passes[i](&draft);
    dl_arena_rewind(scratch, mark);
}
