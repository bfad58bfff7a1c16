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

static bool is_abbreviation(dl_str name)
{
    enum { LEAST = 2, MOST = 6 };
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] < 'A' || name.ptr[i] > 'Z')
            return false;
    return name.len >= LEAST && name.len <= MOST;
}

dl_str dl_describe_name(const dl_explorer *explorer, uint32_t entity)
{
    enum { LONG = 12 };
    dl_str name = dl_corpus_entity_name(explorer->corpus, entity);
    const dl_entity *record = dl_corpus_entity(explorer->corpus, entity);
    bool body = record->kind == DL_ENTITY_GOVERNMENT || record->kind == DL_ENTITY_PLACE
             || record->kind == DL_ENTITY_ORGANISATION;
    if (!body || record->row == DL_NO_ROW || name.len <= LONG)
        return name;
    const dl_register_row *row =
        dl_register_row_at(explorer->reference->entities, record->row);
    for (size_t i = 1; i < row->name_count; i++)
        if (is_abbreviation(row->names[i]) && row->names[i].len < name.len)
            name = row->names[i];
    return name;
}

void dl_describe_names(const dl_explorer *explorer, dl_ids ids, size_t limit, dl_buf *out)
{
    for (size_t i = 0; i < ids.count && i < limit; i++) {
        dl_str name = dl_describe_name(explorer, ids.items[i]);
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
    bool targets = entry->targets.count || (measure && measure->target.len
                                            && !entry->events.count);
    if (!targets)
        return;
    dl_buf_add(out, out->count > before ? DL_STR(" → ") : DL_STR("→ "));
    if (entry->targets.count)
        dl_describe_names(explorer, entry->targets, NAMES, out);
    else
        dl_describe_values(measure->target, NAMES, out);
}

void dl_describe_deed(const dl_timeline_entry *entry, bool brief, dl_buf *out)
{
    static const char *const marks[DL_CERTAINTY_COUNT][2] = {
        [DL_CERTAINTY_OCCURRED] = { "", "" },
        [DL_CERTAINTY_PLANNED] = { " (planned)", " (pl)" },
        [DL_CERTAINTY_REPORTED] = { " (reported)", " (rep)" },
        [DL_CERTAINTY_HYPOTHETICAL] = { " (if)", " (if)" },
    };
    const char *name = entry->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP
                         ? "launch-compliant"
                         : dl_deed_name(entry->deed);
    dl_buf_format(out, "%s%s", name, marks[entry->certainty][brief]);
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
    static const char *const starts[] = { "", "→ ", "" };
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
            dl_str name = dl_describe_name(explorer, parties.items[i].entity);
            const char *joint = before++ ? ", " : out->count ? joints[role] : starts[role];
            dl_buf_format(out, "%s%.*s", joint, DL_STR_ARGS(name));
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
