#include "ui/describe.h"

#include <stdio.h>

#include "ui/glyph.h"

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

/* Authorities and places have long official names; a name of a row of the register. */
static dl_str short_name(const dl_register_row *row)
{
    enum { LONG = 12 };
    dl_str name = row->name;
    bool body = row->kind == DL_ENTITY_GOVERNMENT || row->kind == DL_ENTITY_PLACE
             || row->kind == DL_ENTITY_ORGANISATION;
    if (!body || name.len <= LONG)
        return name;
    for (size_t i = 1; i < row->name_count; i++)
        if (is_abbreviation(row->names[i]) && row->names[i].len < name.len)
            name = row->names[i];
    return name;
}

dl_str dl_describe_name(const dl_explorer *explorer, uint32_t entity)
{
    uint32_t row = dl_corpus_entity(explorer->corpus, entity)->row;
    return row == DL_NO_ROW
             ? dl_corpus_entity_name(explorer->corpus, entity)
             : short_name(dl_register_row_at(explorer->reference->entities, row));
}

/* A name that takes more columns, without its beginning, if the register has it so. */
static dl_str end_of_name(const dl_register_row *row, dl_str name, int columns)
{
    if (dl_glyph_columns(name, columns + 1) <= columns)
        return name;
    dl_str best = { 0 };
    for (size_t i = 0; i < row->name_count; i++) {
        dl_str other = row->names[i];
        if (other.len < name.len && other.len > best.len && dl_str_ends(name, other) &&
            name.ptr[name.len - other.len - 1] == ' ')
            best = other;
    }
    return best.len ? best : name;
}

dl_str dl_describe_name_in(const dl_explorer *explorer, uint32_t entity, int columns)
{
    uint32_t row = dl_corpus_entity(explorer->corpus, entity)->row;
    dl_str name = dl_corpus_entity_name(explorer->corpus, entity);
    return row == DL_NO_ROW
             ? name
             : end_of_name(dl_register_row_at(explorer->reference->entities, row), name,
                           columns);
}

enum { LONG_NAME = 24 }; /* columns: beyond them the country before a body is left out */

void dl_describe_names(const dl_explorer *explorer, dl_ids ids, size_t limit, dl_buf *out)
{
    for (size_t i = 0; i < ids.count && i < limit; i++) {
        dl_str name = dl_describe_name(explorer, ids.items[i]);
        if (dl_glyph_columns(name, LONG_NAME + 1) > LONG_NAME)
            name = dl_describe_name_in(explorer, ids.items[i], LONG_NAME);
        dl_buf_format(out, "%s%.*s", i ? ", " : "", DL_STR_ARGS(name));
    }
    if (ids.count > limit)
        dl_buf_format(out, " +%zu", ids.count - limit);
}

/* The row of the register that a value of the chronology names; NULL if none. */
static const dl_register_row *value_row(const dl_explorer *explorer,
                                        const dl_measure *measure, dl_str value)
{
    for (size_t i = 0; i < measure->row_count; i++) {
        const dl_register_row *row =
            dl_register_row_at(explorer->reference->entities, measure->rows[i]);
        for (size_t k = 0; k < row->name_count; k++)
            if (dl_str_equal(row->names[k], value))
                return row;
    }
    return NULL;
}

/* The value, in short if it is a row of the register that it names. */
static dl_str value_name(const dl_explorer *explorer, const dl_measure *measure,
                         dl_str value)
{
    const dl_register_row *row = value_row(explorer, measure, value);
    return row ? short_name(row) : value;
}

/* A cell of the chronology, whose values are separated by ";". */
static void describe_values(const dl_explorer *explorer, const dl_measure *measure,
                            dl_str values, size_t limit, dl_buf *out)
{
    size_t more = 0;
    for (size_t i = 0; values.len; i++) {
        dl_str value;
        dl_str_cut(values, ';', &value, &values);
        dl_str name = value_name(explorer, measure, dl_str_trim(value));
        const dl_register_row *row = value_row(explorer, measure, dl_str_trim(value));
        name = row ? end_of_name(row, name, LONG_NAME) : name;
        if (i < limit)
            dl_buf_format(out, "%s%.*s", i ? ", " : "", DL_STR_ARGS(name));
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

enum { TARGETS = 16 };

static bool acts(const dl_explorer *explorer, const dl_timeline_entry *entry,
                 uint32_t entity)
{
    for (size_t i = 0; i < entry->actors.count; i++)
        if (entry->actors.items[i] == entity)
            return true;
    const dl_measure *measure = measure_of(explorer, entry);
    dl_str name = dl_describe_name(explorer, entity);
    dl_str values = measure && !entry->actors.count ? measure->actor : DL_STR("");
    for (dl_str value; values.len;) {
        dl_str_cut(values, ';', &value, &values);
        if (dl_str_equal(value_name(explorer, measure, dl_str_trim(value)), name))
            return true;
    }
    return false;
}

/* The targets that do not act themselves; nobody does something to himself. */
static dl_ids other_targets(const dl_explorer *explorer, const dl_timeline_entry *entry,
                            uint32_t others[TARGETS])
{
    size_t count = 0;
    for (size_t i = 0; i < entry->targets.count && count < TARGETS; i++)
        if (!acts(explorer, entry, entry->targets.items[i]))
            others[count++] = entry->targets.items[i];
    return (dl_ids){ others, count };
}

static bool is_authority(const dl_explorer *explorer, dl_ids ids)
{
    return ids.count == 1 && dl_corpus_entity(explorer->corpus, ids.items[0])->kind ==
                                 DL_ENTITY_GOVERNMENT;
}

void dl_describe_parties(const dl_explorer *explorer, const dl_timeline_entry *entry,
                         dl_buf *out)
{
    enum { NAMES = 2 };
    const dl_measure *measure = measure_of(explorer, entry);
    size_t before = out->count;
    uint32_t others[TARGETS];
    dl_ids targets = other_targets(explorer, entry, others);
    dl_ids actors = entry->actors;
    if (!actors.count && !measure && is_authority(explorer, targets)) {
        actors = targets; /* what an authority does stands beside it, whoever is hit */
        targets.count = 0;
    }
    if (actors.count)
        dl_describe_names(explorer, actors, NAMES, out);
    else if (measure)
        describe_values(explorer, measure, measure->actor, NAMES, out);
    if (!targets.count && !(measure && measure->target.len && !entry->events.count))
        return;
    dl_buf_add(out, out->count > before ? DL_STR(" → ") : DL_STR("→ "));
    if (targets.count)
        dl_describe_names(explorer, targets, NAMES, out);
    else
        describe_values(explorer, measure, measure->target, NAMES, out);
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

static void describe_goods(dl_spans goods, dl_str body, size_t limit, dl_buf *out)
{
    for (size_t i = 0; i < goods.count && i < limit; i++)
        dl_buf_format(out, "%s%.*s", i ? ", " : "",
                      DL_STR_ARGS(dl_str_span(body, goods.items[i])));
    if (goods.count > limit)
        dl_buf_format(out, " +%zu", goods.count - limit);
}

void dl_describe_items(const dl_explorer *explorer, const dl_timeline_entry *entry,
                       dl_buf *out)
{
    enum { NAMES = 4 };
    const dl_measure *measure = measure_of(explorer, entry);
    dl_arena arena = { 0 };
    dl_str body = { 0 };
    if (entry->items.count)
        dl_describe_names(explorer, entry->items, NAMES, out);
    else if (measure && measure->items.len)
        describe_values(explorer, measure, measure->items, NAMES, out);
    else
        describe_goods(dl_timeline_goods(explorer->corpus, entry, &body, &arena), body,
                       NAMES, out);
    dl_arena_release(&arena);
}

static void add_goods(const dl_explorer *explorer, uint32_t event, const char *joint,
                      dl_buf *out)
{
    dl_arena arena = { 0 };
    dl_str body = { 0 };
    dl_spans goods = dl_timeline_goods_of(explorer->corpus, event, &body, &arena);
    if (goods.count)
        dl_buf_format(out, "%s", joint);
    describe_goods(goods, body, goods.count, out);
    dl_arena_release(&arena);
}

/* As in an entry, nobody does something to himself. */
static bool is_said(dl_parties parties, size_t n)
{
    const dl_party *party = &parties.items[n];
    for (size_t i = 0; party->role == DL_ROLE_TARGET && i < parties.count; i++)
        if (parties.items[i].role == DL_ROLE_ACTOR &&
            parties.items[i].entity == party->entity)
            return false;
    return true;
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
            if ((int)parties.items[i].role != role || !is_said(parties, i))
                continue;
            dl_str name = dl_describe_name(explorer, parties.items[i].entity);
            const char *joint = before++ ? ", " : out->count ? joints[role] : starts[role];
            dl_buf_format(out, "%s%.*s", joint, DL_STR_ARGS(name));
        }
        if (role == DL_ROLE_ITEM && !before)
            add_goods(explorer, id, joints[role], out);
    }
}

/* "2025-05-05/09" for "2025-05-05/2025-05-09": what both ends share stands once. */
void dl_describe_brief_date(dl_date date, dl_buf *out)
{
    char text[DL_DATE_TEXT];
    dl_str first, last;
    bool range = dl_str_cut(dl_date_text(date, text), '/', &first, &last);
    dl_buf_add(out, first);
    if (!range)
        return;
    size_t shared = 0;
    for (size_t i = 0; i < first.len && i < last.len && first.ptr[i] == last.ptr[i]; i++)
        shared = first.ptr[i] == '-' ? i + 1 : shared;
    dl_buf_format(out, "/%.*s", DL_STR_ARGS(dl_str_slice(last, shared, last.len)));
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

dl_str dl_describe_row(const dl_explorer *explorer, dl_arena *arena)
{
    size_t count = explorer->results.count;
    if (count && !dl_explorer_is_listed(explorer))
        return dl_str_format(arena, "–/%zu", count);
    return dl_str_format(arena, "%zu/%zu", count ? explorer->selected + 1 : 0, count);
}
