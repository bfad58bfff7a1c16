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
                            .first = (uint32_t)tail->words.count,
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
        uint32_t term = put(tail, &words[i], false); /* notes how many words there are */
        tail->words.items[tail->words.count++] = term << 1 | tail->pending[i].apart;
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

/* A pattern in the numbers of terms. */
typedef struct needle {
    const dl_pattern *pattern;
    uint32_t terms[DL_PATTERN_LIMIT];
    dl_bits last; /* terms that the last word may be, if it is a beginning */
    size_t count; /* words that are not */
    uint32_t from; /* the word of all texts before which it stands nowhere */
} needle;

static dl_bits find_beginning(const dl_tail *tail, dl_str prefix, uint32_t *from,
                              dl_arena *arena)
{
    dl_bits terms = dl_bits_new(arena, (uint32_t)tail->terms.count);
    uint64_t head = want(prefix).head;
    uint64_t mask = prefix.len < HEAD ? (1ull << 8 * prefix.len) - 1 : ~0ull;
    *from = UINT32_MAX;
    for (uint32_t i = 0; i < terms.count; i++) {
        uint64_t begins;
        memcpy(&begins, tail->terms.items[i].head, HEAD);
        if ((begins & mask) != head || tail->terms.items[i].is_pair ||
            !dl_str_starts(dl_tail_key(tail, i), prefix))
            continue;
        dl_bits_set(terms, i);
        if (*from == UINT32_MAX)
            *from = tail->terms.items[i].first; /* they are in order of it */
    }
    return terms;
}

/* False if one of its words stands in no text. */
static bool look_up(const dl_tail *tail, const dl_pattern *pattern, needle *wanted,
                    dl_arena *arena)
{
    *wanted = (needle){ .pattern = pattern, .count = pattern->count - pattern->prefix };
    for (size_t i = 0; i < wanted->count; i++) {
        uint32_t term = find(tail, pattern->words[i]);
        if (!term)
            return false;
        wanted->terms[i] = term - 1;
    }
    if (wanted->count)
        wanted->from = tail->terms.items[wanted->terms[0]].first;
    uint32_t from = 0;
    if (pattern->prefix)
        wanted->last =
            find_beginning(tail, pattern->words[pattern->count - 1], &from, arena);
    if (!wanted->count)
        wanted->from = from;
    return from != UINT32_MAX;
}

/* The first word from `at` on that is this term; `end` if there is none. Sixteen are
 * compared at once. */
static uint32_t next_of(const dl_tail *tail, uint32_t term, uint32_t at, uint32_t end)
{
    typedef uint32_t lane __attribute__((vector_size(16)));
    const uint32_t *words = tail->words.items;
    lane wanted = (lane){ 0 } + term;
    for (; at + 16 <= end; at += 16) {
        lane four[4];
        uint64_t any[2];
        memcpy(four, words + at, sizeof four);
        lane same = (lane)((four[0] >> 1) == wanted) | (lane)((four[1] >> 1) == wanted) |
                    (lane)((four[2] >> 1) == wanted) | (lane)((four[3] >> 1) == wanted);
        memcpy(any, &same, sizeof any);
        if (any[0] | any[1])
            break;
    }
    while (at < end && words[at] >> 1 != term)
        at++;
    return at;
}

static uint64_t matches_of(const needle *wanted, uint32_t term)
{
    uint64_t matches = 0;
    for (size_t i = 0; i < wanted->count; i++)
        matches |= (uint64_t)(wanted->terms[i] == term) << i;
    if (dl_bits_has(wanted->last, term))
        matches |= 1ull << (wanted->pattern->count - 1);
    return matches;
}

static bool begins_in(const dl_tail *tail, dl_bits terms, uint32_t at, uint32_t end)
{
    const uint32_t *words = tail->words.items;
    while (at < end && !(terms.words[words[at] >> 7] >> (words[at] >> 1 & 63) & 1))
        at++;
    return at < end;
}

static bool stands_in(const dl_tail *tail, const needle *wanted, uint32_t at, uint32_t end)
{
    uint64_t state = 0;
    if (!wanted->count)
        return begins_in(tail, wanted->last, at, end);
    for (; at < end; at++) {
        if (!state)
            at = next_of(tail, wanted->terms[0], at, end);
        if (at == end)
            break;
        uint32_t word = tail->words.items[at];
        uint64_t matches = matches_of(wanted, word >> 1);
        if (dl_pattern_step(wanted->pattern, &state, matches, !(word & 1)))
            return true;
    }
    return false;
}

/* The text that a word of all texts is in. */
static uint32_t text_of(const dl_tail *tail, uint32_t word)
{
    uint32_t low = 0, high = (uint32_t)tail->ends.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tail->ends.items[middle].words <= word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint64_t dl_tail_find(const dl_tail *tail, const dl_pattern *pattern, uint32_t first,
                      dl_bits bits, dl_arena *arena)
{
    needle wanted;
    dl_mark before = dl_arena_mark(arena);
    uint32_t at = 0;
    if (tail->ends.count && look_up(tail, pattern, &wanted, arena)) {
        at = wanted.from;
        for (uint32_t text = text_of(tail, at); text < tail->ends.count; text++) {
            uint32_t end = tail->ends.items[text].words;
            if (stands_in(tail, &wanted, at, end))
                dl_bits_set(bits, first + text);
            at = end;
        }
        at -= wanted.from;
    }
    dl_arena_rewind(arena, before);
    return at;
}

uint32_t dl_tail_count(const dl_tail *tail, dl_str key, uint16_t weight, uint16_t *times)
{
    uint32_t term = find(tail, key), texts = 0;
    if (!term)
        return 0;
    uint32_t at = tail->terms.items[term - 1].first;
    for (uint32_t text = text_of(tail, at); text < tail->ends.count; text++) {
        uint32_t end = tail->ends.items[text].words, count = 0;
        while ((at = next_of(tail, term - 1, at, end)) < end) {
            count++;
            at++;
        }
        texts += count > 0;
        if (times)
            dl_add_times(&times[text], count, weight);
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
