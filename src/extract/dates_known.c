/* The year of an article that tells none, by what is known to have happened: a day and
 * month that it names, on which a measure of the chronology was taken against a firm or a
 * chip that it names, too. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"

enum { NEAR = 1, YEARS = 200, FIRST_YEAR = 1900 };

/* The rows of the register that the article names; countries and people say too little.
 */
static bool *named_rows(const dl_draft *draft)
{
    const dl_register *entities = draft->reference->entities;
    bool *named = DL_NEW(draft->scratch, bool, (size_t)dl_register_count(entities) + 1);
    for (size_t i = 0; i < draft->cues.count; i++) {
        const dl_entry *entry = draft->cues.items[i].entry;
        if (draft->cues.items[i].class != DL_CUE_NAME || entry->ambiguity)
            continue;
        dl_entity_kind kind = dl_register_row_at(entities, entry->number)->kind;
        named[entry->number] = kind == DL_ENTITY_COMPANY || kind == DL_ENTITY_CHIP ||
                               kind == DL_ENTITY_PRODUCT;
    }
    return named;
}

static bool concerns(const dl_measure *measure, const bool *named)
{
    for (size_t i = 0; i < measure->row_count; i++)
        if (named[measure->rows[i]])
            return true;
    return false;
}

static bool is_day_of(const dl_measure *measure, const dl_expression *found, int *year)
{
    if (measure->date.precision != DL_PRECISION_DAY)
        return false;
    dl_civil civil = dl_day_civil(measure->date.first);
    dl_date told = dl_date_of_day(civil.year, found->to.month, found->to.day);
    *year = civil.year;
    return dl_date_is_set(told) && told.first >= measure->date.first - NEAR &&
           told.first <= measure->date.first + NEAR;
}

bool dl_dates_known_year(const dl_draft *draft, const dl_reading *reading, int *year)
{
    const dl_chronology *chronology = draft->reference->chronology;
    const bool *named = named_rows(draft);
    uint16_t *votes = DL_NEW(draft->scratch, uint16_t, YEARS);
    int best = 0;
    for (size_t n = 0; n < dl_chronology_count(chronology); n++) {
        const dl_measure *measure = dl_chronology_at(chronology, n);
        if (!concerns(measure, named))
            continue;
        for (size_t i = 0; i < reading->found.count; i++) {
            const dl_expression *found = &reading->found.items[i];
            int of;
            if (!dl_date_tells_day(found) || dl_date_is_explicit(found) ||
                !is_day_of(measure, found, &of))
                continue;
            if (of >= FIRST_YEAR && of < FIRST_YEAR + YEARS)
                votes[of - FIRST_YEAR]++;
            break; /* one vote a measure */
        }
    }
    for (int i = 0; i < YEARS; i++)
        if (votes[i] > votes[best])
            best = i;
    *year = FIRST_YEAR + best;
    return votes[best] > 0;
}
