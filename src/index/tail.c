#include "src/index/tail.h"

#include <string.h>

enum { HEAD = 8 };

dl_str dl_tail_key(const dl_tail *tail, uint32_t term)
{
    const dl_tail_term *record = &tail->terms.items[term];
    if (record->length <= HEAD)
        return (dl_str){ record->head, record->length };
    return (dl_str){ tail->keys.items + record->start, record->length };
}

/* --- terms ------------------------------------------------------------------------- */

/* Odd numbers from the golden ratio and from MurmurHash3's finish, to spread bits with. */
static uint32_t hash_key(uint64_t head, dl_str key)
{
    if (key.len > HEAD)
        return (uint32_t)dl_str_hash(key);
    uint64_t hash = (head ^ key.len * 0x9E3779B97F4A7C15u) * 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(hash >> 32);
}

static dl_pending_word want(dl_str key)
{
    dl_pending_word wanted = { .length = (uint8_t)key.len };
    memcpy(&wanted.head, key.ptr, key.len < HEAD ? key.len : HEAD);
    wanted.hash = hash_key(wanted.head, key);
    return wanted;
}

/* The same for a key with room for a head behind it: a load and a mask. */
static dl_pending_word want_roomy(const char *bytes, size_t length)
{
    static const uint64_t masks[HEAD + 1] = {
        0,           0xFF,          0xFFFF,          0xFFFFFF,         0xFFFFFFFF,
        0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF
    };
    dl_pending_word wanted = { .length = (uint8_t)length };
    memcpy(&wanted.head, bytes, HEAD);
    wanted.head &= masks[length < HEAD ? length : HEAD];
    wanted.hash = hash_key(wanted.head, (dl_str){ bytes, length });
    return wanted;
}

static bool has_key(const dl_tail *tail, uint32_t term, dl_str key)
{
    const dl_tail_term *record = &tail->terms.items[term];
    return record->length == key.len &&
           (key.len <= HEAD ||
            memcmp(tail->keys.items + record->start, key.ptr, key.len) == 0);
}

static dl_tail_slot *find_slot(const dl_tail *tail, const dl_pending_word *wanted,
                               dl_str key)
{
    size_t i = wanted->hash & (tail->size - 1);
    for (; tail->slots[i].term; i = (i + 1) & (tail->size - 1))
        if (tail->slots[i].hash == wanted->hash && tail->slots[i].head == wanted->head &&
            has_key(tail, tail->slots[i].term - 1, key))
            break;
    return &tail->slots[i];
}

static void grow(dl_tail *tail)
{
    size_t size = tail->size ? tail->size * 2 : 256;
    dl_tail_slot *slots = dl_memory_resize(NULL, size, sizeof *slots);
    memset(slots, 0, size * sizeof *slots);
    for (size_t i = 0; i < tail->size; i++) {
        size_t at = tail->slots[i].hash & (size - 1);
        if (!tail->slots[i].term)
            continue;
        while (slots[at].term)
            at = (at + 1) & (size - 1);
        slots[at] = tail->slots[i];
    }
    dl_memory_free(tail->slots);
    tail->slots = slots;
    tail->size = size;
}

static uint32_t put(dl_tail *tail, const dl_pending_word *word)
{
    if (tail->terms.count * 4 >= tail->size * 3)
        grow(tail);
    dl_str key = { word->length > HEAD ? tail->pending_keys.items + word->start
                                       : (const char *)&word->head,
                   word->length };
    dl_tail_slot *slot = find_slot(tail, word, key);
    if (slot->term)
        return slot->term - 1;
    dl_tail_term *term = DL_APPEND(&tail->terms, NULL);
    *term = (dl_tail_term){ .start = (uint32_t)tail->keys.count,
                            .length = word->length,
                            .is_pair = word->is_pair };
    memcpy(term->head, &word->head, HEAD);
    if (key.len > HEAD) {
        DL_RESERVE(&tail->keys, NULL, key.len);
        memcpy(tail->keys.items + tail->keys.count, key.ptr, key.len);
        tail->keys.count += key.len;
    }
    *slot = (dl_tail_slot){ word->head, word->hash, (uint32_t)tail->terms.count };
    return slot->term - 1;
}

/* The number of a term plus one; 0 if there is none. */
static uint32_t find(const dl_tail *tail, dl_str key)
{
    if (tail->size == 0 || key.len == 0)
        return 0;
    dl_pending_word wanted = want(key);
    return find_slot(tail, &wanted, key)->term;
}

/* --- adding ------------------------------------------------------------------------ */

static void put_pending(dl_tail *tail)
{
    for (size_t i = 0; i < tail->pending_count; i++) {
        const dl_pending_word *word = &tail->pending[i];
        uint32_t term = put(tail, word);
        if (word->is_pair)
            *DL_APPEND(&tail->pairs, NULL) = term;
        else
            *DL_APPEND(&tail->words, NULL) = term << 1 | word->apart;
    }
    tail->pending_count = 0;
    dl_buf_reset(&tail->pending_keys);
}

/* There is room for a head behind the key. */
static void add_pending(dl_tail *tail, dl_str key, bool is_pair, bool apart)
{
    dl_pending_word *word = &tail->pending[tail->pending_count++];
    *word = want_roomy(key.ptr, key.len);
    word->is_pair = is_pair;
    word->apart = apart;
    if (tail->size)
        __builtin_prefetch(&tail->slots[word->hash & (tail->size - 1)]);
    if (key.len > HEAD) {
        word->start = (uint32_t)tail->pending_keys.count;
        dl_buf_add(&tail->pending_keys, key);
    }
    if (tail->pending_count == DL_PENDING_LIMIT)
        put_pending(tail);
}

void dl_tail_add(dl_tail *tail, dl_str text)
{
    dl_scan scan = { .text = text };
    dl_scanned word;
    char pair[2 * DL_KEY_LIMIT + HEAD] = "";
    size_t before = 0; /* bytes of the ideograph before, in pair */
    while (dl_scan_next(&scan, &word)) {
        if (word.tight) {
            memcpy(pair + before, word.key.ptr, word.key.len);
            add_pending(tail, (dl_str){ pair, before + word.key.len }, true, false);
        }
        add_pending(tail, word.key, false, word.han && before && !word.tight);
        before = word.han ? word.key.len : 0;
        if (word.han)
            memcpy(pair, word.key.ptr, word.key.len);
    }
    put_pending(tail);
    *DL_APPEND(&tail->ends, NULL) =
        (dl_tail_end){ (uint32_t)tail->words.count, (uint32_t)tail->pairs.count };
}

/* --- finding ----------------------------------------------------------------------- */

/* A pattern in the numbers of terms plus one; 0 for a word that no text has. */
typedef struct needle {
    const dl_pattern *pattern;
    uint32_t terms[DL_PATTERN_LIMIT];
    dl_str prefix; /* of the last word, else empty */
} needle;

static needle look_up(const dl_tail *tail, const dl_pattern *pattern)
{
    needle wanted = { .pattern = pattern };
    for (size_t i = 0; i < pattern->count; i++)
        wanted.terms[i] = find(tail, pattern->words[i]);
    if (pattern->prefix)
        wanted.prefix = pattern->words[pattern->count - 1];
    return wanted;
}

static uint64_t matches_of(const dl_tail *tail, const needle *wanted, uint32_t term)
{
    uint64_t matches = 0;
    for (size_t i = 0; i < wanted->pattern->count; i++)
        matches |= (uint64_t)(wanted->terms[i] == term + 1) << i;
    if (wanted->prefix.len && dl_str_starts(dl_tail_key(tail, term), wanted->prefix))
        matches |= 1ull << (wanted->pattern->count - 1);
    return matches;
}

static bool stands_in(const dl_tail *tail, const needle *wanted, uint32_t text)
{
    uint32_t at = text ? tail->ends.items[text - 1].words : 0;
    uint64_t state = 0;
    bool short_cut = wanted->pattern->count > 1 || !wanted->prefix.len;
    for (; at < tail->ends.items[text].words; at++) {
        uint32_t word = tail->words.items[at], term = word >> 1;
        if (short_cut && !state && term + 1 != wanted->terms[0])
            continue;
        uint64_t matches = matches_of(tail, wanted, term);
        if (dl_pattern_step(wanted->pattern, &state, matches, !(word & 1)))
            return true;
    }
    return false;
}

uint64_t dl_tail_find(const dl_tail *tail, const dl_pattern *pattern, uint32_t first,
                      dl_bits bits)
{
    needle wanted = look_up(tail, pattern);
    if (!wanted.terms[0] && !(wanted.prefix.len && pattern->count == 1))
        return 0;
    for (uint32_t i = 0; i < tail->ends.count; i++)
        if (stands_in(tail, &wanted, i))
            dl_bits_set(bits, first + i);
    return tail->words.count;
}

uint32_t dl_tail_count(const dl_tail *tail, dl_str key, uint16_t weight, uint16_t *times)
{
    uint32_t term = find(tail, key), texts = 0;
    for (uint32_t i = 0, at = 0; term && i < tail->ends.count; i++) {
        uint32_t count = 0;
        for (; at < tail->ends.items[i].words; at++)
            count += tail->words.items[at] >> 1 == term - 1;
        texts += count > 0;
        if (times)
            dl_add_times(&times[i], count, weight);
    }
    return texts;
}

void dl_tail_reset(dl_tail *tail)
{
    tail->terms.count = tail->keys.count = tail->words.count = 0;
    tail->pairs.count = tail->ends.count = 0;
    if (tail->size)
        memset(tail->slots, 0, tail->size * sizeof *tail->slots);
}

void dl_tail_release(dl_tail *tail)
{
    dl_memory_free(tail->terms.items);
    dl_memory_free(tail->keys.items);
    dl_memory_free(tail->slots);
    dl_memory_free(tail->words.items);
    dl_memory_free(tail->pairs.items);
    dl_memory_free(tail->ends.items);
    dl_buf_release(&tail->pending_keys);
    *tail = (dl_tail){ 0 };
}
