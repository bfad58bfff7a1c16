/* Two tables in which documents meet: by bands of their sketches, and, for translations, by
 * bands of a sketch of what they name. A place of a table holds the last document that came
 * there; a table is open addressing with linear probing, and what a place stands for is read
 * off the document itself. */
#include <assert.h>
#include <stdlib.h>

#include "src/index/groups.h"

enum {
    SHARED_FACTS = 6, /* of translations, at least */
    DAYS = 3          /* between their days of publication */
};

static const double alike = 0.5;        /* share of runs of a rewritten agency report */
static const double facts_alike = 0.45; /* share of facts of a translation */

void dl_groups_drop(const dl_groups *groups, void *table)
{
    if (!dl_image_has(&groups->rings, table) && !dl_image_has(&groups->meetings, table))
        dl_memory_free(table);
}

dl_groups *dl_groups_new(void)
{
    dl_groups *groups = dl_memory_resize(NULL, 1, sizeof *groups);
    *groups = (dl_groups){ 0 };
    return groups;
}

void dl_groups_free(dl_groups *groups)
{
    void *const tables[] = { groups->state.items,    groups->sketches.items, groups->sheet_of.items,
                             groups->sheets.items,   groups->leader.items,
                             groups->ring.items,     groups->texts.slots,
                             groups->facts.slots };
    for (size_t i = 0; i < DL_COUNT(tables); i++)
        dl_groups_drop(groups, tables[i]);
    dl_image_release(&groups->rings);
    dl_image_release(&groups->meetings);
    dl_arena_release(&groups->arena);
    dl_memory_free(groups);
}

/* --- groups --------------------------------------------------------------------------- */

static uint32_t leader_of(dl_groups *groups, uint32_t document)
{
    uint32_t *leader = groups->leader.items;
    while (leader[document] != document)
        document = leader[document] = leader[leader[document]];
    return document;
}

static void join(dl_groups *groups, uint32_t a, uint32_t b)
{
    uint32_t first = leader_of(groups, a), second = leader_of(groups, b);
    if (first == second)
        return;
    groups->leader.items[second] = first;
    uint32_t next = groups->ring.items[a];
    groups->ring.items[a] = groups->ring.items[b];
    groups->ring.items[b] = next;
}

/* --- meeting -------------------------------------------------------------------------- */

static uint64_t hash_places(const uint16_t *places, size_t count, uint64_t salt)
{
    uint64_t hash = (salt + 1) * 0x9E3779B97F4A7C15;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ places[i]) * 0xFF51AFD7ED558CCD;
    return hash ^ hash >> 31;
}

static bool same_places(const uint16_t *a, const uint16_t *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* What a slot stands for: a band of a document's sketch, or of its facts in a language. */
typedef struct meeting_key {
    bool facts;
    unsigned band;
    uint8_t language;
    const uint16_t *places;
    uint64_t hash;
} meeting_key;

static meeting_key text_key(const dl_likeness *sketch, unsigned band)
{
    const uint16_t *places = sketch->places + band * BAND;
    return (meeting_key){ .band = band,
                          .places = places,
                          .hash = hash_places(places, BAND, band) };
}

static meeting_key fact_key(const fact_sheet *sheet, unsigned band, uint8_t language)
{
    const uint16_t *places = sheet->places + band * FACT_BAND;
    return (meeting_key){ .facts = true,
                          .band = band,
                          .language = language,
                          .places = places,
                          .hash = hash_places(places, FACT_BAND, band << 8 | language) };
}

static bool stands_for(const dl_groups *groups, const meeting_key *key, uint32_t document)
{
    if (!key->facts)
        return same_places(groups->sketches.items[document].places + key->band * BAND,
                           key->places, BAND);
    const fact_sheet *sheet =
        &groups->sheets.items[groups->sheet_of.items[document] - 1];
    return sheet->language == key->language &&
           same_places(sheet->places + key->band * FACT_BAND, key->places, FACT_BAND);
}

static meeting_key key_of(const dl_groups *groups, bool facts, uint32_t document,
                          unsigned band)
{
    if (!facts)
        return text_key(&groups->sketches.items[document], band);
    const fact_sheet *sheet =
        &groups->sheets.items[groups->sheet_of.items[document] - 1];
    return fact_key(sheet, band, sheet->language);
}

/* A slot keeps its band in the lowest bits, so that a table can be made larger. */
enum { BAND_BITS = 4 };

/* The slot of a key, or the free one where it would be. */
static uint32_t *find_slot(const dl_groups *groups, const meeting_table *table,
                           const meeting_key *key)
{
    size_t at = key->hash & (table->size - 1);
    for (;; at = (at + 1) & (table->size - 1)) {
        uint32_t slot = table->slots[at];
        if (slot == 0 || ((slot - 1) % (1u << BAND_BITS) == key->band &&
                          stands_for(groups, key, (slot - 1) >> BAND_BITS)))
            return &table->slots[at];
    }
}

static bool has_room(const meeting_table *table, size_t size, size_t more)
{
    return table->used + more < size / 3 * 2;
}

static void make_room(const dl_groups *groups, meeting_table *table, bool facts, size_t more)
{
    enum { FIRST = 1024 };
    if (has_room(table, table->size, more))
        return;
    meeting_table larger = { .size = table->size ? table->size * 2 : FIRST };
    while (!has_room(table, larger.size, more))
        larger.size *= 2;
    larger.slots = dl_memory_resize(NULL, larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < larger.size; i++)
        larger.slots[i] = 0;
    for (size_t i = 0; i < table->size; i++) {
        uint32_t slot = table->slots[i];
        if (slot == 0)
            continue;
        meeting_key key = key_of(groups, facts, (slot - 1) >> BAND_BITS,
                                 (slot - 1) % (1u << BAND_BITS));
        *find_slot(groups, &larger, &key) = slot;
        larger.used++;
    }
    dl_groups_drop(groups, table->slots);
    *table = larger;
}

/* The document that came here last, or DL_NO_ID. */
static uint32_t met(const dl_groups *groups, const meeting_table *table,
                    const meeting_key *key)
{
    uint32_t slot = *find_slot(groups, table, key);
    return slot ? (slot - 1) >> BAND_BITS : DL_NO_ID;
}

static void come(const dl_groups *groups, meeting_table *table, const meeting_key *key,
                 uint32_t document)
{
    uint32_t *slot = find_slot(groups, table, key);
    table->used += *slot == 0;
    *slot = (document << BAND_BITS | key->band) + 1;
}

/* --- facts ---------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void add_fact(fact_sheet *sheet, uint64_t fact, bool is_date)
{
    uint32_t hash = (uint32_t)((fact + 1) * 0x9E3779B97F4A7C15 >> 33) << 1 | is_date;
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->facts[i] == hash)
            return;
    if (sheet->count < FACTS)
        sheet->facts[sheet->count++] = hash;
}

/* The entities of the register, which are the same in all languages, and the days and
 * months that the text gives. */
static fact_sheet read_facts(const dl_corpus *corpus, uint32_t document)
{
    const dl_document *record = dl_corpus_document(corpus, document);
    dl_mentions mentions = dl_corpus_mentions(corpus, document);
    dl_document_dates dates = dl_corpus_dates(corpus, document);
    fact_sheet sheet = { .day = record->published.first, .language = record->language };
    if (record->published.precision != DL_PRECISION_DAY)
        return sheet;
    for (size_t i = 0; i < mentions.count; i++) {
        const dl_entity *entity = dl_corpus_entity(corpus, mentions.items[i].entity);
        if (entity->known)
            add_fact(&sheet, entity->row, false);
    }
    for (size_t i = 0; i < dates.count; i++) {
        dl_date value = dates.items[i].value;
        bool exact = value.precision == DL_PRECISION_DAY ||
                     value.precision == DL_PRECISION_MONTH;
        if (exact && dates.items[i].role == DL_DATE_EVENT)
            add_fact(&sheet, (uint64_t)(uint32_t)value.first << 32 | value.precision, true);
    }
    qsort(sheet.facts, sheet.count, sizeof *sheet.facts, by_number);
    return sheet;
}

static void sketch_facts(fact_sheet *sheet)
{
    for (unsigned i = 0; i < FACT_PLACES; i++) {
        uint32_t least = UINT32_MAX;
        for (size_t j = 0; j < sheet->count; j++) {
            uint32_t hash = (sheet->facts[j] ^ i * 0x85EBCA6Bu) * 0xC2B2AE35u;
            hash ^= hash >> 15;
            hash *= 0x27D4EB2Fu;
            least = hash < least ? hash : least;
        }
        sheet->places[i] = (uint16_t)(least ^ least >> 16);
    }
}

static bool tells_the_same(const fact_sheet *a, const fact_sheet *b)
{
    size_t shared = 0, dates = 0;
    if (a->language == b->language || abs(a->day - b->day) > DAYS)
        return false;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->facts[i] == b->facts[j]) {
            shared++;
            dates += a->facts[i] & 1;
            i++, j++;
        } else if (a->facts[i] < b->facts[j])
            i++;
        else
            j++;
    }
    double all = (double)(a->count + b->count - shared);
    return shared >= SHARED_FACTS && dates > 0 && (double)shared / all >= facts_alike;
}

static void meet_by_facts(dl_groups *groups, const dl_corpus *corpus, uint32_t document)
{
    fact_sheet sheet = read_facts(corpus, document);
    *DL_APPEND(&groups->sheet_of, NULL) = 0;
    if (sheet.count < SHARED_FACTS)
        return;
    sketch_facts(&sheet);
    make_room(groups, &groups->facts, true, FACT_BANDS);
    *DL_APPEND(&groups->sheets, NULL) = sheet;
    groups->sheet_of.items[document] = (uint32_t)groups->sheets.count;
    for (unsigned band = 0; band < FACT_BANDS; band++) {
        for (uint8_t language = 0; language < DL_LANGUAGE_COUNT; language++) {
            meeting_key key = fact_key(&sheet, band, language);
            uint32_t other = language == sheet.language ? DL_NO_ID
                                                        : met(groups, &groups->facts, &key);
            if (other != DL_NO_ID &&
                tells_the_same(&sheet,
                               &groups->sheets.items[groups->sheet_of.items[other] - 1]))
                join(groups, other, document);
        }
        meeting_key own = fact_key(&sheet, band, sheet.language);
        come(groups, &groups->facts, &own, document);
    }
}

static void meet_by_text(dl_groups *groups, uint32_t document, const dl_likeness *likeness)
{
    if (!likeness->known)
        return;
    make_room(groups, &groups->texts, false, BANDS);
    for (unsigned band = 0; band < BANDS; band++) {
        meeting_key key = text_key(likeness, band);
        uint32_t other = met(groups, &groups->texts, &key);
        if (other != DL_NO_ID &&
            dl_likeness_share(&groups->sketches.items[other], likeness) >= alike)
            join(groups, other, document);
        come(groups, &groups->texts, &key, document);
    }
}

void dl_groups_add(dl_groups *groups, const dl_corpus *corpus, uint32_t document,
                   const dl_likeness *likeness)
{
    assert(!groups->behind);
    *DL_APPEND(&groups->leader, NULL) = document;
    *DL_APPEND(&groups->ring, NULL) = document;
    *DL_APPEND(&groups->sketches, NULL) = *likeness;
    meet_by_text(groups, document, likeness);
    meet_by_facts(groups, corpus, document);
}

void dl_groups_reserve(dl_groups *groups, uint32_t documents)
{
    enum { SHARE = 8 };
    assert(!groups->behind);
    size_t more = documents - dl_groups_count(groups) + documents / SHARE;
    make_room(groups, &groups->texts, false, more * BANDS);
    make_room(groups, &groups->facts, true, more * FACT_BANDS);
}

uint32_t dl_groups_count(const dl_groups *groups)
{
    return (uint32_t)groups->leader.count;
}

dl_ids dl_groups_of(const dl_groups *groups, uint32_t document, dl_arena *arena)
{
    struct {
        uint32_t *items;
        size_t count, capacity;
    } found = { 0 };
    uint32_t at = document;
    do {
        *DL_APPEND(&found, arena) = at;
        at = groups->ring.items[at];
    } while (at != document);
    qsort(found.items, found.count, sizeof *found.items, by_number);
    return (dl_ids){ found.items, found.count };
}
