#include "dateline/extract.h"

#include <time.h>

#include "src/extract/draft.h"

/* In this order: a pass reads what those before it have found. To find something new in
 * text, write its file and add its row. */
static const struct {
    const char *name;
    dl_pass *run;
} passes[] = {
    { "tokens", dl_pass_tokens },
    { "dates", dl_pass_dates },
    { "names", dl_pass_names },
    { "coreference", dl_pass_coreference },
    { "events", dl_pass_events },
};

struct dl_extractor {
    const dl_reference *reference;
    dl_word_book book;
    dl_sense_book senses;
    dl_date_index dates;
    dl_accent_book accents;
    dl_model_book models;
    dl_arena scratch;
    uint64_t nanoseconds[DL_COUNT(passes)];
};

dl_extractor *dl_extractor_new(const dl_reference *reference)
{
    dl_extractor *extractor = dl_memory_resize(NULL, 1, sizeof *extractor);
    *extractor = (dl_extractor){ .reference = reference,
                                 .book.lexicon = dl_reference_lexicon(reference, NULL) };
    return extractor;
}

void dl_extractor_free(dl_extractor *extractor)
{
    dl_book_release(&extractor->book);
    dl_sense_book_release(&extractor->senses);
    dl_date_index_release(&extractor->dates);
    dl_accent_book_release(&extractor->accents);
    dl_model_book_release(&extractor->models);
    dl_arena_release(&extractor->scratch);
    dl_memory_free(extractor);
}

bool dl_extractor_time(const dl_extractor *extractor, size_t pass, dl_pass_time *time)
{
    if (pass >= DL_COUNT(passes))
        return false;
    *time = (dl_pass_time){ passes[pass].name, extractor->nanoseconds[pass] };
    return true;
}

static uint64_t nanoseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void run_timed(dl_extractor *extractor, dl_draft *draft)
{
    uint64_t before = nanoseconds_now();
    for (size_t i = 0; i < DL_COUNT(passes); i++) {
        passes[i].run(draft);
        uint64_t after = nanoseconds_now();
        extractor->nanoseconds[i] += after - before;
        before = after;
    }
}

void dl_extract(dl_extractor *extractor, const dl_article *article,
                dl_extract_options options, dl_arena *arena, dl_annotations *annotations)
{
    dl_draft draft = {
        .article = article,
        .body = article->body,
        .language = article->language,
        .reference = extractor->reference,
        .lexicon = extractor->book.lexicon,
        .statistics = options.learn ? NULL : extractor->reference->statistics,
        .options = options,
        .book = &extractor->book,
        .senses = &extractor->senses,
        .dates = &extractor->dates,
        .accents = &extractor->accents,
        .models = options.verbs_alone ? NULL : &extractor->models,
        .arena = arena,
        .scratch = &extractor->scratch,
        .out = annotations,
    };
    *annotations = (dl_annotations){ .published = article->published,
                                     .origin = article->origin };
    if (options.timed)
        run_timed(extractor, &draft);
    for (size_t i = 0; i < DL_COUNT(passes) && !options.timed; i++)
        passes[i].run(&draft);
    if (options.phrasing)
        dl_phrasing_give(&draft, options.phrasing);
    if (options.learn)
        dl_learn(&draft, options.learn);
    dl_arena_reset(&extractor->scratch);
}
