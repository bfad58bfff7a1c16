#include "src/cli/source_names.h"

#include <time.h>

#include "dateline/utf8.h"

dl_str dl_source_title(const dl_source *source)
{
    return source->title.len ? source->title : source->address;
}

static bool holds(dl_str text, dl_str folded_part)
{
    dl_buf folded = { 0 };
    dl_utf8_fold_loose(text, &folded);
    bool found = dl_str_find(dl_buf_str(&folded), folded_part, 0) != SIZE_MAX;
    dl_buf_release(&folded);
    return found;
}

const dl_source *dl_source_pick(const dl_sources *sources, dl_str name)
{
    const dl_source *found = NULL;
    dl_buf folded = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < sources->count; i++)
        if (dl_str_equal(sources->items[i].address, name)
            || dl_str_equal(sources->items[i].title, name))
            return &sources->items[i];
    dl_utf8_fold_loose(dl_str_trim(name), &folded);
    for (size_t i = 0; folded.count && i < sources->count; i++) {
        const dl_source *source = &sources->items[i];
        if (holds(source->address, dl_buf_str(&folded))
            || holds(source->title, dl_buf_str(&folded))) {
            found = source;
            count++;
        }
    }
    dl_buf_release(&folded);
    return count == 1 ? found : NULL;
}

dl_str dl_time_text(int64_t milliseconds, dl_arena *arena)
{
    char text[32];
    time_t seconds = (time_t)(milliseconds / 1000);
    struct tm parts;
    if (milliseconds == 0 || !localtime_r(&seconds, &parts)
        || strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts) == 0)
        return (dl_str){ "", 0 };
    return dl_str_copy(arena, dl_str_from(text));
}
