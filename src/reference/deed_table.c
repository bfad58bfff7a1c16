/* From a table of weights to the image that is asked: read into growing arrays, then laid
 * out as deed_image.h shows. */
#include <string.h>

#include "dateline/map.h"
#include "src/reference/deed_image.h"
#include "src/reference/table.h"

enum { MOST_ORDER = 3 };

/* A table while it is read. */
typedef struct reading {
    dl_arena *arena;
    dl_map symbols;
    struct { dl_str *items; size_t count, capacity; } names; /* of the symbols from 1 */
    struct { uint64_t *items; size_t count, capacity; } features; /* of each row */
    struct { dl_deed_row *items; size_t count, capacity; } rows;
    int32_t bias[DL_DEED_CLASSES];
} reading;

static bool class_of(dl_str name, uint32_t *class)
{
    dl_deed deed;
    if (dl_str_equal(name, DL_STR("none"))) {
        *class = DL_NO_DEED;
        return true;
    }
    if (!dl_deed_parse(name, &deed))
        return false;
    *class = (uint32_t)deed;
    return true;
}

/* "ban=120" */
static bool read_weight(dl_str text, uint32_t *class, int32_t *weight)
{
    dl_str name, value;
    uint32_t number;
    dl_str_cut(text, '=', &name, &value);
    bool minus = dl_str_starts(value, DL_STR("-"));
    if (!class_of(name, class) ||
        !dl_str_number(dl_str_slice(value, minus, value.len), INT16_MAX, &number))
        return false;
    *weight = minus ? -(int32_t)number : (int32_t)number;
    return true;
}

static uint32_t number_of(reading *its, dl_str symbol)
{
    bool added;
    uint32_t *number =
        dl_map_put(&its->symbols, symbol, (uint32_t)its->symbols.count + 1, &added);
    if (added)
        *DL_APPEND(&its->names, its->arena) = symbol;
    return *number;
}

static uint64_t read_feature(reading *its, dl_str text)
{
    uint64_t feature = 0;
    for (uint32_t order = 0; text.len && order < MOST_ORDER; order++) {
        dl_str symbol;
        dl_str_cut(text, ' ', &symbol, &text);
        feature = dl_deed_feature(feature, number_of(its, symbol));
    }
    return feature;
}

/* The weights of a row, or of all sentences alike. */
static bool read_weights(reading *its, dl_str cell, bool bias, dl_deed_row *row)
{
    dl_str value;
    uint32_t class;
    int32_t weight;
    bool any = false;
    while (dl_table_value(&cell, &value)) {
        if (!read_weight(value, &class, &weight))
            return false;
        if (bias)
            its->bias[class] = weight;
        else
            row->weights[class] = (int16_t)weight;
        any = true;
    }
    return any;
}

static reading read_table(dl_str file, dl_str text, dl_arena *arena, dl_reports *reports)
{
    reading its = { .arena = arena, .symbols.arena = arena };
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, 2)) {
        dl_deed_row row = { { 0 } };
        bool bias = dl_str_equal(table.cells[0], DL_STR("*"));
        if (!read_weights(&its, table.cells[1], bias, &row)) {
            dl_report_add(reports, file, table.line, "no deed=weight in \"%.*s\"",
                          DL_STR_ARGS(table.cells[1]));
        } else if (!bias) {
            *DL_APPEND(&its.features, arena) = read_feature(&its, table.cells[0]);
            *DL_APPEND(&its.rows, arena) = row;
        }
    }
    return its;
}

static uint32_t aligned(size_t bytes)
{
    return (uint32_t)((bytes + DL_DEED_ALIGNED - 1) / DL_DEED_ALIGNED * DL_DEED_ALIGNED);
}

static uint32_t power_above(size_t count)
{
    uint32_t power = 64;
    while (power < 2 * count)
        power *= 2;
    return power;
}

/* The model's head: how large each part is, and where. */
static dl_deed_model plan(const reading *its, dl_language language)
{
    dl_deed_model model = { .language = language,
                            .slot_count = power_above(its->features.count),
                            .name_count = power_above(its->names.count) };
    size_t text = 0;
    for (size_t i = 0; i < its->names.count; i++)
        text += its->names.items[i].len;
    memcpy(model.bias, its->bias, sizeof model.bias);
    model.rows = aligned(sizeof model);
    model.slots = model.rows + aligned(its->rows.count * sizeof(dl_deed_row));
    model.filter = model.slots + aligned(model.slot_count * sizeof(dl_deed_slot));
    model.singles = model.filter + aligned(model.slot_count / 8 * DL_DEED_FILTER);
    model.names = model.singles + aligned((its->names.count + 1) * sizeof(uint32_t));
    model.text = model.names + aligned(model.name_count * sizeof(dl_deed_word));
    model.end = model.text + aligned(text);
    return model;
}

static void put_names(const reading *its, const dl_deed_model *model, char *image)
{
    dl_deed_word *names = (dl_deed_word *)(void *)(image + model->names);
    uint32_t start = 0;
    for (uint32_t i = 0; i < its->names.count; i++) {
        dl_str name = its->names.items[i];
        size_t at = dl_str_hash(name) & (model->name_count - 1);
        while (names[at].number)
            at = (at + 1) & (model->name_count - 1);
        names[at] = (dl_deed_word){ start, (uint32_t)name.len, i + 1 };
        memcpy(image + model->text + start, name.ptr, name.len);
        start += (uint32_t)name.len;
    }
}

/* The last row of a feature counts. */
static void put_features(const reading *its, const dl_deed_model *model, char *image)
{
    dl_deed_slot *slots = (dl_deed_slot *)(void *)(image + model->slots);
    uint64_t *filter = (uint64_t *)(void *)(image + model->filter);
    uint32_t *singles = (uint32_t *)(void *)(image + model->singles);
    for (uint32_t i = 0; i < its->features.count; i++) {
        uint64_t feature = its->features.items[i], hash = dl_deed_hash(feature);
        if (feature >> DL_DEED_SYMBOL_BITS == 0) {
            singles[feature] = i + 1;
            continue;
        }
        size_t at = (size_t)hash & (model->slot_count - 1);
        while (slots[at].feature && slots[at].feature != feature)
            at = (at + 1) & (model->slot_count - 1);
        slots[at] = (dl_deed_slot){ feature, i };
        size_t bit = (size_t)hash & (DL_DEED_FILTER * model->slot_count - 1);
        filter[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

const dl_deed_model *dl_deed_model_load(dl_language language, dl_str file, dl_str text,
                                        dl_arena *arena, dl_reports *reports)
{
    reading its = read_table(file, text, arena, reports);
    dl_deed_model model = plan(&its, language);
    char *image = DL_NEW(arena, char, model.end);
    memcpy(image, &model, sizeof model);
    if (its.rows.count)
        memcpy(image + model.rows, its.rows.items, its.rows.count * sizeof(dl_deed_row));
    put_names(&its, &model, image);
    put_features(&its, &model, image);
    return (const dl_deed_model *)(void *)image;
}
