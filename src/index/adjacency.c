/* Text by text the places of the first word are read, and those kept that the next ones
 * go on with. Each word's list is walked along the texts that are left, so blocks without
 * any of them are never read. The rarest words come first, for mostly two of them already
 * say no; and one place where all stand is enough.
 *
 * Words that may stand behind each other or have a mark between them (ideographs that
 * were typed apart) are two ways to go on, so those patterns are checked in their order.
 */
#include "src/index/adjacency.h"

#include "src/index/pairs.h"

typedef struct places {
    uint32_t *items;
    size_t count, capacity;
} places;

/* Where the words before a beginning stand: it has to follow at this place. */
typedef struct ending {
    uint32_t text, place;
} ending;

typedef struct tracking {
    const dl_segment *segment;
    const dl_pattern *pattern;
    dl_arena *arena;
    dl_bits found;
    dl_walk *words; /* in the order in which they are checked */
    size_t count;   /* without a last word that is a beginning */
    bool loose;     /* some words may have a mark between them */
    dl_walk *marks; /* those; NULL: there are none */
    places hits;    /* of the text: of the pattern's start, or, loose, of the last word so
                       far */
    places here;
    uint64_t *wanted; /* a bit for each place; none set between uses */
    size_t wanted_words;
    struct {
        ending *items;
        size_t count, capacity;
    } endings;
} tracking;

/* --- one text ---------------------------------------------------------------------- */

static void read_places(tracking *t, const dl_walk *w, places *out)
{
    uint32_t times = w->block.times[w->at];
    out->count = 0;
    if (out->capacity < times)
        DL_RESERVE(out, t->arena, times);
    out->count = times;
    dl_block_read_places(w->places, w->before[w->at], times, out->items);
}

/* Room for a bit for each of so many places and one more. */
static void make_marks(tracking *t, size_t words)
{
    if (t->wanted_words >= words)
        return;
    t->wanted = DL_NEW(t->arena, uint64_t, 2 * words);
    t->wanted_words = 2 * words;
}

/* A bit for each place that some of the hits would go on at: whether a word stands at one
 * is then asked without a branch, which could not be foretold. */
static void set_marks(tracking *t, const dl_walk *w, uint32_t distance)
{
    uint64_t most = t->hits.items[t->hits.count - 1] + distance;
    uint64_t range = 1ull << *w->places;
    make_marks(t, (size_t)((most < range ? range : most) / 64 + 1));
    for (size_t i = 0; i < t->hits.count; i++) {
        uint32_t place = t->hits.items[i] + distance;
        t->wanted[place >> 6] |= 1ull << (place & 63);
    }
}

static void clear_marks(const tracking *t, size_t count, uint32_t distance)
{
    for (size_t i = 0; i < count; i++)
        t->wanted[(t->hits.items[i] + distance) >> 6] = 0;
}

static bool is_marked(const tracking *t, uint32_t place)
{
    return t->wanted[place >> 6] >> (place & 63) & 1;
}

/* Whether a place of the word, in the text at hand, is `distance` behind a hit. */
static bool goes_on(tracking *t, const dl_walk *w, uint32_t distance)
{
    uint32_t times = w->block.times[w->at], place;
    bool any = false;
    set_marks(t, w, distance);
    for (uint32_t i = 0; i < times; i++) {
        dl_block_read_places(w->places, w->before[w->at] + i, 1, &place);
        any |= is_marked(t, place);
    }
    clear_marks(t, t->hits.count, distance);
    return any;
}

/* Keeps the hits that have a place of the word behind them, at `distance`; if they move,
 * they stand for that place then. */
static void keep_at(tracking *t, const dl_walk *w, uint32_t distance, bool move)
{
    size_t kept = 0;
    set_marks(t, w, distance);
    read_places(t, w, &t->here);
    for (size_t i = 0; i < t->here.count; i++) {
        t->here.items[kept] = t->here.items[i];
        kept += is_marked(t, t->here.items[i]);
    }
    clear_marks(t, t->hits.count, distance);
    if (t->hits.capacity < kept)
        DL_RESERVE(&t->hits, t->arena, kept);
    for (size_t i = 0; i < kept; i++)
        t->hits.items[i] = t->here.items[i] - (move ? 0 : distance);
    t->hits.count = kept;
}

/* The places at which the pattern would start. */
static void start_tight(tracking *t, const dl_walk *first)
{
    size_t kept = 0;
    read_places(t, first, &t->hits);
    for (size_t i = 0; i < t->hits.count; i++)
        if (t->hits.items[i] >= first->index)
            t->hits.items[kept++] = t->hits.items[i] - first->index;
    t->hits.count = kept;
}

/* Whether every word stands where the first one says. With a beginning to come, the hits
 * are all the places where they do. */
static bool stands_tight(tracking *t, uint32_t text)
{
    dl_walk *words = t->words;
    if (!dl_walk_to(&words[0], text))
        return false;
    start_tight(t, &words[0]);
    for (size_t i = 1; i < t->count; i++) {
        if (!t->hits.count || !dl_walk_to(&words[i], text))
            return false;
        if (i + 1 == t->count && !t->pattern->prefix)
            return goes_on(t, &words[i], words[i].index);
        keep_at(t, &words[i], words[i].index, false);
    }
    return t->hits.count > 0;
}

static bool may_be_apart(const dl_pattern *pattern, size_t i)
{
    return i && (pattern->han >> i & 1) && (pattern->han >> (i - 1) & 1) &&
           !(pattern->tight >> i & 1);
}

/* Moves the hits that have a mark behind them on to it. */
static void step_over_marks(tracking *t)
{
    size_t at = 0;
    read_places(t, t->marks, &t->here);
    for (size_t i = 0; i < t->hits.count; i++) {
        uint32_t wanted = t->hits.items[i] + 1;
        while (at < t->here.count && t->here.items[at] < wanted)
            at++;
        if (at < t->here.count && t->here.items[at] == wanted)
            t->hits.items[i] = wanted;
    }
}

static bool stands_loose(tracking *t, uint32_t text)
{
    if (!dl_walk_to(&t->words[0], text))
        return false;
    read_places(t, &t->words[0], &t->hits);
    for (size_t i = 1; i < t->count && t->hits.count; i++) {
        if (may_be_apart(t->pattern, i) && t->marks && dl_walk_to(t->marks, text))
            step_over_marks(t);
        if (!dl_walk_to(&t->words[i], text))
            return false;
        keep_at(t, &t->words[i], 1, true);
    }
    return t->hits.count > 0;
}

/* --- the words -----------------------------------------------------------------------
 */

/* The rarest first. */
static void sort_words(tracking *t)
{
    for (size_t i = 1; i < t->count; i++) {
        dl_walk moved = t->words[i];
        size_t at = i;
        for (; at && moved.list.places_length < t->words[at - 1].list.places_length; at--)
            t->words[at] = t->words[at - 1];
        t->words[at] = moved;
    }
}

static bool find_words(tracking *t)
{
    t->words = DL_NEW(t->arena, dl_walk, t->count);
    for (size_t i = 0; i < t->count; i++) {
        if (!dl_walk_start(&t->words[i], t->segment, t->pattern->words[i], (uint32_t)i))
            return false;
        t->loose |= may_be_apart(t->pattern, i);
    }
    dl_walk *marks = t->loose ? DL_NEW(t->arena, dl_walk, 1) : NULL;
    if (!t->loose)
        sort_words(t);
    else if (dl_walk_start(marks, t->segment, DL_TERM_APART, 0))
        t->marks = marks;
    return true;
}

static void note_endings(tracking *t, uint32_t text)
{
    uint32_t distance = t->loose ? 1 : (uint32_t)t->count;
    for (size_t i = 0; i < t->hits.count; i++)
        *DL_APPEND(&t->endings, t->arena) = (ending){ text, t->hits.items[i] + distance };
}

/* Takes out the texts to which two of the words already say no: the rarest and another.
 * Ideographs right behind each other were found as pairs. */
static void keep_pairs(tracking *t)
{
    dl_walk *rarest = &t->words[0];
    for (size_t i = 1; i < t->count; i++) {
        dl_walk *other = &t->words[i];
        dl_walk *last = rarest->index < other->index ? other : rarest;
        if (t->pattern->tight >> last->index & 1)
            continue;
        dl_keep_pairs(last == other ? rarest : other, last, t->found, t->arena);
        dl_walk_restart(rarest);
        dl_walk_restart(other);
    }
}

/* Takes out the texts where the words do not follow each other; with a beginning to come,
 * all, and notes where it has to stand. */
static void keep_standing(tracking *t)
{
    bool known = find_words(t);
    if (known && !t->loose) {
        keep_pairs(t);
        if (t->count == 2 && !t->pattern->prefix)
            return;
    }
    for (uint32_t text = dl_bits_next(t->found, 0); text < t->found.count;
         text = dl_bits_next(t->found, text + 1)) {
        bool here = known && (t->loose ? stands_loose(t, text) : stands_tight(t, text));
        if (here && !t->pattern->prefix)
            continue;
        t->found.words[text >> 6] &= ~(1ull << (text & 63));
        if (here)
            note_endings(t, text);
    }
}

/* --- the last word as a beginning -------------------------------------------------- */

static void mark_following(tracking *t, dl_walk *last)
{
    for (size_t from = 0, end; from < t->endings.count; from = end) {
        uint32_t text = t->endings.items[from].text;
        for (end = from; end < t->endings.count && t->endings.items[end].text == text;)
            end++;
        if (dl_bits_has(t->found, text) || !dl_walk_to(last, text))
            continue;
        t->hits.count = 0;
        for (size_t i = from; i < end; i++)
            *DL_APPEND(&t->hits, t->arena) = t->endings.items[i].place;
        if (goes_on(t, last, 0))
            dl_bits_set(t->found, text);
    }
}

/* Finds where a word that begins like the last one follows. */
static void find_last(tracking *t)
{
    dl_str prefix = t->pattern->words[t->count];
    dl_walk *last = DL_NEW(t->arena, dl_walk, 1);
    dl_term_cursor cursor;
    bool more = dl_term_cursor_seek(&cursor, t->segment, prefix);
    while (more && dl_str_starts(dl_term_cursor_key(&cursor), prefix)) {
        dl_walk_restart(last);
        if (cursor.has_places && dl_list_open(&cursor, &last->list))
            mark_following(t, last);
        more = dl_term_cursor_next(&cursor);
    }
}

void dl_keep_adjacent(const dl_segment *segment, const dl_pattern *pattern, dl_bits found,
                      dl_arena *arena)
{
    tracking t = { .segment = segment,
                   .pattern = pattern,
                   .arena = arena,
                   .found = found,
                   .count = pattern->count - pattern->prefix };
    if (dl_bits_next(found, 0) == found.count)
        return;
    keep_standing(&t);
    if (pattern->prefix)
        find_last(&t);
}
