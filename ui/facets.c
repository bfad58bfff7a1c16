/* What has changed, and what the reader is told of it. */
#include <stdarg.h>
#include <stdio.h>

#include "ui/explorer_parts.h"

void dl_explorer_stamp(dl_explorer *explorer, dl_facet facet)
{
    explorer->changed_at[facet] = ++explorer->generation;
}

bool dl_explorer_changed_since(const dl_explorer *explorer, unsigned watches,
                               uint64_t generation)
{
    for (unsigned i = 0; i < DL_FACET_COUNT; i++)
        if (watches & 1u << i && explorer->changed_at[i] > generation)
            return true;
    return false;
}

void dl_explorer_say(dl_explorer *explorer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(explorer->message, sizeof explorer->message, format, list);
    va_end(list);
}
