#ifndef DL_REGISTER_H
#define DL_REGISTER_H
/* [reference] The gazetteer: entities with their names in every language.
 *
 * Rows are numbered from 0: the built-in ones first, then the user's. A user's row with
 * the id of a built-in one adds its aliases to it.
 */
#include "dateline/entity.h"
#include "dateline/error.h"

typedef struct dl_register dl_register;

typedef struct dl_register_row {
    dl_str id;   /* slug */
    dl_str name; /* canonical */
    dl_entity_kind kind;
    const dl_str *names; /* all names, the canonical one first */
    size_t name_count;
    dl_str country;     /* ISO 3166 alpha-2, "EU", or empty */
    dl_str role;        /* persons: in English */
    dl_str affiliation; /* id of another row, or empty */
} dl_register_row;

/* Why a string needs context: the "# ambiguous" lines of the table. */
typedef struct dl_ambiguity {
    dl_str text;
    dl_str clash;  /* "common word", "too short", "person name" ... */
    dl_str advice; /* for people */
} dl_ambiguity;

/* Reads a table of entities (columns: id kind name aliases country role affiliation ...,
 * first line a header) into the register. `text` and `arena` must outlive it. */
dl_register *dl_register_new(dl_arena *arena);
void dl_register_load(dl_register *entities, dl_str file, dl_str text, dl_reports *reports);

uint32_t dl_register_count(const dl_register *entities);
const dl_register_row *dl_register_row_at(const dl_register *entities, uint32_t row);
/* The row of an id; DL_NO_ROW (UINT32_MAX) if there is none. */
uint32_t dl_register_find(const dl_register *entities, dl_str id);
/* Whether the register has a product of who has an id. */
bool dl_register_makes(const dl_register *entities, dl_str id);
/* The row of such a product, one of them; UINT32_MAX for none. */
uint32_t dl_register_product(const dl_register *entities, dl_str id);
/* The ambiguity of an exact string; NULL if it has none. */
const dl_ambiguity *dl_register_ambiguity(const dl_register *entities, dl_str text);

#endif
