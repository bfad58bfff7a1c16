/* The built-in articles, that are shown while there are none of the reader's own. When the
 * first of those is kept they go: corpus and index begin anew, and the ones before stay
 * until the next poll, as with a correction (correct.c). */
#include "src/library/parts.h"
#include "src/library/shown.h"

void dl_sample_read(dl_library *library)
{
    dl_str name, text;
    library->sample = true;
    for (size_t i = 0; dl_reference_sample(i, &name, &text); i++) {
        dl_harvest *harvest = dl_harvest_new(DL_HARVEST_SAMPLE);
        harvest->first = (int64_t)i;
        dl_harvest_queue(library, harvest);
    }
}

void dl_sample_drop(dl_library *library)
{
    if (!library->sample)
        return;
    library->sample = false;
    library->dropped = true;
    dl_redo_close(library);
    library->redo = NULL;
    library->former_corpus = library->corpus;
    library->former_index = library->index;
    library->corpus = dl_corpus_new();
    library->index = dl_cache_new_index(library);
    library->progress.articles = 0;
    library->settled = library->indexed = library->snapshot = 0;
    library->ids.count = library->likenesses.count = library->numbered = 0;
    if (library->groups)
        dl_groups_free(library->groups);
    library->groups = NULL;
    dl_reading_free(library->reading);
    library->reading = dl_reading_new();
}
