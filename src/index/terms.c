#include "src/index/terms.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "dateline/utf8.h"

enum { HEAD = 8 };

dl_str dl_term_key(const dl_terms *terms, uint32_t term)
{
    const dl_term *record = &terms->table.items[term];
    if (record->length <= HEAD)
        return (dl_str){ record->head, record->length };
    return (dl_str){ terms->text.items + record->start, record->length };
}

static void fill_head(char head[HEAD], dl_str key)
{
    memset(head, 0, HEAD);
    if (key.len)
        memcpy(head, key.ptr, key.len < HEAD ? key.len : HEAD);
}

/* The place of a key. Most keys fit in the head of their record, which is needed anyway:
 * so a look-up touches memory that is far away only twice. */
static dl_term_slot *find_slot(const dl_terms *terms, dl_str key, uint32_t hash)
{
    char head[HEAD];
    fill_head(head, key);
    size_t i = hash & (terms->size - 1);
    for (; terms->slots[i].term; i = (i + 1) & (terms->size - 1)) {
        if (terms->slots[i].hash != hash)
            continue;
        const dl_term *record = &terms->table.items[terms->slots[i].term - 1];
        if (record->length == key.len && memcmp(record->head, head, HEAD) == 0 &&
            (key.len <= HEAD ||
             memcmp(terms->text.items + record->start, key.ptr, key.len) == 0))
            break;
    }
    return &terms->slots[i];
}

static void grow(dl_terms *terms)
{
    size_t size = terms->size ? terms->size * 2 : 64;
    dl_term_slot *slots = dl_memory_resize(NULL, size, sizeof *slots);
    memset(slots, 0, size * sizeof *slots);
    for (size_t i = 0; i < terms->size; i++) {
        size_t at = terms->slots[i].hash & (size - 1);
        if (!terms->slots[i].term)
            continue;
        while (slots[at].term)
            at = (at + 1) & (size - 1);
        slots[at] = terms->slots[i];
    }
    dl_memory_free(terms->slots);
    terms->slots = slots;
    terms->size = size;
}

uint32_t dl_terms_find(const dl_terms *terms, dl_str key)
{
    if (terms->size == 0)
        return DL_NO_TERM;
    return find_slot(terms, key, dl_term_hash(key))->term - 1;
}

void dl_terms_prefetch_slot(const dl_terms *terms, uint32_t hash)
{
    if (terms->size)
        __builtin_prefetch(&terms->slots[hash & (terms->size - 1)]);
}

void dl_terms_prefetch_term(const dl_terms *terms, uint32_t hash)
{
    uint32_t term = terms->size ? terms->slots[hash & (terms->size - 1)].term : 0;
    if (term)
        __builtin_prefetch(&terms->table.items[term - 1], 1);
}

uint32_t dl_terms_put(dl_terms *terms, dl_str key, uint32_t hash, bool *added)
{
    if (terms->table.count * 3 >= terms->size * 2)
        grow(terms);
    dl_term_slot *slot = find_slot(terms, key, hash);
    *added = slot->term == 0;
    if (slot->term)
        return slot->term - 1;
    dl_term *term = DL_APPEND(&terms->table, NULL);
    *term = (dl_term){
        .start = (uint32_t)terms->text.count,
        .length = (uint32_t)key.len,
        .beginnings = {DL_NO_TERM, DL_NO_TERM}
    };
    fill_head(term->head, key);
    if (key.len > HEAD) {
        assert(terms->text.count + key.len <= UINT32_MAX);
        DL_RESERVE(&terms->text, NULL, key.len);
        memcpy(terms->text.items + terms->text.count, key.ptr, key.len);
        terms->text.count += key.len;
    }
    *slot = (dl_term_slot){ hash, (uint32_t)terms->table.count };
    return slot->term - 1;
}

/* The first bytes of a key as a number in the order of keys. */
static uint64_t order_of(dl_str key)
{
    char head[HEAD];
    fill_head(head, key);
    uint64_t order = 0;
    for (size_t i = 0; i < HEAD; i++)
        order = order << 8 | (unsigned char)head[i];
    return order;
}

size_t dl_term_short(dl_str prefix, char key[DL_SHORT_KEY], dl_str *short_key)
{
    size_t at = 0, letters = 0;
    while (at < prefix.len && letters < 3) {
        dl_utf8_next(prefix, &at);
        letters++;
    }
    if (letters == 0 || letters > 2)
        return 0;
    memcpy(key, prefix.ptr, at);
    key[at] = (char)DL_TERM_SHORT;
    *short_key = (dl_str){ key, at + 1 };
    return letters;
}

uint32_t dl_terms_put_word(dl_terms *terms, dl_str key, uint32_t hash)
{
    bool added;
    uint32_t term = dl_terms_put(terms, key, hash, &added);
    if (!added)
        return term;
    size_t at = 0;
    for (size_t i = 0; i < 2 && at < key.len; i++) {
        char bytes[DL_SHORT_KEY];
        dl_str short_key;
        bool is_new;
        dl_utf8_next(key, &at);
        dl_term_short(dl_str_slice(key, 0, at), bytes, &short_key);
        uint32_t beginning =
            dl_terms_put(terms, short_key, dl_term_hash(short_key), &is_new);
        terms->table.items[term].beginnings[i] = beginning;
    }
    *DL_APPEND(&terms->order, NULL) = (dl_run_item){ order_of(key), term };
    return term;
}

/* --- sorted runs ------------------------------------------------------------------- */

static int compare(const dl_terms *terms, const dl_run_item *a, const dl_run_item *b)
{
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return dl_str_compare(dl_term_key(terms, a->term), dl_term_key(terms, b->term));
}

static int by_key(const void *a, const void *b, void *terms)
{
    return compare(terms, a, b);
}

static size_t run_start(const dl_terms *terms, size_t run)
{
    return run ? terms->run_ends[run - 1] : 0;
}

/* Merges the last two runs, from the back; the last one is moved out of the way. */
static void merge_runs(dl_terms *terms)
{
    size_t start = run_start(terms, terms->run_count - 2);
    size_t middle = run_start(terms, terms->run_count - 1);
    size_t left = terms->order.count - middle;
    dl_run_item *items = terms->order.items;
    dl_run_item *last = dl_memory_resize(NULL, left, sizeof *last);
    memcpy(last, items + middle, left * sizeof *last);
    size_t write = terms->order.count;
    while (left) {
        bool before =
            middle > start && compare(terms, &last[left - 1], &items[middle - 1]) < 0;
        items[--write] = before ? items[--middle] : last[--left];
    }
    dl_memory_free(last);
    terms->run_count--;
    terms->run_ends[terms->run_count - 1] = terms->order.count;
}

void dl_terms_settle(dl_terms *terms)
{
    size_t start = run_start(terms, terms->run_count);
    size_t fresh = terms->order.count - start;
    if (fresh == 0)
        return;
    qsort_r(terms->order.items + start, fresh, sizeof *terms->order.items, by_key, terms);
    terms->run_ends[terms->run_count++] = terms->order.count;
    while (terms->run_count > 1) {
        size_t last = terms->order.count - run_start(terms, terms->run_count - 1);
        size_t before = run_start(terms, terms->run_count - 1) -
                        run_start(terms, terms->run_count - 2);
        if (before > 2 * last)
            break;
        merge_runs(terms);
    }
}

/* How many of the items stand before every word that begins with prefix, or, with
 * `behind`, not behind them. */
static size_t count_before(const dl_terms *terms, const dl_run_item *items, size_t count,
                           dl_str prefix, bool behind)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        dl_str key = dl_str_slice(dl_term_key(terms, items[middle].term), 0, prefix.len);
        int order = dl_str_compare(key, prefix);
        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

dl_term_range dl_terms_range(const dl_terms *terms, size_t run, dl_str prefix)
{
    const dl_run_item *items = terms->order.items + run_start(terms, run);
    size_t count = terms->run_ends[run] - run_start(terms, run);
    size_t first = count_before(terms, items, count, prefix, false);
    size_t last = first + count_before(terms, items + first, count - first, prefix, true);
    return (dl_term_range){ items + first, last - first };
}

void dl_terms_release(dl_terms *terms)
{
    dl_memory_free(terms->table.items);
    dl_memory_free(terms->text.items);
    dl_memory_free(terms->slots);
    dl_memory_free(terms->order.items);
    *terms = (dl_terms){ 0 };
}
