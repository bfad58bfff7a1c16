/* Each word's list is gone through once, to find where its places in the candidates are;
 * then text by text they are read, and those of the words so far that go on with the next
 * one are kept. The rarest words come first, for mostly two of them already say no.
 *
 * Words that may stand behind each other or have a mark between them (ideographs that were
 * typed apart) are two ways to go on, so those patterns are checked in their order. */
#include "src/index/adjacency.h"

typedef struct places {
    uint32_t *items;
    size_t count, capacity;
} places;

/* The places of a word in one text. */
typedef struct spot {
    uint64_t at; /* bits */
    uint32_t times;
} spot;

typedef struct trail {
    const uint8_t *bytes; /* of all its places */
    uint64_t total;       /* bits: how common the word is */
    spot *spots;          /* in each candidate; of no times where it is not */
    uint32_t index;       /* of the word in the pattern */
} trail;

typedef struct tracking {
    const dl_segment *segment;
    const dl_pattern *pattern;
    dl_arena *arena;
    dl_bits found;
    uint32_t candidates; /* texts of the segment that are in it */
    trail trails[DL_PATTERN_LIMIT];
    size_t count; /* without a last word that is a beginning */
    trail apart;
    bool loose; /* some words may have a mark between them */
    places hits, other;
} tracking;

/* --- trails ------------------------------------------------------------------------ */

static bool may_read(const dl_term_cursor *cursor)
{
    return cursor->has_places && dl_term_cursor_prove(cursor) &&
           dl_segment_prove(cursor->segment, cursor->places,
                            (size_t)((cursor->places_bits + 7) / 8));
}

static uint64_t bits_of(const dl_segment *segment, const dl_posting *posting)
{
    uint8_t class = segment->lengths[posting->text - segment->first];
    return dl_places_form_of(dl_length_bound(class), posting->times).bits;
}

/* For a word that all candidates have. Written so that it does not branch on whether a
 * text is one, which cannot be foretold. */
static bool start_trail(tracking *t, const dl_term_cursor *cursor, trail *out)
{
    const dl_segment *segment = t->segment;
    if (!may_read(cursor))
        return false;
    dl_posting posting = dl_posting_start(cursor, segment->first);
    spot *spots = DL_NEW(t->arena, spot, t->candidates + 1);
    uint64_t at = 0;
    uint32_t count = 0;
    while (count < t->candidates && dl_posting_next(&posting)) {
        uint32_t text = posting.text;
        spots[count] = (spot){ at, posting.times };
        count += t->found.words[text >> 6] >> (text & 63) & 1;
        at += bits_of(segment, &posting);
    }
    *out = (trail){ cursor->places, cursor->places_bits, spots, 0 };
    return count == t->candidates;
}

/* For the marks between ideographs, which not all have. */
static void start_marks(tracking *t)
{
    dl_term_cursor cursor;
    t->apart.spots = DL_NEW(t->arena, spot, t->candidates + 1);
    if (!dl_term_cursor_find(&cursor, t->segment, DL_TERM_APART) || !may_read(&cursor))
        return;
    dl_posting posting = dl_posting_start(&cursor, t->segment->first);
    uint32_t candidate = 0, text = dl_bits_next(t->found, t->segment->first);
    uint64_t at = 0;
    t->apart.bytes = cursor.places;
    while (candidate < t->candidates && dl_posting_next(&posting)) {
        for (; candidate < t->candidates && text < posting.text; candidate++)
            text = dl_bits_next(t->found, text + 1);
        if (candidate < t->candidates && text == posting.text)
            t->apart.spots[candidate] = (spot){ at, posting.times };
        at += bits_of(t->segment, &posting);
    }
}

static void read_places(tracking *t, const uint8_t *bytes, spot here, uint32_t text,
                        places *out)
{
    uint8_t class = t->segment->lengths[text - t->segment->first];
    out->count = 0;
    if (out->capacity < here.times)
        DL_RESERVE(out, t->arena, here.times);
    out->count = here.times;
    dl_places_read(bytes, here.at, dl_length_bound(class), here.times, out->items);
}

/* --- one text ---------------------------------------------------------------------- */

/* Keeps the hits that have a place at `distance`. */
static void keep_at(places *hits, const places *other, int32_t distance)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < hits->count; i++) {
        int64_t wanted = (int64_t)hits->items[i] + distance;
        while (at < other->count && other->items[at] < wanted)
            at++;
        if (at < other->count && other->items[at] == wanted)
            hits->items[kept++] = hits->items[i];
    }
    hits->count = kept;
}

static void read_trail(tracking *t, const trail *of, uint32_t candidate, uint32_t text,
                       places *out)
{
    read_places(t, of->bytes, of->spots[candidate], text, out);
}

/* Whether every word stands where the first one says. */
static bool stands_tight(tracking *t, uint32_t candidate, uint32_t text)
{
    read_trail(t, &t->trails[0], candidate, text, &t->hits);
    for (size_t i = 1; i < t->count && t->hits.count; i++) {
        read_trail(t, &t->trails[i], candidate, text, &t->other);
        keep_at(&t->hits, &t->other,
                (int32_t)t->trails[i].index - (int32_t)t->trails[0].index);
    }
    return t->hits.count > 0;
}

static bool has_place(const places *sorted, uint32_t place)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted->items[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sorted->count && sorted->items[low] == place;
}

static bool may_be_apart(const dl_pattern *pattern, size_t i)
{
    return i && (pattern->han >> i & 1) && (pattern->han >> (i - 1) & 1) &&
           !(pattern->tight >> i & 1);
}

/* The hits are places of the last word so far; each moves on to the next one. */
static bool stands_loose(tracking *t, uint32_t candidate, uint32_t text)
{
    places marks = { 0 };
    if (t->apart.spots[candidate].times)
        read_trail(t, &t->apart, candidate, text, &marks);
    read_trail(t, &t->trails[0], candidate, text, &t->hits);
    for (size_t i = 1; i < t->count && t->hits.count; i++) {
        size_t kept = 0;
        bool apart = may_be_apart(t->pattern, i);
        read_trail(t, &t->trails[i], candidate, text, &t->other);
        for (size_t j = 0; j < t->hits.count; j++) {
            uint32_t place = t->hits.items[j] + 1;
            if (apart && has_place(&marks, place))
                place++;
            if (has_place(&t->other, place))
                t->hits.items[kept++] = place;
        }
        t->hits.count = kept;
    }
    return t->hits.count > 0;
}

/* --- the last word as a beginning -------------------------------------------------- */

/* Where the words before it stand: after which places of which texts. */
typedef struct ending {
    uint32_t text, place;
} ending;

typedef struct endings {
    ending *items;
    size_t count, capacity;
} endings;

static size_t find_ending(const endings *all, uint32_t text)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].text < text)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void mark_endings(tracking *t, const dl_term_cursor *cursor, const endings *all,
                         dl_bits wanted)
{
    if (!may_read(cursor))
        return;
    dl_posting posting = dl_posting_start(cursor, t->segment->first);
    uint64_t at = 0;
    while (dl_posting_next(&posting)) {
        uint32_t text = posting.text;
        spot here = { at, posting.times };
        at += bits_of(t->segment, &posting);
        if (!dl_bits_has(wanted, text) || dl_bits_has(t->found, text))
            continue;
        read_places(t, cursor->places, here, text, &t->other);
        for (size_t i = find_ending(all, text);
             i < all->count && all->items[i].text == text; i++)
            if (has_place(&t->other, all->items[i].place + 1))
                dl_bits_set(t->found, text);
    }
}

/* Finds where a word that begins like the last one follows. */
static void find_last(tracking *t, const endings *all, dl_bits wanted)
{
    dl_str prefix = t->pattern->words[t->pattern->count - 1];
    dl_term_cursor cursor;
    bool more = all->count && dl_term_cursor_seek(&cursor, t->segment, prefix);
    while (more && dl_str_starts(dl_term_cursor_key(&cursor), prefix)) {
        mark_endings(t, &cursor, all, wanted);
        more = dl_term_cursor_next(&cursor);
    }
}

/* --- a segment --------------------------------------------------------------------- */

static bool find_trails(tracking *t)
{
    dl_term_cursor cursor;
    for (size_t i = 0; i < t->count; i++) {
        if (!dl_term_cursor_find(&cursor, t->segment, t->pattern->words[i]) ||
            !start_trail(t, &cursor, &t->trails[i]))
            return false;
        t->trails[i].index = (uint32_t)i;
        t->loose |= may_be_apart(t->pattern, i);
    }
    if (t->loose)
        start_marks(t);
    return true;
}

/* The rarest first, where the order does not matter. */
static void sort_trails(tracking *t)
{
    for (size_t i = 1; !t->loose && i < t->count; i++) {
        trail moved = t->trails[i];
        size_t at = i;
        for (; at && moved.total < t->trails[at - 1].total; at--)
            t->trails[at] = t->trails[at - 1];
        t->trails[at] = moved;
    }
}

static void note_endings(tracking *t, uint32_t text, endings *all)
{
    uint32_t more = t->loose ? 0 : (uint32_t)t->count - 1 - t->trails[0].index;
    for (size_t i = 0; i < t->hits.count; i++)
        *DL_APPEND(all, t->arena) = (ending){ text, t->hits.items[i] + more };
}

/* Takes out the candidates where the words do not follow each other; with a beginning to
 * come, takes out all and notes where the words end. */
static void keep_standing(tracking *t, bool readable, endings *all, dl_bits wanted)
{
    uint32_t text = t->segment->first;
    for (uint32_t i = 0; i < t->candidates; i++, text++) {
        text = dl_bits_next(t->found, text);
        bool here = readable && (t->loose ? stands_loose(t, i, text)
                                          : stands_tight(t, i, text));
        if (here && !t->pattern->prefix)
            continue;
        t->found.words[text >> 6] &= ~(1ull << (text & 63));
        if (!here)
            continue;
        note_endings(t, text, all);
        dl_bits_set(wanted, text);
    }
}

void dl_keep_adjacent(const dl_segment *segment, const dl_pattern *pattern, dl_bits found,
                      dl_arena *arena)
{
    uint32_t end = segment->first + segment->head->texts, candidates = 0;
    for (uint32_t i = dl_bits_next(found, segment->first); i < end;
         i = dl_bits_next(found, i + 1))
        candidates++;
    if (!candidates)
        return;
    bool measured = dl_segment_prove(segment, segment->lengths, segment->head->texts);
    tracking *t = DL_NEW(arena, tracking, 1);
    endings all = { 0 };
    dl_bits wanted = { 0 };
    *t = (tracking){ .segment = segment, .pattern = pattern, .arena = arena };
    t->found = found;
    t->candidates = candidates;
    t->count = pattern->count - pattern->prefix;
    if (pattern->prefix)
        wanted = dl_bits_new(arena, found.count);
    bool readable = measured && find_trails(t);
    sort_trails(t);
    keep_standing(t, readable, &all, wanted);
    if (pattern->prefix && readable)
        find_last(t, &all, wanted);
}
