#include "src/timeline/facts.h"

#include "src/timeline/wares.h"

/* Affiliations are followed this far: minister -> ministry -> government. */
enum { MOST_AFFILIATIONS = 4 };

/* What a row of the register stands for when it acts or is aimed at. */
typedef struct row_facts {
    uint32_t side;    /* key */
    uint32_t country; /* key; 0: none */
    uint32_t maker;   /* row of the vendor of a chip or product, or DL_NO_ROW */
    dl_entity_kind kind;
} row_facts;

struct dl_facts {
    const dl_corpus *corpus;
    const dl_reference *reference;
    dl_arena *scratch;
    row_facts *rows;
    dl_wares *wares;
    dl_key_list laws;       /* rows */
    uint64_t *documents;    /* content of each document; 0: not asked for yet */
    dl_subject_draft draft; /* used again and again */
};

/* --- rows -------------------------------------------------------------------------- */

static uint32_t country_key(dl_str country)
{
    if (country.len != 2)
        return 0;
    return DL_KEY_COUNTRY | (uint32_t)(unsigned char)country.ptr[0] << 8 |
           (uint32_t)(unsigned char)country.ptr[1];
}

static bool is_country(uint32_t key)
{
    return (key & DL_KEY_CLASS) == DL_KEY_COUNTRY; /* the mask has both of the top bits */
}

static bool is_authority(dl_entity_kind kind)
{
    return kind == DL_ENTITY_GOVERNMENT || kind == DL_ENTITY_PLACE;
}

/* A government and its country are one side, and so are its people and its laws; a firm
 * is a side of its own, for which its people speak. */
static uint32_t side_of(const dl_register *entities, uint32_t row)
{
    uint32_t at = row;
    for (int i = 0; i < MOST_AFFILIATIONS; i++) {
        const dl_register_row *entity = dl_register_row_at(entities, at);
        if (is_authority(entity->kind) && country_key(entity->country))
            return country_key(entity->country);
        if (entity->kind == DL_ENTITY_COMPANY)
            return at;
        uint32_t above = dl_register_find(entities, entity->affiliation);
        if (above == DL_NO_ROW && entity->kind == DL_ENTITY_PERSON &&
            country_key(entity->country))
            return country_key(entity->country); /* a minister out of office */
        if (above == DL_NO_ROW)
            break;
        at = above;
    }
    return row;
}

static row_facts *describe_rows(const dl_register *entities, dl_arena *arena)
{
    uint32_t count = dl_register_count(entities);
    row_facts *rows = DL_NEW(arena, row_facts, count);
    for (uint32_t row = 0; row < count; row++) {
        const dl_register_row *entity = dl_register_row_at(entities, row);
        rows[row] = (row_facts){
            .side = side_of(entities, row),
            .country = country_key(entity->country),
            .maker = dl_register_find(entities, entity->affiliation),
            .kind = entity->kind,
        };
    }
    return rows;
}

/* Lists and codes that stand for years are part of many measures: that two of them name
 * the Entity List does not make them one. */
static bool is_standing(dl_str law)
{
    static const char *const marks[] = { " List",    " list",    "Regulations",
                                         "Section ", " Law of ", "End-User",
                                         "End User" };
    for (size_t i = 0; i < DL_COUNT(marks); i++)
        if (dl_str_find(law, dl_str_from(marks[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static dl_key_list find_laws(const dl_register *entities, dl_arena *arena)
{
    dl_key_list laws = { 0 };
    for (uint32_t row = 0; row < dl_register_count(entities); row++) {
        const dl_register_row *entity = dl_register_row_at(entities, row);
        if (entity->kind == DL_ENTITY_LAW && !is_standing(entity->name))
            *DL_APPEND(&laws, arena) = row;
    }
    return laws;
}

dl_facts *dl_facts_new(const dl_corpus *corpus, const dl_reference *reference,
                       dl_arena *scratch)
{
    dl_facts *facts = DL_NEW(scratch, dl_facts, 1);
    *facts = (dl_facts){
        .corpus = corpus,
        .reference = reference,
        .scratch = scratch,
        .rows = describe_rows(reference->entities, scratch),
        .wares = dl_wares_new(reference, scratch),
        .laws = find_laws(reference->entities, scratch),
        .documents = DL_NEW(scratch, uint64_t, dl_corpus_documents(corpus)),
    };
    return facts;
}

/* --- subjects ---------------------------------------------------------------------- */

static void start_subject(dl_facts *facts)
{
    for (int part = 0; part < DL_SUBJECT_PARTS; part++)
        facts->draft.parts[part].count = 0;
}

static void add_key(dl_facts *facts, dl_subject_part part, uint32_t key)
{
    *DL_APPEND(&facts->draft.parts[part], facts->scratch) = key;
}

static void add_item(dl_facts *facts, dl_entity_kind kind, uint32_t key, uint32_t maker)
{
    add_key(facts, DL_SUBJECT_ITEMS, key);
    if (maker != DL_NO_ROW)
        add_key(facts, DL_SUBJECT_KINDS, maker);
    if (kind == DL_ENTITY_CHIP)
        add_key(facts, DL_SUBJECT_KINDS, dl_wares_chips(facts->wares));
}

/* A party by its kind and role. `row` is DL_NO_ROW for what no list knows; then `key` and
 * `name` tell it. */
static void add_party(dl_facts *facts, dl_role role, dl_entity_kind kind, uint32_t row,
                      uint32_t key, dl_str name)
{
    bool known = row != DL_NO_ROW;
    uint32_t side = known ? facts->rows[row].side : key;
    bool is_item =
        kind == DL_ENTITY_CHIP || kind == DL_ENTITY_PRODUCT || kind == DL_ENTITY_LAW;
    if (kind == DL_ENTITY_GOVERNMENT && !known)
        return; /* of which country nobody knows, so it contradicts none */
    if (role == DL_ROLE_ACTOR && (!is_item || kind == DL_ENTITY_LAW))
        add_key(facts, DL_SUBJECT_SIDES, side);
    else if (kind == DL_ENTITY_LAW && is_standing(name))
        return;
    else if (is_item)
        add_item(facts, kind, key, known ? facts->rows[row].maker : DL_NO_ROW);
    else if (!is_country(side))
        add_key(facts, DL_SUBJECT_TARGETS, side);
    else if (role == DL_ROLE_TARGET)
        add_key(facts, DL_SUBJECT_COUNTRIES, side);
}

static void add_goods(dl_facts *facts, dl_str text)
{
    dl_key_set keys = dl_wares_keys(facts->wares, text);
    for (uint32_t i = 0; i < keys.count; i++) {
        bool plain = keys.items[i] >= DL_KEY_OTHER;
        add_key(facts, plain ? DL_SUBJECT_KINDS : DL_SUBJECT_ITEMS, keys.items[i]);
    }
}

static bool has_key(const dl_key_list *list, uint32_t key)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == key)
            return true;
    return false;
}

/* "Adds Naura to the list" is aimed at China too; "tells Nvidia" is not aimed at the
 * country of both. */
static void add_countries_of_targets(dl_facts *facts)
{
    if (facts->draft.parts[DL_SUBJECT_COUNTRIES].count)
        return;
    const dl_key_list *targets = &facts->draft.parts[DL_SUBJECT_TARGETS];
    for (size_t i = 0; i < targets->count; i++) {
        uint32_t key = targets->items[i];
        uint32_t country = key < DL_KEY_ENTITY ? facts->rows[key].country : 0;
        if (country && !has_key(&facts->draft.parts[DL_SUBJECT_SIDES], country))
            add_key(facts, DL_SUBJECT_COUNTRIES, country);
    }
}

/* --- tellings ---------------------------------------------------------------------- */

static const uint8_t kins[] = {
    [DL_DEED_BAN] = DL_KIN_TIGHTEN,
    [DL_DEED_RESTRICT] = DL_KIN_TIGHTEN,
    [DL_DEED_LICENSE_REQUIRE] = DL_KIN_TIGHTEN,
    [DL_DEED_ENTITY_LIST] = DL_KIN_LIST,
    [DL_DEED_RETALIATE] = DL_KIN_TIGHTEN,
    [DL_DEED_LICENSE_GRANT] = DL_KIN_EASE,
    [DL_DEED_RELAX] = DL_KIN_EASE,
    [DL_DEED_EXEMPT] = DL_KIN_EASE,
    [DL_DEED_RESCIND] = DL_KIN_RESCIND,
    [DL_DEED_LAUNCH_COMPLIANT_CHIP] = DL_KIN_LAUNCH,
    [DL_DEED_LAUNCH] = DL_KIN_LAUNCH,
    [DL_DEED_SUSPEND_SERVICE] = DL_KIN_SUSPEND,
    [DL_DEED_INVESTIGATE] = DL_KIN_ENFORCE,
    [DL_DEED_ENFORCE] = DL_KIN_ENFORCE,
    [DL_DEED_ANNOUNCE] = DL_KIN_SAY,
    [DL_DEED_PROPOSE] = DL_KIN_SAY,
};

/* The beginning, middle or end of a period is about half of it. */
static void set_days(dl_telling *telling, dl_date date)
{
    int32_t days = date.last - date.first + 1;
    telling->from = date.first;
    telling->to = date.last;
    if (date.part == DL_PART_START)
        telling->to = date.first + days / 2;
    else if (date.part == DL_PART_END)
        telling->from = date.last - days / 2;
    else if (date.part == DL_PART_MIDDLE) {
        telling->from = date.first + days / 4;
        telling->to = date.last - days / 4;
    }
    telling->level = days == 1                ? DL_LEVEL_DAY
                     : days <= DL_PERIOD_DAYS ? DL_LEVEL_PERIOD
                                              : DL_LEVEL_COARSE;
}

/* What has happened had happened when it was told. */
static void set_bounds(dl_telling *telling, const dl_event *event, dl_date published)
{
    telling->level = DL_LEVEL_UNDATED;
    telling->from = dl_date_is_set(event->after) ? event->after.first : INT32_MIN;
    telling->to = INT32_MAX;
    if (dl_date_is_set(event->before))
        telling->to = event->before.last;
    else if (dl_date_is_set(published) && event->certainty != DL_CERTAINTY_PLANNED)
        telling->to = published.last;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
    a = (a ^ b) * 0x9E3779B97F4A7C15u; /* odd, from the golden ratio */
    return a ^ a >> 29;
}

static uint64_t document_content(dl_facts *facts, uint32_t document)
{
    const dl_corpus *corpus = facts->corpus;
    uint64_t *content = &facts->documents[document];
    if (!*content) {
        *content = dl_str_hash(dl_corpus_title(corpus, document));
        *content = mix(*content, dl_str_hash(dl_corpus_document_key(corpus, document)));
        *content = mix(*content, dl_corpus_document(corpus, document)->body_length) | 1;
    }
    return *content;
}

dl_telling dl_facts_event(dl_facts *facts, uint32_t event, dl_arena *arena)
{
    const dl_corpus *corpus = facts->corpus;
    const dl_event *record = dl_corpus_event(corpus, event);
    start_subject(facts);
    dl_parties parties = dl_corpus_parties(corpus, event);
    for (size_t i = 0; i < parties.count; i++) {
        uint32_t id = parties.items[i].entity;
        const dl_entity *entity = dl_corpus_entity(corpus, id);
        add_party(facts, parties.items[i].role, (dl_entity_kind)entity->kind, entity->row,
                  entity->row == DL_NO_ROW ? DL_KEY_ENTITY | id : entity->row,
                  dl_corpus_entity_name(corpus, id));
    }
    dl_spans goods = dl_corpus_goods(corpus, event);
    dl_str body = { 0 };
    if (goods.count) /* a body that is not needed is not fetched from the disk */
        body = dl_corpus_body(corpus, record->document);
    for (size_t i = 0; i < goods.count; i++)
        add_goods(facts, dl_str_span(body, goods.items[i]));
    add_countries_of_targets(facts);
    dl_telling telling = { .subject = dl_subject_make(&facts->draft, arena),
                           .kin = kins[record->deed],
                           .effect = INT32_MIN,
                           .event = event,
                           .document = record->document };
    if (record->certainty == DL_CERTAINTY_HYPOTHETICAL)
        telling.kin = (uint8_t)(telling.kin + DL_KIN_HYPOTHETICAL);
    if (dl_date_is_set(record->date))
        set_days(&telling, record->date);
    else
        set_bounds(&telling, record,
                   dl_corpus_document(corpus, record->document)->published);
    /* by article, then in its order: a body has less than 2^27 bytes */
    telling.content = document_content(facts, record->document) << 32 |
                      (uint64_t)record->evidence.start << 5 | record->deed;
    return telling;
}

/* Whether an item of a measure is one of its rows, not goods without a name. */
static bool names_row(const dl_facts *facts, const dl_measure *measure, dl_str item)
{
    for (size_t i = 0; i < measure->row_count; i++) {
        const dl_register_row *row =
            dl_register_row_at(facts->reference->entities, measure->rows[i]);
        for (size_t j = 0; j < row->name_count; j++)
            if (dl_str_equal(row->names[j], item))
                return true;
    }
    return false;
}

static bool contains_ascii(dl_str text, dl_str words)
{
    for (size_t i = 0; i + words.len <= text.len; i++)
        if (dl_str_equal_ascii(dl_str_slice(text, i, i + words.len), words))
            return true;
    return false;
}

/* A rule or bill that the summary names is the item of the measure, for articles tell it
 * by its name. Short names ("EAR") are parts of words. */
static void add_laws(dl_facts *facts, const dl_measure *measure)
{
    enum { SHORTEST_NAME = 6 };
    const dl_register *entities = facts->reference->entities;
    for (size_t i = 0; i < facts->laws.count; i++) {
        const dl_register_row *law = dl_register_row_at(entities, facts->laws.items[i]);
        for (size_t j = 0; j < law->name_count; j++)
            if (dl_str_equal(law->names[j], measure->reference) ||
                (law->names[j].len >= SHORTEST_NAME &&
                 contains_ascii(measure->summary_en, law->names[j])))
                add_key(facts, DL_SUBJECT_ITEMS, facts->laws.items[i]);
    }
}

dl_telling dl_facts_measure(dl_facts *facts, uint32_t measure, dl_arena *arena)
{
    const dl_measure *record = dl_chronology_at(facts->reference->chronology, measure);
    const dl_register *entities = facts->reference->entities;
    start_subject(facts);
    for (size_t i = 0; i < record->row_count; i++) {
        uint32_t row = record->rows[i];
        add_party(facts, (dl_role)record->roles[i], facts->rows[row].kind, row, row,
                  dl_register_row_at(entities, row)->name);
    }
    dl_str rest = record->items, item;
    while (rest.len) {
        dl_str_cut(rest, ';', &item, &rest);
        item = dl_str_trim(item);
        if (!names_row(facts, record, item))
            add_goods(facts, item);
    }
    add_laws(facts, record);
    add_countries_of_targets(facts);
    dl_telling telling = { .subject = dl_subject_make(&facts->draft, arena),
                           .kin = kins[record->deed],
                           .effect = INT32_MIN,
                           .event = measure,
                           .document = DL_NO_ID,
                           .content = measure };
    set_days(&telling, record->date);
    if (dl_date_is_set(record->effect))
        telling.effect = record->effect.first;
    return telling;
}
