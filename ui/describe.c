#include "ui/describe.h"

#include <stdio.h>

void dl_describe_count(uint64_t count, const char *one, const char *many, dl_buf *out)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)count);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0 && length > 4)
            dl_buf_add_char(out, ' ');
        dl_buf_add_char(out, digits[i]);
    }
    if (*many)
        dl_buf_format(out, " %s", count == 1 ? one : many);
}

void dl_describe_names(const dl_explorer *explorer, dl_ids ids, size_t limit, dl_buf *out)
{
    for (size_t i = 0; i < ids.count && i < limit; i++) {
        dl_str name = dl_corpus_entity_name(explorer->corpus, ids.items[i]);
        dl_buf_format(out, "%s%.*s", i ? ", " : "", DL_STR_ARGS(name));
    }
    if (ids.count > limit)
        dl_buf_format(out, " +%zu", ids.count - limit);
}

void dl_describe_values(dl_str values, size_t limit, dl_buf *out)
{
    size_t more = 0;
    for (size_t i = 0; values.len; i++) {
        dl_str value;
        dl_str_cut(values, ';', &value, &values);
        if (i < limit)
            dl_buf_format(out, "%s%.*s", i ? ", " : "", DL_STR_ARGS(dl_str_trim(value)));
        else
            more++;
    }
    if (more)
        dl_buf_format(out, " +%zu", more);
}

static const dl_measure *measure_of(const dl_explorer *explorer,
                                    const dl_timeline_entry *entry)
{
    return entry->measure == DL_NO_ROW
               ? NULL
               : dl_chronology_at(explorer->reference->chronology, entry->measure);
}

void dl_describe_parties(const dl_explorer *explorer, const dl_timeline_entry *entry,
                         dl_buf *out)
{
    enum { NAMES = 2 };
    const dl_measure *measure = measure_of(explorer, entry);
    size_t before = out->count;
    if (entry->actors.count)
        dl_describe_names(explorer, entry->actors, NAMES, out);
    else if (measure)
        dl_describe_values(measure->actor, NAMES, out);
    if (out->count == before)
        dl_buf_add(out, DL_STR("?"));
    if (entry->targets.count) {
        dl_buf_add(out, DL_STR(" → "));
        dl_describe_names(explorer, entry->targets, NAMES, out);
    } else if (measure && measure->target.len && !entry->events.count) {
        dl_buf_add(out, DL_STR(" → "));
        dl_describe_values(measure->target, NAMES, out);
    }
}

void dl_describe_items(const dl_explorer *explorer, const dl_timeline_entry *entry,
                       dl_buf *out)
{
    enum { NAMES = 4 };
    const dl_measure *measure = measure_of(explorer, entry);
    if (entry->items.count)
        dl_describe_names(explorer, entry->items, NAMES, out);
    else if (measure)
        dl_describe_values(measure->items, NAMES, out);
}

void dl_describe_event(const dl_explorer *explorer, uint32_t id, dl_buf *out)
{
    static const char *const joints[] = { "", " → ", "  " };
    dl_parties parties = dl_corpus_parties(explorer->corpus, id);
    const dl_event *event = dl_corpus_event(explorer->corpus, id);
    for (int role = DL_ROLE_ACTOR; role <= DL_ROLE_ITEM; role++) {
        if (role == DL_ROLE_ITEM)
            dl_buf_format(out, "%s%s", out->count ? "  " : "",
                          dl_deed_name((dl_deed)event->deed));
        size_t before = 0;
        for (size_t i = 0; i < parties.count; i++) {
            if ((int)parties.items[i].role != role)
                continue;
            dl_str name =
                dl_corpus_entity_name(explorer->corpus, parties.items[i].entity);
            dl_buf_format(out, "%s%.*s", before++ ? ", " : joints[role],
                          DL_STR_ARGS(name));
        }
    }
}

void dl_describe_date(dl_date date, dl_buf *out)
{
    char text[DL_DATE_TEXT];
    const char *part = dl_part_name((dl_part)date.part);
    if (*part)
        dl_buf_format(out, "%s ", part);
    dl_buf_add(out, dl_date_text(date, text));
}

void dl_describe_published(const dl_document *document, dl_buf *out)
{
    static const char *const origins[DL_ORIGIN_COUNT] = {
        [DL_ORIGIN_UNKNOWN] = "date unknown",
        [DL_ORIGIN_INFERRED] = "inferred from its text",
        [DL_ORIGIN_FILE_NAME] = "from the file name",
        [DL_ORIGIN_TEXT] = "from its dateline",
        [DL_ORIGIN_HEADER] = "from its header",
        [DL_ORIGIN_METADATA] = "from its source",
    };
    dl_describe_date(document->published, out);
    if (dl_date_is_set(document->published))
        dl_buf_add_char(out, ' ');
    if (document->origin < DL_ORIGIN_COUNT)
        dl_buf_add(out, dl_str_from(origins[document->origin]));
}

void dl_describe_bars(const uint32_t *values, size_t count, dl_buf *out)
{
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    for (size_t i = 0; i < count; i++) {
        uint64_t eighths = most ? ((uint64_t)values[i] * 8 + most - 1) / most : 0;
        dl_buf_add_point(out, eighths ? 0x2580 + (uint32_t)eighths : ' ');
    }
}
