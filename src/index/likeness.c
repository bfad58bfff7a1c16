#include "dateline/likeness.h"

#include "dateline/utf8.h"

enum {
    WORDS = 3,        /* in a run */
    LEAST_RUNS = 24,  /* of a text that can be like another: some two sentences */
    PLACE_BITS = 6    /* of a hash: its place; the rest is what the least is sought of */
};

static const uint64_t odd = 0x9E3779B97F4A7C15;

static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93;
    return hash ^ hash >> 32;
}

/* Folded text is told by the byte that a character starts with: E4-E9 are ideographs (and
 * little else), E2, E3 and EF are punctuation, kana and full width, which divide words. */
static inline bool is_ideograph(unsigned char byte)
{
    return byte >= 0xE4 && byte <= 0xE9;
}

static inline bool is_letter(unsigned char byte)
{
    if (byte - (unsigned)'a' < 26u)
        return true;
    if (byte < 0x80)
        return byte - (unsigned)'A' < 26u || byte - (unsigned)'0' < 10u;
    return !is_ideograph(byte) && byte != 0xE2 && byte != 0xE3 && byte != 0xEF;
}

/* The next word of folded text as a hash; false at the end. */
static bool next_word(dl_str text, size_t *at, uint64_t *word)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t i = *at;
    uint64_t hash = odd;
    while (i < text.len && hash == odd) {
        for (; i < text.len && is_letter(bytes[i]); i++)
            hash = (hash ^ bytes[i]) * 0x100000001B3;
        if (i >= text.len || hash != odd)
            break;
        if (is_ideograph(bytes[i]) && i + 2 < text.len)
            hash ^= (uint64_t)bytes[i] << 16 | (uint64_t)bytes[i + 1] << 8 | bytes[i + 2];
        i += bytes[i] < 0x80 ? 1 : 3;
    }
    *at = i;
    *word = hash;
    return hash != odd;
}

/* An empty place takes what the next full one has, marked by how far it was, so that two
 * texts agree there only if they agree in which places are empty too. */
static void fill(const uint64_t *least, dl_likeness *likeness)
{
    for (unsigned i = 0; i < DL_LIKENESS_PLACES; i++) {
        unsigned far = 0;
        while (least[(i + far) % DL_LIKENESS_PLACES] == UINT64_MAX)
            far++;
        uint64_t value = least[(i + far) % DL_LIKENESS_PLACES];
        likeness->places[i] = (uint16_t)(value + far * 0x9E37u);
    }
}

dl_likeness dl_likeness_of(dl_str text)
{
    dl_likeness likeness = { .known = false };
    uint64_t least[DL_LIKENESS_PLACES], first = 0, second = 0, third;
    size_t words = 0;
    dl_buf folded = { 0 };
    dl_utf8_fold_loose(text, &folded);
    dl_str keys = dl_buf_str(&folded);
    for (size_t i = 0; i < DL_LIKENESS_PLACES; i++)
        least[i] = UINT64_MAX;
    for (size_t at = 0; next_word(keys, &at, &third); first = second, second = third) {
        if (++words < WORDS)
            continue;
        uint64_t hash = mix(((first * odd + second) * odd + third) * odd);
        uint64_t *place = &least[hash >> (64 - PLACE_BITS)], value = hash << PLACE_BITS >> 8;
        *place = value < *place ? value : *place;
    }
    dl_buf_release(&folded);
    likeness.known = words >= LEAST_RUNS + WORDS - 1;
    if (likeness.known)
        fill(least, &likeness);
    return likeness;
}

double dl_likeness_share(const dl_likeness *a, const dl_likeness *b)
{
    int equal = 0;
    if (!a->known || !b->known)
        return 0;
    for (size_t i = 0; i < DL_LIKENESS_PLACES; i++)
        equal += a->places[i] == b->places[i];
    return (double)equal / DL_LIKENESS_PLACES;
}

dl_str dl_likeness_pack(const dl_likeness *likeness, dl_arena *arena)
{
    char *bytes = DL_NEW(arena, char, DL_LIKENESS_BYTES);
    for (size_t i = 0; i < DL_LIKENESS_PLACES; i++) {
        bytes[2 * i] = (char)(unsigned char)likeness->places[i];
        bytes[2 * i + 1] = (char)(unsigned char)(likeness->places[i] >> 8);
    }
    /* An unknown one is kept too, as one byte: so that it is not sought again. */
    return (dl_str){ bytes, likeness->known ? DL_LIKENESS_BYTES : 1 };
}

bool dl_likeness_unpack(dl_str bytes, dl_likeness *likeness)
{
    *likeness = (dl_likeness){ .known = bytes.len == DL_LIKENESS_BYTES };
    for (size_t i = 0; likeness->known && i < DL_LIKENESS_PLACES; i++)
        likeness->places[i] = (uint16_t)((unsigned char)bytes.ptr[2 * i] |
                                         (unsigned char)bytes.ptr[2 * i + 1] << 8);
    return likeness->known || bytes.len == 1;
}
