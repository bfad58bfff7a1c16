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

/* Odd numbers from the golden ratio and from MurmurHash3's finish, to spread bits with.
 * The lowest bit says whether the key is longer than its head: if neither key is, they are
 * the same when the heads are, for no key has a zero byte. */
static uint32_t hash_key(uint64_t head, dl_str key)
{
    if (key.len > HEAD)
        return (uint32_t)dl_str_hash(key) | 1;
    uint64_t hash = (head ^ key.len * 0x9E3779B97F4A7C15u) * 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(hash >> 32) & ~1u;
}

/* A key as it is looked up. */
typedef struct wanted_key {
    uint64_t head;
    uint32_t hash;
    dl_str key; /* a whole one only if it is longer than its head */
} wanted_key;

static wanted_key want(dl_str key)
{
    wanted_key wanted = { .key = key };
    memcpy(&wanted.head, key.ptr, key.len < HEAD ? key.len : HEAD);
    wanted.hash = hash_key(wanted.head, key);
    return wanted;
}

/* The same for a key with room for a head behind it: a load and a mask. */
static wanted_key want_word(const dl_word_key *key)
{
    static const uint64_t masks[HEAD + 1] = {
        0,           0xFF,          0xFFFF,          0xFFFFFF,         0xFFFFFFFF,
        0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF
    };
    wanted_key wanted = { .key = { key->bytes, key->length } };
    memcpy(&wanted.head, key->bytes, HEAD);
    wanted.head &= masks[key->length < HEAD ? key->length : HEAD];
    wanted.hash = hash_key(wanted.head, wanted.key);
    return wanted;
}

/* Two ideographs as one key, mostly of six bytes; longer ones are put together in `room`. */
static wanted_key want_pair(const wanted_key *one, const wanted_key *other,
                            char room[2 * DL_KEY_LIMIT])
{
    wanted_key wanted = { .key = { NULL, one->key.len + other->key.len } };
    if (wanted.key.len > HEAD) {
        memcpy(room, one->key.ptr, one->key.len);
        memcpy(room + one->key.len, other->key.ptr, other->key.len);
        return want((dl_str){ room, wanted.key.len });
    }
    wanted.head = one->head | other->head << 8 * one->key.len;
    wanted.hash = hash_key(wanted.head, wanted.key);
    return wanted;
}

static bool has_rest(const dl_tail *tail, uint32_t term, dl_str key)
{
    const dl_tail_term *record = &tail->terms.items[term];
    return record->length == key.len &&
           memcmp(tail->keys.items + record->start, key.ptr, key.len) == 0;
}

/* Where a hash is looked for first. */
static size_t first_slot(const dl_tail *tail, uint32_t hash)
{
    return (hash >> 1) & (tail->size - 1);
}

static dl_tail_slot *find_slot(const dl_tail *tail, const wanted_key *wanted)
{
    size_t i = first_slot(tail, wanted->hash);
    for (; tail->slots[i].term; i = (i + 1) & (tail->size - 1))
        if (tail->slots[i].hash == wanted->hash && tail->slots[i].head == wanted->head &&
            (wanted->key.len <= HEAD ||
             has_rest(tail, tail->slots[i].term - 1, wanted->key)))
            break;
    return &tail->slots[i];
}

static void grow(dl_tail *tail)
{
    size_t size = tail->size ? tail->size * 2 : 256;
    dl_tail_slot *slots = dl_memory_resize(NULL, size, sizeof *slots);
    memset(slots, 0, size * sizeof *slots);
    for (size_t i = 0; i < tail->size; i++) {
        size_t at = tail->slots[i].hash >> 1 & (size - 1);
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

static uint32_t put(dl_tail *tail, const wanted_key *wanted, bool is_pair)
{
    if (tail->terms.count * 4 >= tail->size * 3)
        grow(tail);
    dl_tail_slot *slot = find_slot(tail, wanted);
    if (slot->term)
        return slot->term - 1;
    dl_tail_term *term = DL_APPEND(&tail->terms, NULL);
    *term = (dl_tail_term){ .start = (uint32_t)tail->keys.count,
                            .length = (uint16_t)wanted->key.len,
                            .is_pair = is_pair };
    memcpy(term->head, &wanted->head, HEAD);
    if (wanted->key.len > HEAD) {
        DL_RESERVE(&tail->keys, NULL, wanted->key.len);
        memcpy(tail->keys.items + tail->keys.count, wanted->key.ptr, wanted->key.len);
        tail->keys.count += wanted->key.len;
    }
    *slot = (dl_tail_slot){ wanted->head, wanted->hash, (uint32_t)tail->terms.count };
    return slot->term - 1;
}

/* The number of a term plus one; 0 if there is none. */
static uint32_t find(const dl_tail *tail, dl_str key)
{
    if (tail->size == 0 || key.len == 0)
        return 0;
    wanted_key wanted = want(key);
    return find_slot(tail, &wanted)->term;
}

/* --- adding ------------------------------------------------------------------------ */

static void put_pending(dl_tail *tail)
{
    wanted_key words[1 + DL_PENDING_LIMIT], pair;
    char room[2 * DL_KEY_LIMIT];
    size_t count = tail->pending_count;
    if (tail->size == 0)
        grow(tail);
    for (size_t i = 0; i <= count; i++) {
        words[i] = want_word(&tail->pending[i].key);
        __builtin_prefetch(&tail->slots[first_slot(tail, words[i].hash)]);
        if (i && tail->pending[i].tight) {
            pair = want_pair(&words[i - 1], &words[i], room);
            __builtin_prefetch(&tail->slots[first_slot(tail, pair.hash)]);
        }
    }
    DL_RESERVE(&tail->words, NULL, count);
    DL_RESERVE(&tail->pairs, NULL, count);
    for (size_t i = 1; i <= count; i++) {
        if (tail->pending[i].tight) {
            pair = want_pair(&words[i - 1], &words[i], room);
            tail->pairs.items[tail->pairs.count++] = put(tail, &pair, true);
        }
        tail->words.items[tail->words.count++] =
            put(tail, &words[i], false) << 1 | tail->pending[i].apart;
    }
    tail->pending[0] = tail->pending[count];
    tail->pending_count = 0;
}

void dl_tail_add(dl_tail *tail, dl_str text)
{
    dl_scan scan = { .text = text };
    dl_scanned word;
    bool after_han = false;
    for (;;) {
        dl_pending_word *pending = &tail->pending[tail->pending_count + 1];
        if (!dl_scan_next_key(&scan, &word, &pending->key))
            break;
        pending->tight = word.tight;
        pending->apart = word.han && after_han && !word.tight;
        after_han = word.han;
        if (++tail->pending_count == DL_PENDING_LIMIT)
            put_pending(tail);
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
    *tail = (dl_tail){ 0 };
}
