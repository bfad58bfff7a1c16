#include <stdlib.h>
#include <string.h>

#include "src/timeline/facts.h"

/* A named item tells more than a firm, a firm more than a country. Sharing several counts
 * up to a limit, so that long lists do not outweigh everything. */
enum { ITEM_SCORE = 4, MOST_ITEMS = 4, TARGET_SCORE = 3, MOST_TARGETS = 3 };

dl_key_set dl_subject_set(const dl_subject *subject, dl_subject_part part)
{
    uint16_t start = part ? subject->ends[part - 1] : 0;
    return (dl_key_set){ subject->keys + start, (uint32_t)(subject->ends[part] - start) };
}

bool dl_subject_names(const dl_subject *subject, uint32_t key)
{
    dl_key_set items = dl_subject_set(subject, DL_SUBJECT_ITEMS);
    for (uint32_t i = 0; i < items.count; i++)
        if (items.items[i] == key)
            return true;
    return false;
}

static bool names_known(dl_key_set items)
{
    for (uint32_t i = 0; i < items.count; i++)
        if (items.items[i] < DL_KEY_ENTITY || items.items[i] >= DL_KEY_COUNTRY)
            return true;
    return false;
}

bool dl_subject_is_empty(const dl_subject *subject)
{
    for (int part = DL_SUBJECT_TARGETS; part <= DL_SUBJECT_ITEMS; part++)
        if (names_known(dl_subject_set(subject, (dl_subject_part)part)))
            return false;
    return true;
}

static int by_key(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static size_t sort_unique(dl_key_list *list)
{
    if (list->count < 2)
        return list->count;
    qsort(list->items, list->count, sizeof *list->items, by_key);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i] != list->items[kept - 1])
            list->items[kept++] = list->items[i];
    return list->count = kept;
}

dl_subject dl_subject_make(dl_subject_draft *draft, dl_arena *arena)
{
    size_t total = 0;
    for (int part = 0; part < DL_SUBJECT_PARTS; part++)
        total += sort_unique(&draft->parts[part]);
    uint32_t *keys = DL_NEW(arena, uint32_t, total);
    dl_subject subject = { .keys = keys };
    size_t end = 0;
    for (int part = 0; part < DL_SUBJECT_PARTS; part++) {
        const dl_key_list *list = &draft->parts[part];
        size_t room = UINT16_MAX - end;
        size_t count = list->count < room ? list->count : room;
        if (count)
            memcpy(keys + end, list->items, count * sizeof *keys);
        end += count;
        subject.ends[part] = (uint16_t)end;
    }
    return subject;
}

/* What two sets have of the keys in [first, limit). */
typedef struct overlap {
    int shared;
    bool both; /* each has some */
} overlap;

static bool has_between(dl_key_set set, uint32_t first, uint32_t limit)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i] >= first)
            return set.items[i] < limit;
    return false;
}

static overlap compare(dl_key_set a, dl_key_set b, uint32_t first, uint32_t limit)
{
    overlap found = { 0, has_between(a, first, limit) && has_between(b, first, limit) };
    for (uint32_t i = 0, j = 0; found.both && i < a.count && j < b.count;) {
        uint32_t x = a.items[i], y = b.items[j];
        found.shared += x == y && x >= first && x < limit;
        i += x <= y;
        j += y <= x;
    }
    return found;
}

static bool has_key(dl_key_set set, uint32_t key)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i] == key)
            return true;
    return false;
}

/* Beside a shared chip its maker says nothing more. */
static int count_beside(dl_key_set targets, dl_key_set others, dl_key_set kinds)
{
    int shared = 0;
    for (uint32_t i = 0; i < targets.count; i++)
        shared += has_key(others, targets.items[i]) && !has_key(kinds, targets.items[i]);
    return shared;
}

static int at_most(int number, int limit)
{
    return number < limit ? number : limit;
}

static bool differ(overlap found)
{
    return found.both && !found.shared;
}

/* Of the items: named ones that the register knows, named ones, classes of goods. */
typedef struct items_overlap {
    overlap known, named, classes;
} items_overlap;

static items_overlap compare_items(const dl_subject *a, const dl_subject *b)
{
    dl_key_set x = dl_subject_set(a, DL_SUBJECT_ITEMS);
    dl_key_set y = dl_subject_set(b, DL_SUBJECT_ITEMS);
    return (items_overlap){ compare(x, y, 0, DL_KEY_ENTITY),
                            compare(x, y, 0, DL_KEY_COUNTRY),
                            compare(x, y, DL_KEY_COUNTRY, UINT32_MAX) };
}

static overlap compare_parts(const dl_subject *a, const dl_subject *b,
                             dl_subject_part part)
{
    return compare(dl_subject_set(a, part), dl_subject_set(b, part), 0, UINT32_MAX);
}

dl_agreement dl_subject_agree(const dl_subject *a, const dl_subject *b)
{
    overlap sides = compare_parts(a, b, DL_SUBJECT_SIDES);
    if (differ(sides))
        return (dl_agreement){ 0 };
    items_overlap goods = compare_items(a, b);
    overlap targets = compare_parts(a, b, DL_SUBJECT_TARGETS);
    overlap countries = compare_parts(a, b, DL_SUBJECT_COUNTRIES);
    dl_key_set kinds = dl_subject_set(a, DL_SUBJECT_KINDS);
    dl_key_set other_kinds = dl_subject_set(b, DL_SUBJECT_KINDS);
    /* Other chips of the same maker may be the same rule told by another example; and a
     * chip that no list knows may be a known one under another name ("RTX PRO"). */
    overlap makers = compare(kinds, other_kinds, 0, DL_KEY_COUNTRY);
    overlap plain = compare(kinds, other_kinds, DL_KEY_COUNTRY, UINT32_MAX);
    int items = goods.named.shared + goods.classes.shared;
    bool other_items = (differ(goods.known) && !makers.shared) || differ(goods.classes);
    if (!items && (differ(targets) || other_items))
        return (dl_agreement){ 0 };
    int beside = items ? count_beside(dl_subject_set(a, DL_SUBJECT_TARGETS),
                                      dl_subject_set(b, DL_SUBJECT_TARGETS), kinds)
                       : targets.shared;
    int score = ITEM_SCORE * at_most(items, MOST_ITEMS) +
                TARGET_SCORE * at_most(beside, MOST_TARGETS) + (countries.shared > 0) +
                (makers.shared + plain.shared > 0);
    return (dl_agreement){ .score = score,
                           .same_side = sides.shared > 0,
                           .by_name = goods.named.shared > 0,
                           .named = items > 0,
                           .strong = items > 0 || targets.shared > 0,
                           .apart = items > 0 && differ(targets) };
}
