#include "dateline/deed_model.h"

#include "dateline/buf.h"
#include "dateline/map.h"
#include "src/reference/table.h"

enum { SYMBOL_BITS = 21, MOST_ORDER = 3, FILTER = 4, BATCH = 64 };

typedef struct dl_deed_weight {
    int16_t weight;
    uint8_t class;
    bool last; /* of its feature */
} dl_deed_weight;

/* A feature: its symbols as one number, the first highest. */
typedef struct dl_deed_slot {
    uint64_t feature; /* 0: free */
    uint32_t first;   /* of its weights */
} dl_deed_slot;

struct dl_deed_model {
    dl_language language;
    dl_map symbols;
    dl_deed_slot *slots;
    size_t count, size; /* a power of two */
    /* A bit of each feature, FILTER for a slot: small enough for the cache, which the
     * slots are not; most pairs of words are no feature. */
    uint64_t *filter;
    struct {
        dl_deed_weight *items;
        size_t count, capacity;
    } weights;
    int32_t bias[DL_DEED_CLASSES];
};

uint32_t dl_deed_order(dl_language language)
{
    return language == DL_LANGUAGE_EN ? 2 : 3;
}

static uint64_t extend(uint64_t feature, uint32_t symbol)
{
    return feature << SYMBOL_BITS | symbol;
}

static uint64_t hash_of(uint64_t feature)
{
    return feature * 0x9E3779B97F4A7C15u >> 20;
}

static size_t slot_of(const dl_deed_model *model, uint64_t feature)
{
    size_t at = (size_t)hash_of(feature) & (model->size - 1);
    while (model->slots[at].feature && model->slots[at].feature != feature)
        at = (at + 1) & (model->size - 1);
    return at;
}

/* The bit of a feature in the filter: its number, and the bit in its word. */
static size_t filter_at(const dl_deed_model *model, uint64_t feature, uint64_t *bit)
{
    size_t at = (size_t)hash_of(feature) & (FILTER * model->size - 1);
    *bit = (uint64_t)1 << (at & 63);
    return at >> 6;
}

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

static uint32_t number_of(dl_deed_model *model, dl_str symbol)
{
    return *dl_map_put(&model->symbols, symbol, (uint32_t)model->symbols.count + 1, NULL);
}

static uint64_t read_feature(dl_deed_model *model, dl_str text)
{
    uint64_t feature = 0;
    for (uint32_t order = 0; text.len && order < MOST_ORDER; order++) {
        dl_str symbol;
        dl_str_cut(text, ' ', &symbol, &text);
        feature = extend(feature, number_of(model, symbol));
    }
    return feature;
}

static bool read_weights(dl_deed_model *model, dl_str cell, bool bias)
{
    dl_str value;
    uint32_t class;
    int32_t weight;
    size_t first = model->weights.count;
    while (dl_table_value(&cell, &value)) {
        if (!read_weight(value, &class, &weight))
            return false;
        if (bias)
            model->bias[class] = weight;
        else
            *DL_APPEND(&model->weights, model->symbols.arena) =
                (dl_deed_weight){ (int16_t)weight, (uint8_t) class, false };
    }
    if (model->weights.count > first)
        model->weights.items[model->weights.count - 1].last = true;
    return bias || model->weights.count > first;
}

dl_deed_model *dl_deed_model_load(dl_language language, dl_str file, dl_str text,
                                  dl_arena *arena, dl_reports *reports)
{
    dl_deed_model *model = DL_NEW(arena, dl_deed_model, 1);
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    *model = (dl_deed_model){ .language = language, .symbols.arena = arena, .size = 16 };
    while (model->size < 2 * lines)
        model->size *= 2;
    model->slots = DL_NEW(arena, dl_deed_slot, model->size);
    model->filter = DL_NEW(arena, uint64_t, FILTER * model->size / 64);
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, 2)) {
        bool bias = dl_str_equal(table.cells[0], DL_STR("*"));
        uint32_t first = (uint32_t)model->weights.count;
        if (!read_weights(model, table.cells[1], bias)) {
            model->weights.count = first;
            dl_report_add(reports, file, table.line, "no deed=weight in \"%.*s\"",
                          DL_STR_ARGS(table.cells[1]));
            continue;
        }
        if (bias)
            continue;
        uint64_t feature = read_feature(model, table.cells[0]);
        uint64_t bit;
        model->filter[filter_at(model, feature, &bit)] |= bit;
        model->slots[slot_of(model, feature)] = (dl_deed_slot){ feature, first };
    }
    return model;
}

const dl_deed_model *dl_deed_model_open(dl_language language, dl_arena *arena)
{
    static const char *const tables[DL_LANGUAGE_COUNT] = {
        [DL_LANGUAGE_VI] = "deeds-vi.tsv",
        [DL_LANGUAGE_EN] = "deeds-en.tsv",
        [DL_LANGUAGE_ZH] = "deeds-zh.tsv",
    };
    for (const dl_resource *it = dl_resource_table; it->name && tables[language]; it++)
        if (dl_str_equal(dl_str_from(it->name), dl_str_from(tables[language])))
            return dl_deed_model_load(language, dl_str_from(it->name),
                                      (dl_str){ it->text, it->length }, arena, NULL);
    return NULL;
}

uint32_t dl_deed_symbol(const dl_deed_model *model, dl_str symbol)
{
    uint32_t number = 0;
    dl_map_find(&model->symbols, symbol, &number);
    return number;
}

/* Features whose slots are on their way to the cache. */
typedef struct batch {
    uint64_t features[BATCH];
    size_t count;
    int32_t sums[DL_DEED_CLASSES]; /* of the weights so far */
} batch;

static void add_weights(const dl_deed_model *model, batch *its)
{
    for (size_t i = 0; i < its->count; i++) {
        const dl_deed_slot *slot = &model->slots[slot_of(model, its->features[i])];
        if (!slot->feature)
            continue;
        const dl_deed_weight *weight = &model->weights.items[slot->first];
        do
            its->sums[weight->class] += weight->weight;
        while (!weight++->last);
    }
    its->count = 0;
}

static void add(const dl_deed_model *model, uint64_t feature, batch *its)
{
    uint64_t bit;
    if (!(model->filter[filter_at(model, feature, &bit)] & bit))
        return;
    __builtin_prefetch(&model->slots[hash_of(feature) & (model->size - 1)]);
    its->features[its->count++] = feature;
    if (its->count == BATCH)
        add_weights(model, its);
}

/* The root of a number from 1, times 100: Newton's steps from above. */
static int64_t root_of(size_t number)
{
    int64_t square = (int64_t)number * 10000, root = (int64_t)number * 100;
    for (;;) {
        int64_t next = (root + square / root) / 2;
        if (next >= root)
            return root;
        root = next;
    }
}

void dl_deed_scores(const dl_deed_model *model, const uint32_t line[], size_t count,
                    const uint32_t apart[], size_t apart_count,
                    int32_t scores[DL_DEED_CLASSES])
{
    batch its = { .count = 0 };
    uint32_t order = dl_deed_order(model->language);
    size_t features = apart_count;
    for (size_t i = 0; i < count; i++) {
        uint64_t feature = 0;
        for (uint32_t n = 0; n < order && i + n < count; n++, features++) {
            feature =
                line[i + n] && (n == 0 || feature) ? extend(feature, line[i + n]) : 0;
            if (feature)
                add(model, feature, &its);
        }
    }
    for (size_t i = 0; i < apart_count; i++)
        if (apart[i])
            add(model, apart[i], &its);
    add_weights(model, &its);
    int64_t root = root_of(features ? features : 1);
    for (int i = 0; i < DL_DEED_CLASSES; i++)
        scores[i] = model->bias[i] + (int32_t)(its.sums[i] * (int64_t)100 / root);
}
