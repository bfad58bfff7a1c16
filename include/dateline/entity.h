#ifndef DL_ENTITY_H
#define DL_ENTITY_H
/* [model] Kinds of real-world things that articles name. */
#include "dateline/str.h"

#define DL_ENTITY_KINDS(X)                                                               \
    X(PERSON, "person", "People")                                                        \
    X(COMPANY, "company", "Companies")                                                   \
    X(ORGANISATION, "organisation", "Organisations")                                     \
    X(GOVERNMENT, "government", "Authorities")                                           \
    X(PLACE, "place", "Places")                                                          \
    X(CHIP, "chip", "Chips")                                                             \
    X(PRODUCT, "product", "Products")                                                    \
    X(LAW, "law", "Laws and lists")

typedef enum dl_entity_kind {
#define X(id, name, heading) DL_ENTITY_##id,
    DL_ENTITY_KINDS(X)
#undef X
        DL_ENTITY_KIND_COUNT
} dl_entity_kind;

const char *dl_entity_kind_name(dl_entity_kind kind);    /* "person" */
const char *dl_entity_kind_heading(dl_entity_kind kind); /* "People" */
/* False if the name is none of them. */
bool dl_entity_kind_parse(dl_str name, dl_entity_kind *kind);

#endif
