/* Corrections while the library is shown; and what was mapped, when it is damaged.
 *
 * What a correction changes is spread over all tables: names, counts, events, the words of
 * the index. So corpus and index are made anew beside the ones that are shown, an article a
 * step between the reader's keys, and then take their place. Annotations come from the
 * file; where there is none the body, which is there, is read by the extractor once more.
 * Documents keep their ids; entities may not. */
#include "dateline/buf.h"
#include "dateline/file.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

struct dl_redo {
    dl_corpus *corpus;
    dl_index *index;
    uint32_t documents; /* to be made anew, from the first step on */
    uint32_t added, indexed;
    dl_extractor *extractor; /* NULL until it is needed */
    dl_packer *packer;
};

static void free_redo(dl_redo *redo)
{
    if (redo->extractor)
        dl_extractor_free(redo->extractor);
    dl_packer_free(redo->packer);
    dl_memory_free(redo);
}

void dl_redo_begin(dl_library *library)
{
    dl_redo *redo = library->redo;
    if (redo) { /* begun for a correction just before: from the start */
        dl_corpus_free(redo->corpus);
        dl_index_free(redo->index);
    } else {
        redo = dl_memory_resize(NULL, 1, sizeof *redo);
        *redo = (dl_redo){ .packer = dl_packer_new() };
    }
    redo->corpus = dl_corpus_new();
    redo->index = dl_cache_new_index(library);
    redo->documents = redo->added = redo->indexed = 0;
    library->redo = redo;
    dl_library_wake(library);
}

/* The article as it was handed to the corpus. A date that extraction found is left to be
 * found again. */
static dl_article article_of(const dl_corpus *corpus, uint32_t id, dl_arena *arena)
{
    const dl_document *document = dl_corpus_document(corpus, id);
    bool told = document->origin == DL_ORIGIN_TEXT ||
                document->origin == DL_ORIGIN_INFERRED;
    dl_str file = dl_corpus_file(corpus, id);
    dl_str key = dl_corpus_document_key(corpus, id);
    dl_article article = {
        .file = file,
        .id = dl_str_equal(key, file) ? (dl_str){ "", 0 } : key,
        .title = dl_corpus_title(corpus, id),
        .body = dl_corpus_body(corpus, id),
        .source = dl_corpus_source(corpus, id),
        .address = dl_corpus_address(corpus, id),
        .author = dl_corpus_author(corpus, id),
        .published = told ? (dl_date){ 0 } : document->published,
        .origin = told ? DL_ORIGIN_UNKNOWN : (dl_origin)document->origin,
        .language = (dl_language)document->language,
        .taken = document->taken,
    };
    for (uint32_t i = 0; i < document->link_count; i++)
        *DL_APPEND(&article.links, arena) = dl_corpus_link(corpus, id, i);
    return article;
}

/* From the file, if it is there: the annotations, and where the corpus cannot be trusted,
 * the article too. */
static bool recall(dl_library *library, uint32_t document, dl_arena *arena,
                   dl_article *article, dl_annotations *found)
{
    dl_error error = { 0 };
    dl_kept_documents kept = { 0 };
    int64_t id = dl_library_kept_id(library, document);
    if (!id || !library->store ||
        !dl_store_documents(library->store, library->redo->packer, id, id, arena, &kept,
                            &error) ||
        kept.count != 1 || !kept.items[0].whole)
        return false;
    if (dl_corpus_is_damaged(library->corpus))
        *article = kept.items[0].article;
    return dl_annotations_unpack(kept.items[0].annotations, article->body.len, arena, found);
}

static void redo_document(dl_library *library)
{
    dl_redo *redo = library->redo;
    dl_arena scratch = { 0 };
    uint32_t id = redo->added++;
    dl_article article = article_of(library->corpus, id, &scratch);
    dl_annotations found = { 0 };
    if (!recall(library, id, &scratch, &article, &found)) {
        if (!redo->extractor)
            redo->extractor = dl_extractor_new(&library->reference);
        dl_extract(redo->extractor, &article, (dl_extract_options){ 0 }, &scratch, &found);
    }
    dl_library_put(library, redo->corpus, &article, &found);
    dl_arena_release(&scratch);
}

void dl_library_forget_former(dl_library *library)
{
    dl_index_free(library->former_index);
    dl_corpus_free(library->former_corpus);
    library->former_index = NULL;
    library->former_corpus = NULL;
}

static void exchange(dl_library *library)
{
    dl_redo *redo = library->redo;
    dl_library_forget_former(library);
    library->former_corpus = library->corpus;
    library->former_index = library->index;
    library->corpus = redo->corpus;
    library->index = redo->index;
    library->settled = library->indexed = redo->documents;
    library->redo = NULL;
    free_redo(redo);
}

void dl_redo_step(dl_library *library, bool *visible)
{
    dl_redo *redo = library->redo;
    redo->documents = (uint32_t)library->progress.articles; /* no more come meanwhile */
    if (redo->added < redo->documents) {
        redo_document(library);
        if (redo->added == redo->documents)
            dl_corpus_settle(redo->corpus);
    } else if (redo->indexed < redo->documents) {
        dl_index_add(redo->index, redo->corpus, redo->indexed++);
    } else {
        exchange(library);
        *visible = true;
    }
}

void dl_redo_close(dl_library *library)
{
    dl_library_forget_former(library);
    if (!library->redo)
        return;
    dl_corpus_free(library->redo->corpus);
    dl_index_free(library->redo->index);
    free_redo(library->redo);
}

/* --- the file of corrections --------------------------------------------------------- */

static dl_str path_of(dl_library *library)
{
    return dl_file_data("corrections.tsv", &library->arena);
}

static void append_copy(dl_library *library, dl_corrections *to,
                        const dl_correction *correction)
{
    *DL_APPEND(to, &library->arena) = (dl_correction){
        .verb = correction->verb,
        .id = dl_str_copy(&library->arena, correction->id),
        .value = dl_str_copy(&library->arena, correction->value),
        .kind = correction->kind,
    };
}

void dl_library_note_correction(dl_library *library, const dl_correction *correction)
{
    dl_error error = { 0 };
    if (dl_correction_is_sound(correction, &error))
        append_copy(library, &library->restored, correction);
}

void dl_library_restore_corrections(dl_library *library)
{
    dl_error error = { 0 };
    size_t before = library->corrections.count;
    if (library->restored.count == 0)
        return;
    bool ok = dl_corrections_restore(&library->corrections, &library->restored,
                                     path_of(library), &error);
    library->restored.count = 0;
    if (!ok) {
        dl_report_add(&library->reports, DL_STR("corrections.tsv"), 0, "%s", error.message);
        library->progress.reports = library->reports.count + library->reports.left_out;
    } else if (library->corrections.count > before && !library->only_add) {
        dl_redo_begin(library);
    }
}

/* Another program may have changed the file: what is there now is what counts. */
bool dl_library_correct(dl_library *library, const dl_correction *correction,
                        dl_error *error)
{
    if (!dl_correction_is_sound(correction, error) ||
        !dl_corrections_add(&library->corrections, correction, path_of(library), error))
        return false;
    dl_redo_begin(library);
    return true;
}

bool dl_library_uncorrect(dl_library *library, dl_correction *undone, dl_error *error)
{
    dl_corrections *all = &library->corrections;
    dl_correction last = { 0 };
    bool known = all->count > 0;
    if (known)
        last = all->items[all->count - 1];
    bool ok = dl_corrections_take_back(all, known ? &last : NULL, path_of(library), undone,
                                       error);
    dl_redo_begin(library); /* others may have changed them too */
    return ok;
}
