#include "dateline/deed_model.h"

#include <string.h>

#include "src/reference/deed_image.h"
#include "src/reference/table.h"

enum { BATCH = 64 };

uint32_t dl_deed_order(dl_language language)
{
    return language == DL_LANGUAGE_EN ? 2 : 3;
}

static const void *part(const dl_deed_model *model, uint32_t at)
{
    return (const char *)model + at;
}

const dl_deed_model *dl_deed_model_open(dl_language language)
{
    static const char *const images[DL_LANGUAGE_COUNT] = {
        [DL_LANGUAGE_VI] = "deeds-vi.image",
        [DL_LANGUAGE_EN] = "deeds-en.image",
        [DL_LANGUAGE_ZH] = "deeds-zh.image",
    };
    for (const dl_resource *it = dl_resource_table; it->name && images[language]; it++)
        if (dl_str_equal(dl_str_from(it->name), dl_str_from(images[language])))
            return (const dl_deed_model *)(const void *)it->text;
    return NULL;
}

uint32_t dl_deed_symbol(const dl_deed_model *model, dl_str symbol)
{
    const dl_deed_word *names = part(model, model->names);
    const char *text = part(model, model->text);
    for (size_t at = dl_str_hash(symbol);; at++) {
        const dl_deed_word *name = &names[at & (model->name_count - 1)];
        if (name->number == 0 ||
            dl_str_equal((dl_str){ text + name->start, name->length }, symbol))
            return name->number;
    }
}

/* Features whose slots, and rows whose weights are on their way to the cache. */
typedef struct tally {
    const dl_deed_model *model;
    uint64_t features[BATCH];
    const dl_deed_row *rows[BATCH];
    size_t feature_count, row_count;
    int32_t sums[DL_DEED_CLASSES]; /* of the weights so far */
} tally;

static void sum_rows(tally *its)
{
    for (size_t i = 0; i < its->row_count; i++) {
        const int16_t *weights = its->rows[i]->weights;
        for (int class = 0; class < DL_DEED_COUNT; class++)
            its->sums[class] += weights[class];
        its->sums[DL_NO_DEED] += weights[DL_NO_DEED];
    }
    its->row_count = 0;
}

static inline void add_row(tally *its, uint64_t row)
{
    const dl_deed_row *rows = part(its->model, its->model->rows);
    __builtin_prefetch(&rows[row]);
    its->rows[its->row_count++] = &rows[row];
    if (its->row_count == BATCH)
        sum_rows(its);
}

static void find_rows(tally *its)
{
    const dl_deed_slot *slots = part(its->model, its->model->slots);
    size_t mask = its->model->slot_count - 1;
    for (size_t i = 0; i < its->feature_count; i++) {
        uint64_t feature = its->features[i];
        size_t at = (size_t)dl_deed_hash(feature) & mask;
        while (slots[at].feature && slots[at].feature != feature)
            at = (at + 1) & mask;
        if (slots[at].feature)
            add_row(its, slots[at].row);
    }
    its->feature_count = 0;
}

static inline void add_feature(tally *its, uint64_t feature)
{
    const dl_deed_slot *slots = part(its->model, its->model->slots);
    const uint64_t *filter = part(its->model, its->model->filter);
    uint64_t hash = dl_deed_hash(feature);
    size_t bit = (size_t)hash & (DL_DEED_FILTER * its->model->slot_count - 1);
    if (!(filter[bit / 64] >> bit % 64 & 1))
        return;
    __builtin_prefetch(&slots[hash & (its->model->slot_count - 1)]);
    its->features[its->feature_count++] = feature;
    if (its->feature_count == BATCH)
        find_rows(its);
}

static void add_line(tally *its, const uint32_t line[], size_t count)
{
    const uint32_t *singles = part(its->model, its->model->singles);
    uint32_t order = dl_deed_order(its->model->language);
    for (size_t i = 0; i < count; i++) {
        uint64_t feature = line[i];
        if (singles[line[i]])
            add_row(its, singles[line[i]] - 1);
        for (uint32_t n = 1; feature && n < order && i + n < count && line[i + n]; n++) {
            feature = dl_deed_feature(feature, line[i + n]);
            add_feature(its, feature);
        }
    }
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

/* N-grams of a line, whether the model has them or not. */
static size_t features_of(uint32_t order, size_t count)
{
    size_t features = 0;
    for (uint32_t n = 0; n < order && n < count; n++)
        features += count - n;
    return features;
}

void dl_deed_scores(const dl_deed_model *model, const uint32_t line[], size_t count,
                    const uint32_t apart[], size_t apart_count,
                    int32_t scores[DL_DEED_CLASSES])
{
    const uint32_t *singles = part(model, model->singles);
    tally its;
    its.model = model;
    its.feature_count = its.row_count = 0;
    memset(its.sums, 0, sizeof its.sums);
    size_t features = features_of(dl_deed_order(model->language), count) + apart_count;
    add_line(&its, line, count);
    for (size_t i = 0; i < apart_count; i++)
        if (singles[apart[i]])
            add_row(&its, singles[apart[i]] - 1);
    find_rows(&its);
    sum_rows(&its);
    int64_t root = root_of(features ? features : 1);
    for (int i = 0; i < DL_DEED_CLASSES; i++)
        scores[i] = model->bias[i] + (int32_t)(its.sums[i] * (int64_t)100 / root);
}
